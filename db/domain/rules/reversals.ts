import { daysBetween } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { fen, negateFen, sumFen } from '../money.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { differentAccount } from './account-words.ts';
import { compared } from './compared.ts';
import { type CheckContext, dateArg, type Finding, integerArg, moneyArg, optionArg } from './rule.ts';

type Receipt = RecordOf<'receipt'>;
type At = (field: string, args: Finding['args']) => Finding;

/** The part of H31 about reversals: negative, with a reason, like the receipt that they reverse and not above it. */
export function* reversalFindings(ledger: Ledger, context: CheckContext): Iterable<Finding> {
  for (const reversal of ledger.all('receipt')) {
    const { id, amount, reverses_id, reason } = reversal;
    if (reverses_id === null) continue;
    const at: At = (field, args) => ({ recordType: 'receipt', recordId: id, field, args });
    if (amount !== null && amount >= 0)
      yield at('amount', { negative: moneyArg(amount), d: moneyArg(amount) });
    if (reason === null) yield at('reason', amount === null ? {} : { reversal: moneyArg(amount) });
    if (amount !== null && amount < 0) yield* overReversed(ledger, reversal, at);
    const reversed = ledger.get('receipt', reverses_id);
    if (reversed !== undefined) yield* misfits(ledger, context, reversal, reversed, at);
  }
}

/**
 * Reversals in the order of their dates use up what they reverse; those that go beyond it are named. A reversal of a
 * receipt that is voided or gone has nothing to reverse.
 */
function* overReversed(ledger: Ledger, reversal: Receipt, at: At): Iterable<Finding> {
  const reversed = ledger.get('receipt', reversal.reverses_id);
  if (reversed !== undefined && reversed.amount === null) return;
  const available = fen(Math.max(0, reversed?.amount ?? 0));
  const order = (row: Receipt) => `${row.date ?? '9'}/${row.id}`;
  const upToThis = ledger
    .where('receipt', 'reverses_id', reversal.reverses_id ?? '')
    .filter((row) => order(row) <= order(reversal));
  const taken = negateFen(sumFen(upToThis.map((row) => row.amount)));
  if (taken > available) yield at('amount', compared(taken, available));
}

/**
 * Where a reversal is not like its receipt: it would come off another account, kind or beneficiary, or another way of
 * settlement, so that the pool kept what went back. Blanks are not judged.
 */
function* misfits(
  ledger: Ledger,
  context: CheckContext,
  reversal: Receipt,
  reversed: Receipt,
  at: At,
): Iterable<Finding> {
  const accounts = differentAccount(ledger, context, reversal, reversed);
  if (accounts !== null)
    yield at(accounts.field, { account: accounts.words, reversed_account: accounts.otherWords });
  if (reversal.date !== null && reversed.date !== null && reversal.date < reversed.date) {
    const days = integerArg(daysBetween(reversal.date, reversed.date));
    yield at('date', { date: dateArg(reversal.date), received: dateArg(reversed.date), days });
  }
  for (const [field, set, arg] of [
    ['return_kind', 'returnKind', 'kind'],
    ['beneficiary', 'beneficiary', 'beneficiary'],
    ['settle', 'settle', 'settle'],
  ] as const) {
    const [own, its] = [reversal[field], reversed[field]];
    if (own === null || its === null || own === its) continue;
    yield at(field, { [arg]: optionArg(set, own), [`reversed_${arg}`]: optionArg(set, its) });
  }
}
