import { useDeferredValue, useMemo } from 'react';
import type { EnclaveSlice } from '../../../db/domain/answers.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { useCheckContext } from '../../ui/violations/judge.ts';

const none: readonly Violation[] = [];

/**
 * What the rules say of a batch and its lines as they are typed, and of the pool. Judged after the grid is drawn: it must
 * not wait for this.
 */
export function useBatchViolations(
  typed: Ledger,
  batchId: string,
  slice: Pick<EnclaveSlice, 'area_names'>,
): readonly Violation[] {
  const context = useCheckContext(slice);
  const ledger = useDeferredValue(typed, null);
  return useMemo(() => {
    if (ledger === null) return none;
    const own = new Set(ledger.where('batch_line', 'batch_id', batchId).map(({ id }) => id));
    return checkLedger(ledger, context, { reach: 'enclave', forms: ['distribution'] }).filter(
      ({ recordType, recordId, rule }) =>
        (recordType === 'batch_line' && recordId !== null && own.has(recordId)) ||
        (recordType === 'batch' && recordId === batchId) ||
        rule === 'H46',
    );
  }, [ledger, context, batchId]);
}
