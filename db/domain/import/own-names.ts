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

/** Identity fields that a row's values do not say, a name where the type has no others, and an amount by which a record is known. */
export function unsaid(type: RecordType, values: Readonly<Record<string, FieldValue>>): readonly string[] {
  const { fields, naturalKey } = declarationOf(type);
  const isSaid = (name: string): boolean => (values[name] ?? null) !== null;
  const [nameless] = namesMissing(type, new Set(Object.keys(values).filter(isSaid)));
  return fields
    .filter(
      ({ name, need, kind }) =>
        need === 'identity' || name === nameless || (kind === 'money' && naturalKey.includes(name)),
    )
    .map(({ name }) => name)
    .filter((name) => !isSaid(name));
}
