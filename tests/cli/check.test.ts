import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckAnswer } from '../../db/domain/answers.ts';
import { type LedgerBuilder, yuan } from '../support/ledger-builder.ts';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { openCounty } from '../support/service-host.ts';
import { temporaryFolder } from '../support/store-folder.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';

let folder: ReturnType<typeof temporaryFolder>;
let cli: ReturnType<typeof cliOn>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function take(records: unknown) {
  const file = join(folder.path, 'records.json');
  writeFileSync(file, JSON.stringify({ records }));
  return cli('import', file, '--json');
}
/** A county's ledger with a builder's records, made through the services: starting a process takes long. */
async function enter(builder: LedgerBuilder): Promise<void> {
  const data = join(folder.path, 'data');
  (await openCounty(data, builder)).close();
  cli = cliOn(data);
}
const checked = (period: string) => cli('check', '--period', period, '--json');

describe('check', { timeout: processTimeoutMs }, () => {
  it('of a correct period says so and exits 0', async () => {
    await enter(twoEnclaves());
    const run = cli('check', '--period', '2021年第4季度');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toBe(
      '2021年第四季度：强制性审核错误0项，核实性提示未说明0项、已说明0项，提示0项，草稿0处\n',
    );
    const answer = checked('2021').json<CheckAnswer>();
    expect(answer).toMatchObject({ period: '2021', hard: 0, violations: [] });
  });

  it('says each violation by class, rule, message and record, and exits 1, until it is explained', async () => {
    await enter(twoEnclaves());
    const run = cli('check', '--period', '2021Q1');
    expect(run.status).toBe(1);
    expect(run.stdout.split('\n')[0]).toBe(
      '核实性 S45 龙游镇海消薄飞地 2020年第1期应收（固定）：应收30.024万元，已收15.00万元，欠15.024万元，逾期90天（应收期次 due-1 应收）',
    );
    const english = cli('check', '--period', '2021Q1', '--lang', 'en');
    expect(english.status).toBe(1);
    expect(english.stdout).toMatch(
      /^soft S45 龙游镇海消薄飞地, due 2020, instalment 1 \(Fixed\): .+ \(Due due-1 .+\)\nQ1 2021: /,
    );

    const [asked] = checked('2021Q1').json<CheckAnswer>().violations;
    const explanation = { id: 'explanation-1', ...asked?.key, text: '对方资金紧张，五月付清' };
    expect(take([{ type: 'explanation', record: explanation }]).status).toBe(0);
    const explained = cli('check', '--period', '2021Q1');
    expect(explained.status).toBe(0);
    expect(explained.stdout).toContain('\n  审核说明：对方资金紧张，五月付清\n');
  });

  it('hears a slip of the unit: an amount ten thousand times too large', async () => {
    const builder = twoEnclaves();
    builder.change('receipt', 'receipt-3', { amount: yuan(2_001_600_000) });
    builder.change('allocation', 'allocation-3', { amount: yuan(200_160) });
    await enter(builder);
    const run = cli('check', '--period', '2021Q4');
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/^核实性 S41 .*累计到账200,200\.032万元，超过应收及年初欠收60\.048万元/m);
  });

  it('hears a village that was entered twice', async () => {
    const twice = { village_code: '330825101201', name: '试验1村（重复）', weak_to: '2018-12-31' } as const;
    await enter(twoEnclaves().with('village', twice));
    const run = cli('check', '--period', '2021');
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/^强制性 H21 试验1村（重复）：区划代码330825101201与“试验1村”相同/m);
  });
});
