import { isProvinceOnly, type ProvincialType, provincialTypes } from './provincial.ts';
import { type AnyRecord, declarationOf, type FieldValue } from './records/catalogue.ts';
import type { SettingsChangeKind } from './settings-answers.ts';

/** A record as the province's settings file says it. */
export interface ProvinceSets {
  readonly type: ProvincialType;
  readonly id: string;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** What becomes of one record of the store. */
export interface PlannedChange {
  readonly kind: SettingsChangeKind | 'same';
  readonly type: ProvincialType;
  /** Id in the store. */
  readonly id: string;
  /** Id at the province; null for a record that is not its. */
  readonly provinceId: string | null;
  readonly before: AnyRecord | null;
  /** Only what changes; of a new record everything. */
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly voided: boolean;
}

/** What the store holds of the types that the province sets. */
export interface Held {
  /** Voided ones included. */
  readonly records: (type: ProvincialType) => readonly AnyRecord[];
  /** Ids in the store of records that came with earlier settings, by type and the province's id (`type id`). */
  readonly known: ReadonlyMap<string, string>;
  /** Whether live records besides pairings hang on a host. */
  readonly isHostUsed: (id: string) => boolean;
}

export const provinceKey = (type: ProvincialType, id: string): string => `${type} ${id}`;

/**
 * What taking over the settings changes. A record of the unit's own that means the same thing keeps its id, with all that
 * hangs on it, and becomes the province's; of types that only the province sets, every other own record is voided. What
 * the province set before and sets no longer is voided, but for a host on which something hangs here.
 */
export function planSettings(sets: readonly ProvinceSets[], held: Held): readonly PlannedChange[] {
  const ids = new Map<string, string>();
  const planned: PlannedChange[] = [];
  for (const type of provincialTypes) {
    const rows = held.records(type);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const known = new Set(held.known.values());
    const own = rows.filter((row) => !row.voided && !known.has(row.id));
    const claimed = new Set<string>();
    for (const one of sets.filter((set) => set.type === type)) {
      const key = provinceKey(type, one.id);
      const values = withOwnIds(type, one.values, ids);
      const twin = byId.has(one.id) ? undefined : twinOf(type, values, own, claimed);
      const id = held.known.get(key) ?? twin?.id ?? one.id;
      ids.set(key, id);
      claimed.add(id);
      planned.push(setRecord(type, id, one.id, values, byId.get(id) ?? null, twin !== undefined));
    }
    planned.push(...droppedOf(type, rows, claimed, held));
  }
  return planned;
}

/** References to what the province set, by the ids that those records have here. */
function withOwnIds(
  type: ProvincialType,
  values: ProvinceSets['values'],
  ids: ReadonlyMap<string, string>,
): ProvinceSets['values'] {
  const mapped = { ...values };
  for (const { name, kind, target } of declarationOf(type).fields) {
    const id = mapped[name];
    if (kind !== 'reference' || typeof id !== 'string') continue;
    mapped[name] = ids.get(provinceKey(target as ProvincialType, id)) ?? id;
  }
  return mapped;
}

/**
 * The unit's own record of the same thing: of the same natural key; a host by its code alone where it has one, a pairing
 * also where its first day was never filled in.
 */
function twinOf(
  type: ProvincialType,
  values: ProvinceSets['values'],
  own: readonly AnyRecord[],
  claimed: ReadonlySet<string>,
): AnyRecord | undefined {
  const free = own.filter(({ id }) => !claimed.has(id));
  const sameIn = (names: readonly string[]) => (row: AnyRecord) =>
    names.every((name) => (row[name] ?? null) === (values[name] ?? null));
  if (type === 'host' && values.host_code != null) return free.find(sameIn(['host_code']));
  const { naturalKey } = declarationOf(type);
  const exact = free.find(sameIn(naturalKey));
  if (exact !== undefined || type !== 'pairing') return exact;
  const undated = naturalKey.filter((name) => name !== 'valid_from');
  return free.find((row) => row.valid_from === null && sameIn(undated)(row));
}

function setRecord(
  type: ProvincialType,
  id: string,
  provinceId: string,
  values: ProvinceSets['values'],
  before: AnyRecord | null,
  isTwin: boolean,
): PlannedChange {
  const base = { type, id, provinceId, before, voided: false };
  if (before === null) return { ...base, kind: 'added', values };
  const changed = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => (before[name] ?? null) !== value),
  );
  if (isTwin) return { ...base, kind: 'takenOver', values: changed };
  const isSame = Object.keys(changed).length === 0 && !before.voided;
  return { ...base, kind: isSame ? 'same' : 'changed', values: changed };
}

function droppedOf(
  type: ProvincialType,
  rows: readonly AnyRecord[],
  claimed: ReadonlySet<string>,
  { known, isHostUsed, records }: Held,
): readonly PlannedChange[] {
  const provinceIds = new Set([...known].map(([key, id]) => `${key.split(' ')[0]} ${id}`));
  const dropped = rows.filter(
    (row) =>
      !row.voided && !claimed.has(row.id) && (isProvinceOnly(type) || provinceIds.has(`${type} ${row.id}`)),
  );
  /** Pairings of the unit's own stay; those of the province cannot, for the file sets no host that they could be with. */
  const isPaired = (host: string): boolean =>
    records('pairing').some(
      (row) => !row.voided && row.host_id === host && !provinceIds.has(`pairing ${row.id}`),
    );
  return dropped.map((row) => {
    const isKept = type === 'host' && (isHostUsed(row.id) || isPaired(row.id));
    return {
      kind: isKept ? 'kept' : 'voided',
      type,
      id: row.id,
      provinceId: null,
      before: row,
      values: {},
      voided: !isKept,
    };
  });
}
