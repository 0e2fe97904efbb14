import { type Area, areaToTyped } from '../../../domain/area-size.ts';
import { formatDateLong, type IsoDate } from '../../../domain/dates.ts';
import { fieldKinds } from '../../../domain/field-kinds.ts';
import type { FieldKind } from '../../../domain/fields.ts';
import { unitLabel } from '../../../domain/locale/locale.ts';
import { type Fen, formatMoney, moneyToDecimal } from '../../../domain/money.ts';
import { type Percent, percentToTyped } from '../../../domain/percent.ts';
import type { FieldValue, RecordType } from '../../../domain/records/catalogue.ts';
import type { Field } from '../../../domain/records/declaration.ts';
import { isOrdinal } from '../../../domain/summed-fields.ts';
import { type CellModel, cellFormats, type StyleName } from '../../workbook/model.ts';
import type { SheetContext } from './input.ts';
import type { FormCell } from './sheet-builder.ts';

/** Kinds whose column has a figure's number (1 2 3 …); the others have one of a text (甲 乙 丙 …). */
const figureKinds: ReadonlySet<FieldKind> = new Set(['money', 'percent', 'mu', 'squareMetre', 'integer']);

/** Whether a field is a figure: model §5.2, numeric columns start at 1. The number of an instalment is none. */
export function isFigure(field: Field): boolean {
  return figureKinds.has(field.kind) && !isOrdinal(field);
}

/** Whether an area is read by its name: a county that takes part. The codes that identify areas stay codes. */
export function isPlace(field: Field): boolean {
  return field.kind === 'areaCode' && field.group === 'parties';
}

/** Kinds that stand in the middle of their cell: short words of a closed list, codes, years. */
const centred: ReadonlySet<FieldKind> = new Set([
  'code',
  'uscc',
  'areaCode',
  'villageCode',
  'year',
  'period',
  'monthList',
  'yearList',
  'option',
  'flag',
]);

/** Programs disagree on days before March 1900, and Excel knows none before 1900. */
const firstCellDate = '1901-01-01';

/** A field as a cell shows it, and as the cell map expects it. */
interface ShownValue {
  readonly cell: CellModel;
  readonly expected: string;
}

/** A blank cell in the place of a field. */
export function blankOf(field: Field): FormCell {
  return { cell: { kind: 'blank', style: styleOfField(field) } };
}

/** The cell of a record's field: figures and dates as such, everything else as text; references, areas and industries by name. */
function shownValue(context: SheetContext, field: Field, value: FieldValue): ShownValue {
  const style = styleOfField(field);
  if (value === null) return { cell: { kind: 'blank', style }, expected: '' };
  switch (field.kind) {
    case 'money':
      return number(moneyToDecimal(value as Fen, 'wanYuan'), style);
    case 'percent':
      return number(percentToTyped(value as Percent), style, cellFormats.percentPoints);
    case 'mu':
    case 'squareMetre':
      return number(areaToTyped(value as Area), style, cellFormats.area);
    case 'integer':
      return number(String(value), style, isOrdinal(field) ? '0' : cellFormats.integer);
    case 'year':
      return number(String(value), style, '0');
    case 'date':
      if (String(value) < firstCellDate) return text(String(value), 'bodyCenter');
      return { cell: { kind: 'date', iso: String(value), style }, expected: String(value) };
    case 'areaCode':
      return text(isPlace(field) ? context.areaName(String(value)) : String(value), style);
    default:
      return text(wordsOf(context, field, value), style);
  }
}

/** A stored field of a record as a cell with its line in the cell map. */
export function fieldCell(
  context: SheetContext,
  type: RecordType,
  id: string,
  field: Field,
  value: FieldValue,
): FormCell {
  const { cell, expected } = shownValue(context, field, value);
  return { cell, states: [{ record_type: type, record_id: id, field: field.name, expected }] };
}

/** A field's value in words, as it stands in a sentence. */
export function wordsOf(context: SheetContext, field: Field, value: FieldValue): string {
  if (field.kind === 'date' && value !== null) return formatDateLong(value as IsoDate, context.language);
  return fieldKinds[field.kind].show(value, {
    language: context.language,
    moneyUnit: 'wanYuan',
    field,
    referenceLabel: (type, id) => context.nameOf(type, id),
    industryName: (code) => context.industryName(code),
  });
}

/** Unit of a field in words; undefined where it has none. */
export function unitOfField(context: SheetContext, field: Field): string | undefined {
  const unit = fieldKinds[field.kind].unitOf({ language: context.language, moneyUnit: 'wanYuan', field });
  return unit === null ? undefined : unitLabel(context.language, unit);
}

/** What a figure's cell shows: its length decides the width of the column. */
export function shownText(cell: CellModel | null): string {
  switch (cell?.kind) {
    case 'text':
      return cell.value;
    case 'date':
      return cell.iso;
    case 'formula':
      return shownText({
        ...cell.cached,
        style: cell.style,
        ...(cell.format === undefined ? {} : { format: cell.format }),
      } as CellModel);
    case 'number': {
      const [whole = '', fraction = ''] = cell.decimal.split('.');
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
      return cell.format === cellFormats.integer || cell.format === '0'
        ? grouped
        : `${grouped}.${fraction.padEnd(2, '0').slice(0, 2)}`;
    }
    default:
      return '';
  }
}

function styleOfField(field: Field): StyleName {
  if (isFigure(field)) return 'bodyMoney';
  if (field.kind === 'date') return 'bodyDate';
  if (isOrdinal(field)) return 'bodyCenter';
  return centred.has(field.kind) && !isPlace(field) ? 'bodyCenter' : 'body';
}

function number(decimal: string, style: StyleName, format?: string): ShownValue {
  const cell: CellModel = { kind: 'number', decimal, style, ...(format === undefined ? {} : { format }) };
  return { cell, expected: decimal };
}

function text(value: string, style: StyleName): ShownValue {
  return { cell: { kind: 'text', value, style }, expected: value };
}

/** An amount as a cell shows it: 万元 with two decimals. */
export function shownAmount(amount: Fen): string {
  return formatMoney(amount, 'wanYuan');
}
