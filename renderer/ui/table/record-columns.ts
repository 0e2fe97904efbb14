import { fieldKinds, shownCell } from '../../../db/domain/field-kinds.ts';
import { fieldLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  type RecordType,
} from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { type FormSetup, formContext } from '../forms/form-setup.ts';
import type { TableColumn } from './LedgerTable.tsx';

/** What a computed field of a record is, by its name. */
export type Computed = (record: AnyRecord, field: string) => FieldValue | undefined;

/**
 * Columns of a record type from its declaration: stored fields that are not hidden until asked for, or that some row
 * holds, then computed ones. A field added to a declaration is a column here without more ado.
 * @param leftOut fields that the page shows elsewhere
 */
export function recordColumns(
  type: RecordType,
  setup: FormSetup,
  options: {
    readonly leftOut?: readonly string[];
    readonly rows: readonly AnyRecord[];
    readonly computed?: Computed;
  },
): readonly TableColumn<AnyRecord>[] {
  const { fields, computedFields } = declarationOf(type);
  const { leftOut = [], rows, computed } = options;
  const column = (field: Field, read: (row: AnyRecord) => FieldValue | undefined): TableColumn<AnyRecord> => {
    const context = { ...formContext(setup), field };
    const { align, unitOf } = fieldKinds[field.kind];
    const unit = unitOf(context);
    return {
      key: field.name,
      label: fieldLabel(setup.language, type, field.name),
      unit: unit === null ? null : unitLabel(setup.language, unit),
      align,
      show: (row) => shownCell(read(row) ?? null, context),
    };
  };
  const stored = fields
    .filter(({ name }) => !leftOut.includes(name))
    .filter(({ name, onRequest, group, need }) => {
      const held = rows.some((row) => (row[name] ?? null) !== null);
      return held || (!onRequest && group !== 'other' && need !== 'optional' && need !== 'conditional');
    })
    .map((field) => column(field, (row) => row[field.name]));
  if (computed === undefined) return stored;
  return [
    ...stored,
    ...computedFields
      .filter(({ name }) => !leftOut.includes(name))
      .map((field) => column(field, (row) => computed(row, field.name))),
  ];
}
