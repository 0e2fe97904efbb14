import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  externalTimeoutMs,
  needOpenpyxl,
  type OpenpyxlSheet,
  type OpenpyxlWorkbook,
  openpyxlDump,
} from '../../support/external-readers.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { type DrawnReport, drawnReports, recordsOf } from './drawn-report.ts';
import { printedTable, shown } from './printed-table.ts';
import { richCounty } from './rich-county.ts';

/** What stands around the figures of every sheet (model §5.1), and how it is printed. */

const folder = temporaryFolder();
let reports: ReadonlyMap<string, DrawnReport>;
beforeAll(async () => {
  reports = await drawnReports(folder.path, recordsOf(richCounty()), ['2021Q4', '2021']);
});
afterAll(() => folder.remove());

const opened = new Map<string, Promise<OpenpyxlWorkbook>>();
/** The sheets that people read. */
async function sheetsOf(period: string): Promise<readonly OpenpyxlSheet[]> {
  const { path } = reports.get(period) ?? expect.fail('no report');
  const workbook = opened.get(path) ?? openpyxlDump(path);
  opened.set(path, workbook);
  return (await workbook).sheets.filter(({ state }) => state === 'visible');
}

/** Forms by their tab: with the head that the records state, and without one. */
const forms: Readonly<Record<string, { title: string; marks: string[] }>> = {
  飞地收益: {
    title: '飞地收益情况',
    marks: [
      '表　　号：山海04表',
      '制定机关：试验省山海协作领导小组办公室',
      '批准机关：试验省统计局',
      '批准文号：试统制〔2020〕18号',
      '有效期至：2023年12月31日',
    ],
  },
  到村分配: {
    title: '飞地收益到村分配情况',
    marks: [
      '表　　号：山海05表',
      '制定机关：试验省山海协作领导小组办公室',
      '批准机关：试验省统计局',
      '批准文号：试统制〔2020〕18号',
      '有效期至：2023年12月31日',
    ],
  },
  飞地: {
    title: '飞地基本情况表',
    marks: ['表　　号：', '制定机关：', '批准机关：', '批准文号：', '有效期至：'],
  },
  薄弱村: {
    title: '集体经济薄弱村及年度收入情况表',
    marks: ['表　　号：', '制定机关：', '批准机关：', '批准文号：', '有效期至：'],
  },
  入股出资: {
    title: '飞地入股出资台账',
    marks: ['表　　号：', '制定机关：', '批准机关：', '批准文号：', '有效期至：'],
  },
};

/** The sheet of forms that are declared nil. */
const nilTab = '零报告';

const cases = [
  { period: '2021Q4', words: '2021年第四季度', tabs: ['飞地收益', '到村分配'] },
  { period: '2021', words: '2021年', tabs: ['飞地', '薄弱村', '入股出资', '飞地收益', '到村分配'] },
];

describe.each(cases)('$period', ({ period, words, tabs }) => {
  it('forms in their order, each before its lists, explanations last', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const names = (await sheetsOf(period)).map(({ name }) => name);
    expect(names.filter((name) => name in forms)).toEqual(tabs);
    const [last, isNil] = ['审核说明', names.includes(nilTab)];
    expect(names.slice(isNil ? -2 : -1)).toEqual(isNil ? [nilTab, last] : [last]);
    let form = '';
    for (const name of names.slice(0, isNil ? -2 : -1)) {
      if (name in forms) form = name;
      expect(name.split('-')[0]).toBe(form);
    }
  });

  it('title, legal marks, unit, period, unit of measure', { timeout: externalTimeoutMs }, async (context) => {
    await needOpenpyxl(context);
    for (const sheet of await sheetsOf(period)) {
      const { head } = printedTable(sheet);
      const [tab = '', list] = sheet.name.split('-');
      const other = tab === nilTab ? '零报告及不适用报表' : '审核说明';
      const { title = other, marks = tab === nilTab ? ['版　　本：第1版'] : [] } = forms[tab] ?? {};
      expect(sheet.cells.A1?.value).toBe(list === undefined ? title : `${title}附表：${list}`);
      expect([sheet.name, head.at(-1)]).toEqual([
        sheet.name,
        ['填报单位（签章）：龙游县', words, '计量单位：万元'],
      ]);
      const stated = head.slice(1, -1).map((line) => line.at(-1));
      expect([sheet.name, stated]).toEqual([sheet.name, list === undefined ? marks : marks.slice(0, 1)]);
      expect(head[1]?.[0] === '版　　本：第1版').toBe(list === undefined && (tab in forms || tab === nilTab));
    }
  });

  it('columns are numbered, texts by 甲 乙 丙, figures by 1 2 3', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    for (const sheet of await sheetsOf(period)) {
      const { numbers, labels, rows } = printedTable(sheet);
      const isFigure = (number: string): boolean => /^\d+$/.test(number);
      const figures = numbers.filter(isFigure);
      const texts = numbers.filter((number) => !isFigure(number));
      expect(figures).toEqual(figures.map((_, at) => String(at + 1)));
      expect(texts.join('')).toBe('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未'.slice(0, texts.length));
      // An amount stands under a figure's number, and never the other way round.
      for (const { row, cells } of rows) {
        cells.forEach((cell, at) => {
          if (cell?.format.startsWith('#,##0') || cell?.format.includes('%')) {
            const where = `${sheet.name} row ${row} ${labels[at]}`;
            expect([where, isFigure(numbers[at] ?? '')]).toEqual([where, true]);
          }
        });
      }
    }
  });

  it('names, telephone and day below the table, then the notes', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    for (const sheet of await sheetsOf(period)) {
      const { signs, notes } = printedTable(sheet);
      expect(signs.split(/　+/)).toEqual([
        '单位负责人：李军',
        '统计负责人：张伟',
        '填表人：王芳',
        '联系电话：0570-0000000',
        '报出日期：2022年1月10日',
      ]);
      expect(notes).toMatch(/^说明：/);
      const [tab = '', list] = sheet.name.split('-');
      if (list !== undefined) expect(notes).toContain(`本表是${forms[tab]?.title}的附表`);
      else if (tab in forms) expect(notes).toMatch(/统计范围：[\s\S]*因四舍五入/);
    }
  });

  it('the audit identities under the form are those of its lines', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const sheets = await sheetsOf(period);
    const notesOf = (tab: string) =>
      printedTable(sheets.find(({ name }) => name === tab) ?? expect.fail(tab)).notes;
    expect(notesOf('飞地收益')).toContain(
      '(1) 01=03+04+05+06+07+08； (2) 02≤01； (3) 11=01-09-10； (4) 12=13+14+15+16+17+18； (5) 21=22+23+24',
    );
    expect(notesOf('飞地收益').includes('本年累计=上期本年累计+本期')).toBe(period.includes('Q'));
    expect(notesOf('到村分配')).toContain('(1) 06=07+08+09+10+11+12； (2) 13=01+02+03-04-06');
  });

  it('A4 landscape, one page wide, head repeated, everything printed, pages counted', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    for (const sheet of await sheetsOf(period)) {
      const { headRow, lastRow, labels } = printedTable(sheet);
      const lastColumn = String.fromCharCode(64 + labels.length);
      expect([sheet.name, sheet.fit.slice(0, 2)]).toEqual([sheet.name, [true, 1]]);
      expect(sheet).toMatchObject({
        paper: 9,
        orientation: 'landscape',
        titleRows: `$${headRow}:$${headRow + 1}`,
        printArea: [`$A$1:$${lastColumn}$${lastRow}`],
        footer: [expect.stringContaining(`龙游县　${words}`), expect.stringContaining('第 &P 页，共 &N 页')],
        freeze: `A${headRow + 2}`,
      });
    }
  });
});

it('forms that are declared nil stand on one sheet, each with its title and declaration', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  const sheets = await sheetsOf('2021');
  const { labels, rows } = printedTable(
    sheets.find(({ name }) => name === nilTab) ?? expect.fail('no sheet'),
  );
  expect(labels).toEqual([
    '序号',
    '表号',
    '表名',
    '声明',
    '说明',
    '制定机关',
    '批准机关',
    '批准文号',
    '有效期至',
  ]);
  expect(rows.map(({ cells }) => cells.slice(0, 4).map(shown))).toEqual(
    nilTitles.map((title, at) => [at + 1, null, title, '零报告']),
  );
  expect((await sheetsOf('2021Q4')).map(({ name }) => name)).not.toContain(nilTab);
});

const nilTitles = [
  '山海协作平台基本情况表',
  '山海协作项目基本情况表',
  '山海协作项目投资进度表',
  '一县一策举措进展情况表',
  '干部人才交流情况表',
  '教育结对情况表',
  '医疗结对情况表',
  '援建帮扶资金情况表',
];

it('each account of several begins where a page may end, and never in the middle of one', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  for (const { period } of cases) {
    for (const sheet of await sheetsOf(period)) {
      const starts = printedTable(sheet)
        .rows.filter(({ cells }) => /^(全部飞地合计|飞地：)/.test(String(shown(cells[0]))))
        .map(({ row }) => row - 1);
      const isForm = ['飞地收益', '到村分配'].includes(sheet.name);
      // A list longer than a page is broken between any rows below its head.
      if (!isForm) expect(sheet.breaks.every((row) => row > 5)).toBe(true);
      else {
        expect(sheet.breaks.length).toBeGreaterThan(0);
        expect(starts).toEqual(expect.arrayContaining(sheet.breaks));
      }
    }
    // 25 or 28 lines fill a page, 13 half of one.
    const sheets = await sheetsOf(period);
    const breaks = ['飞地收益', '到村分配'].map(
      (tab) => sheets.find(({ name }) => name === tab)?.breaks.length,
    );
    expect(breaks).toEqual([3, 1]);
  }
});

it('no label of a column leaves a single character in its last line', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  let broken = 0;
  for (const { period } of cases) {
    for (const sheet of await sheetsOf(period)) {
      const { headRow, labels } = printedTable(sheet);
      labels.forEach((_, at) => {
        const lines = String(sheet.cells[`${String.fromCharCode(65 + at)}${headRow}`]?.value).split('\n');
        if (lines.length > 1) broken += 1;
        // In 宋体 a Chinese character is as wide as two of the column's characters.
        const width = sheet.widths[String.fromCharCode(65 + at)] ?? 0;
        for (const line of lines) {
          const characters = [...line].reduce((sum, one) => sum + (one > '\u2000' ? 2 : 1), 0);
          expect([sheet.name, line, characters <= width, lines.length > 1 && characters < 3]).toEqual([
            sheet.name,
            line,
            true,
            false,
          ]);
        }
      });
    }
  }
  expect(broken).toBeGreaterThan(10);
});
