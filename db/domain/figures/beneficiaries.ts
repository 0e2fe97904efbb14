import { dateOf, type IsoDate, maxDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { balanceAt, type Movement } from '../time-weighting.ts';
import { holdingOf, rowsNaming } from './contribution-balance.ts';
import { originYears } from './distribution.ts';
import { predecessors } from './village-history.ts';

type Batch = RecordOf<'batch'>;

/** Days between which a village of a batch must have had a balance; null while date or years of origin are blank. */
export function beneficiaryDays(batch: Batch): { readonly from: IsoDate; readonly to: IsoDate } | null {
  const [earliest] = originYears(batch);
  if (earliest === undefined || batch.date === null) return null;
  const from = dateOf(earliest, 1, 1);
  return { from, to: maxDate(from, batch.date) };
}

/**
 * Whether a batch may pay a village (model §6, H49): the village, through its code history, had a ledger balance as holder
 * or beneficiary on some day from 1 January of the batch's earliest year of origin to its date, or stands in the enclave's
 * named villages. True also while the figures that would tell are not complete.
 */
export function isBeneficiary(ledger: Ledger, batch: Batch, villageId: string): boolean {
  const days = beneficiaryDays(batch);
  if (days === null) return true;
  const history = [villageId, ...predecessors(ledger, villageId)];
  const named = ledger.where('named_village', 'enclave_id', batch.enclave_id);
  if (named.some((row) => history.includes(row.village_id))) return true;
  return history.some((id) => {
    const holding = holdingOf(rowsNaming(ledger, batch, id), 'principal');
    return holding.incomplete.length > 0 || hadBalance(holding.movements, days.from, days.to);
  });
}

/** Whether the balance is above zero on some day from…to. */
function hadBalance(movements: readonly Movement[], from: IsoDate, to: IsoDate): boolean {
  const days = movements.map((movement) => movement.from).filter((day) => from < day && day <= to);
  return [from, ...days].some((day) => balanceAt(movements, day) > 0);
}

/**
 * Villages that a batch may pay, and those that it does pay, by code: holders and beneficiaries of the account's
 * contributions and villages that the agreement names, as `isBeneficiary` tells them. A village that had gone into
 * another one by the batch's date is left out for the new one, unless it has a line. Of an enclave of several home
 * counties, named villages are those of the account's county by their codes.
 */
export function batchVillages(ledger: Ledger, batch: Batch): readonly RecordOf<'village'>[] {
  const paid = new Set(ledger.where('batch_line', 'batch_id', batch.id).map((line) => line.village_id));
  const found = new Set<string>(paid);
  for (const id of candidates(ledger, batch)) {
    if (!found.has(id) && !isMergedAway(ledger, batch, id) && isBeneficiary(ledger, batch, id)) found.add(id);
  }
  return [...found]
    .flatMap((id) => ledger.get('village', id) ?? [])
    .toSorted((a, b) => (`${a.village_code}/${a.id}` < `${b.village_code}/${b.id}` ? -1 : 1));
}

function candidates(ledger: Ledger, batch: Batch): ReadonlySet<string> {
  const ids = ledger
    .ofAccount('contribution', batch)
    .flatMap((row) => [row.holder_village_id, row.beneficiary_village_id]);
  const counties = new Set(
    ledger.where('enclave_party', 'enclave_id', batch.enclave_id).map((party) => party.home_county),
  );
  for (const { village_id } of ledger.where('named_village', 'enclave_id', batch.enclave_id)) {
    const code = ledger.get('village', village_id)?.village_code ?? '';
    if (counties.size < 2 || code.startsWith(batch.home_county)) ids.push(village_id);
  }
  const found = new Set(ids.filter((id) => id !== null));
  // A set takes in what is added while it is walked: villages of mergers of mergers.
  for (const id of found) {
    for (const { new_village_id } of ledger.where('village_merger', 'old_village_id', id))
      found.add(new_village_id);
  }
  return found;
}

function isMergedAway(ledger: Ledger, batch: Batch, villageId: string): boolean {
  return ledger
    .where('village_merger', 'old_village_id', villageId)
    .some(({ date }) => date !== null && batch.date !== null && date <= batch.date);
}
