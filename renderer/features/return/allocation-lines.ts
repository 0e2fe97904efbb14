import type { RecordChange } from '../../../db/domain/contract.ts';
import { type IsoDate, maxDate, parseDate } from '../../../db/domain/dates.ts';
import {
  allocatable,
  fillInOrder,
  openDues,
  outstandingWithout,
  reversibleDues,
} from '../../../db/domain/figures/open-dues.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import {
  type Fen,
  fen,
  moneyToTyped,
  negateFen,
  parseMoney,
  subtractFen,
  sumFen,
} from '../../../db/domain/money.ts';
import type { Parsed } from '../../../db/domain/parsed.ts';
import { blankValues, type RecordOf } from '../../../db/domain/records/catalogue.ts';
import { newId } from '../../api/new-id.ts';
import type { TypedLine, TypedLines } from './typed-lines.ts';

type Receipt = RecordOf<'receipt'>;
type Due = RecordOf<'due'>;
type Allocation = RecordOf<'allocation'>;
type Unit = 'yuan' | 'wanYuan';

/** A row of the editor: a line that is saved, or a due that the receipt may settle. */
export interface AllocationRow {
  /** Id of the saved line, else of the due. */
  readonly key: string;
  readonly line: Allocation | null;
  readonly due: Due;
  /** Outstanding of the due without this receipt; of a reversal what can be taken back, as a negative amount. */
  readonly open: Fen | null;
  readonly amountText: string;
  readonly dateText: string;
  /** Null: nothing is set against the due. */
  readonly amount: Parsed<Fen | null>;
  readonly date: Parsed<IsoDate | null>;
}

/** The rows with what is typed, and what they leave of the receipt. */
export interface Allocations {
  readonly rows: readonly AllocationRow[];
  /** What the receipt can settle in all; null while its amount is blank. See `allocatable`. */
  readonly available: Fen | null;
  /** Σ of the rows' amounts; unreadable ones count nothing. */
  readonly allocated: Fen;
  /** What remains prepaid: available − allocated; negative: too much is allocated. */
  readonly rest: Fen | null;
}

/** What the rows depend on besides the records. */
export interface LineOptions {
  readonly unit: Unit;
  /** The receipt stands in the ledger already. */
  readonly isSaved: boolean;
  /** First day of the period that is worked on. */
  readonly from: IsoDate;
}

/** Allocation lines of a receipt as they are being typed. @param ledger with the typed receipt laid over it */
export function allocationsOf(
  ledger: Ledger,
  receipt: Receipt,
  typed: TypedLines,
  options: LineOptions,
): Allocations {
  const bare = bareRows(ledger, receipt, typed, options.from);
  const available = allocatable(ledger, receipt);
  // A new reversal starts with what it must take back, so that one key enters it.
  const proposed =
    receipt.reverses_id !== null && !options.isSaved && available !== null
      ? fillInOrder(available, slotsOf(bare, []))
      : new Map<string, Fen>();
  const rows = bare.map((row) => typedRow(row, receipt, typed[row.key], proposed.get(row.key), options));
  const allocated = sumFen(rows.map(({ amount }) => (amount.ok ? amount.value : null)));
  return { rows, available, allocated, rest: available === null ? null : subtractFen(available, allocated) };
}

type BareRow = Pick<AllocationRow, 'key' | 'line' | 'due' | 'open'>;

/** Saved lines and open dues, oldest due first (of a reversal the newest); dues with typed amounts stay in sight. */
function bareRows(ledger: Ledger, receipt: Receipt, typed: TypedLines, from: IsoDate): readonly BareRow[] {
  const account = { enclave_id: receipt.enclave_id, home_county: receipt.home_county };
  const reverses = receipt.reverses_id !== null;
  const offered = reverses
    ? reversibleDues(ledger, receipt).map(({ due, settled }) => ({ due, open: negateFen(settled) }))
    : openDues(ledger, account, receipt).map(({ due, outstanding }) => ({ due, open: outstanding }));
  const openOf = (due: Due): Fen | null =>
    offered.find((one) => one.due.id === due.id)?.open ??
    (reverses ? fen(0) : outstandingWithout(ledger, due, receipt.id));
  const saved = ledger.where('allocation', 'receipt_id', receipt.id).flatMap((line): BareRow[] => {
    const due = ledger.get('due', line.due_id);
    return due === undefined ? [] : [{ key: line.id, line, due, open: openOf(due) }];
  });
  const savedOn = new Set(saved.map(({ due }) => due.id));
  const left = (due: Due, open: Fen): boolean => {
    const own = saved.filter((row) => row.due.id === due.id).map((row) => row.line?.amount ?? null);
    return subtractFen(open, sumFen(own)) !== 0;
  };
  // What an earlier period reported is not typed over: a further part of the same due gets a line of its own.
  const reported = (due: Due): boolean =>
    saved.filter((row) => row.due.id === due.id).every(({ line }) => (line?.date ?? from) < from);
  const fresh = offered
    .filter(({ due, open }) => !savedOn.has(due.id) || (reported(due) && left(due, open)))
    .map(({ due, open }): BareRow => ({ key: due.id, line: null, due, open }));
  const listed = new Set([...saved, ...fresh].map(({ key }) => key));
  const stray = Object.keys(typed).flatMap((key): BareRow[] => {
    const due = listed.has(key) ? undefined : ledger.get('due', key);
    return due === undefined ? [] : [{ key, line: null, due, open: openOf(due) }];
  });
  const order = new Map(offered.map(({ due }, at) => [due.id, at]));
  return [...saved, ...fresh, ...stray].toSorted(
    (a, b) => (order.get(a.due.id) ?? offered.length) - (order.get(b.due.id) ?? offered.length),
  );
}

function typedRow(
  row: BareRow,
  receipt: Receipt,
  typed: TypedLine | undefined,
  proposed: Fen | undefined,
  { unit, isSaved }: LineOptions,
): AllocationRow {
  const start = startTexts(row, receipt, proposed, unit, isSaved);
  const amountText = typed?.amount ?? start.amount;
  const dateText = typed?.date ?? start.date;
  const amount = parseMoney(amountText, unit);
  const date = parseDate(dateText);
  return {
    ...row,
    amountText,
    dateText,
    amount: amountText.trim() === '' ? { ok: true, value: null } : amount,
    date: dateText.trim() === '' ? { ok: true, value: null } : date,
  };
}

/** What a row says before anything is typed in it. */
function startTexts(
  { line, due }: BareRow,
  receipt: Receipt,
  proposed: Fen | undefined,
  unit: Unit,
  isSaved: boolean,
): { readonly amount: string; readonly date: string } {
  const amount = line?.amount ?? proposed ?? null;
  // Prepaid money settles a later due on its day; what settles at once does so on the day of the receipt.
  const later = isSaved && receipt.reverses_id === null ? due.due_date : null;
  const day = receipt.date === null ? later : maxDate(receipt.date, later ?? receipt.date);
  return {
    amount: amount === null ? '' : moneyToTyped(amount, unit),
    date: line === null ? (day ?? '') : (line.date ?? ''),
  };
}

/** What at most goes into each row: one row a due; what other rows of the due hold is taken off. */
function slotsOf(rows: readonly BareRow[], others: readonly AllocationRow[]) {
  const seen = new Set<string>();
  return rows.flatMap(({ key, due, open }) => {
    if (seen.has(due.id) || open === null) return [];
    seen.add(due.id);
    const held = others.filter((row) => row.due.id === due.id && row.key !== key);
    const amounts = held.map(({ amount }) => (amount.ok ? amount.value : null));
    return [{ key, most: subtractFen(open, sumFen(amounts)) }];
  });
}

/** The typed lines after the receipt is set against its dues in their order, to the fen; dates stay as they are. */
export function filledInOrder(allocations: Allocations, typed: TypedLines, unit: Unit): TypedLines {
  const { rows, available } = allocations;
  if (available === null) return typed;
  const slots = slotsOf(rows, rows);
  const primary = new Set(slots.map(({ key }) => key));
  const kept = rows.filter(({ key }) => !primary.has(key));
  const held = sumFen(kept.map(({ amount }) => (amount.ok ? amount.value : null)));
  const filled = fillInOrder(subtractFen(available, held), slots);
  const next: Record<string, TypedLine> = { ...typed };
  for (const { key } of slots) {
    const amount = filled.get(key);
    next[key] = { ...next[key], amount: amount === undefined ? '' : moneyToTyped(amount, unit) };
  }
  return next;
}

/** The ledger with the rows laid over it as lines; removed ones are voided. */
export function withLines(ledger: Ledger, receipt: Receipt, rows: readonly AllocationRow[]): Ledger {
  return rows.reduce((laid, row) => {
    const amount = row.amount.ok ? row.amount.value : (row.line?.amount ?? null);
    const isNothing = amount === null || amount === 0;
    if (isNothing && row.line === null) return laid;
    const date = row.date.ok ? row.date.value : (row.line?.date ?? null);
    const system = row.line ?? { revision: 0, voided: false, ...blankValues('allocation'), id: row.key };
    return laid.withRecord('allocation', {
      ...system,
      receipt_id: receipt.id,
      due_id: row.due.id,
      date,
      amount,
      voided: isNothing,
    } as Allocation);
  }, ledger);
}

/** What is saved with the receipt, and the typed rows that cannot be read: they stay in the draft. */
export function lineChanges(
  receiptId: string,
  rows: readonly AllocationRow[],
  typed: TypedLines,
): { readonly changes: readonly RecordChange[]; readonly unread: TypedLines } {
  const changes: RecordChange[] = [];
  const unread: Record<string, TypedLine> = {};
  for (const { key, line, due, amount, date } of rows) {
    const own = typed[key];
    if (!amount.ok || !date.ok) {
      if (own !== undefined) unread[key] = own;
      continue;
    }
    const isNothing = amount.value === null || amount.value === 0;
    if (line === null) {
      if (isNothing) continue;
      const values = { receipt_id: receiptId, due_id: due.id, date: date.value, amount: amount.value };
      changes.push({ type: 'allocation', id: newId(), base_revision: null, values });
    } else if (isNothing) {
      changes.push({
        type: 'allocation',
        id: line.id,
        base_revision: line.revision,
        values: {},
        voided: true,
      });
    } else if (amount.value !== line.amount || date.value !== line.date) {
      const values = { date: date.value, amount: amount.value };
      changes.push({ type: 'allocation', id: line.id, base_revision: line.revision, values });
    }
  }
  return { changes, unread };
}
