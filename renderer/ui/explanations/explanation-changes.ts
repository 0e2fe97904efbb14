import type { CheckedViolation } from '../../../db/domain/answers.ts';
import type { RecordChange } from '../../../db/domain/contract.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import type { ExplanationKey } from '../../../db/domain/rules/explanations.ts';

/** A violation and what is said of it. */
export interface Explained {
  readonly violation: CheckedViolation;
  readonly text: string;
}

const nameOf = ({ rule, record_type, record_id, period }: ExplanationKey): string =>
  JSON.stringify([rule, record_type, record_id, period]);

/**
 * Changes that record explanations. One that is on file is changed. Where what was explained is not the case any more (a
 * figure changed), its explanation is taken over, so that a rule and record have no more explanations than violations;
 * one that answers another violation of `current` stays as it is.
 * @param current all violations of the check
 * @param onFile explanations of the rules concerned, as they stand in the ledger
 */
export function explanationChanges(
  explained: readonly Explained[],
  current: readonly CheckedViolation[],
  onFile: readonly AnyRecord[],
  newId: () => string,
): RecordChange[] {
  const answering = new Set(current.map(({ explanation }) => explanation?.id));
  const idle = Map.groupBy(
    onFile.filter((record) => !record.voided && !answering.has(record.id)),
    (record) => nameOf(record as unknown as ExplanationKey),
  );
  return explained.flatMap(({ violation: { key, explanation }, text }): RecordChange[] => {
    if (key === null) return [];
    if (explanation !== null) {
      return [
        { type: 'explanation', id: explanation.id, base_revision: explanation.revision, values: { text } },
      ];
    }
    const before = idle.get(nameOf(key))?.shift();
    const values = { ...key, text };
    return [
      before === undefined
        ? { type: 'explanation', id: newId(), base_revision: null, values }
        : { type: 'explanation', id: before.id, base_revision: before.revision, values },
    ];
  });
}
