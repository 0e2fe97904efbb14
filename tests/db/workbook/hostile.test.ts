import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../db/domain/locale/labels.ts';
import { failureText } from '../../../db/domain/locale/locale.ts';
import { workbookRefusalCodes } from '../../../db/domain/workbook-refusal.ts';
import { failureOf } from '../../../db/exchange/report-file/read-report-file.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { readWorkbookInWorker } from '../../../db/exchange/workbook/read-in-worker.ts';
import { WorkbookRefusal } from '../../../db/exchange/workbook/refusal.ts';
import { chartTabs } from '../../support/hostile-cousins.ts';
import { outcomesOf } from '../../support/hostile-file.ts';
import { hostileWorkbooks } from '../../support/hostile-workbooks.ts';
import { handmadeParts, zipOf } from './handmade.ts';

const run = promisify(execFile);
const reader = fileURLToPath(new URL('./read-hostile.ts', import.meta.url));
/** What any of these files may take (design: a hostile file costs an office's computer nothing it would feel). */
const mostMemoryMb = 250;

interface Read {
  readonly outcome: string;
  readonly memory: number | null;
}
const read = new Map<string, Read>();

beforeAll(async () => {
  const { stdout } = await run(process.execPath, ['--expose-gc', reader], { maxBuffer: 1 << 24 });
  for (const line of stdout.trim().split('\n')) {
    const [what, outcome, , memory] = JSON.parse(line) as [string, string, number, number | null];
    read.set(what, { outcome, memory });
  }
}, 120_000);

describe('a wrong, broken or hostile file', () => {
  it('has a name of its own in the collection', () => {
    expect(new Set(hostileWorkbooks.map(([what]) => what)).size).toBe(hostileWorkbooks.length);
    expect(hostileWorkbooks.length).toBeGreaterThan(120);
  });

  it.each(hostileWorkbooks)('%s comes to %s, and takes little memory', (...file) => {
    const { outcome, memory } = read.get(file[0]) ?? expect.fail('the reader did not come to it');
    expect(outcomesOf(file)).toContain(outcome);
    expect(memory ?? 0).toBeLessThan(mostMemoryMb);
  });

  it('ends the same way in a thread of its own', { timeout: 60_000 }, async () => {
    // All of them: `npm run bench`. A thread takes longer to start than most of these to be read.
    const some = ['a sheet bomb of 1 GB', '50,000 nested elements', 'a text of 6 MB'];
    for (const file of hostileWorkbooks.filter(([what], at) => some.includes(what) || at % 20 === 0)) {
      const outcome = await readWorkbookInWorker(file[2]()).then(
        () => 'read',
        (error: unknown) => (error instanceof WorkbookRefusal ? error.code : String(error)),
      );
      expect(outcomesOf(file), file[0]).toContain(outcome);
    }
  });
});

describe('what an officer is told', () => {
  it.each(languages)('%s: names the file, what it is, and what to do', (language) => {
    const texts = workbookRefusalCodes.map((code) => {
      const { failure } = failureOf(
        new WorkbookRefusal(code, { reason: 'EACCES', sheet: '表一', row: 7, cell: 'B7' }),
        '报表.xlsx',
      );
      return failureText(language, failure);
    });
    for (const text of texts) {
      expect(text).toContain('报表.xlsx');
      expect(text).not.toMatch(/[{}[\]?_]|undefined/);
    }
    // Each its own, and none so long that nobody reads it.
    expect(new Set(texts).size).toBe(texts.length);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(language === 'en' ? 260 : 110);
  });

  it('says of a PDF that it is one, and whom to ask', () => {
    const { failure } = failureOf(new WorkbookRefusal('pdf'), '收益表.xlsx');
    expect(failureText('zh-CN', failure)).toBe(
      '该文件不能读取：收益表.xlsx（PDF 文件），未导入任何数据。请向对方索取 .xlsx 原表。',
    );
    expect(failureText('en', failure)).toBe(
      'This file cannot be read: 收益表.xlsx (a PDF); nothing was imported. Ask whoever sent it for the workbook itself (.xlsx).',
    );
  });
});

describe('what looks odd and is read', () => {
  const cellsOf = async (row: string, strings: readonly string[] = []) => {
    const { sheets } = await readWorkbook(zipOf(handmadeParts(row, strings)));
    return [...(sheets[0]?.cells ?? [])];
  };

  it('keeps names of JavaScript’s own as texts', async () => {
    const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
    expect(await cellsOf(row, ['__proto__', 'constructor'])).toEqual([
      ['A1', { kind: 'text', text: '__proto__' }],
      ['B1', { kind: 'text', text: 'constructor' }],
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('shows what is no number or date as Excel does, never as another one', async () => {
    const row =
      '<row r="1"><c r="A1"><v>1e999</v></c><c r="B1" s="1"><v>2958466</v></c><c r="C1" s="1"><v>2958465</v></c></row>';
    expect(await cellsOf(row)).toEqual([
      ['A1', { kind: 'error', code: '#NUM!' }],
      ['B1', { kind: 'error', code: '#NUM!' }],
      ['C1', { kind: 'date', iso: '9999-12-31' }],
    ]);
  });

  it('takes an empty reference for an empty cell, not for the first text', async () => {
    const row =
      '<row r="1"><c r="A1" t="s"/><c r="B1" t="s"><v/></c><c r="C1" t="b"/><c r="D1"><v>2</v></c></row>';
    expect(await cellsOf(row, ['青田'])).toEqual([['D1', { kind: 'number', decimal: '2' }]]);
  });

  it('leaves how a text is spoken out of the text', async () => {
    const row =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>青田</t><rPh sb="0" eb="2"><t>qingtian</t></rPh></is></c></row>';
    expect(await cellsOf(row)).toEqual([['A1', { kind: 'text', text: '青田' }]]);
  });

  it('sees hidden rows that have no number', async () => {
    const { sheets } = await readWorkbook(
      zipOf(handmadeParts('<row><c><v>1</v></c></row><row hidden="1"><c><v>2</v></c></row>')),
    );
    expect(sheets[0]?.hiddenRows).toEqual([2]);
  });

  it('reads a sheet whose names have a prefix as any other', async () => {
    const parts = handmadeParts('<row r="1" hidden="1"><c r="B1" t="s"><v>0</v></c></row>', ['青田']);
    const plain = await readWorkbook(zipOf(parts));
    for (const name of ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml']) {
      const prefixed = (parts.get(name) ?? '')
        .replace(/<(\/?)([a-z])/gi, '<$1x:$2')
        .replace(' xmlns=', ' xmlns:x=');
      parts.set(name, prefixed);
    }
    expect(await readWorkbook(zipOf(parts))).toEqual(plain);
  });

  it('finds texts and sheets by the names that the relations say, in any case of letters', async () => {
    for (const what of ['names in another case', 'a workbook called as a web office does']) {
      const file = hostileWorkbooks.find(([name]) => name === what)?.[2]();
      const { sheets } = await readWorkbook(file ?? Buffer.alloc(0));
      expect([...(sheets[0]?.cells ?? [])], what).toEqual([['A1', { kind: 'text', text: '青田' }]]);
    }
  });

  it('reads the table beside a chart that has a tab of its own, and names the chart', async () => {
    const { sheets, withoutCells } = await readWorkbook(chartTabs(true));
    expect(sheets.map(({ name, cells }) => [name, cells.size])).toEqual([['表', 1]]);
    expect(withoutCells).toEqual(['图表1']);
  });

  it('says where a cell is there twice', async () => {
    const twice = '<row r="7"><c r="B7"><v>1</v></c><c r="B7"><v>2</v></c></row>';
    const refused: unknown = await readWorkbook(zipOf(handmadeParts(twice))).catch((error: unknown) => error);
    const { failure } = failureOf(refused as WorkbookRefusal, '收益表.xlsx');
    expect(failureText('zh-CN', failure)).toBe(
      '该文件不能读取：收益表.xlsx（有单元格出现两次：工作表“表”B7），未导入任何数据。请用 WPS 或 Excel 打开，核对该处内容后另存为 .xlsx 再试。',
    );
    expect(failureText('en', failure)).toBe(
      'This file cannot be read: 收益表.xlsx (a cell that is there twice: B7 of the sheet “表”); nothing was imported. Open it with WPS or Excel, check that place, “Save as” .xlsx and retry.',
    );
  });
});
