import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CheckAnswer, ShownReport } from '../../db/domain/answers.ts';
import { yuan } from '../support/ledger-builder.ts';
import { oneProject } from '../support/one-project.ts';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { openCounty } from '../support/service-host.ts';
import { temporaryFolder } from '../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

it('a month goes from check to submit to show', { timeout: processTimeoutMs }, async () => {
  const [data, shared] = ['data', 'shared'].map((name) => join(folder.path, name));
  if (data === undefined || shared === undefined) throw new Error('no folders');
  mkdirSync(shared);
  (await openCounty(data, oneProject())).close();
  const cli = cliOn(data);

  const checked = cli('check', '--period', '2021年3月', '--json');
  expect(checked).toMatchObject({ status: 0, stderr: '' });
  expect(checked.json<CheckAnswer>()).toMatchObject({ period: '2021-03', hard: 0, unexplained: 0 });

  const names = ['--filler', '王芳', '--phone', '0570-0000000', '--stat-head', '张伟', '--unit-head', '李军'];
  const submitted = cli(
    'submit',
    '--period',
    '2021-03',
    '--to',
    shared,
    ...names,
    '--report-date',
    '2021-04-08',
  );
  expect(submitted).toMatchObject({ status: 0, stderr: '' });
  const file = '龙游县_项目投资_2021年03月.xlsx';
  expect(submitted.stdout).toContain(file);
  expect(existsSync(join(shared, file))).toBe(true);

  const shown = cli('show', join(shared, file));
  expect(shown).toMatchObject({ status: 0, stderr: '' });
  const { manifest, signature, edited_cells, records } = shown.json<ShownReport>();
  expect({ signature, edited_cells }).toEqual({ signature: 'valid', edited_cells: [] });
  expect(manifest).toMatchObject({
    period: '2021-03',
    form_versions: { investment: '1' },
    counts: { project: 1, project_year: 1, investment: 1 },
    control_totals: {
      investment_year_plan: yuan(30_000_000),
      investment_period: yuan('2500000.01'),
      investment_ytd: yuan('4500000.01'),
      investment_since_start: yuan('4500000.01'),
      funds_period: yuan(3_000_000),
      funds_ytd: yuan(6_000_000),
      funds_since_start: yuan(6_000_000),
    },
  });
  expect(Object.keys((manifest as { form_versions: object }).form_versions)).toEqual(['investment']);
  expect(records.filter(({ type }) => type === 'investment').map(({ record }) => record.month)).toEqual([
    '2021-03',
  ]);
});
