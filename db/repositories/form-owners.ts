import { type Authorship, appendAudit } from '../audit.ts';
import type { AuditEntry } from '../domain/answers.ts';
import type { RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { Logs } from '../domain/merge/logs.ts';
import { type FormId, optionSets } from '../domain/options.ts';
import { formOfRecord, mayDepartmentSave } from '../domain/parts.ts';
import { declarationOf, type RecordType } from '../domain/records/catalogue.ts';
import type { Department } from '../domain/session-answers.ts';
import type { Reader, Writer } from '../store-handles.ts';
import { getRecord } from './records.ts';
import { getSetting, requireInstallation } from './settings.ts';

/** A form that a department fills, since when and by whose hand. */
export interface FormOwner {
  readonly form: FormId;
  readonly department: string;
  readonly at: string;
  readonly person: string;
}

const newest = `SELECT form, department, at, person FROM form_owner AS of
  WHERE seq = (SELECT max(seq) FROM form_owner WHERE form = of.form)`;

/** Forms that departments fill; the lead office keeps the others. */
export function formOwners(reader: Reader): readonly FormOwner[] {
  return reader
    .all(newest)
    .filter(({ department }) => department !== null)
    .map((row) => ({
      form: row.form as FormId,
      department: String(row.department),
      at: String(row.at),
      person: String(row.person),
    }));
}

/** Name of the audit log's record that says to which department a form belongs. */
const ownerRecord = 'form_owner';

/** Gives a form to a department, or null: back to the lead office; noted in the audit log. */
export function giveForm(writer: Writer, form: FormId, department: string | null, by: Authorship): void {
  const before = formOwners(writer).find((one) => one.form === form)?.department ?? null;
  if (before === department) return;
  keepOwner(writer, form, department, by);
  const change = {
    record_type: ownerRecord,
    record_id: form,
    field: 'department',
    old: JSON.stringify(before),
    new: JSON.stringify(department),
  };
  appendAudit(writer, requireInstallation(writer), by, [change]);
}

function keepOwner(writer: Writer, form: FormId, department: string | null, by: Authorship): void {
  writer.run(
    'INSERT INTO form_owner (form, department, at, person, why) VALUES (?, ?, ?, ?, ?)',
    form,
    department,
    by.at,
    by.person,
    by.why,
  );
}

/** Takes over what the office's other machines said of forms, where it is newer than what is known here. */
export function ownersFromLogs(writer: Writer, logs: Logs): void {
  const last = new Map<string, AuditEntry>();
  for (const entries of logs.values()) {
    for (const entry of entries) {
      if (entry.record_type !== ownerRecord) continue;
      const before = last.get(entry.record_id);
      if (before === undefined || isLater(entry, before)) last.set(entry.record_id, entry);
    }
  }
  const owners = formOwners(writer);
  for (const form of optionSets.form) {
    const entry = last.get(form);
    if (entry === undefined) continue;
    const department = JSON.parse(entry.new ?? 'null') as string | null;
    if (department !== (owners.find((one) => one.form === form)?.department ?? null))
      keepOwner(writer, form, department, { person: entry.person, at: entry.at, why: entry.why });
  }
}

const isLater = (a: AuditEntry, b: AuditEntry): boolean =>
  a.at > b.at || (a.at === b.at && a.installation > b.installation);

/**
 * A form has one owner: the lead office changes nothing of a form that a department fills, a department nothing of other
 * forms than its own.
 * @param takesRegisters a department may take in what its forms name
 * @throws FailureError `owned_by_department`, `not_own_form`
 */
export function refuseForeignForms(
  writer: Writer,
  changes: readonly RecordChange[],
  takesRegisters: boolean,
): void {
  const department = getSetting<Department>(writer, 'department');
  if (department !== null && takesRegisters) return;
  const owners = department === null ? formOwners(writer) : [];
  if (department === null && owners.length === 0) return;
  for (const { type, id, values } of changes) {
    const all = { ...getRecord(writer, type, id), ...values };
    const form = formOfRecord(type, all);
    if (department !== null && !mayDepartmentSave(department, type, all))
      throw new FailureError('not_own_form', { form: form ?? type });
    const owner = owners.find((one) => one.form === form);
    if (owner !== undefined)
      throw new FailureError('owned_by_department', { form: owner.form, department: owner.department });
  }
}

/** The same before anything is changed, of a type whose form is known by it. @throws FailureError `owned_by_department` */
export function refuseForeignType(reader: Reader, type: RecordType): void {
  if (getSetting<Department>(reader, 'department') !== null) return;
  const owner = formOwners(reader).find(({ form }) => form === declarationOf(type).form);
  if (owner !== undefined)
    throw new FailureError('owned_by_department', { form: owner.form, department: owner.department });
}
