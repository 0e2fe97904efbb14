import { type Area, areaToTyped } from '../../domain/area-size.ts';
import { type Fen, moneyToDecimal } from '../../domain/money.ts';
import { type Percent, percentToTyped } from '../../domain/percent.ts';
import { type CellModel, cellFormats, type StyleName } from '../workbook/model.ts';
import type { MeasureKind } from './measures.ts';

/** Digits behind the point at which the smallest unit of a kind stands. */
export const digitsOf: { readonly [K in MeasureKind]: number } = {
  money: 6,
  area: 2,
  integer: 0,
  percent: 4,
};

const formats: { readonly [K in MeasureKind]: string } = {
  money: cellFormats.money,
  area: cellFormats.area,
  integer: cellFormats.integer,
  // The cell keeps all four decimals.
  percent: '0.00"%"_ ',
};

/** A figure's exact decimal text: amounts in 万元. @param value in the smallest unit */
export function decimalOf(kind: MeasureKind, value: number): string {
  switch (kind) {
    case 'money':
      return moneyToDecimal(value as Fen, 'wanYuan');
    case 'area':
      return areaToTyped(value as Area);
    case 'percent':
      return percentToTyped(value as Percent);
    case 'integer':
      return String(value);
  }
}

/** A figure as a number cell; null is blank. With a formula the figure is what it comes to. */
export function figureCell(
  kind: MeasureKind,
  value: number | null,
  style: StyleName = 'bodyMoney',
  formula?: string,
): CellModel {
  if (value === null) return { kind: 'blank', style };
  const decimal = decimalOf(kind, value);
  const format = formats[kind];
  if (formula === undefined) return { kind: 'number', decimal, style, format };
  return { kind: 'formula', formula, cached: { kind: 'number', decimal }, style, format };
}
