import { type Area, areaToTyped } from '../../../domain/area-size.ts';
import { type Fen, moneyToDecimal, sumFen } from '../../../domain/money.ts';
import type { Field } from '../../../domain/records/declaration.ts';
import { type CellModel, cellFormats, type StyleName } from '../../workbook/model.ts';

/** Excel takes 255 arguments. */
const mostArguments = 200;

/** `SUM(B3,B9,…)` of single cells. */
export function sumOfCells(addresses: readonly string[]): string {
  if (addresses.length <= mostArguments) return `SUM(${addresses.join(',')})`;
  const parts: string[] = [];
  for (let from = 0; from < addresses.length; from += mostArguments) {
    parts.push(`SUM(${addresses.slice(from, from + mostArguments).join(',')})`);
  }
  return `SUM(${parts.join(',')})`;
}

/** A formula with the result that was added in fen, in 万元. */
export function amountFormula(formula: string, amount: Fen, style: StyleName): CellModel {
  return {
    kind: 'formula',
    formula,
    cached: { kind: 'number', decimal: moneyToDecimal(amount, 'wanYuan') },
    style,
  };
}

/** The sum of the cells from one row to another of a column; blank where all of them are (model §5.3). */
export function columnTotal(
  letters: string,
  from: number,
  to: number,
  amounts: Iterable<Fen | null>,
  style: StyleName,
): CellModel {
  const all = [...amounts];
  if (all.every((amount) => amount === null)) return { kind: 'blank', style };
  return amountFormula(`SUM(${letters}${from + 1}:${letters}${to + 1})`, sumFen(all), style);
}

/**
 * The sum of a field's cells in some rows (from 0) of a column; blank where all of them are.
 * @param values of those rows, in the field's own unit: fen, hundredths of an area, or a count
 */
export function fieldTotal(
  field: Field,
  letters: string,
  rows: readonly number[],
  values: readonly (Fen | null)[],
): CellModel {
  const style = 'totalMoney';
  if (values.every((value) => value === null)) return { kind: 'blank', style };
  const formula = sumOfRows(letters, rows);
  // Fen, hundredths and counts are added alike.
  const sum = sumFen(values);
  if (field.kind === 'money') return amountFormula(formula, sum, style);
  const isCount = field.kind === 'integer';
  const decimal = isCount ? String(sum) : areaToTyped(sum as number as Area);
  const format = isCount ? cellFormats.integer : cellFormats.area;
  return { kind: 'formula', formula, cached: { kind: 'number', decimal }, style, format };
}

/** `SUM(B3:B9,B11)` of rows, from 0, of a column. */
export function sumOfRows(letters: string, rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const address = ([from, to]: [number, number]): string =>
    from === to && ranges.length > 1 ? `${letters}${from + 1}` : `${letters}${from + 1}:${letters}${to + 1}`;
  return sumOfCells(ranges.map(address));
}
