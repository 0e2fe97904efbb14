import { type Area, areaToTyped } from '../../domain/area-size.ts';
import { type CellContext, shownCell } from '../../domain/field-kinds.ts';
import { type Fen, moneyToDecimal } from '../../domain/money.ts';
import { type Percent, percentToTyped } from '../../domain/percent.ts';
import type { FieldValue } from '../../domain/records/catalogue.ts';
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

/** A figure, or a sum of figures, of a field; one that Excel would round is text. @param stored as in the store, exact */
export function figureCell(stored: string, { field, moneyUnit }: CellContext, style: StyleName): CellModel {
  const value = Number(stored);
  if (!Number.isSafeInteger(value)) return { kind: 'text', value: stored, style };
  let decimal = stored;
  let format: string = isOrdinal(field) ? '0' : cellFormats.integer;
  if (field.kind === 'money') {
    decimal = moneyToDecimal(value as Fen, moneyUnit);
    format = cellFormats.money;
  } else if (field.kind === 'percent') {
    decimal = percentToTyped(value as Percent);
    format = cellFormats.percentPoints;
  } else if (field.kind === 'mu' || field.kind === 'squareMetre') {
    decimal = areaToTyped(value as Area);
    format = cellFormats.area;
  }
  if (decimal.replace(/\D/g, '').length > exactDigits) return { kind: 'text', value: decimal, style };
  return { kind: 'number', decimal, style, format };
}
