import { declarationOf, type RecordType } from '../records/catalogue.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import { type NamedColumn, recordHeads } from './head-names.ts';
import { type Sheet, shownText } from './sheet-cell.ts';

/** Unit of amounts that are written without one. */
export type WrittenUnit = 'yuan' | 'wanYuan';

/** A column of a sheet and what is taken from it. */
export interface ColumnUse {
  /** From 0. */
  readonly column: number;
  /** Its head, as it stands in the sheet. */
  readonly head: string;
  /** Null: nothing is taken from it. */
  readonly field: string | null;
  /** Of amounts: the unit that the head or the sheet states; null where neither does. */
  readonly unit: WrittenUnit | null;
}

/** Where a sheet's table stands. Rows from 1. */
export interface FoundTable {
  readonly head_first: number;
  readonly head_last: number;
  readonly columns: readonly ColumnUse[];
  /** How many fields its heads name. */
  readonly named: number;
}

/** Rows that are looked at for heads. */
const deepest = 40;
/** Rows that heads may take, one above the other. */
const mostHeadRows = 3;
const mostColumns = 256;

/**
 * The table of a type's records in a sheet: its heads by the fields' labels in either language and by what officers call
 * them, also heads of several rows with merged cells. Null where no row of heads is found.
 */
export function findTable(sheet: Sheet, type: RecordType): FoundTable | null {
  const readHead = recordHeads(type);
  let best: FoundTable | null = null;
  const last = Math.min(deepest, sheet.rowCount);
  for (let top = 1; top <= last; top += 1) {
    for (let rows = 1; rows <= mostHeadRows && top + rows - 1 <= last; rows += 1) {
      if (rows > 1 && !isHeadRow(sheet, top + rows - 1)) break;
      const heads = headsOf(sheet, top, top + rows - 1);
      const found = tableOf(sheet, type, heads, readHead, { head_first: top, head_last: top + rows - 1 });
      const isTable =
        found.named >= 2 || (found.named === 1 && heads.filter((head) => head.length > 0).length <= 2);
      if (isTable && (best === null || isBetter(found, best))) best = found;
    }
  }
  return best;
}

/** More fields are named, or as many by fewer rows: a title above the heads is none of them. */
function isBetter(found: FoundTable, best: FoundTable): boolean {
  const rows = (of: FoundTable): number => of.head_last - of.head_first;
  return found.named > best.named || (found.named === best.named && rows(found) < rows(best));
}

/** The columns of a sheet with the heads of some rows, read by the fields' names. */
export function columnsAt(sheet: Sheet, type: RecordType, head_first: number, head_last: number): FoundTable {
  const heads = headsOf(sheet, head_first, head_last);
  return tableOf(sheet, type, heads, recordHeads(type), { head_first, head_last });
}

function tableOf(
  sheet: Sheet,
  type: RecordType,
  heads: readonly (readonly string[])[],
  readHead: (head: string) => NamedColumn | null,
  at: { readonly head_first: number; readonly head_last: number },
): FoundTable {
  const { fields } = declarationOf(type);
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  const stated = statedUnit(sheet, at.head_last);
  const taken = new Set<string>();
  const columns = heads.map((parts, column): ColumnUse => {
    const named = namedBy(parts, readHead);
    const kind = named === null ? undefined : kinds.get(named.key);
    // A name and a code of one thing are read together; anything else is said once.
    const field =
      named === null || kind === undefined || (taken.has(named.key) && kind !== 'reference')
        ? null
        : named.key;
    if (field !== null) taken.add(field);
    const own = named?.unit === '元' ? 'yuan' : named?.unit === '万元' ? 'wanYuan' : stated;
    return { column, head: parts.join(' '), field, unit: kind === 'money' ? own : null };
  });
  return { ...at, columns, named: taken.size };
}

/** The field of a head of several parts, top first: by all of them, by the last, by the first. */
function namedBy(
  parts: readonly string[],
  readHead: (head: string) => NamedColumn | null,
): NamedColumn | null {
  const tries = [parts.join(''), parts.join(' '), ...parts.toReversed()];
  for (const words of tries) {
    const named = words === '' ? null : readHead(words);
    if (named !== null) return named;
  }
  return null;
}

/** Texts of the heads of each column, top first, a merged one under every column and row it covers, each once. */
function headsOf(sheet: Sheet, first: number, last: number): readonly (readonly string[])[] {
  const width = Math.min(sheet.columnCount, mostColumns);
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = [];
    for (let row = first; row <= last; row += 1) {
      const text = headText(sheet, row, column);
      if (text !== '' && parts.at(-1) !== text) parts.push(text);
    }
    return parts;
  });
}

function headText(sheet: Sheet, row: number, column: number): string {
  const range = sheet.merges.find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  );
  const cell = range === undefined ? sheet.cell(row, column) : sheet.cell(range.top, range.left);
  return normaliseText(shownText(cell)).replace(/\s*\n\s*/g, '');
}

/** Whether a row below heads may be one of heads itself: it has words, and no figures or dates. */
function isHeadRow(sheet: Sheet, row: number): boolean {
  let words = 0;
  for (let column = 0; column < Math.min(sheet.columnCount, mostColumns); column += 1) {
    const cell = sheet.cell(row, column);
    if (cell === undefined) continue;
    if (cell.kind !== 'text') return false;
    words += 1;
  }
  return words > 0;
}

/** The unit that a line at or above the heads states for the whole sheet: `单位：万元`. */
function statedUnit(sheet: Sheet, last: number): WrittenUnit | null {
  const units = new Set<WrittenUnit>();
  for (let row = 1; row <= Math.min(last, deepest); row += 1) {
    for (let column = 0; column < Math.min(sheet.columnCount, mostColumns); column += 1) {
      const text = toHalfWidth(shownText(sheet.cell(row, column)));
      const unit = /(?:计量|金额)?单位:\s*(人民币)?(万元|元)|^\(?unit: ?(10,000 yuan|yuan)\)?$/i.exec(text);
      if (unit !== null) units.add(/万|10,000/.test(unit[0]) ? 'wanYuan' : 'yuan');
    }
  }
  const [only] = units;
  return units.size === 1 && only !== undefined ? only : null;
}
