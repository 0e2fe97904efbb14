import type { RecordChange } from './contract.ts';
import type { IsoDate } from './dates.ts';
import type { AccountKey, Ledger } from './ledger.ts';
import { type Fen, fen, subtractFen } from './money.ts';
import {
  type Holder,
  holderText,
  isIncomplete,
  pairOfMovements,
  partsOfHolding,
  principalOf,
} from './moved-holdings.ts';
import type { RecordOf } from './records/catalogue.ts';

/** A transfer (转让) of a part of what one holder holds to another one. */
export interface TransferInput {
  readonly account: AccountKey;
  readonly from: Holder | null;
  readonly to: Holder | null;
  readonly date: IsoDate | null;
  readonly amount: Fen | null;
  /** What was paid for it; may be above the principal. */
  readonly price: Fen | null;
  readonly document: string | null;
}

export type TransferRefusal =
  | { readonly why: 'noFrom' | 'noTo' | 'same' | 'noDate' | 'noAmount' | 'incomplete' }
  /** `balance`: what the holder may give on that day and ever after. */
  | { readonly why: 'tooMuch'; readonly balance: Fen };

export interface TransferPlan {
  readonly refusals: readonly TransferRefusal[];
  /** Principal of both on the day, before and after; null while they are not known. */
  readonly balances: {
    readonly from: readonly [Fen, Fen];
    readonly to: readonly [Fen, Fen];
  } | null;
  /** For one save; empty while anything is refused. */
  readonly changes: readonly RecordChange[];
}

/**
 * What a transfer does: out of one holder and into another on one day, Σ = 0. It is paid with what the giver was paid in
 * with, the largest source first; what bears interest from a later day on goes with that day.
 * @param newId makes ids of records, later ones greater
 */
export function planTransfer(ledger: Ledger, input: TransferInput, newId: () => string): TransferPlan {
  const { account, from, to, date, amount } = input;
  const rows = ledger.ofAccount('contribution', account);
  const own = from === null ? [] : rowsOf(rows, from);
  const balances = date === null || amount === null ? null : balancesOf(rows, input, date, amount);
  const refusals = [...refused(own, input)];
  if (refusals.length > 0 || from === null || to === null || date === null || amount === null)
    return { refusals, balances, changes: [] };
  let left = amount;
  const changes: RecordChange[] = [];
  for (const part of partsOfHolding(
    own.filter((row) => (row.date ?? '') <= date),
    date,
  )) {
    const given = fen(Math.min(part.amount, left));
    if (given <= 0) continue;
    left = subtractFen(left, given);
    const sides = [
      { kind: 'transferOut', holder: from, agreed_share_pct: null },
      { kind: 'transferIn', holder: to, agreed_share_pct: null },
    ] as const;
    // The price is that of the whole transfer: it stands once.
    const price = changes.length === 0 ? input.price : null;
    const evidence = { source_doc: input.document, exit_price: price };
    changes.push(...pairOfMovements(account, date, { ...part, amount: given }, sides, evidence, newId));
  }
  return { refusals, balances, changes };
}

function* refused(own: readonly Contribution[], input: TransferInput): Iterable<TransferRefusal> {
  const { from, to, date, amount } = input;
  if (from === null) yield { why: 'noFrom' };
  if (to === null) yield { why: 'noTo' };
  if (from !== null && to !== null && holderText(from) === holderText(to)) yield { why: 'same' };
  if (date === null) yield { why: 'noDate' };
  if (amount === null || amount <= 0) yield { why: 'noAmount' };
  if (own.some(isIncomplete)) yield { why: 'incomplete' };
  else if (from !== null && date !== null && amount !== null) {
    const balance = leastFrom(own, date);
    if (balance < amount) yield { why: 'tooMuch', balance };
  }
}

type Contribution = RecordOf<'contribution'>;

function rowsOf(rows: readonly Contribution[], holder: Holder): readonly Contribution[] {
  return rows.filter((row) => holderText(row) === holderText(holder));
}

/** Smallest balance from a day on: what was taken out later must still be there. */
function leastFrom(own: readonly Contribution[], date: IsoDate): Fen {
  const days = [date, ...own.flatMap((row) => (row.date !== null && row.date > date ? row.date : []))];
  return fen(Math.min(...days.map((day) => principalOf(own, day))));
}

function balancesOf(
  rows: readonly Contribution[],
  { from, to }: TransferInput,
  date: IsoDate,
  amount: Fen,
): TransferPlan['balances'] {
  if (from === null || to === null) return null;
  const [given, taken] = [principalOf(rowsOf(rows, from), date), principalOf(rowsOf(rows, to), date)];
  return { from: [given, subtractFen(given, amount)], to: [taken, fen(taken + amount)] };
}
