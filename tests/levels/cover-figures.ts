import type { FigureName } from '../../db/domain/consolidation/figures.ts';
import { localeOf } from '../../db/domain/locale/locale.ts';
import { openpyxlDump } from '../support/external-readers.ts';

/** What openpyxl reads as a figure's total on the Chinese cover of a consolidated workbook, money in 万元; NaN for none. */
export async function coverFigures(path: string): Promise<(name: FigureName) => number> {
  const { sheets } = await openpyxlDump(path);
  const cells = sheets.find(({ name }) => name === '封面')?.cells ?? {};
  const words = localeOf('zh-CN').indicators;
  const read = new Map<string, unknown>();
  for (let row = 1; cells[`A${row}`] !== undefined; row += 1)
    read.set(`${cells[`A${row}`]?.value} ${cells[`B${row}`]?.value}`, cells[`C${row}`]?.value);
  return ({ indicator, figure }) =>
    Number(read.get(`${indicator} ${words.indicators[indicator].name} ${words.figures[figure]}`));
}
