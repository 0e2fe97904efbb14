import { parseAddress } from './address.ts';
import type { PlainCell, PlainSheet, PlainValue } from './plain.ts';

/**
 * A sheet's cells in a few long arrays instead of an object a cell: what a thread hands over of a sheet of a million cells
 * in no time. Same contents as the `PlainSheet`, without its comments.
 */
export interface PackedSheet {
  readonly name: string;
  readonly state: PlainSheet['state'];
  readonly rowCount: number;
  readonly columnCount: number;
  readonly merges: readonly string[];
  readonly hiddenRows: readonly number[];
  /** As `PlainSheet` has it. */
  readonly from1904: boolean;
  /** By row, from 0: where its cells begin in the other arrays; one more at the end. */
  readonly starts: Uint32Array;
  /** Of each cell: its column from 0, ascending within a row. */
  readonly columns: Uint16Array;
  readonly kinds: Uint8Array;
  /** Text, decimal, date or code of each cell, as its place in `strings`. */
  readonly texts: Uint32Array;
  /** Number format of each cell; 0 for none. */
  readonly formats: Uint32Array;
  readonly strings: readonly string[];
  /** By number of the cell. */
  readonly formulas: ReadonlyMap<number, PlainCell>;
}

const kindNumbers = { text: 1, number: 2, date: 3, yes: 4, no: 5, error: 6, formula: 7 } as const;

/** Packs a sheet. */
export function packSheet(sheet: PlainSheet): PackedSheet {
  const { name, state, rowCount, columnCount, merges, hiddenRows, cells } = sheet;
  const places = [...cells].flatMap(([address, cell]) => {
    const at = parseAddress(address);
    return at === undefined ? [] : [{ ...at, cell }];
  });
  if (!isInOrder(places)) places.sort((a, b) => a.row - b.row || a.column - b.column);
  const count = places.length;
  const starts = new Uint32Array(rowCount + 1).fill(count);
  const columns = new Uint16Array(count);
  const kinds = new Uint8Array(count);
  const texts = new Uint32Array(count);
  const formats = new Uint32Array(count);
  const strings: string[] = [''];
  const numbers = new Map<string, number>([['', 0]]);
  const formulas = new Map<number, PlainCell>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    strings.push(text);
    numbers.set(text, strings.length - 1);
    return strings.length - 1;
  };
  let row = -1;
  places.forEach(({ row: at, column, cell }, index) => {
    for (; row < at; row += 1) starts[row + 1] = index;
    columns[index] = column;
    kinds[index] = kindOf(cell);
    if (cell.kind === 'formula') formulas.set(index, cell);
    else {
      texts[index] = numberOf(textOf(cell));
      formats[index] = 'format' in cell && cell.format !== undefined ? numberOf(cell.format) : 0;
    }
  });
  for (; row + 1 <= rowCount; row += 1) starts[row + 1] = count;
  return {
    name,
    state,
    rowCount,
    columnCount,
    merges,
    hiddenRows,
    from1904: sheet.from1904 === true,
    starts,
    columns,
    kinds,
    texts,
    formats,
    strings,
    formulas,
  };
}

function isInOrder(places: readonly { readonly row: number; readonly column: number }[]): boolean {
  return places.every(({ row, column }, at) => {
    const before = places[at - 1];
    return before === undefined || before.row < row || (before.row === row && before.column < column);
  });
}

function kindOf(cell: PlainCell): number {
  return cell.kind === 'boolean' ? kindNumbers[cell.value ? 'yes' : 'no'] : kindNumbers[cell.kind];
}

function textOf(cell: PlainValue): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.decimal;
    case 'date':
      return cell.iso;
    case 'error':
      return cell.code;
    case 'boolean':
      return '';
  }
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
  { kinds, texts, formats, strings, formulas }: PackedSheet,
  at: number,
): PlainCell | undefined {
  const text = strings[texts[at] ?? 0] ?? '';
  const format = formats[at] ?? 0;
  const looks = format === 0 ? {} : { format: strings[format] ?? '' };
  switch (kinds[at]) {
    case kindNumbers.text:
      return { kind: 'text', text };
    case kindNumbers.number:
      return { kind: 'number', decimal: text, ...looks };
    case kindNumbers.date:
      return { kind: 'date', iso: text, ...looks };
    case kindNumbers.yes:
    case kindNumbers.no:
      return { kind: 'boolean', value: kinds[at] === kindNumbers.yes };
    case kindNumbers.error:
      return { kind: 'error', code: text };
    default:
      return formulas.get(at);
  }
}
