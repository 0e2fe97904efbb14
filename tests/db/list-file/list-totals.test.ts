import { expect, it } from 'vitest';
import { type ListTable, longListBook } from '../../../db/exchange/list-file/list-book.ts';
import { ListTotals } from '../../../db/exchange/list-file/list-totals.ts';
import type { CellModel } from '../../../db/exchange/workbook/model.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { firstDifference } from '../../../db/exchange/workbook/written-totals.ts';

const text = (value: string): CellModel => ({ kind: 'text', value, style: 'body' });
const figure = (decimal: string): CellModel => ({ kind: 'number', decimal, style: 'bodyMoney' });

const rows: CellModel[][] = [
  [text('330825100201'), figure('1.5')],
  [text('330825100202'), figure('-0.25')],
  // More digits than Excel keeps: written as text, counted all the same.
  [text('330825100203'), text('900000000000.25')],
];
const sum = '900000000001.5';
const list = (total: string): ListTable => ({
  title: '到账明细',
  tab: '到账',
  lines: ['共 3 行'],
  heads: ['代码', '金额（元）'],
  rows,
  total: [text('合计'), figure(total)],
  sums: new Map([[1, sum]]),
  unit: '龙游县',
  created: '2022-01-10T01:00:00Z',
});

/** What a file with the rows of one list and the printed total of another is judged to be. */
async function judged(meant: ListTable, written: ListTable): Promise<string | null> {
  const totals = new ListTotals();
  for (const row of meant.rows) totals.add(row);
  const { model, stream } = longListBook(meant, { count: rows.length, rows, looks: [] });
  const [sheet] = longListBook(written, { count: rows.length, rows: [], looks: [] }).model.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const body = written.rows.map((cells) => ({ cells: [...cells] }));
  const whole = { ...sheet, rows: sheet.rows.toSpliced(stream.above, 0, ...body) };
  const bytes = await writeWorkbook({ properties: model.properties, sheets: [whole] });
  return firstDifference(
    await readWorkbook(bytes),
    totals.expected(meant, model.sheets[0]?.rows ?? [], stream.above),
  );
}

it('a long list is what was meant: its rows, their sums, the total printed below and the lines above', async () => {
  expect(await judged(list(sum), list(sum))).toBeNull();
});

it('a total that is printed wrong, a line that says something else and a sum that its rows do not have are found', async () => {
  expect(await judged(list(sum), list('900000000001.51'))).toContain('B7');
  expect(await judged(list(sum), { ...list(sum), lines: ['共 4 行'] })).toContain('A2');
  const other = { ...list(sum), sums: new Map([[1, '1.25']]) };
  expect(await judged(other, list(sum))).toContain('B4');
});
