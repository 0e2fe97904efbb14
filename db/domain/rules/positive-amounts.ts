import { daysBetween } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { fen, negateFen, sumFen } from '../money.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { compared } from './compared.ts';
import { dateArg, type Finding, fieldArg, integerArg, moneyArg, optionArg } from './rule.ts';

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
    yield* unlikeReversed(ledger, receipt, at);
  }
}

/** The part of H31 about what settles a due: waivers positive, lines of a reversal negative and all others not. */
export function* settlingAmountFindings(ledger: Ledger): Iterable<Finding> {
  for (const { id, amount } of ledger.all('waiver')) {
    if (amount === null || amount > 0) continue;
    const args = { positive: moneyArg(amount), d: moneyArg(negateFen(amount)) };
    yield { recordType: 'waiver', recordId: id, field: 'amount', args };
  }
  for (const { id, amount, receipt_id } of ledger.all('allocation')) {
    if (amount === null || amount === 0) continue;
    const takesBack = (ledger.get('receipt', receipt_id)?.reverses_id ?? null) !== null;
    if (takesBack === amount < 0) continue;
    const sign = takesBack ? 'negative' : 'positive';
    const args = { [sign]: moneyArg(amount), d: moneyArg(fen(Math.abs(amount))) };
    yield { recordType: 'allocation', recordId: id, field: 'amount', args };
  }
}

const alike = [
  ['return_kind', 'returnKind'],
  ['beneficiary', 'beneficiary'],
  ['settle', 'settle'],
] as const;

/** A reversal takes back what it names: of the same account, kind, beneficiary and way of payment, and not before it. */
function* unlikeReversed(
  ledger: Ledger,
  reversal: RecordOf<'receipt'>,
  at: (field: string, args: Finding['args']) => Finding,
): Iterable<Finding> {
  const reversed = ledger.get('receipt', reversal.reverses_id);
  if (reversed === undefined) return;
  for (const field of ['enclave_id', 'home_county'] as const) {
    if (reversal[field] !== reversed[field]) yield at(field, { apart: fieldArg('receipt', field) });
  }
  for (const [field, set] of alike) {
    const [now, was] = [reversal[field], reversed[field]];
    if (now === null || was === null || now === was) continue;
    const args = {
      differs: fieldArg('receipt', field),
      now: optionArg(set, now),
      was: optionArg(set, was),
    };
    yield at(field, args);
  }
  if (reversal.date !== null && reversed.date !== null && reversal.date < reversed.date) {
    yield at('date', {
      date: dateArg(reversal.date),
      received: dateArg(reversed.date),
      days: integerArg(daysBetween(reversal.date, reversed.date)),
    });
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
