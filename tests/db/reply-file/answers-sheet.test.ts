import { afterAll, beforeAll, expect, it } from 'vitest';
import { editedCells } from '../../../db/exchange/report-file/edited-cells.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import type { PlainSheet } from '../../../db/exchange/workbook/plain.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';
import { drawnReports, recordsOf } from '../report-file/drawn-report.ts';

const folder = temporaryFolder();
let sheet: PlainSheet | undefined;
let edited: readonly unknown[];
let names: readonly string[];
beforeAll(async () => {
  const county = twoEnclaves()
    .with('query', { period: '2021Q4', answer: '回单金额一致，附言写错' })
    .with('query', { period: '2021Q4', field: 'payer', text: '付款单位请填全称' })
    .with('query', {
      period: '2021Q4',
      record_type: null,
      record_id: null,
      field: null,
      text: '请盖章',
      answer: '已补',
    });
  const reports = await drawnReports(folder.path, recordsOf(county), ['2021Q4', '2021Q3']);
  const [quarter, other] = [reports.get('2021Q4'), reports.get('2021Q3')];
  if (quarter === undefined || other === undefined) throw new Error('no report');
  const { workbook, report } = await readReportFile(quarter.bytes, 'x');
  sheet = workbook.sheets.find(({ name }) => name === '核实意见答复');
  edited = editedCells(workbook, report.cellMap);
  names = (await readReportFile(other.bytes, 'x')).workbook.sheets.map(({ name }) => name);
});
afterAll(() => folder.remove());

it('a version that answers queries prints them with the answers; what was only corrected says so', () => {
  const texts = [...(sheet?.cells.values() ?? [])].flatMap((cell) =>
    cell.kind === 'text' ? [cell.text] : [],
  );
  expect(texts).toEqual(
    expect.arrayContaining([
      '核实意见及答复',
      '衢州市',
      '与银行回单不一致，请核实',
      '回单金额一致，附言写错',
      '付款单位',
      '数据已更正',
      '整份报表',
      '已补',
    ]),
  );
  expect(sheet?.state).toBe('visible');
  expect(edited).toEqual([]);
});

it('a report about which nothing was asked has no such sheet', () => {
  expect(names).not.toContain('核实意见答复');
});
