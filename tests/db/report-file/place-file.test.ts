import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, type TestContext } from 'vitest';
import { FailureError } from '../../../db/domain/failure.ts';
import { reportFileName, safeStem } from '../../../db/exchange/report-file/file-name.ts';
import { placeReportFile } from '../../../db/exchange/report-file/place-file.ts';
import { reportNotRun } from '../../support/not-run.ts';
import { ordinaryUser } from '../../support/ordinary-user.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());
const bytes = (text: string) => Buffer.from(text);
const names = () => readdirSync(folder.path).sort();
const isRoot = process.getuid?.() === 0;

async function failure(placing: Promise<unknown>) {
  const error = await placing.then(() => undefined).catch((reason: unknown) => reason);
  return error instanceof FailureError ? error.failure : error;
}

function skip(context: TestContext, reason: string): never {
  reportNotRun(context.task.name, reason);
  return context.skip(`not run: ${reason}`);
}

it('places a file whole, later versions beside it, and leaves nothing else', async () => {
  const placed = await placeReportFile(folder.path, '龙游县 2020Q3.xlsx', bytes('one'));
  expect(placed).toEqual({
    file: '龙游县 2020Q3.xlsx',
    path: join(folder.path, '龙游县 2020Q3.xlsx'),
    created: true,
  });
  await placeReportFile(folder.path, '龙游县 2020Q3_v2.xlsx', bytes('two'));
  expect(names()).toEqual(['龙游县 2020Q3.xlsx', '龙游县 2020Q3_v2.xlsx']);
  expect(readFileSync(placed.path, 'utf8')).toBe('one');
});

it('never overwrites: of 100 at once under one name one is placed, the others are told', async () => {
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      placeReportFile(folder.path, '报表.xlsx', bytes(`file ${index}`)).then(
        () => index,
        (error: unknown) => (error instanceof FailureError ? error.failure : error),
      ),
    ),
  );
  const winners = all.filter((answer) => typeof answer === 'number');
  expect(winners).toHaveLength(1);
  expect(all.filter((answer) => typeof answer !== 'number')).toEqual(
    Array.from({ length: 99 }, () => ({ code: 'file_exists', args: { file: '报表.xlsx' } })),
  );
  expect(names()).toEqual(['报表.xlsx']);
  expect(readFileSync(join(folder.path, '报表.xlsx'), 'utf8')).toBe(`file ${winners[0]}`);
});

it('the same file again is no failure and is not written again', async () => {
  await placeReportFile(folder.path, '报表.xlsx', bytes('same'));
  expect(await placeReportFile(folder.path, '报表.xlsx', bytes('same'))).toMatchObject({ created: false });
  expect(names()).toEqual(['报表.xlsx']);
});

it('a folder or a link of the name is in the way, too', async () => {
  mkdirSync(join(folder.path, '甲.xlsx'));
  writeFileSync(join(folder.path, 'elsewhere'), 'x');
  symlinkSync(join(folder.path, 'elsewhere'), join(folder.path, '乙.xlsx'));
  for (const stem of ['甲', '乙'])
    expect(await failure(placeReportFile(folder.path, `${stem}.xlsx`, bytes('x')))).toMatchObject({
      code: 'file_exists',
    });
  expect(readFileSync(join(folder.path, 'elsewhere'), 'utf8')).toBe('x');
});

it('a missing folder, or a file in its place', async () => {
  const missing = join(folder.path, '没有');
  expect(await failure(placeReportFile(missing, '报表.xlsx', bytes('x')))).toEqual({
    code: 'folder_missing',
    args: { path: missing },
  });
  writeFileSync(missing, '');
  expect(await failure(placeReportFile(missing, '报表.xlsx', bytes('x')))).toMatchObject({
    code: 'folder_missing',
  });
});

it('a folder that may not be written to', (context) => {
  if (process.platform === 'win32') skip(context, 'Windows has no modes');
  const closed = join(folder.path, 'closed');
  mkdirSync(closed);
  chmodSync(folder.path, 0o755);
  chmodSync(closed, 0o555);
  const script = fileURLToPath(new URL('./place-once.ts', import.meta.url));
  const { file, before, options } = ordinaryUser();
  const printed = execFileSync(file, [...before, script, closed], { encoding: 'utf8', ...options });
  expect(JSON.parse(printed)).toEqual({ code: 'folder_read_only', args: { path: closed } });
  expect(readdirSync(closed)).toEqual([]);
});

it('a full disk leaves nothing behind', async (context) => {
  if (!isRoot || process.platform !== 'linux') skip(context, 'mounting a small disk needs root on Linux');
  const disk = join(folder.path, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    skip(context, 'a small disk could not be mounted here');
  }
  try {
    expect(await failure(placeReportFile(disk, '报表.xlsx', Buffer.alloc(1_000_000, 1)))).toEqual({
      code: 'disk_full',
      args: { path: disk },
    });
    expect(readdirSync(disk)).toEqual([]);
    await placeReportFile(disk, '报表.xlsx', Buffer.alloc(10_000, 1));
  } finally {
    execFileSync('umount', [disk]);
  }
});

it.each([
  ['龙游县/飞地:"2020Q3"?', '龙游县_飞地__2020Q3__'],
  ['CON', '_CON'],
  ['aux.2020', '_aux.2020'],
  [' .. 报表. ', '报表'],
  ['...', '_'],
  ['', '_'],
  ['a\u0000b\nc', 'a_b_c'],
])('%j becomes the name %j', (text, stem) => {
  expect(safeStem(text)).toBe(stem);
  expect(safeStem(stem)).toBe(stem);
});

it('a long name is cut between characters, and the version stays', () => {
  const name = reportFileName('飞🧧'.repeat(100), 12);
  expect(Buffer.byteLength(name)).toBeLessThan(200);
  expect(name).toMatch(/^(飞🧧)+飞?_v12\.xlsx$/u);
  expect(() => reportFileName('x', 0)).toThrow(RangeError);
});
