import type { FieldKind } from '../fields.ts';
import { labelFields } from '../record-label.ts';
import { declarationOf, type FieldValue, type RecordType } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';

const nameKinds: ReadonlySet<FieldKind> = new Set(['text', 'code', 'areaCode', 'villageCode']);

/**
 * Names and codes by which records of a type are known that are known by nothing else: a project's, a hospital's. None for a type
 * whose records have fields without which none is stored.
 */
function ownNames(type: RecordType): readonly Field[] {
  const { fields, naturalKey } = declarationOf(type);
  if (fields.some(({ need }) => need === 'identity')) return [];
  const known = new Set([...naturalKey, ...labelFields(type).map(({ name }) => name)]);
  return fields.filter(({ name, kind }) => known.has(name) && nameKinds.has(kind));
}

/** The names that a form asks for, where none of a type's own is said; none where one is. @param said fields that are said */
export function namesMissing(type: RecordType, said: ReadonlySet<string>): readonly string[] {
  const own = ownNames(type);
  if (own.some(({ name }) => said.has(name))) return [];
  return own.filter(({ need }) => need === 'required').map(({ name }) => name);
}

const keys = new Map<RecordType, readonly string[]>();

/** Identity fields, and amounts by which a record is known. */
function keysOf(type: RecordType): readonly string[] {
  let known = keys.get(type);
  if (known === undefined) {
    const { fields, naturalKey } = declarationOf(type);
    known = fields
      .filter(
        ({ name, need, kind }) => need === 'identity' || (kind === 'money' && naturalKey.includes(name)),
      )
      .map(({ name }) => name);
    keys.set(type, known);
  }
  return known;
}

/** What a row's values do not say and a record must: its keys, and a name where the type has no others. */
export function unsaid(type: RecordType, values: Readonly<Record<string, FieldValue>>): readonly string[] {
  const isUnsaid = (name: string): boolean => (values[name] ?? null) === null;
  const missing = keysOf(type).filter(isUnsaid);
  if (ownNamesOf(type).some((name) => !isUnsaid(name))) return missing;
  const [nameless] = namesMissing(type, new Set());
  return nameless === undefined || missing.includes(nameless) ? missing : [...missing, nameless];
}

const names = new Map<RecordType, readonly string[]>();

function ownNamesOf(type: RecordType): readonly string[] {
  const known = names.get(type) ?? ownNames(type).map(({ name }) => name);
  names.set(type, known);
  return known;
}
