import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ConsolidationDifference,
  MadeConsolidation,
  StoredConsolidation,
} from '../../db/domain/consolidation-answers.ts';
import { period } from '../../db/domain/period.ts';
import { LedgerBuilder, yuan } from '../support/ledger-builder.ts';
import { openUpperLevel, packageOf, receive } from '../support/received-packages.ts';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { openCounty, openServices } from '../support/service-host.ts';
import { temporaryFolder } from '../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const year = period('2021');
/** Longyou with receipts of 2020 and 2021. */
const county = (received: number) => ({
  unit: '330825',
  name: '龙游县',
  ledger: new LedgerBuilder()
    .with('enclave')
    .with('due', { year: 2021 })
    .with('receipt', { date: '2020-12-28', amount: yuan(10) })
    .with('receipt', { date: '2021-05-01', amount: yuan(received) })
    .ledger(),
});

async function province(...versions: readonly number[]) {
  const data = join(folder.path, 'data');
  const host = await openServices(data);
  await openUpperLevel(host);
  receive(host, [
    packageOf(county(30), period('2020')),
    ...versions.map((received, at) => packageOf(county(received), year, { version: at + 1 })),
  ]);
  host.close();
  return cliOn(data);
}

describe('the verbs of an upper level', { timeout: processTimeoutMs }, () => {
  it('indicators prints I1 to I21, each with value and unit; the period decides the year', async () => {
    const cli = await province(30);
    const run = cli('indicators', '--period', '2021', '--json');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const answer = run.json<Record<string, Record<string, unknown>>>();
    expect(Object.keys(answer)).toEqual(Array.from({ length: 21 }, (_, at) => `I${at + 1}`));
    expect(answer.I5).toMatchObject({ value: yuan(30), cumulative: yuan(40), unit: 'fen' });
    expect(answer.I7).toMatchObject({ unit: '1/10000 percent' });
    const before = cli('indicators', '--period', '2020', '--json').json<typeof answer>();
    expect(before.I5).toMatchObject({ value: yuan(10), cumulative: yuan(10) });
  });

  it('indicators reads a county’s own ledger', async () => {
    const builder = new LedgerBuilder()
      .with('host')
      .with('enclave')
      .with('receipt', { date: '2021-05-01', amount: yuan(30) });
    (await openCounty(join(folder.path, 'county'), builder)).close();
    const run = cliOn(join(folder.path, 'county'))('indicators', '--period', '2021', '--json');
    expect(run.json<Record<string, unknown>>().I5).toMatchObject({ value: yuan(30), unit: 'fen' });
  });

  it('consolidate writes the workbook once, names who is missing, and diff explains what changed', async () => {
    const cli = await province(30);
    const out = join(folder.path, 'book.xlsx');
    const run = cli('consolidate', '--period', '2021', '--out', out, '--json');
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('25个单位没有审核通过的报表');
    const first = run.json<MadeConsolidation>();
    expect(first.path).toBe(out);
    expect(existsSync(out)).toBe(true);
    const again = cli('consolidate', '--period', '2021', '--out', out, '--json');
    expect(again.status).toBe(3);

    const host = await openServices(join(folder.path, 'data'));
    receive(host, [packageOf(county(35), year, { version: 2 })]);
    host.close();
    expect(cli('consolidate', '--period', '2021', '--units', '330825', '--json').status).toBe(0);
    const listed = cli('consolidations', '--json').json<readonly StoredConsolidation[]>();
    expect(listed.map(({ version, scope }) => [version, scope])).toEqual([
      [2, ['330825']],
      [1, 'all'],
    ]);
    const difference = cli(
      'diff',
      '--period',
      '2021',
      '--a',
      '1',
      '--b',
      '2',
      '--json',
    ).json<ConsolidationDifference>();
    const returns = difference.figures.find(
      ({ indicator, figure }) => indicator === 'I5' && figure === 'value',
    );
    expect(returns).toMatchObject({ a: yuan(30), b: yuan(35) });
    const text = cli('diff', '--a', listed[1]?.id ?? '', '--b', listed[0]?.id ?? '');
    expect(text.stdout).toContain('I5 返利额（报告期）：0.003万元 → 0.0035万元，差0.0005万元');
    expect(text.stdout).toContain('龙游县：报表版本变化');
    expect(text.stdout).toContain('修改，实际到账 30.00 → 35.00');
  });

  it('refuses a county, a period that is none, and another area’s units', async () => {
    (await openCounty(join(folder.path, 'county'), new LedgerBuilder())).close();
    const own = cliOn(join(folder.path, 'county'));
    expect(own('consolidate', '--period', '2021').status).toBe(1);
    const cli = await province(30);
    expect(cli('indicators', '--period', 'gestern').status).toBe(2);
    expect(cli('indicators', '--period', '2021', '--prefecture', '3201').status).toBe(1);
  });
});
