import type { PackagedRecord } from './package.ts';
import { type AnyRecord, declarationOf, type FieldValue, type RecordType } from './records/catalogue.ts';

/** A field that says something else than was filed. */
export interface FieldChange {
  readonly field: string;
  readonly before: FieldValue;
  readonly now: FieldValue;
}

/** A record that is not as it was filed. */
export interface ChangeSince {
  readonly type: RecordType;
  readonly id: string;
  /** `voided`: taken out since; `moved`: it is there, but belongs to another period now. */
  readonly kind: 'new' | 'changed' | 'voided' | 'moved';
  /** Declared fields in their order; of a new record those that say anything, of one that is gone none. */
  readonly fields: readonly FieldChange[];
}

/** A query says something of the county's only once it is answered: reading one in changes no report. */
export function isSaid({ type, record }: PackagedRecord): boolean {
  return type !== 'query' || record.answer !== null;
}

const keyOf = (type: RecordType, id: string): string => `${type} ${id}`;

/**
 * What a package says otherwise than one that was filed, record by record and field by field, in the order of the packages; who saved a
 * record and how often is nothing it says. Packages that say the same differ in nothing.
 * @param own the unit's own record as it stands, voided or not
 */
export function changesSince(
  filed: readonly PackagedRecord[],
  now: readonly PackagedRecord[],
  own: (type: RecordType, id: string) => AnyRecord | undefined,
): readonly ChangeSince[] {
  const before = new Map(
    filed.filter(isSaid).map(({ type, record }) => [keyOf(type, record.id), record] as const),
  );
  const said = now.filter(isSaid);
  const there = new Set(said.map(({ type, record }) => keyOf(type, record.id)));
  const changed = said.flatMap(({ type, record }): ChangeSince[] => {
    const old = before.get(keyOf(type, record.id));
    const fields = fieldsUnlike(type, old, record);
    if (old !== undefined && fields.length === 0) return [];
    return [{ type, id: record.id, kind: old === undefined ? 'new' : 'changed', fields }];
  });
  const gone = filed.filter(isSaid).flatMap(({ type, record }): ChangeSince[] => {
    if (there.has(keyOf(type, record.id))) return [];
    const present = own(type, record.id);
    const isThere = present !== undefined && !present.voided;
    const fields = isThere ? fieldsUnlike(type, record, present) : [];
    return [{ type, id: record.id, kind: isThere ? 'moved' : 'voided', fields }];
  });
  return [...changed, ...gone];
}

function fieldsUnlike(type: RecordType, before: AnyRecord | undefined, now: AnyRecord): FieldChange[] {
  return declarationOf(type).fields.flatMap(({ name }) => {
    const [was, is] = [before?.[name] ?? null, now[name] ?? null];
    return was === is ? [] : [{ field: name, before: was, now: is }];
  });
}
