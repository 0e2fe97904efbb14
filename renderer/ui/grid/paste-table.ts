import type { HeadUnit, NamedColumn } from '../../../db/domain/import/head-names.ts';
import { fillGroups, fillMerged, headCandidates, type MergedCells } from '../../../db/domain/import/heads.ts';
import { saysTotal } from '../../../db/domain/import/total-words.ts';
import { parseMoney } from '../../../db/domain/money.ts';
import type { PastedBlock } from './clipboard-read.ts';
import { type CellEdit, type Corners, type GridColumn, mayTake } from './grid-model.ts';

/** What a page knows about tables that are pasted into its grid. */
export interface PastedTables {
  /** The column that a head means, in whatever language and order; null for none. */
  readonly readHead: (head: string) => NamedColumn | null;
  /**
   * The row of the grid that a pasted line is about, by what it names and not by where it stands: an index, `unknown`
   * where no row is of that name, null where the line names nothing.
   */
  readonly rowOf?: (line: ReadonlyMap<string, string>) => number | 'unknown' | null;
  /** Columns that only name a row: nothing of theirs is typed into it. */
  readonly naming?: readonly string[];
}

/** Why something that was copied has no place in the grid. */
export type LeftBecause =
  /** More columns or rows than the grid has. */
  | 'beyond'
  /** A cell that cannot be changed to another text. */
  | 'locked'
  /** A line of a name that no row has. */
  | 'unknownRow'
  /** A second line of one name: it would write over the first. */
  | 'secondLine'
  /** A column whose head names none of the grid's. */
  | 'unknownHead'
  /** A title, a sum: no line of the table. */
  | 'aside'
  /** A number of several lines that are one cell in the sheet: it stands at the first of them only. */
  | 'mergedNumber'
  /** A figure whose format shows another number than the sheet holds, thousandths of it. */
  | 'scaled';

/** Something of the block that was not put into the grid. */
export interface LeftCell {
  /** Where it stands, as if the block began at A1; of a line or a column its first cell. */
  readonly at: string;
  readonly text: string;
  readonly why: LeftBecause;
}

export interface TablePlan {
  readonly edits: readonly CellEdit[];
  /** What was not taken: nothing is dropped in silence. */
  readonly left: readonly LeftCell[];
  /** Rows and columns placed by heads or by names; null where the block went where the cursor stood. */
  readonly placed: { readonly rows: number; readonly columns: number } | null;
  /** Lines taken that are hidden in the sheet. */
  readonly hidden: number;
  /** Cells taken that show a rounded number. */
  readonly finer: readonly FinerCell[];
}

/** A cell that holds more decimals than it shows. */
export interface FinerCell {
  readonly at: string;
  readonly shown: string;
  readonly exact: string;
  /** Whether the exact number was taken; the shown one where its column cannot hold it, finer than a fen. */
  readonly isExact: boolean;
}

interface Place {
  readonly at: Corners;
  /** Rows that there may be, for grids that grow. */
  readonly rowLimit: number;
}

/** A line of the block, by its place in it. */
interface Line {
  readonly index: number;
  readonly cells: readonly string[];
}

/**
 * Where a pasted table goes. With rows of heads its columns are found by them and its lines go below the last row, so that
 * nothing that stands there is written over; where lines name a row of the grid they go to that row. Any other block goes
 * where the cursor stands, a single cell into all that are selected. What does not fit is listed.
 */
export function planTable<R>(
  pasted: PastedBlock,
  { at, rowLimit }: Place,
  columns: readonly GridColumn<R>[],
  rows: readonly R[],
  { readHead, rowOf, naming = [] }: PastedTables,
): TablePlan {
  const left: LeftCell[] = [];
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const found = findHeads(pasted, readHead);
  const { heads, first: firstHead, last: lastHead } = found;
  const keys = heads ?? columns.slice(at.left).map(({ key }) => ({ key, unit: null }));
  const all = withMergedTexts(pasted, lastHead + 1, left).map((cells, index) => ({ index, cells }));
  const filled = all.slice(lastHead + 1).filter(({ cells }) => cells.some(isFilled));
  // A sum under a table is no line of it; it is listed, so that nothing goes missing in silence.
  const isLine = ({ cells }: Line): boolean => heads === null || !isTotal(cells);
  const body = filled.filter(isLine);
  const lines = body.map(({ cells }) => readLine(cells, keys));
  const named = rowOf === undefined ? [] : lines.map(({ texts }) => rowOf(texts));
  const isOneCell = pasted.cells.length === 1 && pasted.cells[0]?.length === 1;
  const byName = !isOneCell && named.some((row) => row !== null);
  if (heads === null && !byName) return planBlock(all, { at, rowLimit }, columns, rows, pasted, left);

  for (const { index, cells } of [
    ...all.slice(0, Math.max(firstHead, 0)),
    ...filled.filter((line) => !isLine(line)),
  ])
    if (cells.some(isFilled)) left.push(leftLine(index, cells, 'aside'));
  for (const cell of unknownHeads(pasted, found)) left.push(cell);
  const grows = rowLimit > rows.length;
  const start = grows && heads !== null ? rows.length - 1 : at.top;
  const edits: CellEdit[] = [];
  const finer: FinerCell[] = [];
  const taken = new Set<number>();
  const takenLines = new Set<number>();
  for (const [place, { index, cells }] of body.entries()) {
    const { texts, from, beyond } = lines[place] ?? nothing;
    const row = byName ? (named[place] ?? 'unknown') : start + place;
    if (row === 'unknown' || row >= rowLimit || taken.has(row)) {
      const why = row === 'unknown' ? 'unknownRow' : row >= rowLimit ? 'beyond' : 'secondLine';
      left.push(leftLine(index, cells, why));
      continue;
    }
    taken.add(row);
    takenLines.add(index);
    for (const column of beyond) left.push(leftCell(index, column, cells[column] ?? '', 'beyond'));
    const present = rows[row];
    for (const [key, text] of texts) {
      if (naming.includes(key)) continue;
      const column = byKey.get(key);
      if (column === undefined || mayTake(column, present)) {
        const source = { line: index, column: from.get(key) ?? 0, text };
        const own = exactText(pasted, source, keys[source.column]?.unit ?? null, column, finer);
        if (own === null) left.push(leftCell(index, source.column, text, 'scaled'));
        else if (present !== undefined || isFilled(text)) edits.push({ row, column: key, text: own });
        continue;
      }
      const isName = byName && column.editable !== true;
      if (!isName && isFilled(text) && (present === undefined || !saysSame(column, present, text)))
        left.push(leftCell(index, from.get(key) ?? 0, text, 'locked'));
    }
  }
  const placed = { rows: taken.size, columns: keys.filter((key) => key !== null).length };
  const hidden = pasted.hidden.filter((line) => takenLines.has(line)).length;
  return { edits, left, placed, hidden, finer };
}

const nothing: ReadLine = { texts: new Map(), from: new Map(), beyond: [] };

/** A block that goes from the upper left of what is selected on; a single cell fills all of it. */
function planBlock<R>(
  block: readonly Line[],
  { at, rowLimit }: Place,
  columns: readonly GridColumn<R>[],
  rows: readonly R[],
  pasted: PastedBlock,
  left: LeftCell[],
): TablePlan {
  const edits: CellEdit[] = [];
  const finer: FinerCell[] = [];
  const only = block.length === 1 && block[0]?.cells.length === 1 ? (block[0].cells[0] ?? '') : undefined;
  const width = at.right - at.left + 1;
  const lines =
    only === undefined
      ? block
      : Array.from({ length: at.bottom - at.top + 1 }, (_, index) => ({
          index,
          cells: new Array<string>(width).fill(only),
        }));
  let taken = 0;
  for (const [down, { index, cells }] of lines.entries()) {
    const row = at.top + down;
    const present = rows[row];
    if (row < rowLimit && pasted.hidden.includes(index)) taken += 1;
    for (const [across, text] of cells.entries()) {
      const column = columns[at.left + across];
      if (column === undefined || row >= rowLimit) {
        if (isFilled(text)) left.push(leftCell(index, across, text, 'beyond'));
      } else if (mayTake(column, present)) {
        // A blank of a row that is not there says nothing.
        const source =
          only === undefined ? { line: index, column: across, text } : { line: 0, column: 0, text };
        const own = exactText(pasted, source, null, column, finer);
        if (own === null) left.push(leftCell(source.line, source.column, text, 'scaled'));
        else if (present !== undefined || isFilled(text)) edits.push({ row, column: column.key, text: own });
      } else if (present === undefined ? isFilled(text) : !saysSame(column, present, text))
        left.push(leftCell(index, across, text, 'locked'));
    }
  }
  return { edits, left, placed: null, hidden: taken, finer };
}

const isFilled = (text: string): boolean => text.trim() !== '';

const saysSame = <R>(column: GridColumn<R>, row: R, text: string): boolean =>
  text.trim() === column.text(row).trim();

/** `C12` for the third cell of the twelfth line. */
function addressOf(line: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${line + 1}`;
}

const leftCell = (line: number, column: number, text: string, why: LeftBecause): LeftCell => ({
  at: addressOf(line, column),
  text,
  why,
});

const leftLine = (line: number, cells: readonly string[], why: LeftBecause): LeftCell =>
  leftCell(line, Math.max(cells.findIndex(isFilled), 0), cells.filter(isFilled).join(' '), why);

/**
 * The lines with what several of them have in one merged cell, a township beside its villages, in each. A number is not
 * repeated, for it would be added up as often: it stays at the first line, and is listed.
 * @param from first line below the heads
 */
function withMergedTexts(
  { cells, merged }: PastedBlock,
  from: number,
  left: LeftCell[],
): readonly (readonly string[])[] {
  const down: MergedCells[] = [];
  for (const merge of merged.filter(({ top, bottom }) => top >= from && bottom > top)) {
    const text = cells[merge.top]?.[merge.left] ?? '';
    if (!isFilled(text)) continue;
    if (parseMoney(text, 'yuan').ok) left.push(leftCell(merge.top, merge.left, text, 'mergedNumber'));
    else down.push({ ...merge, right: merge.left });
  }
  return fillMerged(cells, down);
}

/** Lines above the heads that a table may have: its title, its unit, one that is blank. */
const mostAbove = 5;
/** Rows of heads themselves, beside the lowest. */
const mostGroups = 2;

interface FoundHeads {
  /** By column; null in all where the block has none. */
  readonly heads: readonly (NamedColumn | null)[] | null;
  /** What the heads say, joined. */
  readonly texts: readonly string[];
  readonly first: number;
  readonly last: number;
}

/** The heads that name most columns, and the rows in which they stand. */
function findHeads({ cells, merged }: PastedBlock, readHead: PastedTables['readHead']): FoundHeads {
  const top = cells.slice(0, mostAbove + mostGroups + 1);
  const inTop = merged.filter(({ top: row }) => row < top.length);
  const filled = inTop.length === 0 ? fillGroups(top) : fillMerged(top, inTop).slice(0, top.length);
  let found: FoundHeads = { heads: null, texts: [], first: -1, last: -1 };
  let most = 0;
  for (const { first, last, heads } of headCandidates(filled)) {
    if (first > mostAbove) continue;
    const named = heads.map(({ text, alone }) => {
      if (text === '') return null;
      return readHead(text) ?? (alone === null ? null : readHead(alone));
    });
    const names = named.filter((head) => head !== null).length;
    const isOnly = names === 1 && heads.filter(({ text }) => text !== '').length === 1;
    if (names <= most || (names < 2 && !isOnly)) continue;
    // As many cells as there are heads are a line of figures, and what stands below it is not its head.
    if (cells.slice(0, first).some((line) => line.filter(isFilled).length >= names)) continue;
    found = { heads: named, texts: heads.map(({ text }) => text), first, last };
    most = names;
  }
  return found;
}

/** Heads that name no column of the grid, each at the lowest of its cells. */
function unknownHeads(
  { cells }: PastedBlock,
  { heads, texts, first, last }: FoundHeads,
): readonly LeftCell[] {
  if (heads === null) return [];
  return texts.flatMap((text, column) => {
    if (heads[column] !== null || text === '') return [];
    const rows = cells.slice(first, last + 1);
    const lowest = rows.findLastIndex((line) => isFilled(line[column] ?? ''));
    return [leftCell(lowest < 0 ? last : first + lowest, column, text, 'unknownHead')];
  });
}

function isTotal(line: readonly string[]): boolean {
  const named = line.filter(isFilled).find((text) => !/^[-\d,.\s]+%?$/.test(text));
  return named !== undefined && saysTotal(named);
}

interface ReadLine {
  /** By the grid's column. */
  readonly texts: ReadonlyMap<string, string>;
  /** Column of the block that each comes from. */
  readonly from: ReadonlyMap<string, number>;
  /** Columns of the block beyond the last head that are not blank. */
  readonly beyond: readonly number[];
}

/** Texts of a line by column, and those beyond the last column. Two columns of one meaning, a name and a code, are read together. */
function readLine(line: readonly string[], keys: readonly (NamedColumn | null)[]): ReadLine {
  const texts = new Map<string, string>();
  const from = new Map<string, number>();
  const beyond: number[] = [];
  for (const [index, text] of line.entries()) {
    const head = keys[index];
    if (head === undefined && isFilled(text)) beyond.push(index);
    if (head == null) continue;
    const own = head.unit === null ? text : amountInUnit(text, head.unit);
    const before = texts.get(head.key) ?? '';
    if (!isFilled(before)) from.set(head.key, index);
    texts.set(head.key, !isFilled(before) ? own : isFilled(own) ? `${before} ${own}` : before);
  }
  return { texts, from, beyond };
}

/**
 * The text of a pasted cell with all the decimals that its sheet holds, as an import of the same sheet reads it; the shown
 * one where the column cannot hold so many. Either is listed. Null for a figure that shows another number than it holds.
 */
function exactText<R>(
  { cells, beneath }: PastedBlock,
  { line, column: at, text }: { readonly line: number; readonly column: number; readonly text: string },
  unit: HeadUnit | null,
  column: GridColumn<R> | undefined,
  listed: FinerCell[],
): string | null {
  const held = beneath.get(`${line}:${at}`);
  const shown = cells[line]?.[at] ?? '';
  const inUnit = (number: string): string => (unit === null ? number : amountInUnit(number, unit));
  // A name and a code of two columns that are read together are no number.
  if (held === undefined || held.kind === 'same' || text !== inUnit(shown)) return text;
  // Without a unit it is a year or a code: what it shows is what it says.
  if (held.kind === 'other') return column?.unit == null && unit === null ? text : null;
  const exact = held.text;
  const isExact = column?.reads?.(inUnit(exact)) ?? true;
  listed.push({ at: addressOf(line, at), shown: shown.trim(), exact, isExact });
  return isExact ? inUnit(exact) : text;
}

/** An amount with the unit that its column's head states, unless it names its own; also one too fine for that unit. */
function amountInUnit(text: string, unit: HeadUnit): string {
  // As a sheet writes most of them: no unit of its own.
  if (/^\d+(?:\.\d+)?$/.test(text)) return `${text}${unit}`;
  const [yuan, wanYuan] = [parseMoney(text, 'yuan'), parseMoney(text, 'wanYuan')];
  const namesItsOwn = yuan.ok && wanYuan.ok && yuan.value === wanYuan.value;
  return (yuan.ok || wanYuan.ok) && !namesItsOwn ? `${text.trim()}${unit}` : text;
}
