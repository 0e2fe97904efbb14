import { type Fen, sumFen } from '../../../domain/money.ts';
import type { PackagedRecord } from '../../../domain/package.ts';
import type { FieldValue } from '../../../domain/records/catalogue.ts';
import { columnLetters } from '../../workbook/address.ts';
import { blankOf, fieldCell, shownAmount, shownText } from './field-cell.ts';
import { addFoot, footerOf } from './form-foot.ts';
import { addHead, type HeadOptions } from './form-head.ts';
import type { SheetContext } from './input.ts';
import { columnValue, type RecordColumn } from './record-columns.ts';
import { type FinishedSheet, type FormCell, SheetBuilder } from './sheet-builder.ts';
import {
  addTableHead,
  bodyHeight,
  breaksOf,
  columnNumbers,
  columnWidths,
  type TableColumn,
} from './table.ts';
import { columnTotal } from './total-cell.ts';

/** What makes one row of a list: a record, or several (a village and its year). */
export type ListRow = readonly PackagedRecord[];

/** Where the rows of a list stand: what sums and identities refer to. */
export interface ListPlace {
  readonly columns: readonly RecordColumn[];
  /** Letters of the columns in the sheet. */
  readonly letters: readonly string[];
  /** First and last row, from 0. */
  readonly from: number;
  readonly to: number;
}

export interface ListOptions {
  readonly tab: string;
  readonly head: HeadOptions;
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly ListRow[];
  /** Columns that are added up in a row under the list. */
  readonly summed: (column: RecordColumn) => boolean;
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

/** The sheet of a list of records: a row a record, a column a field; the first column counts the rows. */
export function listSheet(context: SheetContext, options: ListOptions): FinishedSheet {
  const { columns, rows, summed } = options;
  const { texts } = context;
  const body = rows.map((row) => columns.map((column) => listCell(context, column, row)));
  const amounts = (at: number) => body.map((cells) => (cells[at]?.value ?? null) as Fen | null);
  const fields = columns.map((column, at): TableColumn => {
    const shown = body.map((cells) => shownText(cells[at]?.form.cell ?? null));
    if (summed(column) || column.field.name === options.sums?.under)
      shown.push(shownAmount(sumFen(amounts(at))));
    return { label: column.label, figure: column.figure, breaks: breaksOf(column.field), shown };
  });
  const counted = { label: texts.columns.number, figure: false, breaks: false, shown: [texts.total] };
  const table = [counted, ...fields];

  const builder = new SheetBuilder(options.tab, columnWidths(table));
  addHead(builder, context, options.head);
  const numbers = columnNumbers(texts, table);
  const head = addTableHead(builder, table, numbers);
  const from = builder.rowCount;
  body.forEach((cells, at) => {
    builder.add([rowNumber(at), ...cells.map(({ form }) => form)], bodyHeight);
  });
  if (rows.length > 0) {
    const letters = columns.map((_, at) => columnLetters(at + 1));
    const place = { columns, letters, from, to: builder.rowCount - 1 };
    const sums = options.sums?.rows(place) ?? sumRow(context, place, summed, amounts);
    for (const row of sums) builder.add(row, bodyHeight);
  } else {
    const cell = { kind: 'text', value: texts.noRows, style: 'bodyCenter' } as const;
    builder.add([{ cell, span: table.length }], bodyHeight);
  }
  const numberOf = new Map(columns.map(({ field }, at) => [field.name, numbers[at + 1] ?? '']));
  addFoot(builder, context, options.notes(numberOf));
  return builder.finish(head, footerOf(context));
}

/** The number of a row, counted from 1. */
export function rowNumber(at: number): FormCell {
  return { cell: { kind: 'number', decimal: String(at + 1), style: 'bodyCenter', format: '0' } };
}

function listCell(context: SheetContext, column: RecordColumn, row: ListRow): ListCell {
  const found = row.find(({ type }) => type === column.type);
  if (found === undefined) return { value: null, form: blankOf(column.field) };
  const value = columnValue(context, column, found.record);
  return { value, form: fieldCell(context, column.type, found.record.id, column.field, value) };
}

/** 合计, and the sum of every column that is added up. */
function sumRow(
  context: SheetContext,
  { columns, letters, from, to }: ListPlace,
  summed: ListOptions['summed'],
  amounts: (at: number) => readonly (Fen | null)[],
): FormCell[][] {
  if (!columns.some(summed)) return [];
  const cells = columns.map((column, at): FormCell => {
    if (!summed(column)) return { cell: { kind: 'blank', style: 'total' } };
    return { cell: columnTotal(letters[at] ?? '', from, to, amounts(at), 'totalMoney') };
  });
  return [[{ cell: { kind: 'text', value: context.texts.total, style: 'totalCenter' } }, ...cells]];
}
