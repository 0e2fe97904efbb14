import { randomUUID } from 'node:crypto';
import { type Cell, type Sheet, serialToDate } from 'hucre';
import { cellAddress, columnLetters } from './address.ts';
import type { PlainCell } from './plain.ts';
import { plainCell, plainValue } from './plain-cell.ts';
import { WorkbookRefusal } from './refusal.ts';
import { type CellVisitor, findRows, type RowsPlace, scanRows } from './sheet-scan.ts';

/*
 * A long sheet is read by us where its cells are of the plainest form, and by the library for everything else: the library
 * is given the same workbook, in which the sheet holds only the cells that are not plain (formulas, rich text, errors,
 * entities), word for word, and below them samples of what the plain ones refer to: a cell of each style, a cell of each
 * shared text. What a style or a shared text means is never decided here.
 */

/** More than this the library would refuse to spread out; so that it can, it gets the sheet itself. */
const mostArea = 15_000_000;
const mostRows = 1_048_576;
/** The second day of a calendar: where a style makes it a date, the date tells which calendar it is. */
const sampleSerial = 1;
const firstOf1904 = Date.UTC(1904, 0, 1);

/** What a scan finds out about a sheet. */
class Survey implements CellVisitor {
  rows = 0;
  columns = 0;
  readonly styles = new Set<number>();
  /** One more than the highest number of a shared text. */
  texts = 0;
  /** XML of the rows for the library. */
  readonly kept: Buffer[] = [];
  readonly #xml: Buffer;
  #tag: readonly [from: number, to: number] = [0, 0];
  #isOpen = false;

  constructor(xml: Buffer) {
    this.#xml = xml;
  }

  row(_row: number, from: number, to: number): void {
    this.close();
    this.#tag = [from, to];
    // What is said of the row itself must not be lost.
    if (!/ hidden="(1|true)"/.test(this.#xml.toString('latin1', from, to))) return;
    this.kept.push(this.#xml.subarray(from, to));
    this.#isOpen = this.#xml[to - 2] !== 0x2f;
  }

  figure(row: number, column: number, style: number): void {
    this.#reach(row, column);
    this.styles.add(style);
  }

  shared(row: number, column: number, index: number): void {
    this.#reach(row, column);
    if (index >= this.texts) this.texts = index + 1;
  }

  text(row: number, column: number): void {
    this.#reach(row, column);
  }

  empty(row: number, column: number): void {
    this.#reach(row, column);
  }

  other(row: number, column: number, from: number, to: number): void {
    this.#reach(row, column);
    if (!this.#isOpen) this.kept.push(this.#xml.subarray(...this.#tag));
    this.#isOpen = true;
    this.kept.push(this.#xml.subarray(from, to));
  }

  close(): void {
    if (this.#isOpen) this.kept.push(Buffer.from('</row>'));
    this.#isOpen = false;
  }

  #reach(row: number, column: number): void {
    this.rows = row + 1;
    if (column >= this.columns) this.columns = column + 1;
  }
}

/** A long sheet on its way to be read. */
export class LongSheet {
  /** The part as the library is to see it. */
  readonly forLibrary: Buffer;
  readonly #xml: Buffer;
  readonly #place: RowsPlace;
  readonly #survey: Survey;
  readonly #styles: readonly number[];
  /** Stands in the last cell of all. */
  readonly #mark = `long-sheet ${randomUUID()}`;

  private constructor(xml: Buffer, place: RowsPlace, survey: Survey) {
    this.#xml = xml;
    this.#place = place;
    this.#survey = survey;
    this.#styles = [...survey.styles];
    this.forLibrary = Buffer.concat([
      xml.subarray(0, place.from),
      ...survey.kept,
      Buffer.from(this.#samples(), 'utf8'),
      xml.subarray(place.to),
    ]);
  }

  /** @returns undefined where the library must read all of it */
  static of(xml: Buffer): LongSheet | undefined {
    const place = findRows(xml);
    const survey = new Survey(xml);
    if (place === undefined || !scanRows(xml, place, survey) || survey.rows === 0) return undefined;
    survey.close();
    const samples = survey.styles.size + survey.texts;
    const tooMany = survey.rows + Math.ceil(samples / survey.columns) + 1 > mostRows;
    if (tooMany || survey.rows * survey.columns + samples > mostArea) return undefined;
    return new LongSheet(xml, place, survey);
  }

  get rowCount(): number {
    return this.#survey.rows;
  }

  get columnCount(): number {
    return this.#survey.columns;
  }

  /** Whether this is the sheet that the library made of {@link forLibrary}. */
  isIn(sheet: Sheet): boolean {
    return sheet.rows.at(-1)?.[0] === this.#mark;
  }

  /**
   * All cells in their order, as reading the sheet itself would give them.
   * @param sheet what the library made of {@link forLibrary}
   * @throws WorkbookRefusal as `plainCell`, `bad_cell`
   */
  cells(sheet: Sheet): Map<string, PlainCell> {
    const cells = new Map<string, PlainCell>();
    const letters = Array.from({ length: this.columnCount }, (_, column) => columnLetters(column));
    const put = (row: number, column: number, cell: PlainCell | undefined): void => {
      if (cell !== undefined) cells.set(`${letters[column]}${row + 1}`, cell);
    };
    const figures = new Map(
      this.#styles.map((style, index) => [style, new Figures(sheet, ...this.#placeOf(index))] as const),
    );
    const texts = new Map<number, PlainCell | undefined>();
    const shared = (index: number): PlainCell | undefined => {
      if (!texts.has(index)) texts.set(index, cellAt(sheet, ...this.#placeOf(this.#styles.length + index)));
      return texts.get(index);
    };
    const xml = this.#xml;
    scanRows(xml, this.#place, {
      row: () => undefined,
      empty: () => undefined,
      figure: (row, column, style, from, to) => {
        const text = xml.toString('latin1', from, to);
        // `1-2` is no figure.
        if (Number.isNaN(Number(text)))
          throw new WorkbookRefusal('bad_cell', { sheet: sheet.name, cell: cellAddress(row, column) });
        put(row, column, figures.get(style)?.cell(text));
      },
      shared: (row, column, index) => put(row, column, shared(index)),
      text: (row, column, from, to) =>
        put(row, column, plainValue(xml.toString('utf8', from, to), undefined, sheet.name)),
      other: (row, column) => put(row, column, cellAt(sheet, row, column)),
    });
    return cells;
  }

  /** The samples stand side by side below the rows, no wider than these. */
  #placeOf(index: number): readonly [row: number, column: number] {
    const { rows, columns } = this.#survey;
    return [rows + Math.floor(index / columns), index % columns];
  }

  #samples(): string {
    const { rows, columns, texts } = this.#survey;
    const samples = [
      ...this.#styles.map((style) => [style < 0 ? '' : ` s="${style}"`, sampleSerial] as const),
      ...Array.from({ length: texts }, (_, index) => [' t="s"', index] as const),
    ];
    let xml = '';
    for (const [index, [attributes, value]] of samples.entries()) {
      const [row, column] = this.#placeOf(index);
      if (column === 0) xml += `${index === 0 ? '' : '</row>'}<row r="${row + 1}">`;
      xml += `<c r="${cellAddress(row, column)}"${attributes}><v>${value}</v></c>`;
    }
    if (samples.length > 0) xml += '</row>';
    const last = rows + Math.ceil(samples.length / columns);
    return `${xml}<row r="${last + 1}"><c r="A${last + 1}" t="inlineStr"><is><t>${this.#mark}</t></is></c></row>`;
  }
}

/** Figures of one style, read as the library read a sample of it. */
class Figures {
  readonly #sample: Cell | undefined;
  readonly #sheet: string;
  readonly #isDate: boolean;
  readonly #is1904: boolean;
  /** Days come again and again. */
  readonly #days = new Map<string, PlainCell | undefined>();

  constructor(sheet: Sheet, row: number, column: number) {
    const value = sheet.rows[row]?.[column];
    this.#sample = sheet.cells?.get(`${row},${column}`);
    this.#sheet = sheet.name;
    this.#isDate = value instanceof Date;
    this.#is1904 = value instanceof Date && value.getTime() >= firstOf1904;
  }

  cell(text: string): PlainCell | undefined {
    const known = this.#days.get(text);
    if (known !== undefined) return known;
    const number = Number(text);
    if (!this.#isDate) return plainValue(number, this.#sample, this.#sheet);
    const day = plainValue(serialToDate(number, this.#is1904), this.#sample, this.#sheet);
    this.#days.set(text, day);
    return day;
  }
}

function cellAt(sheet: Sheet, row: number, column: number): PlainCell | undefined {
  return plainCell(sheet.rows[row]?.[column] ?? null, sheet.cells?.get(`${row},${column}`), sheet.name);
}
