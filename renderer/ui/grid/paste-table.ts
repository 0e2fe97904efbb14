import type { NamedColumn } from '../../../db/domain/import/head-names.ts';
import { parseMoney } from '../../../db/domain/money.ts';
import {
  type CellEdit,
  type Corners,
  type GridColumn,
  mayTake,
  type PastePlan,
  planPaste,
} from './grid-model.ts';

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

export interface TablePlan extends PastePlan {
  /** Lines of a table that are none of its rows: its title above, its sum below; they are not taken. */
  readonly aside: readonly string[];
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
  { readHead, rowOf, naming = [] }: PastedTables,
): TablePlan {
  const { heads, above, below } = splitAtHeads(pasted, readHead);
  const keys = heads ?? columns.slice(at.left).map(({ key }) => ({ key, unit: null }));
  const filled = below.filter((line) => line.some(isFilled));
  // A sum under a table is no line of it; it is listed, so that nothing goes missing in silence.
  const body = heads === null ? filled : filled.filter((line) => !isTotal(line));
  const aside = [...above, ...filled.filter((line) => !body.includes(line))]
    .map((line) => line.filter(isFilled).join(' '))
    .filter(isFilled);
  const lines = body.map((line) => readLine(line, keys));
  const named = rowOf === undefined ? [] : lines.map(({ texts }) => rowOf(texts));
  const byName = pasted.length * (pasted[0]?.length ?? 0) > 1 && named.some((row) => row !== null);
  if (heads === null && !byName) {
    return { ...planPaste(pasted, at, columns, rows, rowLimit), aside: [], unknownHeads: [], placed: null };
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
      overflow.push([...texts.values(), ...beyond].filter(isFilled).join(' '));
      continue;
    }
    taken.add(row);
    overflow.push(...beyond.filter(isFilled));
    for (const [key, text] of texts) {
      if (naming.includes(key)) continue;
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
      : (pasted[above.length] ?? []).filter((head, index) => heads[index] === null && isFilled(head));
  const placed = { rows: taken.size, columns: keys.filter((key) => key !== null).length };
  return { edits, overflow, readOnly, aside, unknownHeads, placed };
}

const isFilled = (text: string): boolean => text.trim() !== '';

/** Lines above the heads that a table may have: its title, its unit, one that is blank. */
const mostAbove = 5;

/** The heads, and what stands above and below them; without heads everything is below. */
function splitAtHeads(
  pasted: readonly (readonly string[])[],
  readHead: PastedTables['readHead'],
): {
  readonly heads: readonly (NamedColumn | null)[] | null;
  readonly above: readonly (readonly string[])[];
  readonly below: readonly (readonly string[])[];
} {
  for (const [index, line] of pasted.slice(0, mostAbove + 1).entries()) {
    const heads = headsOf(line, readHead);
    if (heads === null) continue;
    const above = pasted.slice(0, index);
    const found = heads.filter((head) => head !== null).length;
    // As many cells as there are heads are a line of figures, and what stands below it is not its head.
    if (above.some((other) => other.filter(isFilled).length >= found)) break;
    return { heads, above, below: pasted.slice(index + 1) };
  }
  return { heads: null, above: [], below: pasted };
}

const totalWords = /^(?:合计|总计|小计|共计|total|sum)[:：]?$/i;

function isTotal(line: readonly string[]): boolean {
  const [first = ''] = line.filter(isFilled);
  return totalWords.test(first.replace(/\s/g, ''));
}

/**
 * The columns that a line of heads names, or null where it is none: at least two cells name a column, or all of a few do.
 */
function headsOf(
  line: readonly string[],
  readHead: PastedTables['readHead'],
): readonly (NamedColumn | null)[] | null {
  const heads = line.map((text) => (isFilled(text) ? readHead(text) : null));
  const found = heads.filter((head) => head !== null).length;
  const filled = line.filter(isFilled).length;
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

/** An amount with the unit that its column's head states, unless it names its own; also one too fine for that unit. */
function amountInUnit(text: string, unit: '元' | '万元'): string {
  const [yuan, wanYuan] = [parseMoney(text, 'yuan'), parseMoney(text, 'wanYuan')];
  const namesItsOwn = yuan.ok && wanYuan.ok && yuan.value === wanYuan.value;
  return (yuan.ok || wanYuan.ok) && !namesItsOwn ? `${text.trim()}${unit}` : text;
}
