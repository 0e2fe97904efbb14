import type { FieldKind } from '../fields.ts';
import { toHalfWidth } from '../text.ts';
import { areaUnitOf, isScaled, isShownInUnit, unitOf } from './number-format.ts';
import type { WrittenUnit } from './written-units.ts';

/** A value of a workbook's cell, as the reader hands it over; numbers are exact decimal text. */
export type SheetValue =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'number';
      readonly decimal: string;
      readonly format?: string;
      /** The workbook counts its days from 1904 on. */
      readonly from1904?: boolean;
    }
  /** `2026-03-31`, with a time `2026-03-31T08:30:00`. */
  | { readonly kind: 'date'; readonly iso: string; readonly format?: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly code: string };

/** Formulas are never evaluated; `cached` is what the last program stored. */
export type SheetCell =
  | SheetValue
  | { readonly kind: 'formula'; readonly formula: string; readonly cached: SheetValue | null };

/** A sheet to be imported. Rows are counted as Excel does, from 1; columns from 0. */
export interface Sheet {
  readonly name: string;
  /** Of a part of a sheet: the sheet's own name. */
  readonly tab?: string;
  readonly rowCount: number;
  readonly columnCount: number;
  cell(row: number, column: number): SheetCell | undefined;
  readonly hiddenRows: ReadonlySet<number>;
  /** Ranges of one value: rows from 1, columns from 0, both ends included. */
  readonly merges: readonly SheetRange[];
}

export interface SheetRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Why a cell has no text that a field could read. */
export type CellProblem =
  | { readonly code: 'error_cell'; readonly args: { readonly error: string } }
  /** A formula that no program has worked out yet. */
  | { readonly code: 'no_result' }
  /** The format shows a thousandth or a ten-thousandth of what the cell holds. */
  | { readonly code: 'scaled_number'; readonly args: { readonly text: string } }
  /** 2024.1, kept as a number: 2024.10 loses its last digit. */
  | { readonly code: 'year_point_one' }
  /** A long code that a spreadsheet keeps as a number has lost its last digits. */
  | { readonly code: 'lost_digits'; readonly args: { readonly text: string } };

export type CellText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: CellProblem };

const words: ReadonlySet<FieldKind> = new Set([
  'text',
  'longText',
  'code',
  'uscc',
  'areaCode',
  'villageCode',
  'industryCode',
  'reference',
  'option',
]);
const figures: ReadonlySet<FieldKind> = new Set(['money', 'mu', 'squareMetre', 'integer', 'percent']);
const days: ReadonlySet<FieldKind> = new Set(['date', 'month', 'period']);

/** Digits that a spreadsheet keeps of a number. */
const keptDigits = 15;

/**
 * What a cell says, as text that the field's kind reads (`parseCell`): a percentage in a cell of percent format as `5%`, a
 * day number of a spreadsheet as its date, a number as the spreadsheet shows it at full width (15 digits).
 * @param unit of an amount's column, where it is known
 */
export function cellText(cell: SheetCell, kind: FieldKind, unit?: WrittenUnit): CellText {
  if (isPicture(cell)) return said('');
  if (cell.kind === 'formula')
    return cell.cached === null
      ? { ok: false, problem: { code: 'no_result' } }
      : cellText(cell.cached, kind, unit);
  switch (cell.kind) {
    case 'text':
      return said(dayOf(cell.text.startsWith("'") ? cell.text.slice(1) : cell.text, kind));
    case 'number':
      return numberText(cell, kind, unit);
    case 'date':
      return said(dateText(cell.iso, cell.format ?? '', kind));
    case 'boolean':
      return said(kind === 'flag' ? (cell.value ? 'yes' : 'no') : String(cell.value).toUpperCase());
    case 'error':
      return { ok: false, problem: { code: 'error_cell', args: { error: cell.code } } };
  }
}

const picture = /^=?(?:_xlfn\.)*(?:DISPIMG|IMAGE)\(/i;

/** Whether a cell shows a picture that lies in it: WPS and Excel write a formula, which is no value. */
export function isPicture(cell: SheetCell): boolean {
  if (cell.kind === 'formula')
    return picture.test(cell.formula) || (cell.cached !== null && isPicture(cell.cached));
  return cell.kind === 'text' && cell.text.startsWith('=') && picture.test(cell.text);
}

/** A cell as a person sees it, for heads and for showing what a row says. */
export function shownText(cell: SheetCell | undefined): string {
  if (cell === undefined) return '';
  if (cell.kind === 'error') return cell.code;
  const text = cellText(cell, 'text');
  if (text.ok) return text.text.trim();
  const value = cell.kind === 'formula' ? cell.cached : cell;
  // More digits than a spreadsheet keeps: no code, but something stands there.
  return value?.kind === 'number' ? fullDecimal(value.decimal) : '';
}

/** A moment as its day where a day is wanted; of a cell that shows nothing but a year, its year. */
function dateText(iso: string, format: string, kind: FieldKind): string {
  if (kind === 'month' || kind === 'period') return iso.slice(0, 7);
  if (kind === 'date') return iso.slice(0, 10);
  if (kind === 'year' && /y/i.test(format) && !/[md]/i.test(format.replace(/\[[^\]]*\]/g, '')))
    return iso.slice(0, 4);
  return iso.replace('T', ' ');
}

/** Statements of banks say the hour, too: `2024-06-30 14:30:00`; a day number may stand as text. */
function dayOf(text: string, kind: FieldKind): string {
  if (kind !== 'date') return text;
  const serial = toHalfWidth(text).trim();
  if (/^\d{5}$/.test(serial)) return serialDate(serial) ?? text;
  return text.replace(/(?<=\d)[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*$/, '');
}

const said = (text: string): CellText => ({ ok: true, text });

function numberText(
  { decimal, format = '', from1904 }: Extract<SheetValue, { kind: 'number' }>,
  kind: FieldKind,
  unit: WrittenUnit | undefined,
): CellText {
  // Of most numbers there is nothing to count.
  const digits = decimal.length > keptDigits ? decimal.replace(/^-?0*\.?0*|\D/g, '') : decimal;
  if (words.has(kind)) {
    // `000000` is how a spreadsheet shows leading zeros that it does not keep.
    const zeros =
      /^0+$/.test(format) && /^\d+$/.test(decimal) ? decimal.padStart(format.length, '0') : decimal;
    return digits.length > keptDigits
      ? { ok: false, problem: { code: 'lost_digits', args: { text: decimal.slice(0, 40) } } }
      : said(zeros);
  }
  const shown = digits.length > keptDigits ? fullDecimal(decimal) : decimal;
  if (figures.has(kind) && isScaled(format))
    return kind === 'money' && isShownInUnit(format, unit)
      ? said(`${shown}元`)
      : { ok: false, problem: { code: 'scaled_number', args: { text: decimal.slice(0, 40) } } };
  if (days.has(kind)) {
    if (kind !== 'date' && /^\d{4}\.1$/.test(shown)) {
      // A cell that shows two decimals shows October.
      return /\.00/.test(format) ? said(`${shown}0`) : { ok: false, problem: { code: 'year_point_one' } };
    }
    const serial = kind === 'date' ? shown.replace(/(?<=^\d{5})\.\d+$/, '') : shown;
    const day = serialDate(serial, from1904 === true ? daysTo1904 : 0);
    return said(day === null ? shown : kind === 'date' ? day : day.slice(0, 7));
  }
  // A share under a head of amounts or areas is shown as one, and refused by the field as one.
  if (figures.has(kind) && /%/.test(format.replace(/"[^"]*"|\\./g, '')))
    return said(`${shiftedDecimal(shown, 2)}%`);
  if (kind === 'mu' || kind === 'squareMetre') return said(shown + areaUnitOf(format));
  return said(kind === 'money' ? shown + unitOf(format) : shown);
}

/** A number as a spreadsheet has it at full width: 15 digits (0.1 + 0.2 is 0.3), no exponent, no zeros at its end. */
export function fullDecimal(decimal: string): string {
  return toSignificant(decimal, keptDigits);
}

/** A decimal to so many digits, without an exponent. */
export function toSignificant(decimal: string, places: number): string {
  const text = Number(decimal).toPrecision(places);
  const match = /^(-?)(\d)\.?(\d*)e([+-]\d+)$/.exec(text);
  if (match === null) return trimmed(text);
  const [, sign = '', first = '', rest = '', exponent = '0'] = match;
  return trimmed(sign + shiftedDecimal(`${first}.${rest}`, Number(exponent)));
}

/** The decimal times ten to a power. */
export function shiftedDecimal(decimal: string, places: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  return `${negative ? '-' : ''}${trimmed(`${padded.slice(0, at)}.${padded.slice(at)}`)}`;
}

function trimmed(decimal: string): string {
  const short = decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;
  return short.replace(/^(-?)0+(?=\d)/, '$1');
}

const msPerDay = 86_400_000;
/** Days 1950-01-01 and 2100-12-31: numbers beyond are no days that anyone means. */
const [firstSerial, lastSerial] = [18_264, 73_415];

/** Days by which the day numbers of a workbook that counts from 1904 on are lower. */
const daysTo1904 = 1462;

/** The date of a spreadsheet's day number (days since 1899-12-30), or null where the text is none. */
function serialDate(decimal: string, later = 0): string | null {
  const serial = Number(decimal) + later;
  if (!Number.isInteger(serial) || serial < firstSerial || serial > lastSerial) return null;
  return new Date(Date.UTC(1899, 11, 30) + serial * msPerDay).toISOString().slice(0, 10);
}
