import { createHash } from 'node:crypto';
import type { CallInput } from '../../db/domain/contract.ts';
import {
  type AnyRecord,
  blankValues,
  type FieldValue,
  type RecordType,
  recordTypes,
} from '../../db/domain/records/catalogue.ts';
import { systemFieldNames } from '../../db/domain/records/declaration.ts';
import { listDrafts } from '../../db/repositories/drafts.ts';
import { allRecords } from '../../db/repositories/records.ts';
import { listReports } from '../../db/repositories/reports.ts';
import type { Reader } from '../../db/store-handles.ts';

/** A record as a person sees it, with its revision; reports stand apart. */
interface Kept {
  readonly revision: number;
  readonly voided: boolean;
  readonly values: Readonly<Record<string, FieldValue>>;
}
interface KeptDraft {
  readonly base_revision: number | null;
  readonly money_unit: string;
  readonly raw: Readonly<Record<string, string>>;
}

/** What a store must hold: exact values, worked out from what was asked for and never read back from the store. */
export interface LedgerState {
  readonly records: Readonly<Record<string, Kept>>;
  readonly drafts: Readonly<Record<string, KeptDraft>>;
  /** `2021Q4 v2`, sorted. */
  readonly filed: readonly string[];
  /** Hashes of attached files, sorted. */
  readonly attached: readonly string[];
}

type Change = CallInput<'records.save'>['changes'][number];
type DraftPut = CallInput<'drafts.put'>;
type DraftKey = Pick<DraftPut, 'form' | 'record_id'>;
type Imported = CallInput<'records.import'>['records'];

const systemFields = new Set<string>(systemFieldNames);
const typedValues = (record: AnyRecord | Record<string, FieldValue>): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !systemFields.has(name)));
const keyOf = (draft: DraftKey): string => `${draft.form} ${draft.record_id}`;

/** What a save makes of a state. */
export function saved(
  before: LedgerState,
  changes: readonly Change[],
  cleared: readonly DraftKey[] = [],
): LedgerState {
  const records = { ...before.records };
  for (const { type, id, values, voided } of changes) {
    const was = records[`${type} ${id}`];
    records[`${type} ${id}`] = {
      revision: (was?.revision ?? 0) + 1,
      voided: voided ?? was?.voided ?? false,
      values: { ...(was?.values ?? blankValues(type)), ...values },
    };
  }
  const gone = new Set(cleared.map(keyOf));
  const drafts = Object.fromEntries(Object.entries(before.drafts).filter(([key]) => !gone.has(key)));
  return { ...before, records, drafts };
}

/** What an import of records that are new makes of a state. */
export const imported = (before: LedgerState, records: Imported): LedgerState =>
  saved(
    before,
    records.map(({ type, record }) => ({
      type,
      id: String(record.id),
      base_revision: null,
      values: typedValues(record),
    })),
  );

export function typed(before: LedgerState, draft: DraftPut): LedgerState {
  const { base_revision, money_unit, raw } = draft;
  return { ...before, drafts: { ...before.drafts, [keyOf(draft)]: { base_revision, money_unit, raw } } };
}

export const filed = (before: LedgerState, period: string, version: number): LedgerState => ({
  ...before,
  filed: [...before.filed, `${period} v${version}`].toSorted(),
});

export const attached = (before: LedgerState, content: string): LedgerState => ({
  ...before,
  attached: [...before.attached, createHash('sha256').update(content).digest('hex')].toSorted(),
});

/** Types whose records the app gives an id: they are known by what they are about. */
const ownIds: readonly RecordType[] = ['report', 'attachment'];

/** What a store does hold. */
export function stateOf(reader: Reader): LedgerState {
  const records: Record<string, Kept> = {};
  for (const type of recordTypes.filter((one) => !ownIds.includes(one))) {
    for (const record of allRecords(reader, type)) {
      const { id, revision, voided } = record;
      records[`${type} ${id}`] = { revision, voided, values: typedValues(record) };
    }
  }
  const drafts = Object.fromEntries(
    listDrafts(reader).map((draft) => {
      const { base_revision, money_unit, raw } = draft;
      return [keyOf(draft), { base_revision, money_unit, raw }];
    }),
  );
  const reports = listReports(reader).map((report) => `${report.period} v${report.version}`);
  const files = allRecords(reader, 'attachment').map(({ sha256 }) => String(sha256));
  return { records, drafts, filed: reports.toSorted(), attached: files.toSorted() };
}

/** Two states of one print hold the same. */
export function printOf(state: LedgerState): string {
  const sorted = (value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, one]) => [name, sorted(one)]),
        )
      : value;
  return createHash('sha256')
    .update(JSON.stringify(sorted(state)))
    .digest('hex');
}

/** First places in which a state is not as expected, for the message. */
export function differencesOf(found: LedgerState, expected: LedgerState): readonly string[] {
  const said: string[] = [];
  for (const part of ['records', 'drafts'] as const) {
    for (const key of new Set([...Object.keys(found[part]), ...Object.keys(expected[part])])) {
      const [is, should] = [found[part][key], expected[part][key]].map(
        (one) => JSON.stringify(one) ?? 'nothing',
      );
      if (
        is !== should &&
        printOf({ ...found, [part]: { [key]: found[part][key] } }) !==
          printOf({ ...found, [part]: { [key]: expected[part][key] } })
      )
        said.push(`${part} ${key}: ${is} instead of ${should}`);
    }
  }
  if (found.filed.join() !== expected.filed.join())
    said.push(`filed ${found.filed.join()} instead of ${expected.filed.join()}`);
  if (found.attached.join() !== expected.attached.join())
    said.push(`${found.attached.length} attached files instead of ${expected.attached.length}, or others`);
  return said.slice(0, 5);
}

export const recordKey = (type: RecordType, id: string): string => `${type} ${id}`;
