import type { IsoDate } from '../domain/dates.ts';
import { agreedByTerms } from '../domain/figures/agreed.ts';
import { arrearsAt } from '../domain/figures/arrears.ts';
import { pool } from '../domain/figures/pool.ts';
import { receivedYearToDate } from '../domain/figures/receipts.ts';
import type { AccountKey, Ledger } from '../domain/ledger.ts';
import { type Fen, fen, ratioHalfUp, sumFen } from '../domain/money.ts';
import { WHOLE_PERCENT } from '../domain/percent.ts';
import { type Period, periodEnd, periodKind, periodStart } from '../domain/period.ts';
import type { RecordOf } from '../domain/records/catalogue.ts';

/** Where the figure that must come out is known from. */
export type FigureOrigin = 'published' | 'follows' | 'invented';

/** A figure of the case: what it must be, and how it is computed from a ledger, the app's own or that of a report file. */
export interface DemoFigure {
  readonly id: DemoFigureId;
  readonly unit: 'count' | 'money' | 'percent';
  readonly origin: FigureOrigin;
  /** Count, fen, or 1/10000 percent. Null for a period whose package does not hold it. */
  readonly must: (period: Period) => number | null;
  readonly compute: (ledger: Ledger, period: Period) => number;
}

export type DemoFigureId =
  | 'villages'
  | 'quotaVillages'
  | 'cashVillages'
  | 'principal'
  | 'yearlyReturn'
  | 'rate'
  | 'received'
  | 'paidVillages'
  | 'distributed'
  | 'higherShare'
  | 'villagesHigher'
  | 'lowerShare'
  | 'villagesLower'
  | 'pool'
  | 'arrears'
  | 'operatingAbove';

const always = (value: number) => () => value;
/** Village years travel with the annual report only. */
const annual = (value: number) => (of: Period) => (periodKind(of) === 'year' ? value : null);

/** What every figure must be; published ones as in the press report [P1]. */
export const demoFigures: readonly DemoFigure[] = [
  figure('villages', 'count', 'published', always(121), (ledger) => holders(paidIn(ledger))),
  figure('quotaVillages', 'count', 'published', always(113), (ledger) =>
    holders(paidIn(ledger, 'landQuota')),
  ),
  figure('cashVillages', 'count', 'published', always(8), (ledger) => holders(paidIn(ledger, 'cash'))),
  figure('principal', 'money', 'published', always(100_000_000_00), principalOf),
  figure('yearlyReturn', 'money', 'published', always(10_008_000_00), yearlyReturnOf),
  figure('rate', 'percent', 'published', always(100_080), (ledger) =>
    Number(ratioHalfUp(BigInt(yearlyReturnOf(ledger)) * WHOLE_PERCENT, BigInt(principalOf(ledger)))),
  ),
  figure(
    'received',
    'money',
    'published',
    always(3_310_000_00),
    (ledger, of) => receivedYearToDate(ledger, accountOf(ledger), periodEnd(of)).amount,
  ),
  figure('paidVillages', 'count', 'published', always(113), (ledger) => lines(ledger).length),
  figure('distributed', 'money', 'published', always(3_310_000_00), (ledger) => sumFen(lines(ledger))),
  figure('higherShare', 'money', 'follows', always(29_292_04), (ledger) => Math.max(...lines(ledger))),
  figure('villagesHigher', 'count', 'follows', always(61), (ledger) => occurrences(lines(ledger), Math.max)),
  figure('lowerShare', 'money', 'follows', always(29_292_03), (ledger) => Math.min(...lines(ledger))),
  figure('villagesLower', 'count', 'follows', always(52), (ledger) => occurrences(lines(ledger), Math.min)),
  figure(
    'pool',
    'money',
    'follows',
    always(0),
    (ledger, of) => pool(ledger, accountOf(ledger), periodStart(of), periodEnd(of)).close,
  ),
  // Not before the due date, 31 December.
  figure('arrears', 'money', 'invented', (of) => (periodKind(of) === 'year' ? 6_698_000_00 : 0), arrearsOf),
  figure(
    'operatingAbove',
    'count',
    'published',
    annual(121),
    (ledger) => ledger.all('village_year').filter((row) => (row.operating_income ?? 0) > 100_000_00).length,
  ),
];

function figure(
  id: DemoFigureId,
  unit: DemoFigure['unit'],
  origin: FigureOrigin,
  must: DemoFigure['must'],
  compute: DemoFigure['compute'],
): DemoFigure {
  return { id, unit, origin, must, compute };
}

/** The case has one enclave and one home county. @throws when a ledger has not. */
function accountOf(ledger: Ledger): AccountKey {
  const [account, ...others] = ledger.accounts();
  if (account === undefined || others.length > 0) throw new Error('not the ledger of the demonstration');
  return account;
}

function paidIn(ledger: Ledger, assetForm?: RecordOf<'contribution'>['asset_form']) {
  const rows = ledger.ofAccount('contribution', accountOf(ledger));
  return assetForm === undefined ? rows : rows.filter((row) => row.asset_form === assetForm);
}

const holders = (rows: readonly RecordOf<'contribution'>[]): number =>
  new Set(rows.map((row) => row.holder_village_id)).size;

function principalOf(ledger: Ledger): Fen {
  return sumFen(paidIn(ledger).map((row) => row.amount));
}

/** By the terms, for the accrual of the first due. */
function yearlyReturnOf(ledger: Ledger): Fen {
  const [due] = ledger.all('due');
  if (due === undefined) return fen(0);
  return agreedByTerms(ledger, accountOf(ledger), due).agreed ?? fen(0);
}

function arrearsOf(ledger: Ledger, of: Period): Fen {
  const on: IsoDate = periodEnd(of);
  return arrearsAt(ledger, accountOf(ledger), on).total;
}

const lines = (ledger: Ledger): readonly Fen[] =>
  ledger.all('batch_line').map((line) => line.amount ?? fen(0));

function occurrences(amounts: readonly Fen[], pick: (...all: number[]) => number): number {
  const wanted = pick(...amounts);
  return amounts.filter((amount) => amount === wanted).length;
}
