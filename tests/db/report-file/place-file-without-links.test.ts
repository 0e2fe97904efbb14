import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placeReportFile } from '../../../db/exchange/report-file/place-file.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

/* Sticks with FAT and many shares have no hard links; here the system says so for every file. */
const system = vi.hoisted(() => ({ linkAnswer: 'EPERM', renameAnswer: '' }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));
  const rename: typeof real.rename = (from, to) =>
    system.renameAnswer === '' ? real.rename(from, to) : failing(system.renameAnswer);
  return { ...real, link: () => failing(system.linkAnswer), rename };
});

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
  Object.assign(system, { linkAnswer: 'EPERM', renameAnswer: '' });
});
afterEach(() => folder.remove());

describe.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR'])('where hard links answer %s', (code) => {
  it('of 100 at once under one name one is placed whole and nothing else is left', async () => {
    system.linkAnswer = code;
    const all = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        placeReportFile(folder.path, '报表.xlsx', Buffer.from(`file ${index}`)),
      ),
    );
    const winner = all.findIndex(({ status }) => status === 'fulfilled');
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of all)
      if (answer.status === 'rejected') expect(String(answer.reason)).toContain('file_exists');
    expect(readdirSync(folder.path)).toEqual(['报表.xlsx']);
    expect(readFileSync(join(folder.path, '报表.xlsx'), 'utf8')).toBe(`file ${winner}`);
  });
});

it('a reservation that could not be used is taken back', async () => {
  system.renameAnswer = 'EIO';
  await expect(placeReportFile(folder.path, '报表.xlsx', Buffer.from('x'))).rejects.toThrow('io_error');
  expect(readdirSync(folder.path)).toEqual([]);
});
