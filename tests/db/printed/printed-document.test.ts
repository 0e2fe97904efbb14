import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedDocument, PrintedPage } from '../../../db/domain/printed-pages.ts';
import { type ListTable, listBook } from '../../../db/exchange/list-file/list-book.ts';
import { printedDocument } from '../../../db/exchange/printed/printed-document.ts';
import type { CellModel } from '../../../db/exchange/workbook/model.ts';
import type { PlainCell, PlainSheet } from '../../../db/exchange/workbook/plain.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import {
  externalTimeoutMs,
  libreOfficeConvert,
  needLibreOffice,
  needPdfReader,
  type PdfPage,
  pdfPages,
} from '../../support/external-readers.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { type DrawnReport, demoRecords, drawnReports, recordsOf } from '../report-file/drawn-report.ts';
import { projectCounty } from '../report-file/project-county.ts';
import { richCounty } from '../report-file/rich-county.ts';

/* Forms as pages: the workbook's figures and texts on the pages that the workbook has on paper. */

const counties = {
  rich: [recordsOf(richCounty()), '2021Q4'],
  demo: [demoRecords, '2020'],
  projects: [recordsOf(projectCounty()), '2021'],
} as const;
/** A list of many columns, some of whose texts need several lines. */
const longTexts: ListTable = {
  title: '项目{清单}',
  tab: '项目',
  lines: ['龙游县　2022-01-10 09:00 导出', '共 120 条'],
  heads: [
    '项目名称',
    '代码',
    '日期',
    '总投资（万元）',
    ...Array.from({ length: 8 }, (_, at) => `说明${at + 1}`),
  ],
  rows: Array.from({ length: 120 }, (_, at): CellModel[] => [
    { kind: 'text', value: `第${at + 1}个山海协作产业园配套基础设施提升项目`, style: 'body' },
    { kind: 'text', value: `2403-330825-04-01-${100_000 + at}`, style: 'body' },
    { kind: 'date', iso: '2021-06-30', style: 'bodyDate' },
    { kind: 'number', decimal: `${at * 1001}.25`, style: 'bodyMoney' },
    ...Array.from({ length: 8 }, (_, column): CellModel => {
      const words = '按协议逐年推进，资金已到位'.repeat((at + column) % 5);
      return { kind: 'text', value: words, style: 'body' };
    }),
  ]),
  total: null,
  unit: '龙游县',
  created: '2022-01-10T01:00:00Z',
};
/** The last: nobody chose one. */
const listPapers = [{ size: 'A3', landscape: true }, { size: 'A4', landscape: false }, undefined] as const;

const names = ['rich', 'demo', 'projects'] as const;
const folders = { rich: temporaryFolder(), demo: temporaryFolder(), projects: temporaryFolder() };
const drawn = new Map<string, { readonly report: DrawnReport; readonly document: PrintedDocument }>();
beforeAll(async () => {
  for (const name of names) {
    const [records, of] = counties[name];
    const report =
      (await drawnReports(folders[name].path, records, [of])).get(of) ?? expect.fail('no report');
    drawn.set(name, { report, document: await printedDocument(report.bytes) });
  }
});
afterAll(() => {
  for (const folder of Object.values(folders)) folder.remove();
});
const given = (name: string) => drawn.get(name) ?? expect.fail(name);

/** What a sheet's pages show, row by row, the repeated heads only once. */
function rowsOf({ pages }: PrintedDocument, sheet: number): readonly (readonly string[])[] {
  const [first, ...more] = pages.filter((page) => page.sheet === sheet);
  if (first === undefined) return [];
  const head = repeated(first, more[0]);
  return [first, ...more.map(({ rows }) => ({ rows: rows.slice(head) }))].flatMap(({ rows }) =>
    rows.map(({ cells }) => cells.map(({ text }) => text).filter((text) => text !== '')),
  );
}

/** Rows at the beginning of a later page that stand on the first one, too. */
function repeated(first: PrintedPage, later: PrintedPage | undefined): number {
  const from = first.rows.findIndex((row) => later !== undefined && row === later.rows[0]);
  return from < 0 ? 0 : (later?.rows.findIndex((row, at) => row !== first.rows[from + at]) ?? 0);
}

function valuesOf({ rowCount, cells }: PlainSheet): readonly (readonly PlainCell[])[] {
  const rows = Array.from({ length: rowCount }, (): PlainCell[] => []);
  for (const [address, cell] of cells) rows[Number(/\d+$/.exec(address)?.[0]) - 1]?.push(cell);
  return rows.map((row) => row.filter((cell) => cell.kind !== 'text' || cell.text !== ''));
}

describe.each(names)('the pages of %s', (name) => {
  it('hold every text and figure of the workbook, in its order, and nothing else', async () => {
    const { report, document } = given(name);
    const { sheets } = await readWorkbook(report.bytes);
    const visible = sheets.filter(({ state }) => state === 'visible');
    expect(document.sheets.map((sheet) => sheet.name)).toEqual(visible.map((sheet) => sheet.name));
    visible.forEach((sheet, at) => {
      const rows = valuesOf(sheet);
      const shown = rowsOf(document, at);
      expect(shown.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      rows.forEach((row, index) => {
        row.forEach((cell, column) => {
          const text = shown[index]?.[column] ?? '';
          const value = cell.kind === 'formula' ? cell.cached : cell;
          if (value?.kind === 'text') expect(text).toBe(value.text);
          else if (value?.kind === 'number')
            // Shown with two decimals or four; no figure is cut off.
            expect(Math.abs(Number(text.replace(/[,%]/g, '')) - Number(value.decimal))).toBeLessThan(0.00501);
          else expect(text.replace(/[年月日]/g, '-')).toMatch(/^\d{4}-\d\d?-\d\d?-?$/);
        });
      });
    });
  });

  it('lie within the paper, column by column and row by row', () => {
    const { sheets, pages, margins } = given(name).document;
    for (const sheet of sheets)
      expect(sum(sheet.columns)).toBeLessThanOrEqual(297 - margins.left - margins.right + 0.01);
    for (const { rows, sheet } of pages) {
      expect(sum(rows.map(({ height }) => height))).toBeLessThanOrEqual(210 - margins.top - margins.bottom);
      for (const { cells } of rows)
        expect(sum(cells.map(({ span }) => span))).toBe(sheets[sheet]?.columns.length);
    }
  });
});

it('the pages are those that LibreOffice prints, with the same characters on each', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needLibreOffice(context);
  await needPdfReader(context);
  // One start of the program for all.
  const files = names.map((name) => {
    const file = join(folders.rich.path, `${name}.xlsx`);
    copyFileSync(given(name).report.path, file);
    return file;
  });
  const lists = [...listPapers.entries()].map(([at, paper]) => ({
    paper,
    file: join(folders.rich.path, `list-${at}.xlsx`),
  }));
  const listed: PrintedDocument[] = [];
  for (const { paper, file } of lists) {
    const bytes = await writeWorkbook(listBook(longTexts, paper));
    writeFileSync(file, bytes);
    listed.push(await printedDocument(bytes));
  }
  const all = [...files, ...lists.map(({ file }) => file)];
  const pdfs = await libreOfficeConvert(all, 'pdf', folders.rich.path);
  for (const [at, document] of listed.entries()) {
    const printed = await pdfPages(pdfs[files.length + at] ?? '');
    expect(document.pages.map(charactersOf)).toEqual(printed.map(charactersOnPaper));
    expect(document.pages.length).toBeGreaterThan(2);
    expect(document.paper).toEqual(listPapers[at] ?? { size: 'A4', landscape: true });
  }
  for (const [at, name] of names.entries()) {
    const printed = await pdfPages(pdfs[at] ?? '');
    expect(given(name).document.pages.map(charactersOf)).toEqual(printed.map(charactersOnPaper));
  }
});

const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);
const sorted = (text: string): string => [...text.replace(/\s/g, '')].toSorted().join('');
const charactersOnPaper = ({ words }: PdfPage): string => sorted(words.map(({ text }) => text).join(''));
function charactersOf({ rows, footer }: PrintedPage): string {
  const cells = rows.flatMap((row) => row.cells.map(({ text }) => text));
  return sorted([...cells, footer.left, footer.center, footer.right].join(''));
}
