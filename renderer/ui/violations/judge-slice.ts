import type { Ledger } from '../../../db/domain/ledger.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import type { CheckContext, Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';

/** What the rules that need no more than a slice say of one record of it, in rule order. */
export function judgeInSlice(
  ledger: Ledger,
  context: CheckContext,
  whole: readonly RecordType[],
  type: RecordType,
  id: string,
): readonly Violation[] {
  return checkLedger(ledger, context, { reach: 'record', whole }).filter(
    ({ recordType, recordId }) => recordType === type && recordId === id,
  );
}
