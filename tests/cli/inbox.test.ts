import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedPackages, InboxState } from '../../db/domain/inbox-answers.ts';
import { CountyOffice, type PlacedReport } from '../support/county-office.ts';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/store-folder.ts';

const longyou = '330825';
const kecheng = '330802';

const data = temporaryFolder();
const folder = temporaryFolder();
const cli = cliOn(data.path);
let offices: readonly CountyOffice[] = [];
let laptop: PlacedReport;

beforeAll(async () => {
  offices = await Promise.all([
    CountyOffice.open(longyou),
    CountyOffice.open(kecheng),
    CountyOffice.open(longyou, 2),
  ]);
  for (const office of offices.slice(0, 2)) {
    const { file, bytes } = await office.submit();
    writeFileSync(join(folder.path, file), bytes);
  }
  const last = await offices[2]?.submit();
  if (last === undefined) throw new Error('no report');
  laptop = last;
  expect(cli('init', '--role', 'province', '--person', '陈静').status).toBe(0);
}, processTimeoutMs);
afterAll(() => {
  for (const office of offices) office.close();
  for (const one of [data, folder]) one.remove();
});

const period = ['--period', '2021'] as const;
const stateOf = (state: InboxState, unit: string) => state.rows.find((row) => row.unit.code === unit)?.state;

describe('the inbox in the terminal', { timeout: processTimeoutMs }, () => {
  it('says what lies in the folder, and exits 1 while something waits for a decision', () => {
    const run = cli('inbox', '--from', folder.path, ...period, '--json');
    expect(run.status).toBe(1);
    const state = run.json<InboxState>();
    expect(stateOf(state, longyou)).toBe('waiting');
    expect(stateOf(state, '330127')).toBe('missing');
  });

  it('confirms the first computers, receives their reports, and says so in words', () => {
    const trusted = cli('trust', ...period, '--json');
    expect([trusted.status, trusted.json<{ trusted: number }>().trusted]).toEqual([0, 2]);
    const run = cli('inbox', ...period);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('龙游县（330825）：待审核 第1版');
    expect(run.stdout).toContain('2021年：应报26，已收2，通过0');
  });

  it('accepts one unit, then all that have no fault', () => {
    const one = cli('accept', ...period, '--unit', longyou, '--json');
    expect([one.status, one.json<AcceptedPackages>().accepted.length]).toEqual([0, 1]);
    const rest = cli('accept', ...period, '--all', '--json');
    expect(rest.json<AcceptedPackages>().accepted.map(({ unit }) => unit)).toEqual([kecheng]);
    expect(rest.status).toBe(0);
    expect(cli('accept', ...period, '--all').stdout).toContain('没有待通过的报表');
    expect(cli('accept', ...period, '--unit', longyou).status).toBe(1);
  });

  it('asks about a second computer, and refuses the fork that it brings', () => {
    writeFileSync(join(folder.path, '笔记本.xlsx'), laptop.bytes);
    expect(cli('trust', ...period).status).toBe(1);
    const key = cli('trust', ...period, '--json').json<{
      waiting: readonly { report: { public_key: string } }[];
    }>().waiting[0]?.report.public_key;
    expect(cli('trust', ...period, '--unit', longyou, '--key', key ?? '').status).toBe(0);
    const run = cli('accept', ...period, '--all', '--confirm', '--json');
    expect(run.status).toBe(1);
    expect(run.json<AcceptedPackages>().refused.map(({ reasons }) => reasons[0])).toEqual(['fork', 'fork']);
  });

  it('fails with 3 where the folder is gone, which is not remembered, and 2 for what cannot be meant', () => {
    expect(cli('inbox', '--from', join(folder.path, 'gone'), ...period).status).toBe(3);
    expect(cli('inbox', '--period', '2021H1').status).toBe(2);
    expect(cli('accept', ...period).status).toBe(2);
    expect(cli('inbox', ...period, '--json').json<InboxState>().folder).toBe(folder.path);
  });

  it('withdraws the computers of a unit, once', () => {
    expect(cli('trust', '--withdraw').status).toBe(2);
    const run = cli('trust', '--withdraw', '--unit', kecheng);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^已停用 柯城区 的电脑 ([0-9A-F]{4} ){3}[0-9A-F]{4}\n$/);
    expect(cli('trust', '--withdraw', '--unit', kecheng).status).toBe(1);
  });

  it('locks what is accepted', () => {
    expect(cli('lock', ...period, '--json').json<{ locked: number }>().locked).toBe(2);
  });

  it('writes the receipts of all that is accepted, once', () => {
    const receipts = () => cli('receipt', '--all', ...period, '--to', folder.path);
    expect(receipts()).toMatchObject({ status: 0, stdout: expect.stringContaining('回执_锁定_v1.xlsx') });
    expect(receipts().stdout.match(/该文件已在文件夹中/g)).toHaveLength(2);
  });
});
