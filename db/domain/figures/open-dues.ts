import { FAR_FUTURE } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { addFen, type Fen, fen, negateFen, subtractFen, sumFen } from '../money.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { outstandingAt } from './arrears.ts';
import { allocatedOfReceipt, receiptNet } from './receipts.ts';

type Receipt = RecordOf<'receipt'>;
type Due = RecordOf<'due'>;

/** A due that a receipt may settle. */
export interface OpenDue {
  readonly due: Due;
  /** What is outstanding of it, whatever the date, while nothing of this receipt is set against it. */
  readonly outstanding: Fen;
}

/**
 * Dues that a payment of the receipt's kind and beneficiary may settle (model §2.6 allocation[]): those of which something
 * is outstanding without the receipt's own lines, oldest due date first. Dues with blank figures are left out.
 * @param receipt needs no place in the ledger; a blank kind or beneficiary fits no due
 */
export function openDues(
  ledger: Ledger,
  account: AccountKey,
  receipt: Pick<Receipt, 'id' | 'return_kind' | 'beneficiary'>,
): readonly OpenDue[] {
  return ledger
    .ofAccount('due', account)
    .filter((due) => due.return_kind !== null && due.return_kind === receipt.return_kind)
    .filter((due) => due.beneficiary !== null && due.beneficiary === receipt.beneficiary)
    .flatMap((due) => {
      const outstanding = outstandingWithout(ledger, due, receipt.id);
      return outstanding === null || outstanding <= 0 ? [] : [{ due, outstanding }];
    })
    .toSorted((a, b) => (age(a.due) < age(b.due) ? -1 : 1));
}

const age = (due: Due): string =>
  `${due.due_date ?? '9'}/${due.year ?? 9999}/${due.instalment ?? 99}/${due.id}`;

/** What would be outstanding of a due without a receipt's own lines; null while the due is blank. */
export function outstandingWithout(ledger: Ledger, due: Due, receiptId: string): Fen | null {
  const rest = outstandingAt(ledger, due, FAR_FUTURE);
  const own = ledger.where('allocation', 'due_id', due.id).filter((line) => line.receipt_id === receiptId);
  return rest === null ? null : addFen(rest, sumFen(own.map((line) => line.amount)));
}

/** A due that a reversed receipt settled. */
export interface SettledDue {
  readonly due: Due;
  /** What the receipt settled of it, less what its other reversals took back. */
  readonly settled: Fen;
}

/** Dues that a reversal may take back, newest due date first: its receipt settled them, other reversals left them. */
export function reversibleDues(
  ledger: Ledger,
  reversal: Pick<Receipt, 'id' | 'reverses_id'>,
): readonly SettledDue[] {
  const whole = ledger.get('receipt', reversal.reverses_id);
  if (whole === undefined) return [];
  const settled = new Map<string, Fen>();
  for (const row of [whole, ...ledger.where('receipt', 'reverses_id', whole.id)]) {
    if (row.id === reversal.id) continue;
    for (const line of ledger.where('allocation', 'receipt_id', row.id)) {
      settled.set(line.due_id, sumFen([settled.get(line.due_id), line.amount]));
    }
  }
  return [...settled]
    .flatMap(([id, amount]) => {
      const due = ledger.get('due', id);
      return due === undefined || amount <= 0 ? [] : [{ due, settled: amount }];
    })
    .toSorted((a, b) => (age(a.due) > age(b.due) ? -1 : 1));
}

/**
 * What a receipt can settle in all: its amount less what reverses it, and what its reversals took back from dues (their
 * lines are negative). Of a reversal, which settles nothing by itself, what it must take back: never positive, and only
 * what its receipt had not kept as prepaid. Null while an amount is blank. The ledger must hold the receipt. @see H40
 */
export function allocatable(ledger: Ledger, receipt: Receipt): Fen | null {
  const whole = receipt.reverses_id === null ? receipt : ledger.get('receipt', receipt.reverses_id);
  if (whole === undefined || receipt.amount === null) return null;
  const family = [whole, ...ledger.where('receipt', 'reverses_id', whole.id)];
  if (family.some((row) => row.amount === null)) return null;
  const net = receiptNet(ledger, whole, FAR_FUTURE);
  const others = family.filter((row) => row.id !== receipt.id);
  const taken = sumFen(others.map((row) => allocatedOfReceipt(ledger, row.id, FAR_FUTURE).amount));
  const rest = net === null ? null : subtractFen(net, taken);
  return rest === null || receipt.reverses_id === null || rest < 0 ? rest : fen(0);
}

/** A part of an amount: what at most can be set against one line. */
export interface Slot {
  readonly key: string;
  readonly most: Fen;
}

/**
 * Divides an amount over slots in their order, each filled before the next; what is left is in none. A negative amount
 * goes over slots whose `most` is negative. Slots that get nothing are left out.
 */
export function fillInOrder(amount: Fen, slots: readonly Slot[]): ReadonlyMap<string, Fen> {
  const filled = new Map<string, Fen>();
  const sign = amount < 0 ? -1 : 1;
  let left = amount < 0 ? negateFen(amount) : amount;
  for (const { key, most } of slots) {
    const room = fen(Math.max(0, sign * most));
    const part = fen(Math.min(left, room));
    if (part === 0) continue;
    filled.set(key, fen(sign * part));
    left = subtractFen(left, part);
  }
  return filled;
}
