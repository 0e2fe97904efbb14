import { fill } from '../../../domain/locale/fill.ts';
import { columnLetters } from '../../workbook/address.ts';
import { shownText } from './field-cell.ts';
import { addFoot, footerOf } from './form-foot.ts';
import { addHead, type HeadOptions } from './form-head.ts';
import type { SheetContext } from './input.ts';
import { type ListColumn, listParts } from './list-parts.ts';
import { type FinishedSheet, type FormCell, SheetBuilder } from './sheet-builder.ts';
import { addTableHead, bodyHeight, columnNumbers, columnWidths } from './table.ts';

/** Where the cells of a list stand on one of its sheets. */
export interface ListPlace {
  /** Columns of this sheet in their order, by their index in the list. */
  readonly columns: readonly number[];
  /** Rows, from 0, of the list's first and last row. */
  readonly from: number;
  readonly to: number;
  /** Letters of a column of the list; undefined where it stands on another sheet. */
  readonly letters: (column: number) => string | undefined;
}

/** A table whose first column counts its rows, and which is split where it would be too wide to be read. */
export interface ListTable {
  readonly tab: string;
  readonly head: HeadOptions;
  /** Columns beside the one that counts the rows. */
  readonly columns: readonly ListColumn[];
  /** A row's cells by column, which may refer to other cells of their sheet. */
  readonly rows: readonly ((column: number, place: ListPlace) => FormCell)[];
  /** Rows under the list: cells of the counting column and those of the sheet. */
  readonly sums: (place: ListPlace) => readonly (readonly FormCell[])[];
  /** @param numbers numbers of the columns as printed */
  readonly notes: (numbers: readonly string[]) => readonly string[];
}

/** The sheets of a list: one, or where it is wide several that each name their rows and go on with the columns' numbers. */
export function listSheets(context: SheetContext, table: ListTable): FinishedSheet[] {
  const { texts } = context;
  const counted = { label: texts.columns.number, figure: false, breaks: false, shown: [texts.total] };
  const [counting = '', ...numbers] = columnNumbers(texts, [counted, ...table.columns]);
  const countingColumn = { ...counted, group: '', leads: true };
  return listParts([countingColumn, ...table.columns]).map((part, at) => {
    const columns = part.slice(1).map((column) => column - 1);
    const shown = [counted, ...columns.flatMap((column) => table.columns[column] ?? [])];
    const { tab, head, notes } = namesOf(context, table, at, numbers);
    const builder = new SheetBuilder(tab, columnWidths(shown));
    addHead(builder, context, head);
    const headRows = addTableHead(builder, shown, [
      counting,
      ...columns.map((column) => numbers[column] ?? ''),
    ]);
    addRows(builder, context, table, columns);
    addFoot(builder, context, notes);
    return builder.finish(headRows, footerOf(context));
  });
}

/** Of the second sheet on, they say that it goes on. */
function namesOf(
  { texts }: SheetContext,
  { tab, head, notes }: ListTable,
  at: number,
  numbers: readonly string[],
): { readonly tab: string; readonly head: HeadOptions; readonly notes: readonly string[] } {
  if (at === 0) return { tab, head, notes: notes(numbers) };
  return {
    tab: fill(texts.continued, { name: tab, n: at }),
    head: { ...head, title: fill(texts.continued, { name: head.title, n: at }), marks: 'number' },
    notes: [fill(texts.notes.continued, { title: head.title })],
  };
}

function addRows(
  builder: SheetBuilder,
  { texts }: SheetContext,
  { rows, sums }: ListTable,
  columns: readonly number[],
): void {
  const from = builder.rowCount;
  const letters = (column: number): string | undefined => {
    const at = columns.indexOf(column);
    return at < 0 ? undefined : columnLetters(at + 1);
  };
  const place: ListPlace = { columns, from, to: from + rows.length - 1, letters };
  rows.forEach((cell, at) => {
    builder.add([rowNumber(at), ...columns.map((column) => cell(column, place))], bodyHeight);
  });
  if (rows.length > 0) for (const row of sums(place)) builder.add(row, bodyHeight);
  else {
    const cell = { kind: 'text', value: texts.noRows, style: 'bodyCenter' } as const;
    builder.add([{ cell, span: columns.length + 1 }], bodyHeight);
  }
}

/** The number of a row, counted from 1. */
export function rowNumber(at: number): FormCell {
  return { cell: { kind: 'number', decimal: String(at + 1), style: 'bodyCenter', format: '0' } };
}

/** A place for cells that are only measured. */
const anywhere: ListPlace = { columns: [], from: 0, to: 0, letters: () => 'A' };

/** What the cells of a column show, which decides its width. */
export function shownInColumn(rows: ListTable['rows'], column: number): string[] {
  return rows.map((cell) => shownText(cell(column, anywhere).cell));
}
