import type { FieldKind } from './fields.ts';
import { declarationOf, type RecordType } from './records/catalogue.ts';
import type { Field } from './records/declaration.ts';

const quantities: ReadonlySet<FieldKind> = new Set(['money', 'mu', 'squareMetre', 'integer']);

/** A whole number that says which, not how many: the number of an instalment. */
export function isOrdinal(field: Field): boolean {
  return field.kind === 'integer' && field.group === 'period';
}

/** Whether adding a field up over records says something: amounts, areas and counts; no rates, years or ordinals. */
export function isSummed(field: Field): boolean {
  return field.added && quantities.has(field.kind) && !isOrdinal(field);
}

/** Stored fields of a type that are added up. */
export function summedFields(type: RecordType): readonly Field[] {
  return declarationOf(type).fields.filter(isSummed);
}
