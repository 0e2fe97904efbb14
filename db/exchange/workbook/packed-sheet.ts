import { parseAddress } from './address.ts';
import type { PlainCell, PlainSheet } from './plain.ts';
import { plainDecimal } from './plain-cell.ts';

/** What a sheet is besides its cells. */
export type SheetFacts = Pick<
  PlainSheet,
  'name' | 'state' | 'rowCount' | 'columnCount' | 'merges' | 'hiddenRows' | 'from1904'
>;

/**
 * A sheet's cells in a few long arrays instead of an object a cell: what a thread hands over of a sheet of a million cells
 * in no time. Same contents as the `PlainSheet`, without its comments.
 */
export interface PackedSheet extends Readonly<SheetFacts> {
  /** By row, from 0: where its cells begin in the other arrays; one more at the end. */
  readonly starts: Uint32Array;
  /** Of each cell: its column from 0, ascending within a row. */
  readonly columns: Uint16Array;
  readonly kinds: Uint8Array;
  /** Of a number itself; of other cells the place of their text, date or code in `strings`. */
  readonly values: Float64Array;
  /** Number format of each cell, as its place in `strings`; 0 for none. */
  readonly formats: Uint32Array;
  readonly strings: readonly string[];
  /** By number of the cell. */
  readonly formulas: ReadonlyMap<number, PlainCell>;
}

/** A workbook whose sheets are handed over packed. */
export interface PackedBook {
  readonly packed: readonly PackedSheet[];
  /** Those that were excepted. */
  readonly plain: readonly PlainSheet[];
  /** Tabs that have no cells. */
  readonly withoutCells: readonly string[];
}

const kindNumbers = { text: 1, number: 2, date: 3, yes: 4, no: 5, error: 6, formula: 7 } as const;

/** Packs cells one after the other, row by row and column by column. */
export class SheetPacker {
  readonly #starts: Uint32Array;
  readonly #columns: Uint16Array;
  readonly #kinds: Uint8Array;
  readonly #values: Float64Array;
  readonly #formats: Uint32Array;
  readonly #strings: string[] = [''];
  readonly #places = new Map<string, number>([['', 0]]);
  readonly #formulas = new Map<number, PlainCell>();
  #count = 0;
  #row = -1;

  /** @param mostCells no more are put */
  constructor(rowCount: number, mostCells: number) {
    this.#starts = new Uint32Array(rowCount + 1);
    this.#columns = new Uint16Array(mostCells);
    this.#kinds = new Uint8Array(mostCells);
    this.#values = new Float64Array(mostCells);
    this.#formats = new Uint32Array(mostCells);
  }

  put(row: number, column: number, cell: PlainCell): void {
    const { kind } = cell;
    if (kind === 'number') this.number(row, column, Number(cell.decimal), cell.format);
    else if (kind === 'text') this.#add(row, column, kindNumbers.text, this.#placeOf(cell.text));
    else if (kind === 'date') this.#add(row, column, kindNumbers.date, this.#placeOf(cell.iso), cell.format);
    else if (kind === 'error') this.#add(row, column, kindNumbers.error, this.#placeOf(cell.code));
    else if (kind === 'boolean') this.#add(row, column, kindNumbers[cell.value ? 'yes' : 'no'], 0);
    else {
      this.#formulas.set(this.#count, cell);
      this.#add(row, column, kindNumbers.formula, 0);
    }
  }

  /** A cell that holds a number. @param format Excel's code of it, where it has one */
  number(row: number, column: number, value: number, format: string | undefined): void {
    this.#add(row, column, kindNumbers.number, value, format);
  }

  finish(facts: SheetFacts): PackedSheet {
    this.#fillTo(this.#starts.length - 1);
    const { name, state, rowCount, columnCount, merges, hiddenRows, from1904 } = facts;
    return {
      name,
      state,
      rowCount,
      columnCount,
      merges,
      hiddenRows,
      ...(from1904 === undefined ? {} : { from1904 }),
      starts: this.#starts,
      columns: this.#columns.slice(0, this.#count),
      kinds: this.#kinds.slice(0, this.#count),
      values: this.#values.slice(0, this.#count),
      formats: this.#formats.slice(0, this.#count),
      strings: this.#strings,
      formulas: this.#formulas,
    };
  }

  #add(row: number, column: number, kind: number, value: number, format?: string): void {
    if (row > this.#row) this.#fillTo(row);
    const at = this.#count;
    this.#columns[at] = column;
    this.#kinds[at] = kind;
    this.#values[at] = value;
    if (format !== undefined) this.#formats[at] = this.#placeOf(format);
    this.#count = at + 1;
  }

  /** The rows up to this one begin where the next cell is put. */
  #fillTo(row: number): void {
    this.#starts.fill(this.#count, this.#row + 1, row + 1);
    this.#row = row;
  }

  #placeOf(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.#strings.push(text) - 1;
    this.#places.set(text, place);
    return place;
  }
}

/** Packs a sheet. */
export function packSheet(sheet: PlainSheet): PackedSheet {
  const places = [...sheet.cells].flatMap(([address, cell]) => {
    const at = parseAddress(address);
    return at === undefined ? [] : [{ ...at, cell }];
  });
  if (!isInOrder(places)) places.sort((a, b) => a.row - b.row || a.column - b.column);
  const packer = new SheetPacker(sheet.rowCount, places.length);
  for (const { row, column, cell } of places) packer.put(row, column, cell);
  return packer.finish(sheet);
}

function isInOrder(places: readonly { readonly row: number; readonly column: number }[]): boolean {
  return places.every(({ row, column }, at) => {
    const before = places[at - 1];
    return before === undefined || before.row < row || (before.row === row && before.column < column);
  });
}

/** A cell of a packed sheet; row and column from 0. */
export function packedCell(sheet: PackedSheet, row: number, column: number): PlainCell | undefined {
  const { starts, columns } = sheet;
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? end; at < end; at += 1) {
    const found = columns[at] ?? 0;
    if (found === column) return cellAt(sheet, at);
    if (found > column) return undefined;
  }
  return undefined;
}

function cellAt(
  { kinds, values, formats, strings, formulas }: PackedSheet,
  at: number,
): PlainCell | undefined {
  const kind = kinds[at];
  const value = values[at] ?? 0;
  const format = formats[at] ?? 0;
  const looks = format === 0 ? {} : { format: strings[format] ?? '' };
  switch (kind) {
    case kindNumbers.text:
      return { kind: 'text', text: strings[value] ?? '' };
    case kindNumbers.number:
      return { kind: 'number', decimal: plainDecimal(value), ...looks };
    case kindNumbers.date:
      return { kind: 'date', iso: strings[value] ?? '', ...looks };
    case kindNumbers.yes:
    case kindNumbers.no:
      return { kind: 'boolean', value: kind === kindNumbers.yes };
    case kindNumbers.error:
      return { kind: 'error', code: strings[value] ?? '' };
    default:
      return formulas.get(at);
  }
}
