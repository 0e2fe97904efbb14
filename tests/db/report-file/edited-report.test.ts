import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellMapEntry } from '../../../db/exchange/report-file/cell-map.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import { showReportFile } from '../../../db/exchange/report-file/show-report-file.ts';
import {
  externalTimeoutMs,
  libreOfficeConvert,
  needLibreOffice,
  needOpenpyxl,
  openpyxlEdit,
} from '../../support/external-readers.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { type DrawnReport, drawnReports, recordsOf } from './drawn-report.ts';
import { richCounty } from './rich-county.ts';

/* One cell of the drawn report typed over. The edit drops the results of all formulas, a second program calculates them. */

const folder = temporaryFolder();
let report: DrawnReport;
let cellMap: readonly CellMapEntry[];
beforeAll(async () => {
  const reports = await drawnReports(folder.path, recordsOf(richCounty()), ['2021']);
  report = reports.get('2021') ?? expect.fail('no report');
  ({ cellMap } = (await readReportFile(report.path, '')).report);
});
afterAll(() => folder.remove());

const entryOf = (type: string, id: string, field: string, sheet = ''): CellMapEntry =>
  cellMap.find(
    (one) =>
      one.record_type === type &&
      one.record_id === id &&
      one.field === field &&
      one.address.startsWith(sheet),
  ) ?? expect.fail(`${type} ${id} ${field}`);

interface Edit {
  readonly name: string;
  readonly entry: () => CellMapEntry;
  /** What is typed, and as what it is found. */
  readonly typed: string | number;
  readonly found: string;
  /** What was there. */
  readonly expected: string;
  /** Cells whose formulas follow, by form line. */
  readonly follow?: readonly string[];
}

const edits: readonly Edit[] = [
  {
    name: 'an amount of a list',
    entry: () => entryOf('receipt', 'receipt-1', 'amount'),
    expected: '15',
    typed: 15.000001,
    found: '15.000001',
  },
  {
    name: 'a text',
    entry: () => entryOf('receipt', 'receipt-1', 'document_no'),
    expected: 'YH2021-02-10',
    typed: 'YH2021-02-11',
    found: 'YH2021-02-11',
  },
  {
    name: 'a village’s part',
    entry: () => entryOf('batch_line', 'batch_line-7', 'amount'),
    expected: '30',
    typed: 3,
    found: '3',
    follow: ['batch total'],
  },
  {
    name: 'a figure of a form, and what is made of it',
    entry: () => entryOf('enclave', 'enclave-1', '330825 07(1)', '到村分配!'),
    expected: '0.010002',
    typed: 7,
    found: '7',
    follow: ['report 06(1)', 'report 07(1)', 'report 13(1)', 'enclave 330825 06(1)', 'enclave 330825 13(1)'],
  },
];

const places = ({ record_type, field }: CellMapEntry): string => `${record_type} ${field}`;

describe('one visible cell typed over', () => {
  it('is named, with its sheet, what it said and what it says', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    await needLibreOffice(context);
    const files: string[] = [];
    for (const [at, { entry, typed }] of edits.entries()) {
      const mark = entry().address.lastIndexOf('!');
      const [sheet, address] = [entry().address.slice(0, mark), entry().address.slice(mark + 1)];
      const file = join(folder.path, `edited-${at}.xlsx`);
      await openpyxlEdit(report.path, file, sheet, address, typed);
      files.push(file);
    }
    const saved = await libreOfficeConvert(files, 'xlsx', join(folder.path, 'saved'));
    for (const [at, edit] of edits.entries()) {
      const shown = await showReportFile(saved[at] ?? '');
      const { address } = edit.entry();
      expect([edit.name, shown.edited_cells.filter((cell) => cell.address === address)]).toEqual([
        edit.name,
        [{ ...edit.entry(), expected: edit.expected, found: edit.found }],
      ]);
      const others = shown.edited_cells.filter((cell) => cell.address !== address);
      expect([edit.name, others.map(places).toSorted()]).toEqual([edit.name, (edit.follow ?? []).toSorted()]);
      // What the report says is as it was.
      expect(shown.signature).toBe('valid');
      expect(shown.records).toEqual(report.packaged);
    }
  });

  it('nothing is named of a report that was only copied', async () => {
    const copy = join(folder.path, 'copy.xlsx');
    await copyFile(report.path, copy);
    expect((await showReportFile(copy)).edited_cells).toEqual([]);
  });
});
