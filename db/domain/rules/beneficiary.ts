import { beneficiaryDays, isBeneficiary } from '../figures/beneficiaries.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { dateArg, type Finding, type RuleArg } from './rule.ts';

/** The part of H49 about who may be paid; null where the village is a beneficiary or the figures are not complete. */
export function beneficiaryFinding(
  ledger: Ledger,
  batch: RecordOf<'batch'>,
  line: RecordOf<'batch_line'>,
  village: RuleArg,
): Finding | null {
  const days = beneficiaryDays(batch);
  if (days === null || isBeneficiary(ledger, batch, line.village_id)) return null;
  const args = { village, from: dateArg(days.from), to: dateArg(days.to) };
  return { recordType: 'batch_line', recordId: line.id, field: 'village_id', args };
}
