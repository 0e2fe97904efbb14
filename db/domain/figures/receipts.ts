import { dateOf, type IsoDate, yearOf } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { type Fen, subtractFen, sumFen } from '../money.ts';
import type { OptionOf } from '../options.ts';
import type { RecordOf } from '../records/catalogue.ts';

type Receipt = RecordOf<'receipt'>;

/** Which receipts a figure is about; left out means all. */
export interface ReceiptFilter {
  readonly return_kind?: OptionOf<'returnKind'>;
  readonly beneficiary?: OptionOf<'beneficiary'>;
}

/** A sum and the ids of the records that make it. */
export interface Sum {
  readonly amount: Fen;
  readonly records: readonly string[];
  /** Ids of records that may belong to it but have a blank date or amount. */
  readonly incomplete: readonly string[];
}

function fits(row: Pick<Receipt, 'return_kind' | 'beneficiary'>, filter: ReceiptFilter): boolean {
  return (
    (filter.return_kind === undefined || row.return_kind === filter.return_kind) &&
    (filter.beneficiary === undefined || row.beneficiary === filter.beneficiary)
  );
}

function sumOf(rows: readonly { id: string; amount: Fen | null }[], incomplete: readonly string[]): Sum {
  return { amount: sumFen(rows.map((row) => row.amount)), records: rows.map((row) => row.id), incomplete };
}

/** Receipts of the account that count as received: opening ones are prepaid only (model §2.0). */
function received(ledger: Ledger, account: AccountKey, filter: ReceiptFilter): readonly Receipt[] {
  return ledger.ofAccount('receipt', account).filter((row) => row.opening !== true && fits(row, filter));
}

function isBlank(row: Receipt): boolean {
  return row.date === null || row.amount === null;
}

/** Whether a receipt reverses one of an earlier year: a prior-year adjustment (以前年度调整); model §2.6. */
export function isPriorYearAdjustment(ledger: Ledger, row: Receipt): boolean {
  const reversed = ledger.get('receipt', row.reverses_id);
  if (reversed === undefined || reversed.date === null || row.date === null) return false;
  return yearOf(reversed.date) < yearOf(row.date);
}

function within(row: Receipt, from: IsoDate, to: IsoDate): boolean {
  return row.date !== null && from <= row.date && row.date <= to;
}

/** Received on the days from…to, all forms of settlement, prior-year adjustments left out; model §2.6. */
export function receivedBetween(
  ledger: Ledger,
  account: AccountKey,
  from: IsoDate,
  to: IsoDate,
  filter: ReceiptFilter = {},
): Sum {
  const rows = received(ledger, account, filter);
  return sumOf(
    rows.filter((row) => within(row, from, to) && !isPriorYearAdjustment(ledger, row)),
    rows.filter(isBlank).map((row) => row.id),
  );
}

/** Received from 1 January of the day's year up to the day. */
export function receivedYearToDate(
  ledger: Ledger,
  account: AccountKey,
  on: IsoDate,
  filter: ReceiptFilter = {},
): Sum {
  return receivedBetween(ledger, account, dateOf(yearOf(on), 1, 1), on, filter);
}

/** Σ of reversals dated from…to whose reversed receipt is of an earlier year; never positive; model §2.6. */
export function priorYearAdjustment(
  ledger: Ledger,
  account: AccountKey,
  from: IsoDate,
  to: IsoDate,
  filter: ReceiptFilter = {},
): Sum {
  const rows = received(ledger, account, filter);
  return sumOf(
    rows.filter((row) => within(row, from, to) && isPriorYearAdjustment(ledger, row)),
    rows.filter(isBlank).map((row) => row.id),
  );
}

/** Opening balance of an account that is in force; of several the newest. */
export function openingOf(ledger: Ledger, account: AccountKey): RecordOf<'opening_balance'> | undefined {
  return ledger
    .ofAccount('opening_balance', account)
    .toSorted((a, b) => ((a.as_of ?? '') < (b.as_of ?? '') ? -1 : 1))
    .at(-1);
}

/**
 * Received since start up to a day: the opening figure by kind and beneficiary, and everything dated after its `as_of`,
 * prior-year adjustments included; model §2.0, §2.6.
 */
export function receivedSinceStart(
  ledger: Ledger,
  account: AccountKey,
  on: IsoDate,
  filter: ReceiptFilter = {},
): Sum {
  const opening = openingOf(ledger, account);
  const before =
    opening === undefined || (opening.as_of !== null && opening.as_of > on)
      ? []
      : ledger.where('opening_received', 'opening_balance_id', opening.id).filter((row) => fits(row, filter));
  const rows = received(ledger, account, filter);
  const counted = rows.filter(
    (row) => row.date !== null && row.date <= on && (opening?.as_of == null || row.date > opening.as_of),
  );
  const all = [...before.map((row) => ({ id: row.id, amount: row.received_cum })), ...counted];
  const blank = [...before.filter((row) => row.received_cum === null), ...rows.filter(isBlank)];
  return sumOf(
    all,
    blank.map((row) => row.id),
  );
}

/** A receipt's amount less what reverses it up to a day; null while it is blank. */
export function receiptNet(ledger: Ledger, row: Receipt, on: IsoDate): Fen | null {
  if (row.amount === null) return null;
  const reversals = ledger.where('receipt', 'reverses_id', row.id);
  return sumFen([row.amount, ...reversals.filter((r) => (r.date ?? on) <= on).map((r) => r.amount)]);
}

/** Allocated of a receipt by lines dated up to a day. */
export function allocatedOfReceipt(ledger: Ledger, receiptId: string, on: IsoDate): Sum {
  const lines = ledger.where('allocation', 'receipt_id', receiptId);
  return sumOf(
    lines.filter((line) => line.date !== null && line.date <= on),
    lines.filter((line) => line.date === null || line.amount === null).map((line) => line.id),
  );
}

/** Allocation lines dated from…to of the account's receipts, opening ones too; the filter is about the receipts. */
export function allocatedBetween(
  ledger: Ledger,
  account: AccountKey,
  from: IsoDate,
  to: IsoDate,
  filter: ReceiptFilter = {},
): Sum {
  const lines = ledger
    .ofAccount('receipt', account)
    .filter((row) => fits(row, filter))
    .flatMap((row) => ledger.where('allocation', 'receipt_id', row.id));
  return sumOf(
    lines.filter((line) => line.date !== null && from <= line.date && line.date <= to),
    lines.filter((line) => line.date === null || line.amount === null).map((line) => line.id),
  );
}

/** Prepaid (预收) of one receipt at the end of a day: its amount less its allocations; null while it is blank or later. */
export function prepaidOfReceipt(ledger: Ledger, row: Receipt, on: IsoDate): Fen | null {
  if (row.amount === null || row.date === null || row.date > on) return null;
  return subtractFen(row.amount, allocatedOfReceipt(ledger, row.id, on).amount);
}

/** Prepaid at the end of a day: Σ receipts dated ≤ t, opening ones too, − Σ their allocations dated ≤ t; model §2.6. */
export function prepaidAt(ledger: Ledger, account: AccountKey, on: IsoDate, filter: ReceiptFilter = {}): Sum {
  const rows = ledger.ofAccount('receipt', account).filter((row) => fits(row, filter));
  const counted = rows.filter((row) => !isBlank(row) && (row.date ?? '') <= on);
  return {
    amount: sumFen(counted.map((row) => prepaidOfReceipt(ledger, row, on))),
    records: counted.map((row) => row.id),
    incomplete: rows.filter(isBlank).map((row) => row.id),
  };
}
