import type { Ledger } from '../ledger.ts';
import { fen, negateFen, sumFen } from '../money.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { compared } from './compared.ts';
import { type Finding, moneyArg } from './rule.ts';

/** The part of H31 about receipts: payments positive; reversals negative, with a reason, not above what they reverse. */
export function* receiptAmountFindings(ledger: Ledger): Iterable<Finding> {
  for (const receipt of ledger.all('receipt')) {
    const { id, amount, reverses_id, reason } = receipt;
    const at = (field: string, args: Finding['args']): Finding => {
      return { recordType: 'receipt', recordId: id, field, args };
    };
    if (reverses_id === null) {
      if (amount !== null && amount <= 0) {
        yield at('amount', { positive: moneyArg(amount), d: moneyArg(negateFen(amount)) });
      }
      continue;
    }
    if (amount !== null && amount >= 0) {
      yield at('amount', { negative: moneyArg(amount), d: moneyArg(amount) });
    }
    if (reason === null) yield at('reason', amount === null ? {} : { reversal: moneyArg(amount) });
    if (amount !== null && amount < 0) yield* overReversed(ledger, receipt, at);
  }
}

/**
 * Reversals in the order of their dates use up what they reverse; those that go beyond it are named. A reversal of a
 * receipt that is voided or gone has nothing to reverse.
 */
function* overReversed(
  ledger: Ledger,
  reversal: RecordOf<'receipt'>,
  at: (field: string, args: Finding['args']) => Finding,
): Iterable<Finding> {
  const reversed = ledger.get('receipt', reversal.reverses_id);
  if (reversed !== undefined && reversed.amount === null) return;
  const available = fen(Math.max(0, reversed?.amount ?? 0));
  const order = (row: RecordOf<'receipt'>) => `${row.date ?? '9'}/${row.id}`;
  const upToThis = ledger
    .where('receipt', 'reverses_id', reversal.reverses_id ?? '')
    .filter((row) => order(row) <= order(reversal));
  const taken = negateFen(sumFen(upToThis.map((row) => row.amount)));
  if (taken > available) yield at('amount', compared(taken, available));
}
