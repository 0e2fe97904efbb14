import { declarationOf, findField, type RecordType } from '../records/catalogue.ts';
import { allRules } from './all-rules.ts';

/** Whether records of a type are rows of a period, or lines of such: a package holds those of its own period only. */
function isRowType(type: RecordType): boolean {
  const { belongs } = declarationOf(type);
  if (belongs.by === 'parent') return isRowType(findField(type, belongs.field)?.target as RecordType);
  return belongs.by === 'date' || belongs.by === 'year' || belongs.by === 'month';
}

const ids: ReadonlySet<string> = new Set(
  allRules.filter((rule) => rule.reach !== 'record' && rule.needs.some(isRowType)).map(({ id }) => id),
);

/** Whether a rule's verdict may hang on rows of earlier periods, which a single package does not hold. */
export function needsHistory(rule: string): boolean {
  return ids.has(rule);
}
