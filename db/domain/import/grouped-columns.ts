import { declarationOf, type RecordType } from '../records/catalogue.ts';
import type { ColumnUse } from './column-use.ts';
import { type Sheet, shownText } from './sheet-cell.ts';
import { saysTotal } from './total-words.ts';
import { isTownHead } from './town-head.ts';

/* A town written once, with empty cells beneath for its other villages. Places only: a figure is never filled down. */

/** How a table is read. */
interface ReadTable {
  readonly type: RecordType;
  readonly head_last: number;
  readonly columns: readonly ColumnUse[];
}

/** A column of places that stands over what the rows are about. */
export interface GroupedColumn {
  readonly column: number;
  readonly head: string;
  /** Empty cells below a place, and the first of them with the row that it takes the place from. */
  readonly blanks: number;
  readonly first: number;
  readonly from: number;
  /** Whether every place is written once, most of them over empty cells: else one may say that there is none. */
  readonly isClear: boolean;
}

/** Columns in which a place holds for the rows beneath, where what the rows are about stands on their right. */
export function placeColumns({
  type,
  columns,
}: Pick<ReadTable, 'type' | 'columns'>): readonly { readonly column: number; readonly head: string }[] {
  const { fields, naturalKey } = declarationOf(type);
  const kinds = new Map(fields.map((field) => [field.name, field]));
  const isPlace = ({ field, head }: ColumnUse): boolean => {
    const of = field === null ? undefined : kinds.get(field);
    if (of === undefined) return field === null && isTownHead(head);
    return (
      of.kind === 'areaCode' || (of.kind === 'reference' && ['enclave', 'host'].includes(of.target ?? ''))
    );
  };
  const about = columns.findLastIndex(
    (one) => one.field !== null && !isPlace(one) && (naturalKey.includes(one.field) || one.field === 'name'),
  );
  return columns.filter((one, at) => at < about && isPlace(one));
}

/** The columns of places with empty cells below them, as they stand; rows are not read otherwise. */
export function groupedColumns(sheet: Sheet, mapping: ReadTable): readonly GroupedColumn[] {
  return placeColumns(mapping).flatMap((one) => grouped(sheet, mapping, one) ?? []);
}

function grouped(
  sheet: Sheet,
  mapping: ReadTable,
  { column, head }: { readonly column: number; readonly head: string },
): GroupedColumn | null {
  const merged = sheet.merges.filter(({ left, right }) => column >= left && column <= right);
  const others = mapping.columns.filter(({ field, column: at }) => field !== null && at !== column);
  const written = new Set<string>();
  let [blanks, first, from, place] = [0, 0, 0, 0];
  let isClear = true;
  for (let row = mapping.head_last + 1; row <= sheet.rowCount; row += 1) {
    const text = shownText(sheet.cell(row, column));
    const said = others.find(({ column: at }) => shownText(sheet.cell(row, at)) !== '');
    // A sum, an empty row, or a place alone in its row that has its own way of being read.
    if (said === undefined || saysTotal(text) || saysTotal(shownText(sheet.cell(row, said.column)))) {
      place = 0;
    } else if (text !== '') {
      if (written.has(text)) isClear = false;
      written.add(text);
      place = row;
    } else if (place > 0) {
      if (merged.some(({ top, bottom }) => row > top && row <= bottom)) continue;
      // Beside merged cells an empty one that is not merged may be another matter.
      if (merged.some(({ top, bottom }) => place === top && bottom > top)) isClear = false;
      blanks += 1;
      if (first === 0) [first, from] = [row, place];
    }
  }
  // One empty cell among many places that are written was rather forgotten.
  isClear &&= blanks >= written.size;
  return blanks === 0 ? null : { column, head, blanks, first, from, isClear };
}
