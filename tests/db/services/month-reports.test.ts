import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededPorts } from '../../../db/ports.ts';
import { drawReportSheets } from '../../../db/services/report-sheets.ts';
import { HOME, yuan } from '../../support/ledger-builder.ts';
import { oneProject } from '../../support/one-project.ts';
import { importable } from '../../support/records-file.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { at, day, signers } from './desk.ts';

const march = '龙游县_项目投资_2021年03月.xlsx';

let data: ReturnType<typeof temporaryFolder>;
let shared: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  [data, shared] = [temporaryFolder(), temporaryFolder()];
  host = await openServices(data.path, seededPorts(7, '2021-04-08T01:00:00Z'), drawReportSheets);
  await host.call('session.initialise', { role: 'county', unit: HOME, person: '王芳', language: 'zh-CN' });
  await host.call('records.import', { records: importable(oneProject()), source: 'test' });
});
afterEach(() => {
  host.close();
  for (const folder of [data, shared]) folder.remove();
});

const submit = (period: string, correction_reason: string | null = null) => ({
  period: at(period),
  folder: shared.path,
  signers: { ...signers, report_date: day('2021-04-08') },
  correction_reason,
});
const manifestOf = async (file: string) =>
  (await host.call('reports.show', { file: join(shared.path, file) })).manifest;

describe('a month of project investment', () => {
  it('is filed under its name, read back whole, and corrected', async () => {
    const { file } = await host.call('reports.submit', submit('2021-03'));
    expect(file).toBe(march);
    const shown = await host.call('reports.show', { file: join(shared.path, file) });
    expect(shown).toMatchObject({ signature: 'valid', edited_cells: [] });
    expect(await manifestOf(file)).toMatchObject({
      control_totals: { investment_ytd: yuan('4500000.01'), funds_ytd: yuan(6_000_000) },
    });

    const values = { inv_month: yuan(2_500_000) };
    const change = { type: 'investment', id: 'investment-2', base_revision: 1, values } as const;
    await host.call('records.save', { changes: [change], why: null });
    const second = await host.call('reports.submit', submit('2021-03', '尾数填错'));
    expect(readdirSync(shared.path).sort()).toEqual([march, second.file].sort());
    expect(second.file).toBe(march.replace('.xlsx', '_v2.xlsx'));
    expect(await manifestOf(second.file)).toMatchObject({
      version: 2,
      control_totals: { investment_ytd: yuan(4_500_000) },
    });
  });

  it('is not filed before the form is declared, nor in January', async () => {
    expect(await host.refused('reports.submit', submit('2021-02'))).toMatchObject({
      code: 'blocked_by_violations',
    });
    expect(await host.refused('reports.submit', submit('2021-01'))).toMatchObject({ code: 'period_invalid' });
    expect(readdirSync(shared.path)).toEqual([]);
  });
});
