import { optionSets } from '../../../db/domain/options.ts';
import type { RecordOf, RecordType } from '../../../db/domain/records/catalogue.ts';

/*
 * The figures of the forms as model §2.6 and §2.7 define them, added here from the records once more and with nothing of
 * what the program adds them with. Fen; dates are compared as text.
 */

export type Rows = <T extends RecordType>(type: T) => readonly RecordOf<T>[];

export interface Account {
  readonly enclave_id: string;
  readonly home_county: string;
}

/** First and last day of a column. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

interface Dated {
  readonly date: string | null;
}

export const total = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
const amounts = (rows: readonly { readonly amount: number | null }[]): number =>
  total(rows.map(({ amount }) => amount));
const isOf =
  ({ enclave_id, home_county }: Account) =>
  (row: Account) =>
    row.enclave_id === enclave_id && row.home_county === home_county;
const within =
  ({ from, to }: Days) =>
  ({ date }: Dated) =>
    date !== null && date >= from && date <= to;
const upTo = (to: string) => within({ from: '0000', to });
const code = (n: number) => String(n).padStart(2, '0');
const kinds = optionSets.returnKind;

export function settled(rows: Rows, dueId: string, to: string) {
  const ofDue = (row: { readonly due_id: string | null }) => row.due_id === dueId;
  return {
    allocated: amounts(rows('allocation').filter(ofDue).filter(upTo(to))),
    waived: amounts(rows('waiver').filter(ofDue).filter(upTo(to))),
  };
}

export function allocatedOf(rows: Rows, receiptId: string, days: Days): number {
  return amounts(
    rows('allocation')
      .filter(({ receipt_id }) => receipt_id === receiptId)
      .filter(within(days)),
  );
}

/** Takes back a receipt of an earlier year. */
export function adjusts(rows: Rows, receipt: RecordOf<'receipt'>): boolean {
  const reversed = rows('receipt').find(({ id }) => id === receipt.reverses_id);
  return reversed !== undefined && String(reversed.date).slice(0, 4) < String(receipt.date).slice(0, 4);
}

/** Lines of the form on returns over some days; lines 21 to 25 as they stand on the last of them. */
export function returnsByHand(rows: Rows, account: Account, days: Days): Map<string, number> {
  const year = Number(days.to.slice(0, 4));
  const dues = rows('due').filter(isOf(account));
  const falling = dues.filter(({ due_date: date }) => within(days)({ date }));
  const receipts = rows('receipt').filter(isOf(account));
  const counted = receipts.filter(({ opening }) => opening !== true).filter(within(days));
  const received = counted.filter((row) => !adjusts(rows, row));
  const open = (due: RecordOf<'due'>): number => {
    const { allocated, waived } = settled(rows, due.id, days.to);
    return (due.agreed ?? 0) - allocated - waived;
  };
  const late = dues.filter(({ due_date: date }) => upTo(days.to)({ date }));
  const arrears = (of: (due: RecordOf<'due'>) => boolean) => total(late.filter(of).map(open));
  const everything = { from: '0000', to: days.to };
  const prepaid = receipts
    .filter(upTo(days.to))
    .map(({ id, amount }) => (amount ?? 0) - allocatedOf(rows, id, everything));
  return new Map([
    ['01', total(falling.map(({ agreed }) => agreed))],
    ['02', total(falling.map(({ guaranteed }) => guaranteed))],
    ...kinds.map((kind, at): [string, number] => [
      code(3 + at),
      total(falling.filter((due) => due.return_kind === kind).map(({ agreed }) => agreed)),
    ]),
    ['09', total(falling.map(({ id }) => settled(rows, id, days.to).allocated))],
    ['10', total(falling.map(({ id }) => settled(rows, id, days.to).waived))],
    ['11', total(falling.map(open))],
    ['12', amounts(received)],
    ...kinds.map((kind, at): [string, number] => [
      code(13 + at),
      amounts(received.filter((row) => row.return_kind === kind)),
    ]),
    ['19', amounts(counted.filter((row) => adjusts(rows, row)))],
    ['20', total(receipts.map(({ id }) => allocatedOf(rows, id, days)))],
    ['21', arrears(() => true)],
    ['22', arrears((due) => Number(due.year) >= year)],
    ['23', arrears((due) => due.year === year - 1)],
    ['24', arrears((due) => Number(due.year) < year - 1)],
    ['25', total(prepaid)],
  ]);
}

/** Lines 12 to 18 since the beginning: what was there before the software, and every receipt after it. */
export function receivedSinceStart(rows: Rows, account: Account, to: string): Map<string, number> {
  const opening = openingOf(rows, account, to);
  const before = rows('opening_received').filter((row) => row.opening_balance_id === opening?.id);
  const after = rows('receipt')
    .filter(isOf(account))
    .filter(
      (row) => row.opening !== true && String(row.date) > (opening?.as_of ?? '') && String(row.date) <= to,
    );
  const of = (fits: (row: { readonly return_kind: string | null }) => boolean) =>
    total(before.filter(fits).map((row) => row.received_cum)) + amounts(after.filter(fits));
  return new Map([
    ['12', of(() => true)],
    ...kinds.map((kind, at): [string, number] => [code(13 + at), of((row) => row.return_kind === kind)]),
  ]);
}

function openingOf(rows: Rows, account: Account, to: string) {
  return rows('opening_balance')
    .filter(isOf(account))
    .find(({ as_of }) => String(as_of) <= to);
}

/** Lines 26 and 27: principal, day by day, and what was set against the year's dues. */
export function rateByHand(rows: Rows, account: Account, year: number): { base: number; allocated: number } {
  const moves = rows('contribution').filter(isOf(account));
  let [sum, days] = [0, 0];
  for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; days += 1) {
    const today = day.toISOString().slice(0, 10);
    sum += total(moves.filter((row) => String(row.interest_from) <= today).map(signed));
    day = new Date(day.getTime() + 86_400_000);
  }
  const dues = rows('due')
    .filter(isOf(account))
    .filter((due) => due.year === year && due.return_kind !== 'taxShare');
  return {
    base: Math.round(sum / days),
    allocated: total(dues.map(({ id }) => settled(rows, id, `${year}-12-31`).allocated)),
  };
}

const leaving = ['decrease', 'exit', 'transferOut', 'mergerOut'];

/** A movement of capital with its sign. */
export function signed({ kind, amount }: Pick<RecordOf<'contribution'>, 'kind' | 'amount'>): number {
  return (leaving.includes(String(kind)) ? -1 : 1) * (amount ?? 0);
}

/** Lines of the form on distribution over some days; line 05 is a number of villages. */
export function distributionByHand(rows: Rows, account: Account, days: Days): Map<string, number> {
  const opening = openingOf(rows, account, days.to);
  const after = ({ date }: Dated) => String(date) > (opening?.as_of ?? '');
  const paid = linesOf(rows, account).filter(after);
  const cash = rows('receipt')
    .filter(isOf(account))
    .filter((row) => row.opening !== true && row.settle === 'bankTransfer')
    .filter(({ beneficiary }) => beneficiary === 'village' || beneficiary === 'villageCompany')
    .filter(after);
  const moves = rows('pool_movement').filter(isOf(account)).filter(after);
  const uses = optionSets.poolMovementKind.filter((kind) => kind !== 'advance');
  const sums = (of: Days) => {
    const ofKind = (kind: string) => amounts(moves.filter((row) => row.kind === kind).filter(within(of)));
    return {
      received: amounts(cash.filter(within(of))),
      advanced: ofKind('advance'),
      paid: amounts(paid.filter(within(of))),
      used: uses.map(ofKind),
    };
  };
  const dayBefore = new Date(Date.parse(days.from) - 86_400_000).toISOString().slice(0, 10);
  const before = sums({ from: '0000', to: dayBefore });
  const now = sums(days);
  const change = (of: typeof now) => of.received + of.advanced - of.paid - total(of.used);
  const open = (opening?.pool_balance ?? 0) + change(before);
  return new Map([
    ['01', open],
    ['02', now.received],
    ['03', now.advanced],
    ['04', now.paid],
    ['05', villagesByHand(rows, [account], days)],
    ['06', total(now.used)],
    ...now.used.map((amount, at): [string, number] => [code(7 + at), amount]),
    ['13', open + change(now)],
  ]);
}

function linesOf(rows: Rows, account: Account) {
  return rows('batch')
    .filter(isOf(account))
    .flatMap(({ id, date }) =>
      rows('batch_line')
        .filter((line) => line.batch_id === id)
        .map(({ village_id, amount }) => ({ village_id, amount, date })),
    );
}

/** Villages that some accounts paid, each counted once. */
export function villagesByHand(rows: Rows, accounts: readonly Account[], days: Days): number {
  const paid = accounts.flatMap((account) => linesOf(rows, account).filter(within(days)));
  return new Set(paid.map(({ village_id }) => village_id)).size;
}

export function distributedSinceStart(rows: Rows, account: Account, to: string): number {
  const opening = openingOf(rows, account, to);
  return (
    (opening?.distributed_cum ?? 0) +
    amounts(linesOf(rows, account).filter(within({ from: opening?.as_of ?? '0000', to })))
  );
}
