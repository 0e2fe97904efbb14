import { declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';

/** System fields that are worth a column: who changed a record last, and when. */
export const systemColumns = ['updated_at', 'updated_by'] as const;

/** Columns of a type until they are chosen: its fields but those on request, evidence and notes. */
export function defaultColumns(type: RecordType): readonly string[] {
  return declarationOf(type)
    .fields.filter(({ onRequest, group }) => !onRequest && group !== 'other' && group !== 'evidence')
    .map(({ name }) => name);
}

/** All that can be a column of a type, in the order of its form. */
export function possibleColumns(type: RecordType): readonly string[] {
  return [...declarationOf(type).fields.map(({ name }) => name), ...systemColumns];
}

/** Columns with one of them moved by a place; at either end nothing changes. */
export function moved(columns: readonly string[], name: string, by: -1 | 1): readonly string[] {
  const from = columns.indexOf(name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= columns.length) return columns;
  const others = columns.filter((one) => one !== name);
  return others.toSpliced(to, 0, name);
}

/** Columns with one switched on or off; a new one takes its place in the order of the form. */
export function switched(type: RecordType, columns: readonly string[], name: string): readonly string[] {
  if (columns.includes(name)) return columns.filter((one) => one !== name);
  const order = possibleColumns(type);
  const before = order
    .slice(0, order.indexOf(name))
    .toReversed()
    .find((one) => columns.includes(one));
  return columns.toSpliced(before === undefined ? 0 : columns.indexOf(before) + 1, 0, name);
}
