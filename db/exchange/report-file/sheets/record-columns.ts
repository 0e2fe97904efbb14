import { computedValue } from '../../../domain/figures/computed-fields.ts';
import { fill } from '../../../domain/locale/fill.ts';
import { fieldLabel, typeLabel } from '../../../domain/locale/locale.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  type RecordOf,
  type RecordType,
} from '../../../domain/records/catalogue.ts';
import { everyRecordFields, type Field } from '../../../domain/records/declaration.ts';
import { isFigure, unitOfField } from './field-cell.ts';
import type { SheetContext } from './input.ts';

/** A declared field as a column of a list. */
export interface RecordColumn {
  readonly type: RecordType;
  readonly field: Field;
  readonly label: string;
  readonly figure: boolean;
}

/**
 * Columns of a list, from the declaration: every field that is always asked for, then the computed ones, evidence and
 * note; of those on request only what a row holds. So a field added to a declaration appears by itself, and the columns
 * before it keep their numbers.
 */
export function recordColumns(
  context: SheetContext,
  type: RecordType,
  rows: readonly AnyRecord[],
  omit: readonly string[] = [],
): RecordColumn[] {
  const { fields, computedFields } = declarationOf(type);
  const standing = fields.filter((field) => !field.onRequest && !everyRecordFields.includes(field.name));
  const last = fields.filter((field) => everyRecordFields.includes(field.name));
  const asked = fields.filter(
    (field) => field.onRequest && rows.some((row) => (row[field.name] ?? null) !== null),
  );
  return [...standing, ...computedFields, ...last, ...asked]
    .filter((field) => !omit.includes(field.name))
    .map((field) => ({ type, field, label: labelOf(context, type, field), figure: isFigure(field) }));
}

/** Label of a column, with its unit where it is not the form's: `指标面积（亩）`. */
function labelOf(context: SheetContext, type: RecordType, field: Field): string {
  const label = fieldLabel(context.language, type, field.name);
  const unit = field.kind === 'money' ? undefined : unitOfField(context, field);
  return unit === undefined ? label : fill(context.texts.headWithUnit, { label, unit });
}

/** Columns of two types side by side, evidence and notes last: of two with one label, the second says its type. */
export function sideBySide(
  context: SheetContext,
  first: readonly RecordColumn[],
  second: readonly RecordColumn[],
): RecordColumn[] {
  const taken = new Set(first.map(({ label }) => label));
  const named = second.map((column) => {
    if (!taken.has(column.label)) return column;
    const unit = typeLabel(context.language, column.type);
    return { ...column, label: fill(context.texts.headWithUnit, { label: column.label, unit }) };
  });
  const isLast = ({ field }: RecordColumn): boolean => everyRecordFields.includes(field.name);
  const all = [...first, ...named];
  return [...all.filter((column) => !isLast(column)), ...all.filter(isLast)];
}

/** Stored or computed value of a column. */
export function columnValue(
  context: SheetContext,
  { type, field }: RecordColumn,
  record: AnyRecord,
): FieldValue {
  if (field.origin !== 'computed') return record[field.name] ?? null;
  const typed = record as unknown as RecordOf<RecordType>;
  return computedValue(context.input.ledger, type, typed, field.name, context.to);
}
