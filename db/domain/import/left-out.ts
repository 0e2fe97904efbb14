import { declarationOf, type RecordType } from '../records/catalogue.ts';
import { toHalfWidth } from '../text.ts';
import { type ColumnUse, isLineNumber } from './column-use.ts';
import { type Sheet, shownText } from './sheet-cell.ts';

/** How a sheet is read, as far as it says what is left out. */
export interface ReadTable {
  readonly type: RecordType;
  readonly head_first: number;
  readonly head_last: number;
  readonly columns: readonly ColumnUse[];
  readonly constants: Readonly<Record<string, string>>;
  readonly figures?: 'none' | undefined;
}

/** Rows that are looked at for what a column holds. */
const mostRows = 200;
/** Heads of figures that are no amounts. */
const noAmount =
  /代码|编码|编号|电话|年度|年份|月份|日期|时间|账号|[%％率]|比例|占比|户数|人数|人口|面积|亩|排名|^年$|^月$/;

/** Columns with a head below which figures stand that are not taken; from 0. */
export function figuresLeft(mapping: ReadTable, sheet: Sheet): readonly number[] {
  return mapping.columns
    .filter(({ field, period, head }) => field === null && period === undefined && head.trim() !== '')
    .filter(({ head, column }) => !isLineNumber(head) && hasFigures(sheet, mapping.head_last, column))
    .map(({ column }) => column);
}

/**
 * Amounts that a record must have of which no column is taken, while columns of figures are left out: then their heads were not
 * understood, and records without a figure would be all that comes in. Null where nothing is to be asked.
 */
export function amountsLeft(
  mapping: ReadTable,
  sheet: Sheet,
): { readonly fields: readonly string[]; readonly columns: readonly number[] } | null {
  if (isSettled(mapping)) return null;
  const money = declarationOf(mapping.type).fields.filter(({ kind }) => kind === 'money');
  const fields = money.filter(({ need }) => need === 'required').map(({ name }) => name);
  const said = new Set([...mapping.columns.map(({ field }) => field), ...Object.keys(mapping.constants)]);
  if (fields.length === 0 || money.some(({ name }) => said.has(name))) return null;
  const heads = new Map(mapping.columns.map(({ column, head }) => [column, head]));
  const columns = figuresLeft(mapping, sheet).filter((column) => !noAmount.test(heads.get(column) ?? ''));
  return columns.length === 0 ? null : { fields, columns };
}

/** Which figure columns of months hold is a question of its own. */
export const isSettled = ({ figures, columns }: ReadTable): boolean =>
  figures === 'none' || columns.some(({ period }) => period !== undefined);

/** Whether most of what stands in a column below the heads are figures. */
export function hasFigures(sheet: Sheet, headLast: number, column: number): boolean {
  let filled = 0;
  let figures = 0;
  for (let row = headLast + 1; row <= Math.min(sheet.rowCount, headLast + mostRows); row += 1) {
    const text = toHalfWidth(shownText(sheet.cell(row, column))).replace(/[\s,]/g, '');
    if (text === '') continue;
    filled += 1;
    if (
      /^-?(?:0|[1-9]\d{0,12})(?:\.\d+)?(?:万|亿)?(?:元|亩|人次|[人个户家名]|㎡|平方米|公顷|%|‰)?$/.test(text)
    )
      figures += 1;
  }
  return figures > 0 && figures * 2 > filled;
}
