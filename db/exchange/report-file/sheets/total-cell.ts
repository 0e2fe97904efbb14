import { type Fen, moneyToDecimal, sumFen } from '../../../domain/money.ts';
import type { CellModel, StyleName } from '../../workbook/model.ts';

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
