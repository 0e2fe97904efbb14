import type { IsoDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { addFen, type Fen, fen, subtractFen, sumFen } from '../money.ts';
import type { OptionOf } from '../options.ts';
import type { RecordOf } from '../records/catalogue.ts';

type Due = RecordOf<'due'>;

/** What has been set against a due by the end of a day; a line without a date or amount is not counted. */
export interface Settled {
  readonly allocated: Fen;
  readonly waived: Fen;
  /** allocated + waived */
  readonly settled: Fen;
  /** Ids of allocations and waivers. */
  readonly records: readonly string[];
  /** Ids of lines with a blank date or amount: while there are any, the figure is not known. */
  readonly incomplete: readonly string[];
}

/** Allocations and waivers of a due dated up to a day; model §2.6. */
export function settledAt(ledger: Ledger, dueId: string, on: IsoDate): Settled {
  const lines = {
    allocated: ledger.where('allocation', 'due_id', dueId),
    waived: ledger.where('waiver', 'due_id', dueId),
  };
  const upTo = (rows: readonly { date: IsoDate | null; amount: Fen | null }[]) =>
    sumFen(rows.filter((row) => row.date !== null && row.date <= on).map((row) => row.amount));
  const allocated = upTo(lines.allocated);
  const waived = upTo(lines.waived);
  const rows = [...lines.allocated, ...lines.waived];
  const blank = (row: { date: IsoDate | null; amount: Fen | null }) =>
    row.date === null || row.amount === null;
  return {
    allocated,
    waived,
    settled: addFen(allocated, waived),
    records: rows.filter((row) => !blank(row) && (row.date ?? '') <= on).map((row) => row.id),
    incomplete: rows.filter(blank).map((row) => row.id),
  };
}

/** What is outstanding of a due at the end of a day, whether or not it has fallen due; null while `agreed` is blank. */
export function outstandingAt(ledger: Ledger, due: Due, on: IsoDate): Fen | null {
  return due.agreed === null ? null : subtractFen(due.agreed, settledAt(ledger, due.id, on).settled);
}

/** Which dues a figure is about; left out means all. */
export interface DueFilter {
  readonly return_kind?: OptionOf<'returnKind'>;
  readonly beneficiary?: OptionOf<'beneficiary'>;
}

export interface Arrears {
  readonly total: Fen;
  /** By the due's year; years without a due that has fallen due are left out. */
  readonly byYear: ReadonlyMap<number, Fen>;
  /** Ids of the dues counted. */
  readonly records: readonly string[];
  /** Ids of dues with a blank year, due date or amount, or with an incomplete line. */
  readonly incomplete: readonly string[];
}

/**
 * Arrears (期末欠收) at the end of day t, by the due's year: Σ over dues with due_date ≤ t of (agreed − allocations dated ≤ t
 * − waivers dated ≤ t); model §2.6.
 */
export function arrearsAt(ledger: Ledger, account: AccountKey, t: IsoDate, filter: DueFilter = {}): Arrears {
  const byYear = new Map<number, Fen>();
  const records: string[] = [];
  const incomplete: string[] = [];
  for (const due of ledger.ofAccount('due', account)) {
    if (filter.return_kind !== undefined && due.return_kind !== filter.return_kind) continue;
    if (filter.beneficiary !== undefined && due.beneficiary !== filter.beneficiary) continue;
    if (due.due_date !== null && due.due_date > t) continue;
    const rest = outstandingAt(ledger, due, t);
    if (due.due_date === null || due.year === null || rest === null) {
      incomplete.push(due.id);
      continue;
    }
    if (settledAt(ledger, due.id, t).incomplete.length > 0) incomplete.push(due.id);
    byYear.set(due.year, addFen(byYear.get(due.year) ?? fen(0), rest));
    records.push(due.id);
  }
  return { total: sumFen(byYear.values()), byYear, records, incomplete };
}
