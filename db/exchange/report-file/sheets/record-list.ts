import { type Fen, sumFen } from '../../../domain/money.ts';
import type { PackagedRecord } from '../../../domain/package.ts';
import { declarationOf, type FieldValue } from '../../../domain/records/catalogue.ts';
import { blankOf, fieldCell, shownAmount, shownText } from './field-cell.ts';
import type { HeadOptions } from './form-head.ts';
import type { SheetContext } from './input.ts';
import type { ListColumn } from './list-parts.ts';
import { type ListPlace, listSheets } from './list-sheets.ts';
import { columnValue, type RecordColumn } from './record-columns.ts';
import type { FinishedSheet, FormCell } from './sheet-builder.ts';
import { breaksOf } from './table.ts';
import { fieldTotal } from './total-cell.ts';

/** What makes one row of a list: a record, or several (a village and its year). */
export type ListRow = readonly PackagedRecord[];

export interface RecordListOptions {
  readonly tab: string;
  readonly head: HeadOptions;
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly ListRow[];
  /** Columns that are added up in a row under the list. */
  readonly summed: (column: RecordColumn) => boolean;
  /** Whether a row counts in a column's sum; a part of another row does not. Default: each does. */
  readonly counts?: (column: RecordColumn, row: ListRow) => boolean;
  /** Rows of sums instead of that one, under the field of that name. */
  readonly sums?: {
    readonly under: string;
    readonly rows: (place: ListPlace) => readonly (readonly FormCell[])[];
  };
  /** @param numbers number of each column as printed, by its field's name */
  readonly notes: (numbers: ReadonlyMap<string, string>) => readonly string[];
}

interface ListCell {
  readonly value: FieldValue;
  readonly form: FormCell;
}

/** The sheets of a list of records: a row a record, a column a field; the first column counts the rows. */
export function recordList(context: SheetContext, options: RecordListOptions): FinishedSheet[] {
  const { columns, rows, summed } = options;
  const drawn = rows.map((row) => columns.map((column) => listCell(context, column, row)));
  const body = context.input.draft === undefined ? drawn : saidOnce(drawn, columns, context.texts.asAbove);
  const valueAt = (row: number, column: number) => (body[row]?.[column]?.value ?? null) as Fen | null;
  const table = columns.map((column, at): ListColumn => {
    const shown = body.map((cells) => shownText(cells[at]?.form.cell ?? null));
    if (summed(column) || column.field.name === options.sums?.under)
      shown.push(shownAmount(sumFen(body.map((_, row) => valueAt(row, at)))));
    const { label, figure, field } = column;
    return {
      label,
      figure,
      breaks: breaksOf(field),
      shown,
      group: groupOf(column),
      leads: leads(column, columns),
    };
  });
  const sumsOf = (place: ListPlace): readonly (readonly FormCell[])[] => {
    const cells = place.columns.map((at): FormCell => {
      const column = columns[at];
      if (column === undefined || !summed(column)) return { cell: { kind: 'blank', style: 'total' } };
      const counted = rows.flatMap((row, index) => (options.counts?.(column, row) === false ? [] : [index]));
      const sheetRows = counted.map((row) => place.from + row);
      const values = counted.map((row) => valueAt(row, at));
      return { cell: fieldTotal(column.field, place.letters(at) ?? '', sheetRows, values) };
    });
    const some = place.columns.some((at) => columns[at] !== undefined && summed(columns[at]));
    const label = { kind: 'text', value: context.texts.total, style: 'totalCenter' } as const;
    return some ? [[{ cell: label }, ...cells]] : [];
  };
  return listSheets(context, {
    tab: options.tab,
    head: options.head,
    columns: table,
    rows: body.map((cells) => (column) => cells[column]?.form ?? { cell: { kind: 'blank', style: 'body' } }),
    sums: options.sums?.rows ?? sumsOf,
    notes: (numbers) =>
      options.notes(new Map(columns.map(({ field }, at) => [field.name, numbers[at] ?? '']))),
  });
}

/** Characters of a remark that is short enough to be said again in every row. */
const shortRemark = 6;

/**
 * Rows in which a remark that the row above says, too, is said once: on a draft nothing is compared cell by cell, and the
 * same three lines in each of a hundred rows only make it long.
 */
function saidOnce(
  body: readonly (readonly ListCell[])[],
  columns: readonly RecordColumn[],
  asAbove: string,
): readonly (readonly ListCell[])[] {
  return body.map((cells, row) =>
    cells.map((one, at): ListCell => {
      const { value, form } = one;
      const isSame = value === body[row - 1]?.[at]?.value && columns[at]?.field.kind === 'longText';
      if (!isSame || typeof value !== 'string' || value.length <= shortRemark) return one;
      return { value, form: { cell: { kind: 'text', value: asAbove, style: form.cell.style } } };
    }),
  );
}

/** The declaration's group; of two types side by side each keeps its own. */
function groupOf({ type, field }: RecordColumn): string {
  return `${type}/${field.group}`;
}

/**
 * Columns that tell rows apart: the name, and of the natural key what identity and time say; where those are none, that
 * key's first two.
 */
function leads({ type, field }: RecordColumn, columns: readonly RecordColumn[]): boolean {
  if (type !== columns[0]?.type) return false;
  const { fields, naturalKey } = declarationOf(type);
  const named = fields.filter(
    ({ name, group }) =>
      (group === 'identity' && name === 'name') ||
      (leadingGroups.has(group ?? '') && naturalKey.includes(name)),
  );
  const names = named.length > 0 ? named.map(({ name }) => name) : naturalKey.slice(0, 2);
  return names.includes(field.name);
}

const leadingGroups: ReadonlySet<string> = new Set(['identity', 'period']);

function listCell(context: SheetContext, column: RecordColumn, row: ListRow): ListCell {
  const found = row.find(({ type }) => type === column.type);
  if (found === undefined) return { value: null, form: blankOf(column.field) };
  const value = columnValue(context, column, found.record);
  return { value, form: fieldCell(context, column.type, found.record.id, column.field, value) };
}
