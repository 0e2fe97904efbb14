import { useMutation } from '@tanstack/react-query';
import type { CheckedViolation } from '../../../db/domain/answers.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { newId } from '../../api/new-id.ts';
import { useSaveRecords } from '../../api/queries.ts';
import { type Explained, explanationChanges } from './explanation-changes.ts';

const PAGE = 5000;

/** Explanations of a rule as they stand in the ledger now. */
async function onFile(rule: string): Promise<readonly AnyRecord[]> {
  const found: AnyRecord[] = [];
  for (;;) {
    const page = await call('records.list', {
      type: 'explanation',
      filter: { rule },
      offset: found.length,
      limit: PAGE,
    });
    found.push(...page.rows);
    if (page.rows.length === 0 || found.length >= page.total) return found;
  }
}

/**
 * Records explanations of one rule's violations in one transaction; the check is then run anew.
 * @param current all violations of the check
 */
export function useExplain(current: readonly CheckedViolation[]) {
  const save = useSaveRecords();
  return useMutation({
    mutationFn: async (input: {
      readonly explained: readonly Explained[];
      /** Draft that the text was kept under. */
      readonly draft: { readonly form: string; readonly record_id: string } | null;
    }) => {
      const rule = input.explained[0]?.violation.violation.rule;
      if (rule === undefined) return;
      const changes = explanationChanges(input.explained, current, await onFile(rule), newId);
      await save.mutateAsync({
        changes,
        why: null,
        clear_drafts: input.draft === null ? [] : [input.draft],
      });
    },
  });
}

/** Withdraws an explanation: it is voided, and its violation asks again. */
export function useWithdrawExplanation() {
  const save = useSaveRecords();
  return useMutation({
    mutationFn: ({
      explanation,
      why,
    }: {
      readonly explanation: NonNullable<CheckedViolation['explanation']>;
      readonly why: string;
    }) =>
      save.mutateAsync({
        changes: [
          {
            type: 'explanation',
            id: explanation.id,
            base_revision: explanation.revision,
            values: {},
            voided: true,
          },
        ],
        why,
      }),
  });
}
