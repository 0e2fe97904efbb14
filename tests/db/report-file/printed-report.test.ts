import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  externalTimeoutMs,
  libreOfficeConvert,
  needLibreOffice,
  needOpenpyxl,
  needPdfReader,
  type OpenpyxlSheet,
  openpyxlDump,
  type PdfPage,
  pdfPages,
} from '../../support/external-readers.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { type DrawnReport, demoRecords, drawnReports, recordsOf } from './drawn-report.ts';
import { type PrintedTable, printedTable, shown } from './printed-table.ts';
import { projectCounty } from './project-county.ts';
import { richCounty } from './rich-county.ts';

/* The report on paper: what a printer would get. */

const folders = { rich: temporaryFolder(), demo: temporaryFolder(), projects: temporaryFolder() };
let rich: DrawnReport;
let projects: DrawnReport;
let demo: DrawnReport;
beforeAll(async () => {
  const reports = await drawnReports(folders.rich.path, recordsOf(richCounty()), ['2021Q4']);
  rich = reports.get('2021Q4') ?? expect.fail('no report');
  demo =
    (await drawnReports(folders.demo.path, demoRecords, ['2020'])).get('2020') ?? expect.fail('no report');
  const year = await drawnReports(folders.projects.path, recordsOf(projectCounty()), ['2021']);
  projects = year.get('2021') ?? expect.fail('no report');
});
afterAll(() => {
  for (const folder of Object.values(folders)) folder.remove();
});

/** Sheets in their order, each with its table and the pages it takes. */
interface PrintedSheet {
  readonly name: string;
  readonly title: string;
  readonly table: PrintedTable;
  readonly fit: OpenpyxlSheet['fit'];
  readonly pages: readonly PdfPage[];
}

/** Text of a page without blanks: a program may break it anywhere. */
const textOf = ({ words }: PdfPage): string => words.map(({ text }) => text).join('');

interface Printed {
  readonly pages: readonly PdfPage[];
  readonly sheets: readonly PrintedSheet[];
}

const done = new Map<string, Promise<Printed>>();
function printed({ path }: DrawnReport): Promise<Printed> {
  const already = done.get(path) ?? print(path);
  done.set(path, already);
  return already;
}

async function print(path: string): Promise<Printed> {
  const { sheets } = await openpyxlDump(path);
  const [pdf = ''] = await libreOfficeConvert([path], 'pdf', folders.rich.path);
  const pages = await pdfPages(pdf);
  const visible = sheets.filter(({ state }) => state === 'visible');
  let from = 0;
  return {
    pages,
    sheets: visible.map((sheet, at) => {
      const title = String(sheet.cells.A1?.value);
      const next = String(visible[at + 1]?.cells.A1?.value);
      const later = pages.findIndex((page, index) => index > from && startsWith(page, next));
      const to = later < 0 ? pages.length : later;
      const taken = pages.slice(from, to);
      from = to;
      return { name: sheet.name, title, table: printedTable(sheet), fit: sheet.fit, pages: taken };
    }),
  };
}

const startsWith = (page: PdfPage, title: string): boolean => textOf(page).startsWith(title);

/** Millimetres of a length in points. */
const mm = (points: number): number => Math.round((points / 72) * 25.4);

describe.each(['rich', 'demo', 'projects'] as const)('printed by LibreOffice: %s', (county) => {
  it('A4 landscape, page x of y, every column on every page of its sheet', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    await needLibreOffice(context);
    await needPdfReader(context);
    const { pages, sheets } = await printed({ rich, demo, projects }[county]);
    expect(sheets.flatMap((sheet) => sheet.pages)).toEqual(pages);
    pages.forEach((page, at) => {
      expect([mm(page.width), mm(page.height)]).toEqual([297, 210]);
      expect(textOf(page)).toContain(`第${at + 1}页，共${pages.length}页`);
      // Inside the margins, so that no printer cuts anything off.
      for (const { left, right, text } of page.words) {
        expect(text).not.toMatch(/#{2}/);
        expect([text, mm(left) >= 11, mm(right) <= 297 - 11]).toEqual([text, true, true]);
      }
    });
    for (const { name, title, table, pages: own } of sheets) {
      expect([name, own.length > 0]).toEqual([name, true]);
      expect([name, startsWith(own[0] ?? expect.fail('no page'), title)]).toEqual([name, true]);
      for (const page of own) {
        const text = textOf(page);
        // Labels stand side by side: their lines may be mixed, their characters not lost.
        const characters = Map.groupBy(text, (one) => one);
        for (const [one, times] of Map.groupBy(table.labels.join('').replaceAll(' ', ''), (of) => of)) {
          const found = characters.get(one)?.length ?? 0;
          expect([name, one, found >= times.length]).toEqual([name, one, true]);
        }
        expect([name, numbersOn(page, table.numbers)]).toEqual([name, table.numbers]);
      }
      const last = textOf(own.at(-1) ?? expect.fail('no page'));
      expect([name, last.includes('单位负责人：李军')]).toEqual([name, true]);
    }
  });
});

/** The line of column numbers of a page, from left to right. */
function numbersOn({ words }: PdfPage, numbers: readonly string[]): string[] {
  const tops = words.filter(({ text }) => text === '甲').map(({ top }) => top);
  const lines = tops.map((top) =>
    words
      .filter((word) => Math.abs(word.top - top) < 3)
      .toSorted((a, b) => a.left - b.left)
      .map(({ text }) => text),
  );
  return lines.find((line) => line.length === numbers.length) ?? lines[0] ?? [];
}

it('the 121 villages take several pages, each under the head, and each village stands on one', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  await needLibreOffice(context);
  await needPdfReader(context);
  const { sheets } = await printed(demo);
  const { table, pages } = sheets.find(({ name }) => name === '薄弱村') ?? expect.fail('no sheet');
  expect(pages.length).toBeGreaterThan(2);
  const codes = table.rows
    .map(({ cells }) => String(shown(cells[1])))
    .filter((code) => /^\d{12}$/.test(code));
  expect(codes).toHaveLength(121);
  const onPages = pages.map((page) =>
    page.words.map(({ text }) => text).filter((text) => /^3308\d{8}$/.test(text)),
  );
  expect(onPages.flat()).toEqual(codes);
});

it('the lines of an account stand on one page, which says whose they are', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  await needLibreOffice(context);
  await needPdfReader(context);
  const { sheets } = await printed(rich);
  const { pages } = sheets.find(({ name }) => name === '飞地收益') ?? expect.fail('no sheet');
  const titles = ['全部飞地合计', '飞地：龙游镇海消薄飞地', '飞出地：龙游县', '飞出地：庆元县'];
  expect(pages).toHaveLength(4);
  pages.forEach((page, at) => {
    expect(textOf(page)).toContain(titles[at]);
    // The codes of the lines; the number of pages stands below them.
    const codes = page.words.filter(({ text, top }) => /^\d\d$/.test(text) && top < page.height - 60);
    const inOrder = codes.toSorted((a, b) => a.top - b.top).map(({ text }) => Number(text));
    expect(inOrder).toEqual(Array.from({ length: 25 }, (_, line) => line + 1));
  });
});

it('a form of one account is one page, signatures and notes with it', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  await needLibreOffice(context);
  await needPdfReader(context);
  const { sheets } = await printed(demo);
  for (const tab of ['飞地', '飞地收益', '到村分配']) {
    const { pages, fit } = sheets.find(({ name }) => name === tab) ?? expect.fail('no sheet');
    // Also where faces are wider than here.
    expect([tab, pages.length, fit]).toEqual([tab, 1, [true, 1, 1]]);
    expect(textOf(pages[0] ?? expect.fail('no page'))).toMatch(/报出日期：[\s\S]*说明：/);
  }
});
