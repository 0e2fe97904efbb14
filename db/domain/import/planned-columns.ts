import type { Field } from '../records/declaration.ts';
import { type ReadColumn, readColumn } from './cell-reader.ts';
import type { ColumnUse } from './column-use.ts';

/** A field that is read from a column of the sheet. */
export type PlannedColumn = ReadColumn & {
  /** Of a figure that stands side by side for several periods: the one of this column. */
  readonly period: string | null;
  /** Of a span of days in one cell: which end of it is the field's. */
  readonly end: 'from' | 'until' | null;
};

/** What is read from the columns of a sheet: a column of spans of days is read twice, for each of its ends. */
export function plannedColumns(
  columns: readonly ColumnUse[],
  byName: ReadonlyMap<string, Field>,
): readonly PlannedColumn[] {
  return columns.flatMap(({ column, head, field, unit, period = null, until }): readonly PlannedColumn[] => {
    const [of, last] = [byName.get(field ?? ''), byName.get(until ?? '')];
    if (of === undefined) return [];
    const one = readColumn(column, head, of, unit);
    if (last === undefined) return [{ ...one, period, end: null }];
    return [
      { ...one, period, end: 'from' },
      { ...readColumn(column, head, last, null), period, end: 'until' },
    ];
  });
}
