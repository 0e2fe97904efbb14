import { dateOf, type IsoDate, maxDate } from '../dates.ts';
import { holdingOf, rowsNaming } from '../figures/contribution-balance.ts';
import { originYears } from '../figures/distribution.ts';
import { predecessors } from '../figures/village-history.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { balanceAt, type Movement } from '../time-weighting.ts';
import { dateArg, type Finding, type RuleArg } from './rule.ts';

/** Whether the balance is above zero on some day from…to. */
function hadBalance(movements: readonly Movement[], from: IsoDate, to: IsoDate): boolean {
  const days = movements.map((movement) => movement.from).filter((day) => from < day && day <= to);
  return [from, ...days].some((day) => balanceAt(movements, day) > 0);
}

/** The part of H49 about who may be paid; null where the village is a beneficiary or the figures are not complete. */
export function beneficiaryFinding(
  ledger: Ledger,
  batch: RecordOf<'batch'>,
  line: RecordOf<'batch_line'>,
  village: RuleArg,
): Finding | null {
  const [earliest] = originYears(batch);
  if (earliest === undefined || batch.date === null) return null;
  const history = [line.village_id, ...predecessors(ledger, line.village_id)];
  const named = ledger.where('named_village', 'enclave_id', batch.enclave_id);
  if (named.some((row) => history.includes(row.village_id))) return null;

  const from = dateOf(earliest, 1, 1);
  const to = maxDate(from, batch.date);
  for (const id of history) {
    const holding = holdingOf(rowsNaming(ledger, batch, id), 'principal');
    if (holding.incomplete.length > 0 || hadBalance(holding.movements, from, to)) return null;
  }
  const args = { village, from: dateArg(from), to: dateArg(to) };
  return { recordType: 'batch_line', recordId: line.id, field: 'village_id', args };
}
