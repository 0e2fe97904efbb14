import { scaledToDecimal } from '../../domain/decimal.ts';
import { type CellContext, shownCell } from '../../domain/field-kinds.ts';
import type { FieldKind } from '../../domain/fields.ts';
import type { FieldValue } from '../../domain/records/catalogue.ts';
import type { Field } from '../../domain/records/declaration.ts';
import { isOrdinal } from '../../domain/summed-fields.ts';
import { type CellLook, type CellModel, cellFormats, type StyleName } from '../workbook/model.ts';

/** Programs disagree on days before March 1900, and Excel knows none before 1900. */
const firstCellDate = '1901-01-01';
/** Digits that Excel holds exactly. */
const exactDigits = 15;

/** Every look that cells of {@link typedCell} have. */
export const typedCellLooks: readonly CellLook[] = [
  { style: 'body' },
  { style: 'bodyCenter' },
  { style: 'bodyCenter', format: '0' },
  { style: 'bodyDate' },
  { style: 'bodyMoney' },
  ...['0', cellFormats.integer, cellFormats.money, cellFormats.percentPoints].map(
    (format): CellLook => ({ style: 'bodyMoney', format }),
  ),
];

/** A value as a cell of its own type: amounts in the unit shown, dates as dates, codes and names as text. */
export function typedCell(value: FieldValue, context: CellContext): CellModel {
  const { field } = context;
  switch (value === null ? null : field.kind) {
    case null:
      return { kind: 'blank', style: 'body' };
    case 'money':
    case 'percent':
    case 'mu':
    case 'squareMetre':
    case 'integer':
      return figureCell(String(value), context, 'bodyMoney');
    case 'year':
      return { kind: 'number', decimal: String(value), style: 'bodyCenter', format: '0' };
    case 'date':
      return String(value) < firstCellDate
        ? { kind: 'text', value: String(value), style: 'bodyCenter' }
        : { kind: 'date', iso: String(value), style: 'bodyDate' };
    default:
      return { kind: 'text', value: shownCell(value, context), style: 'body' };
  }
}

/** Digits behind the point of a kind's smallest unit; amounts in yuan. */
const digits: { readonly [K in FieldKind]?: number } = { money: 2, percent: 4, mu: 2, squareMetre: 2 };

/** A figure or a sum of figures of a field as exact decimal text, whatever its size. @param stored as in the store */
export function storedDecimal(stored: string, { kind }: Field, moneyUnit: CellContext['moneyUnit']): string {
  const more = kind === 'money' && moneyUnit === 'wanYuan' ? 4 : 0;
  return scaledToDecimal(BigInt(stored), (digits[kind] ?? 0) + more);
}

function formatOf(field: Field): string {
  switch (field.kind) {
    case 'money':
      return cellFormats.money;
    case 'percent':
      return cellFormats.percentPoints;
    case 'mu':
    case 'squareMetre':
      return cellFormats.area;
    default:
      return isOrdinal(field) ? '0' : cellFormats.integer;
  }
}

/** A figure, or a sum of figures, of a field; one that Excel would round is text. @param stored as in the store, exact */
export function figureCell(stored: string, { field, moneyUnit }: CellContext, style: StyleName): CellModel {
  const decimal = storedDecimal(stored, field, moneyUnit);
  const format = formatOf(field);
  if (decimal.replace(/\D/g, '').length > exactDigits) return { kind: 'text', value: decimal, style };
  return { kind: 'number', decimal, style, format };
}
