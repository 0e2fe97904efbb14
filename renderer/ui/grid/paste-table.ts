import { parseMoney } from '../../../db/domain/money.ts';
import {
  type CellEdit,
  type Corners,
  type GridColumn,
  mayTake,
  type PastePlan,
  planPaste,
} from './grid-model.ts';

/** A column of the grid that the head of a pasted column names, and the unit of amounts that it states. */
export interface NamedColumn {
  readonly key: string;
  readonly unit: '元' | '万元' | null;
}

/** What a page knows about tables that are pasted into its grid. */
export interface PastedTables {
  /** The column that a head means, in whatever language and order; null for none. */
  readonly readHead: (head: string) => NamedColumn | null;
  /**
   * The row of the grid that a pasted line is about, by what it names and not by where it stands: an index, `unknown`
   * where no row is of that name, null where the line names nothing.
   */
  readonly rowOf?: (line: ReadonlyMap<string, string>) => number | 'unknown' | null;
}

export interface TablePlan extends PastePlan {
  /** Heads of pasted columns that the grid has no column for; their cells are not taken. */
  readonly unknownHeads: readonly string[];
  /** Rows and columns placed by heads or by names; null where the block went where the cursor stood. */
  readonly placed: { readonly rows: number; readonly columns: number } | null;
}

interface Place {
  readonly at: Corners;
  readonly rowLimit: number;
}

/**
 * Where a pasted table goes. With a row of heads its columns are found by them and its lines go below the last row, so that
 * nothing that stands there is written over; where lines name a row of the grid they go to that row. Any other block goes
 * where the cursor stands.
 */
export function planTable<R>(
  pasted: readonly (readonly string[])[],
  { at, rowLimit }: Place,
  columns: readonly GridColumn<R>[],
  rows: readonly R[],
  { readHead, rowOf }: PastedTables,
): TablePlan {
  const heads = headsOf(pasted[0] ?? [], readHead);
  const keys = heads ?? columns.slice(at.left).map(({ key }) => ({ key, unit: null }));
  const body = (heads === null ? pasted : pasted.slice(1)).filter((line) =>
    line.some((text) => text.trim() !== ''),
  );
  const lines = body.map((line) => readLine(line, keys));
  const named = rowOf === undefined ? [] : lines.map(({ texts }) => rowOf(texts));
  const byName = pasted.length * (pasted[0]?.length ?? 0) > 1 && named.some((row) => row !== null);
  if (heads === null && !byName) {
    return { ...planPaste(pasted, at, columns, rows, rowLimit), unknownHeads: [], placed: null };
  }

  const grows = rowLimit > rows.length;
  const first = grows && heads !== null ? rows.length - 1 : at.top;
  const edits: CellEdit[] = [];
  const overflow: string[] = [];
  const taken = new Set<number>();
  let readOnly = 0;
  for (const [index, { texts, beyond }] of lines.entries()) {
    const row = byName ? (named[index] ?? 'unknown') : first + index;
    // A second line of the same name would write over the first one in silence.
    if (row === 'unknown' || row >= rowLimit || taken.has(row)) {
      overflow.push([...texts.values(), ...beyond].filter((text) => text.trim() !== '').join(' '));
      continue;
    }
    taken.add(row);
    overflow.push(...beyond.filter((text) => text.trim() !== ''));
    for (const [key, text] of texts) {
      const column = columns.find((one) => one.key === key);
      const present = rows[row];
      if (column !== undefined && !mayTake(column, present)) {
        const isName = byName && column.editable !== true;
        if (!isName && present !== undefined && text.trim() !== column.text(present).trim()) readOnly += 1;
      } else edits.push({ row, column: key, text });
    }
  }
  const unknownHeads =
    heads === null
      ? []
      : (pasted[0] ?? []).filter((head, index) => heads[index] === null && head.trim() !== '');
  const placed = { rows: taken.size, columns: keys.filter((key) => key !== null).length };
  return { edits, overflow, readOnly, unknownHeads, placed };
}

/**
 * The columns that a line of heads names, or null where it is none: at least two cells name a column, or all of a few do.
 */
function headsOf(
  line: readonly string[],
  readHead: PastedTables['readHead'],
): readonly (NamedColumn | null)[] | null {
  const heads = line.map((text) => (text.trim() === '' ? null : readHead(text)));
  const found = heads.filter((head) => head !== null).length;
  const filled = line.filter((text) => text.trim() !== '').length;
  return found >= 2 || (found === 1 && filled === 1) ? heads : null;
}

/** Texts of a line by column, and those beyond the last column. Two columns of one meaning, a name and a code, are read together. */
function readLine(
  line: readonly string[],
  keys: readonly (NamedColumn | null)[],
): { readonly texts: ReadonlyMap<string, string>; readonly beyond: readonly string[] } {
  const texts = new Map<string, string>();
  const beyond: string[] = [];
  for (const [index, text] of line.entries()) {
    const head = keys[index];
    if (head === undefined) beyond.push(text);
    if (head == null) continue;
    const before = texts.get(head.key) ?? '';
    const own = head.unit === null ? text : amountInUnit(text, head.unit);
    texts.set(head.key, before.trim() === '' ? own : own.trim() === '' ? before : `${before} ${own}`);
  }
  return { texts, beyond };
}

/** An amount with the unit that its column's head states, unless it names its own. */
function amountInUnit(text: string, unit: '元' | '万元'): string {
  const [yuan, wanYuan] = [parseMoney(text, 'yuan'), parseMoney(text, 'wanYuan')];
  return yuan.ok && wanYuan.ok && yuan.value !== wanYuan.value ? `${text.trim()}${unit}` : text;
}
