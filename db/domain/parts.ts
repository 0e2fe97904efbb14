import { formsOf } from './form-set.ts';
import type { Ledger } from './ledger.ts';
import { recognisedBy } from './merge/aliases.ts';
import type { PlannedChange } from './merge/merge-plan.ts';
import { type FormId, optionSets } from './options.ts';
import { type PackagedRecord, packageRecords } from './package.ts';
import type { Period } from './period.ts';
import { isProvinceOnly, isProvincial } from './provincial.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  findField,
  isRecordType,
  type RecordType,
  recordTypes,
} from './records/catalogue.ts';

/** The department that a part-report is of, and the forms that it fills. */
export interface Part {
  readonly name: string;
  readonly forms: readonly FormId[];
}

/**
 * Forms of a period's package that a department fills; every one of the lead office's.
 * @param part null for the lead office
 */
export function formsOfPart(period: Period, part: Part | null): readonly FormId[] {
  return formsOf(period).filter((form) => part === null || part.forms.includes(form));
}

type Values = Readonly<Record<string, FieldValue | undefined>>;

/**
 * The form that a record says something of: its type's, or the one that it names; of evidence the form of what it proves.
 * Null for registers without a form, and for explanations: whoever submits explains.
 */
export function formOfRecord(type: RecordType, values: Values): FormId | null {
  const { form } = declarationOf(type);
  if (form !== null) return form;
  if (type === 'declaration') return optionSets.form.find((one) => one === values.form) ?? null;
  const of = values.record_type;
  return type === 'attachment' && typeof of === 'string' && isRecordType(of) ? declarationOf(of).form : null;
}

/** Whether a department may save a record: of its own forms, or of what belongs to none: registers, the province's settings. */
export function mayDepartmentSave(part: Part, type: RecordType, values: Values): boolean {
  const form = formOfRecord(type, values);
  return form === null || part.forms.includes(form);
}

/**
 * What a department hands to the lead office for a period: the package's records of its own forms with their declarations,
 * explanations, heads and evidence, and the records that these name, of whatever form, upwards to the last.
 */
export function partRecords(ledger: Ledger, period: Period, part: Part): readonly PackagedRecord[] {
  const all = packageRecords(ledger, period);
  const byId = new Map(all.map((one) => [keyOf(one.type, one.record.id), one]));
  const taken = new Set<string>();
  const take = (one: PackagedRecord): void => {
    const key = keyOf(one.type, one.record.id);
    if (taken.has(key)) return;
    taken.add(key);
    for (const { name, target } of declarationOf(one.type).fields) {
      const id = one.record[name];
      if (target === undefined || typeof id !== 'string') continue;
      const named = byId.get(keyOf(target as RecordType, id)) ?? outside(ledger, target as RecordType, id);
      if (named === undefined) continue;
      byId.set(keyOf(named.type, named.record.id), named);
      take(named);
    }
  };
  for (const one of all) if (isOwn(one, part)) take(one);
  for (const one of all)
    if (one.type === 'explanation' && taken.has(keyOf(one.record.record_type, one.record.record_id)))
      take(one);
  return [...byId.values()].filter(({ type, record }) => taken.has(keyOf(type, record.id))).toSorted(inOrder);
}

/** A record that another period's package holds: what a row of this one reverses. */
function outside(ledger: Ledger, type: RecordType, id: string): PackagedRecord | undefined {
  const record = ledger.get(type, id) as unknown as AnyRecord | undefined;
  return record === undefined ? undefined : { type, record };
}

function isOwn({ type, record }: PackagedRecord, part: Part): boolean {
  if (type === 'form_head') return part.forms.some((form) => form === record.form);
  const form = formOfRecord(type, record);
  return form !== null && part.forms.includes(form);
}

const keyOf = (type: unknown, id: unknown): string => `${type} ${id}`;

function inOrder(a: PackagedRecord, b: PackagedRecord): number {
  const byType = recordTypes.indexOf(a.type) - recordTypes.indexOf(b.type);
  return byType || (a.record.id < b.record.id ? -1 : 1);
}

/** What importing a part-report does to the lead office's records. */
export interface PartPlan {
  readonly changes: readonly PlannedChange[];
  /** Ids of the part that stand for a record that the lead office holds under another: `<type> <id>` → its id. */
  readonly ids: Readonly<Record<string, string>>;
  /** Records of other forms or periods that the part holds and the lead office does not. */
  readonly missing: readonly PackagedRecord[];
}

/**
 * The lead office's rows of the part's forms become the part's: added, changed, or voided where the part does not have
 * them any more. What a row names of other forms must be there, under its id or natural key; hosts and pairings come along
 * where they are not. Nothing else that belongs to no form is the department's to set, nor to explain other forms' records.
 * @param scope the lead office's own rows of these forms in the period's package
 * @param known ids that an earlier part of this department was found to mean
 * @param stray records of the part that are rows of another period: only named by those of its own
 */
export function planPart(
  lead: Ledger,
  scope: readonly PackagedRecord[],
  records: readonly PackagedRecord[],
  part: Part,
  known: Readonly<Record<string, string>>,
  stray: ReadonlySet<PackagedRecord> = new Set(),
): PartPlan {
  const ids: Record<string, string> = {};
  const missing: PackagedRecord[] = [];
  const changes: PlannedChange[] = [];
  const kept = new Set<string>();
  const mapped = (type: RecordType, id: string): string => ids[keyOf(type, id)] ?? id;
  for (const one of records) {
    const { type, record } = one;
    const values = renamed(type, record, mapped);
    const own = (isOwn(one, part) && !stray.has(one)) || explainsOwn(one, part);
    const present = find(lead, type, record.id, values, known[keyOf(type, record.id)]);
    if (present !== undefined && present.id !== record.id) ids[keyOf(type, record.id)] = present.id;
    if (present !== undefined) kept.add(keyOf(type, present.id));
    if (!own) {
      if (present !== undefined) continue;
      if (declarationOf(type).form !== null) missing.push(one);
      else if (comesAlong(type)) changes.push(added(type, record.id, values));
      continue;
    }
    if (present === undefined) changes.push(added(type, record.id, values));
    else changes.push(...changed(type, present, values));
  }
  for (const { type, record } of scope) {
    if (kept.has(keyOf(type, record.id)) || type === 'form_head') continue;
    changes.push({ type, id: record.id, kind: 'void', fields: [], voided: true });
  }
  return { changes, ids, missing };
}

/** Registers without a form that counties keep beside the province's: a partner that only the department knows. */
const comesAlong = (type: RecordType): boolean => isProvincial(type) && !isProvinceOnly(type);

/** Whether it is the explanation of a record of the part's own forms. */
function explainsOwn({ type, record }: PackagedRecord, part: Part): boolean {
  const of = record.record_type;
  if (type !== 'explanation' || typeof of !== 'string' || !isRecordType(of)) return false;
  const { form } = declarationOf(of);
  return form !== null && part.forms.includes(form);
}

/** The lead office's rows that a part of these forms replaces. */
export function replacedBy(lead: Ledger, period: Period, part: Part): readonly PackagedRecord[] {
  return packageRecords(lead, period).filter((one) => isOwn(one, part));
}

function renamed(
  type: RecordType,
  record: AnyRecord,
  mapped: (type: RecordType, id: string) => string,
): Record<string, FieldValue> {
  const named = record.record_type;
  return Object.fromEntries(
    declarationOf(type).fields.map(({ name }) => {
      const value = record[name] ?? null;
      const target = findField(type, name)?.target;
      if (typeof value !== 'string') return [name, value];
      if (target !== undefined) return [name, mapped(target as RecordType, value)];
      const isNamed = name === 'record_id' && typeof named === 'string' && isRecordType(named);
      return [name, isNamed ? mapped(named, value) : value];
    }),
  );
}

function find(
  lead: Ledger,
  type: RecordType,
  id: string,
  values: Readonly<Record<string, FieldValue>>,
  known: string | undefined,
): AnyRecord | undefined {
  for (const one of [id, known]) {
    const record = one === undefined ? undefined : (lead.get(type, one) as unknown as AnyRecord | undefined);
    if (record !== undefined) return record;
  }
  const key = recognisedBy(type, values);
  if (key === null) return undefined;
  const rows = lead.all(type) as readonly unknown[] as readonly AnyRecord[];
  return rows.find((row) => recognisedBy(type, row) === key);
}

function added(type: RecordType, id: string, values: Readonly<Record<string, FieldValue>>): PlannedChange {
  const fields = Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([field, value]) => ({ field, old: null, new: value }));
  return { type, id, kind: 'add', fields, voided: false };
}

function changed(
  type: RecordType,
  present: AnyRecord,
  values: Readonly<Record<string, FieldValue>>,
): readonly PlannedChange[] {
  const fields = Object.entries(values)
    .map(([field, value]) => ({ field, old: present[field] ?? null, new: value }))
    .filter((change) => change.old !== change.new);
  return fields.length === 0 ? [] : [{ type, id: present.id, kind: 'change', fields, voided: false }];
}
