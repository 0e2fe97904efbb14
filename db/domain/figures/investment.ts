import { dateOf, type IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { addFen, type Fen, ratioHalfUp, sumFen } from '../money.ts';
import { type Percent, percent, WHOLE_PERCENT } from '../percent.ts';
import {
  comparePeriods,
  type Period,
  periodEnd,
  periodStart,
  previousPeriod,
  yearOfPeriod,
} from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';

type Investment = RecordOf<'investment'>;

/** A project's month figures by month, the earliest first. */
export function monthsOf(ledger: Ledger, projectId: string): readonly Investment[] {
  return ledger
    .where('investment', 'project_id', projectId)
    .toSorted((a, b) => comparePeriods(a.month, b.month));
}

/** A project's opening balance; of several the latest. */
export function openingOf(ledger: Ledger, projectId: string): RecordOf<'project_opening'> | undefined {
  return ledger
    .where('project_opening', 'project_id', projectId)
    .toSorted((a, b) => ((a.as_of ?? '') < (b.as_of ?? '') ? -1 : 1))
    .at(-1);
}

/** What is planned for a project in a year; undefined while nobody said. */
export function yearOfProject(
  ledger: Ledger,
  projectId: string,
  year: number,
): RecordOf<'project_year'> | undefined {
  return ledger.where('project_year', 'project_id', projectId).find((row) => row.year === year);
}

/** Figures of a project up to the end of a month, in fen; model §2.10. */
export interface InvestmentFigures {
  /** 本年累计: Σ months of the year up to it. */
  readonly inv_ytd: Fen;
  readonly fund_ytd: Fen;
  /** 自开始建设累计: opening + Σ months since + Σ adjustments since (H69). */
  readonly inv_cum: Fen;
  readonly fund_cum: Fen;
  /** Adjustments of the year up to it: in since start, not in year to date. */
  readonly adjustment: Fen;
  /** New fixed assets since start: opening, the last figure of each earlier year, and this year's. */
  readonly new_fixed_assets_cum: Fen;
}

/**
 * A project's investment at the end of a month: months with a blank figure count as nothing until they are filled in (REQ
 * names them). Months up to the opening's day are in the opening.
 * @param until last month that counts; later ones are left out
 */
export function investmentFigures(ledger: Ledger, projectId: string, until: Period): InvestmentFigures {
  const opening = openingOf(ledger, projectId);
  const from = opening?.as_of ?? null;
  const rows = monthsOf(ledger, projectId).filter(
    ({ month }) => comparePeriods(month, until) <= 0 && (from === null || periodStart(month) > from),
  );
  const year = yearOfPeriod(until);
  const ofYear = rows.filter(({ month }) => yearOfPeriod(month) === year);
  const adjustments = rows.map((row) => row.prior_year_adjustment);
  const assets = new Map<number, Fen>();
  for (const row of rows) {
    if (row.new_fixed_assets !== null) assets.set(yearOfPeriod(row.month), row.new_fixed_assets);
  }
  return {
    inv_ytd: sumFen(ofYear.map((row) => row.inv_month)),
    fund_ytd: sumFen(ofYear.map((row) => row.fund_month)),
    inv_cum: sumFen([opening?.inv_cum, ...rows.map((row) => row.inv_month), ...adjustments]),
    fund_cum: sumFen([opening?.fund_cum, ...rows.map((row) => row.fund_month)]),
    adjustment: sumFen(ofYear.map((row) => row.prior_year_adjustment)),
    new_fixed_assets_cum: sumFen([opening?.new_fixed_assets_cum, ...assets.values()]),
  };
}

/** 完成率: investment of the year to date ÷ what was planned for it, half-up; null without a plan. Model §2.10. */
export function completionRate(done: Fen, planned: Fen | null): Percent | null {
  if (planned === null || planned <= 0) return null;
  return percent(ratioHalfUp(BigInt(done) * WHOLE_PERCENT, BigInt(planned)));
}

/** Figures of a project at the end of a day: of the last month that ended by then. */
export function investmentAt(ledger: Ledger, projectId: string, on: IsoDate): InvestmentFigures {
  const ended = monthsOf(ledger, projectId).findLast(({ month }) => periodEnd(month) <= on);
  // Before the first month ended there is the opening only.
  const month = ended?.month ?? previousPeriod(on.slice(0, 7) as Period);
  return investmentFigures(ledger, projectId, month);
}

/**
 * The month's figure that makes the year to date, or the total since start, what was typed: the dependent figures follow.
 * @param typed the year to date, or since start, in fen
 * @param before the same figure of the months before, with this month's adjustment where it is since start
 */
export function monthFromTotal(typed: Fen, before: Fen): Fen {
  return addFen(typed, -before as Fen);
}

/** Whether a project was brought in within three years before a year and still going on when it began; I17, [P14]. */
export function isCarriedOver(ledger: Ledger, project: RecordOf<'project'>, year: number): boolean {
  const introduced = project.introduced_date;
  const yearStart = dateOf(year, 1, 1);
  if (introduced === null || introduced >= yearStart || introduced < dateOf(year - 3, 1, 1)) return false;
  const before = statusBefore(ledger, project.id, yearStart);
  return before !== 'inProduction' && before !== 'terminated';
}

function statusBefore(ledger: Ledger, projectId: string, day: IsoDate): RecordOf<'project_status'>['status'] {
  return statusesOf(ledger, projectId).findLast(({ date }) => (date ?? '') < day)?.status ?? null;
}

/** A project's statuses by day, the earliest first. */
export function statusesOf(ledger: Ledger, projectId: string): readonly RecordOf<'project_status'>[] {
  return ledger
    .where('project_status', 'project_id', projectId)
    .filter(({ status, date }) => status !== null && date !== null)
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : (a.date ?? '') > (b.date ?? '') ? 1 : 0));
}

/** A project's status at the end of a day; null before its first one. Model §2.9. */
export function statusOn(
  ledger: Ledger,
  projectId: string,
  on: IsoDate,
): RecordOf<'project_status'>['status'] {
  return statusesOf(ledger, projectId).findLast(({ date }) => (date ?? '') <= on)?.status ?? null;
}
