/**
 * What a scan of a sheet's rows meets, cell by cell in their order; `from` and `to` are bytes of the sheet. Rows and
 * columns count from 0.
 */
export interface CellVisitor {
  /** Opening tag of a row. */
  row(row: number, from: number, to: number): void;
  /** A figure, or a day by its style. @param style -1: none */
  figure(row: number, column: number, style: number, value: number): void;
  /** A reference to a shared text. */
  shared(row: number, column: number, index: number): void;
  /** A text in its cell that stands for itself. */
  text(row: number, column: number, from: number, to: number): void;
  /** A cell with nothing in it. */
  empty(row: number, column: number): void;
  /** Any other cell: the whole element. */
  other(row: number, column: number, from: number, to: number): void;
}

/** Where the rows stand. */
export interface RowsPlace {
  readonly from: number;
  readonly to: number;
}

const [quote, slash, less, equals, greater, blank, underscore, ampersand, minus, dot] =
  Buffer.from('"/<=> _&-.');
/** Digits of any number that a double holds exactly. */
const mostDigits = 15;
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const openingTag = '<sheetData>';
const closingTag = '</sheetData>';
const rowTag = /^<row(?: [\w:]+="[^"<&]*")*\s*\/?>$/;
const emptyCell = Buffer.from('</c>');
const valueStart = Buffer.from('<v>');
const valueEnd = Buffer.from('</v></c>');
const textStarts = ['<is><t>', '<is><t xml:space="preserve">'].map((tag) => Buffer.from(tag));
const textEnd = Buffer.from('</t></is></c>');
const rowEnd = Buffer.from('</row>');

/** @returns undefined where the part is written in another way than the common programs do: prefixes, comments, sections */
export function findRows(xml: Buffer): RowsPlace | undefined {
  const opening = xml.indexOf(openingTag);
  const to = xml.indexOf(closingTag);
  if (opening < 0 || to < opening || xml.includes('<!')) return undefined;
  const from = opening + openingTag.length;
  if (xml.indexOf('sheetData', from) !== to + 2 || xml.indexOf('sheetData', to + closingTag.length) >= 0)
    return undefined;
  return { from, to };
}

/**
 * Goes through the rows. Whatever is not exactly as the common programs write it is either passed on as a whole cell
 * (`other`) or ends the scan.
 * @returns false where the rows are for another reader: out of order, without addresses, with anything between the cells
 */
export function scanRows(xml: Buffer, { from, to }: RowsPlace, visit: CellVisitor): boolean {
  let at = from;
  let before = -1;
  while (at < to) {
    const end = byteFrom(xml, greater as number, at) + 1;
    const tag = xml.toString('latin1', at, end);
    const number = / r="([1-9]\d{0,6})"/.exec(tag)?.[1];
    const row = Number(number) - 1;
    if (!rowTag.test(tag) || number === undefined || row <= before || row >= 1_048_576) return false;
    before = row;
    visit.row(row, at, end);
    at = end;
    if (tag.endsWith('/>')) continue;
    const next = scanCells(xml, at, to, row, visit);
    if (next < 0) return false;
    at = next;
  }
  return at === to;
}

/** @returns where the row ends, or -1 */
function scanCells(xml: Buffer, start: number, to: number, row: number, visit: CellVisitor): number {
  const head = new CellHead();
  let at = start;
  let before = -1;
  while (at < to) {
    if (xml[at + 1] === slash) return startsAt(xml, rowEnd, at) ? at + rowEnd.length : -1;
    const body = head.read(xml, at, row);
    if (body < 0 || head.column <= before) return -1;
    before = head.column;
    at = cellAt(xml, at, body, row, head, visit);
    if (at < 0) return -1;
  }
  return -1;
}

function emptyAt(row: number, { column }: CellHead, body: number, visit: CellVisitor): number {
  visit.empty(row, column);
  return body;
}

/** One cell. @param body where its contents begin @returns where it ends, or -1 */
function cellAt(
  xml: Buffer,
  at: number,
  body: number,
  row: number,
  head: CellHead,
  visit: CellVisitor,
): number {
  const { column, style, type, isPlain, isEmpty } = head;
  if (isEmpty && isPlain && type === 'n') return emptyAt(row, head, body, visit);
  if (isEmpty) {
    visit.other(row, column, at, body);
    return body;
  }
  if (startsAt(xml, emptyCell, body) && isPlain && type === 'n')
    return emptyAt(row, head, body + emptyCell.length, visit);
  if (isPlain && type !== 'inlineStr' && startsAt(xml, valueStart, body)) {
    const from = body + valueStart.length;
    const to = byteFrom(xml, less as number, from);
    if (startsAt(xml, valueEnd, to)) {
      const index = type === 's' ? digits(xml, from, to) : -1;
      if (type === 's' && index >= 0) {
        visit.shared(row, column, index);
        return to + valueEnd.length;
      }
      const value = type === 'n' ? figureAt(xml, from, to) : Number.NaN;
      if (!Number.isNaN(value)) {
        visit.figure(row, column, style, value);
        return to + valueEnd.length;
      }
    }
  }
  if (isPlain && type === 'inlineStr') {
    const tag = textStarts.find((start) => startsAt(xml, start, body));
    const from = body + (tag?.length ?? 0);
    const to = byteFrom(xml, less as number, from);
    if (tag !== undefined && startsAt(xml, textEnd, to) && standsForItself(xml, from, to)) {
      visit.text(row, column, from, to);
      return to + textEnd.length;
    }
  }
  const end = xml.indexOf(emptyCell, body);
  if (end < 0) return -1;
  visit.other(row, column, at, end + emptyCell.length);
  return end + emptyCell.length;
}

/** The opening tag of a cell. */
class CellHead {
  column = -1;
  style = -1;
  type: 'n' | 's' | 'inlineStr' | 'other' = 'n';
  /** It has no other attributes than address, style and type. */
  isPlain = true;
  isEmpty = false;

  /** @returns where its contents begin, or -1 where it has no address of its row */
  read(xml: Buffer, start: number, row: number): number {
    this.column = -1;
    this.style = -1;
    this.type = 'n';
    this.isPlain = true;
    if (xml[start] !== less || xml[start + 1] !== 0x63) return -1;
    let at = start + 2;
    while (xml[at] === blank) {
      const opens = nameEnd(xml, at + 1) + 1;
      const closes = byteFrom(xml, quote as number, opens + 1);
      if (opens <= at + 2 || xml[opens] !== quote || closes < 0) return -1;
      if (opens !== at + 3) this.isPlain = false;
      else if (xml[at + 1] === 0x72) this.column = columnIn(xml, opens + 1, closes, row);
      else if (xml[at + 1] === 0x73) this.#style(xml, opens + 1, closes);
      else if (xml[at + 1] === 0x74) this.#type(xml, opens + 1, closes);
      else this.isPlain = false;
      at = closes + 1;
    }
    this.isEmpty = xml[at] === slash && xml[at + 1] === greater;
    if (this.column < 0 || !(this.isEmpty || xml[at] === greater)) return -1;
    return at + (this.isEmpty ? 2 : 1);
  }

  #style(xml: Buffer, from: number, to: number): void {
    this.style = digits(xml, from, to);
    if (this.style < 0) this.isPlain = false;
  }

  #type(xml: Buffer, from: number, to: number): void {
    const type = to - from === 1 ? xml[from] : undefined;
    if (type === 0x6e) this.type = 'n';
    else if (type === 0x73) this.type = 's';
    else this.type = xml.toString('latin1', from, to) === 'inlineStr' ? 'inlineStr' : 'other';
  }
}

/** Where the `=` after the name of an attribute stands, or -1. */
function nameEnd(xml: Buffer, from: number): number {
  for (let at = from; at < xml.length; at += 1) {
    const byte = xml[at] ?? 0;
    if (byte === equals) return at;
    const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x3a;
    if (!isLetter) return -1;
  }
  return -1;
}

/** The column of an address of the row, or -1. */
function columnIn(xml: Buffer, from: number, to: number, row: number): number {
  let column = 0;
  let at = from;
  for (; at < to; at += 1) {
    const letter = (xml[at] ?? 0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (at === from || at - from > 3 || column > 16_384 || xml[at] === 0x30) return -1;
  return digits(xml, at, to) === row + 1 ? column - 1 : -1;
}

/** A whole number of at most nine digits, or -1. */
function digits(xml: Buffer, from: number, to: number): number {
  if (to <= from || to - from > 9) return -1;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (xml[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Where a byte stands next, or -1: names and figures are so short that a native search takes longer to begin. */
function byteFrom(xml: Buffer, byte: number, from: number): number {
  for (let at = from; at < xml.length; at += 1) if (xml[at] === byte) return at;
  return -1;
}

/** Powers of ten that a double holds exactly. */
const powers = Array.from({ length: mostDigits + 1 }, (_, places) => 10 ** places);

/**
 * A figure of at most 15 digits with or without a point, as `Number` reads it: both parts of the division are exact, so its
 * result is the double next to the decimal. NaN where it is written in another way.
 */
function plainNumber(xml: Buffer, from: number, to: number): number {
  const negative = xml[from] === minus;
  let value = 0;
  let digits = 0;
  let point = -1;
  for (let at = negative ? from + 1 : from; at < to; at += 1) {
    const byte = xml[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + byte - 0x30;
      digits += 1;
    } else if (byte === dot && point < 0 && digits > 0) point = digits;
    else return Number.NaN;
  }
  if (digits === 0 || digits > mostDigits || point === digits) return Number.NaN;
  if (point >= 0) value /= powers[digits - point] ?? 1;
  return negative ? -value : value;
}

/** NaN for what is no decimal: `1-2` and what other programs take for a number are for the library. */
function figureAt(xml: Buffer, from: number, to: number): number {
  const value = plainNumber(xml, from, to);
  if (!Number.isNaN(value)) return value;
  const text = xml.toString('latin1', from, to);
  return decimal.test(text) ? Number(text) : value;
}

/** Nothing in it is an entity or an escape, and it begins and ends with something that is seen. */
function standsForItself(xml: Buffer, from: number, to: number): boolean {
  if (to <= from || (xml[from] ?? 0) <= 0x20 || (xml[to - 1] ?? 0) <= 0x20) return false;
  for (let at = from; at < to; at += 1) {
    const byte = xml[at];
    if (byte === ampersand || byte === underscore) return false;
  }
  return true;
}

function startsAt(xml: Buffer, what: Buffer, at: number): boolean {
  if (at < 0) return false;
  for (let index = 0; index < what.length; index += 1) if (xml[at + index] !== what[index]) return false;
  return true;
}
