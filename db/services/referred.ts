import type { ReferredNames } from '../domain/answers.ts';
import { Ledger, type RecordSet } from '../domain/ledger.ts';
import type { Language } from '../domain/locale/labels.ts';
import { recordLabel } from '../domain/record-label.ts';
import { type AnyRecord, declarationOf, type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import type { AreaTable } from '../reference/area-table.ts';
import { allRecords, recordsById } from '../repositories/records.ts';
import type { Reader } from '../store-handles.ts';
import { namesOfAreas } from './areas.ts';
import type { ServiceContext } from './context.ts';

type RecordsOfTypes = ReadonlyMap<RecordType, readonly AnyRecord[]>;

/**
 * The records that records lead to, upwards to the last, each once, and themselves: enough to say what they are called.
 * Children are written after their parents (`recordTypes`), so one walk from the last type to the first finds all.
 */
export function withParents(reader: Reader, given: RecordsOfTypes): RecordsOfTypes {
  const found = new Map<RecordType, readonly AnyRecord[]>();
  const wanted = new Map<RecordType, Set<string>>();
  for (const type of recordTypes.toReversed()) {
    const records = [...(given.get(type) ?? [])];
    const known = new Set(records.map(({ id }) => id));
    const want = (ids: Iterable<string>): readonly AnyRecord[] => {
      const missing = [...ids].filter((id) => !known.has(id));
      for (const id of missing) known.add(id);
      return missing.length === 0 ? [] : recordsById(reader, type, missing);
    };
    records.push(...want(wanted.get(type) ?? []));
    // A reversal names a record of its own type.
    for (let more = want(namedBy(type, records, type)); more.length > 0; ) {
      records.push(...more);
      more = want(namedBy(type, more, type));
    }
    if (records.length === 0) continue;
    found.set(type, records);
    for (const target of recordTypes) {
      const named = namedBy(type, records, target);
      if (named.length > 0) wanted.set(target, new Set([...(wanted.get(target) ?? []), ...named]));
    }
  }
  return found;
}

/** Ids of a type that records name. */
function namedBy(type: RecordType, records: readonly AnyRecord[], target: RecordType): readonly string[] {
  return declarationOf(type)
    .fields.filter((field) => field.kind === 'reference' && field.target === target)
    .flatMap(({ name }) => records.flatMap((record) => record[name] ?? []))
    .map(String);
}

/** A ledger of some records only, the voided among them included: what is voided still has a name. */
export function nameLedger(records: RecordsOfTypes): Ledger {
  const live = [...records].map(([type, rows]) => [type, rows.map((row) => ({ ...row, voided: false }))]);
  return new Ledger(Object.fromEntries(live) as unknown as RecordSet);
}

/** What rows refer to, in words: labels of the records they name and names of their areas. */
export function referredNames(
  reader: Reader,
  tables: Pick<ServiceContext, 'areas' | 'industries'>,
  language: Language,
  given: RecordsOfTypes,
): ReferredNames {
  const parents = withParents(reader, given);
  const hasAccounts = parents.has('enclave') && !given.has('enclave');
  const ledger = nameLedger(hasAccounts ? withParents(reader, withAccounts(reader, parents)) : parents);
  const labels: Partial<Record<RecordType, Record<string, string>>> = {};
  const codes = new Set<string>();
  const industries: Record<string, string> = {};
  for (const [type, rows] of given) {
    for (const field of declarationOf(type).fields) {
      const values = rows.flatMap((row) => row[field.name] ?? []).map(String);
      if (field.kind === 'areaCode') for (const code of values) codes.add(code);
      if (field.kind === 'industryCode') {
        for (const code of values) {
          const name = tables.industries.name(code);
          if (name !== undefined) industries[code] = name;
        }
      }
      if (field.kind !== 'reference') continue;
      const target = field.target as RecordType;
      const named = labels[target] ?? {};
      labels[target] = named;
      for (const id of values) named[id] ??= recordLabel(ledger, tables.areas, language, target, id);
    }
  }
  return { labels, area_names: namesOfAreas(tables, [...codes]), industry_names: industries };
}

/** What one record is called, voided or not. */
export function labelOfRecord(
  reader: Reader,
  areas: AreaTable,
  language: Language,
  type: RecordType,
  record: AnyRecord,
): string {
  const ledger = nameLedger(withParents(reader, withAccounts(reader, new Map([[type, [record]]]))));
  return recordLabel(ledger, areas, language, type, record.id);
}

/** Labels name the enclave and the home county where there are several: for that all of them must be known. */
export function withAccounts(reader: Reader, records: RecordsOfTypes): RecordsOfTypes {
  return new Map([
    ...records,
    ['enclave', allRecords(reader, 'enclave')],
    ['enclave_party', allRecords(reader, 'enclave_party')],
  ]);
}
