import type { Ledger } from './ledger.ts';
import type { PlannedChange } from './merge/merge-plan.ts';
import { optionSets } from './options.ts';
import type { PackagedRecord } from './package.ts';
import { type Part, planPart } from './parts.ts';
import { declarationOf, type RecordType, recordTypes } from './records/catalogue.ts';

/** Types that a department's forms name, upwards to the last, and that others fill in: it has them from the lead office. */
export function registerTypes(part: Part): ReadonlySet<RecordType> {
  const isOwn = (type: RecordType): boolean => {
    const { form } = declarationOf(type);
    return form !== null && part.forms.includes(form);
  };
  const named = new Set<RecordType>(recordTypes.filter(isOwn));
  // A set takes in what is added while it is walked.
  for (const type of named)
    for (const { target } of declarationOf(type).fields)
      if (target !== undefined) named.add(target as RecordType);
  // Whose shares of an enclave are whose is in its parties, under which terms it pays in its terms.
  if (named.has('enclave'))
    for (const type of ['enclave_party', 'named_village', 'terms'] as const) named.add(type);
  return new Set([...named].filter((type) => !isOwn(type)));
}

/**
 * What taking the lead office's registers changes at a department: they become as they are there. What it had entered itself
 * under another id stays one record with them.
 * @param records of the lead office, voided ones included
 */
export function planRegisters(
  own: Ledger,
  records: readonly PackagedRecord[],
  part: Part,
): readonly PlannedChange[] {
  const types = registerTypes(part);
  const live = records.filter(({ type, record }) => types.has(type) && !record.voided);
  const others = optionSets.form.filter((form) => !part.forms.includes(form));
  const { changes } = planPart(own, [], live, { name: part.name, forms: others }, {});
  const gone = records.filter(
    ({ type, record }) => types.has(type) && record.voided && own.get(type, record.id) !== undefined,
  );
  const voids = gone.map(({ type, record }): PlannedChange => {
    return { type, id: record.id, kind: 'void', fields: [], voided: true };
  });
  return [...changes, ...voids];
}
