import { verifyChain } from './audit.ts';
import { type AnyRecord, type RecordType, recordTypes } from './domain/records/catalogue.ts';
import type { RestoreChange } from './domain/safety-answers.ts';
import { allRecords, countRecords } from './repositories/records.ts';
import { getSetting, sampleSetting } from './repositories/settings.ts';
import type { Store } from './store.ts';
import type { Reader } from './store-handles.ts';

/** One side of a restore: number of records by type (voided ones included) and the audit log's newest entry. */
export interface StoreContents {
  readonly counts: Readonly<Record<string, number>>;
  readonly audit_entries: number;
  readonly audit_head: string;
  /** ISO instant of the last save, or null. */
  readonly last_saved_at: string | null;
  /** Code of the unit, or null before first use. */
  readonly unit: string | null;
  /** A store of the sample data. */
  readonly is_sample: boolean;
}

/** A record that a restore would change. */
export interface DifferingRecord {
  readonly type: RecordType;
  readonly id: string;
  readonly change: RestoreChange;
}

/** What a restore would change. */
export interface RestorePlan {
  readonly now: StoreContents;
  readonly backup: StoreContents;
  /** Records by type that differ, or stand on one side only; types without a difference left out. */
  readonly differing: Readonly<Record<string, number>>;
  readonly records: readonly DifferingRecord[];
  /** Saves since the backup, which a restore takes back; null where the backup is no earlier state of this ledger. */
  readonly saves_since: {
    readonly saves: number;
    readonly first_at: string;
    readonly last_at: string;
  } | null;
}

/** Compares a store with another one of the newest version; changes neither. @param then the one that would take its place */
export function comparePlan(store: Store, then: Store): RestorePlan {
  const differing: Record<string, number> = {};
  const records: DifferingRecord[] = [];
  for (const type of recordTypes) {
    const found = differingRecords(type, recordsById(store, type), recordsById(then, type));
    if (found.length > 0) differing[type] = found.length;
    records.push(...found);
  }
  const backup = contentsOf(then);
  return {
    now: contentsOf(store),
    backup,
    differing,
    records,
    saves_since: store.read((reader) => savesSince(reader, backup)),
  };
}

function contentsOf(store: Store): StoreContents {
  return store.read((reader) => {
    const { entries, head } = verifyChain(reader);
    return {
      counts: countRecords(reader, recordTypes),
      audit_entries: entries,
      audit_head: head,
      last_saved_at: lastSavedAt(reader),
      unit: getSetting<string>(reader, 'unit'),
      is_sample: getSetting<boolean>(reader, sampleSetting) === true,
    };
  });
}

/** ISO instant of the newest audit entry, or null. */
export function lastSavedAt(reader: Reader): string | null {
  const row = reader.get('SELECT at FROM audit ORDER BY seq DESC LIMIT 1');
  return row === undefined ? null : String(row.at);
}

function savesSince(reader: Reader, backup: StoreContents): RestorePlan['saves_since'] {
  const { audit_entries, audit_head } = backup;
  const common = reader.get('SELECT 1 FROM audit WHERE seq = ? AND hash = ?', audit_entries, audit_head);
  if (audit_entries > 0 && common === undefined) return null;
  const row = reader.get(
    'SELECT count(DISTINCT at) AS saves, min(at) AS first_at, max(at) AS last_at FROM audit WHERE seq > ?',
    audit_entries,
  );
  return {
    saves: Number(row?.saves ?? 0),
    first_at: String(row?.first_at ?? ''),
    last_at: String(row?.last_at ?? ''),
  };
}

function recordsById(store: Store, type: RecordType): ReadonlyMap<string, AnyRecord> {
  return new Map(store.read((reader) => allRecords(reader, type)).map((record) => [record.id, record]));
}

function differingRecords(
  type: RecordType,
  now: ReadonlyMap<string, AnyRecord>,
  then: ReadonlyMap<string, AnyRecord>,
): readonly DifferingRecord[] {
  const found: DifferingRecord[] = [];
  for (const id of new Set([...now.keys(), ...then.keys()])) {
    const [one, other] = [now.get(id), then.get(id)];
    // Both sides list the columns in the declaration's order, so equal records have equal texts.
    if (JSON.stringify(one) === JSON.stringify(other)) continue;
    const change = other === undefined ? 'added' : one === undefined ? 'removed' : 'changed';
    found.push({ type, id, change });
  }
  return found;
}
