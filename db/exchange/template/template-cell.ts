import type { Area } from '../../domain/area-size.ts';
import { areaToTyped } from '../../domain/area-size.ts';
import { localeOf, optionLabel } from '../../domain/locale/locale.ts';
import { type Fen, moneyToDecimal } from '../../domain/money.ts';
import { type Percent, percentToTyped } from '../../domain/percent.ts';
import type { FieldValue, RecordType } from '../../domain/records/catalogue.ts';
import type { Field } from '../../domain/records/declaration.ts';
import type { CellModel, StyleName } from '../workbook/model.ts';
import type { TemplateColumn } from './template-column.ts';
import type { TemplateInput } from './template-input.ts';

/** Excel knows no earlier days on which programs agree, and holds no more digits exactly. */
const firstCellDate = '1901-01-01';
const exactDigits = 15;

/** Kinds whose cells hold a figure. */
const figures: ReadonlySet<Field['kind']> = new Set([
  'money',
  'percent',
  'mu',
  'squareMetre',
  'integer',
  'year',
]);

/** A record's value as a cell of its column: exact, in the words that the import reads back. */
export function filledCell(value: FieldValue, column: TemplateColumn, input: TemplateInput): CellModel {
  return value === null
    ? blankCell(column)
    : cellOf(written(value, column.field, input), column.field, column.style, column.format);
}

export function blankCell({ style, format }: TemplateColumn): CellModel {
  return { kind: 'blank', style, ...(format === undefined ? {} : { format }) };
}

/** A text as it is typed, as a cell of its field's kind. */
export function cellOf(
  text: string,
  { kind }: Field,
  style: StyleName,
  format: string | undefined,
): CellModel {
  const look = format === undefined ? { style } : { style, format };
  if (figures.has(kind) && text.replace(/\D/g, '').length <= exactDigits)
    return { kind: 'number', decimal: text, ...look };
  if (kind === 'date' && text >= firstCellDate) return { kind: 'date', iso: text, ...look };
  return { kind: 'text', value: text, style };
}

/** A record's value in the words that the import reads back. */
export function written(
  value: string | number | boolean,
  field: Field,
  { language, moneyUnit, references, areas }: TemplateInput,
): string {
  switch (field.kind) {
    case 'money':
      return moneyToDecimal(value as Fen, moneyUnit);
    case 'percent':
      return percentToTyped(value as Percent);
    case 'mu':
    case 'squareMetre':
      return areaToTyped(value as Area);
    case 'option':
      return field.options === undefined
        ? String(value)
        : optionLabel(language, field.options, String(value));
    case 'flag':
      return localeOf(language).flags[value === true ? 'yes' : 'no'];
    case 'reference':
      return references(field.target as RecordType).get(String(value)) ?? String(value);
    case 'areaCode':
      return field.besideName === true ? String(value) : areas.typed(String(value));
    default:
      return String(value);
  }
}
