import { dateOf, type IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { addFen, type Fen, fen, ratioHalfUp, subtractFen, sumFen } from '../money.ts';
import { type OptionOf, optionSets } from '../options.ts';
import { type Percent, percent, WHOLE_PERCENT } from '../percent.ts';
import {
  type Period,
  periodEnd,
  periodOfDate,
  periodStart,
  previousPeriod,
  yearOfPeriod,
} from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';

type Investment = RecordOf<'investment'>;
export type ProjectStatus = OptionOf<'projectStatus'>;

/** A project's month figures by month, the earliest first. */
export function monthsOf(ledger: Ledger, projectId: string): readonly Investment[] {
  return ledger
    .where('investment', 'project_id', projectId)
    .toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
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
  /** Adjustments below zero since the opening, as a positive amount: what final accounts took back (H74). */
  readonly reduced: Fen;
  /** New fixed assets since start: opening, the last figure of each earlier year, and this year's. */
  readonly new_fixed_assets_cum: Fen;
}

/** A month's row with the project's figures at its end. */
export interface MonthFigures {
  readonly row: Investment;
  readonly figures: InvestmentFigures;
}

const zero = fen(0);

/**
 * A project's rows by month, each with the figures at its end, in one pass. Months with a blank figure count as nothing
 * until they are filled in (REQ names them). Months up to the opening's day are in the opening: they count in the year to
 * date, and are not added to the totals since start again.
 */
export function figuresByMonth(ledger: Ledger, projectId: string): readonly MonthFigures[] {
  const ofLedger = known.get(ledger) ?? new Map<string, readonly MonthFigures[]>();
  known.set(ledger, ofLedger);
  const figures = ofLedger.get(projectId) ?? computedByMonth(ledger, projectId);
  ofLedger.set(projectId, figures);
  return figures;
}

/** A ledger never changes, and several rules ask for the same months. */
const known = new WeakMap<Ledger, Map<string, readonly MonthFigures[]>>();

function computedByMonth(ledger: Ledger, projectId: string): readonly MonthFigures[] {
  const opening = openingOf(ledger, projectId);
  let figures = figuresOfOpening(opening);
  let year = Number.NaN;
  let assetsBefore = figures.new_fixed_assets_cum;
  let assetsOfYear = zero;
  return monthsOf(ledger, projectId).map((row) => {
    if (yearOfPeriod(row.month) !== year) {
      year = yearOfPeriod(row.month);
      assetsBefore = figures.new_fixed_assets_cum;
      assetsOfYear = zero;
      figures = newYear(figures);
    }
    const inOpening = isInOpening(row.month, opening);
    const adjustment = inOpening ? null : row.prior_year_adjustment;
    assetsOfYear = row.new_fixed_assets ?? assetsOfYear;
    // What the opening holds of the year's new assets is not added to it again.
    if (inOpening) assetsBefore = subtractFen(figures.new_fixed_assets_cum, assetsOfYear);
    figures = {
      inv_ytd: sumFen([figures.inv_ytd, row.inv_month]),
      fund_ytd: sumFen([figures.fund_ytd, row.fund_month]),
      inv_cum: sumFen([figures.inv_cum, inOpening ? null : row.inv_month, adjustment]),
      fund_cum: sumFen([figures.fund_cum, inOpening ? null : row.fund_month]),
      adjustment: sumFen([figures.adjustment, row.prior_year_adjustment]),
      reduced:
        adjustment !== null && adjustment < 0 ? subtractFen(figures.reduced, adjustment) : figures.reduced,
      new_fixed_assets_cum: addFen(assetsBefore, assetsOfYear),
    };
    return { row, figures };
  });
}

/** Whether a month ended by the opening's day: its figures are in the opening. */
function isInOpening(month: Period, opening: RecordOf<'project_opening'> | undefined): boolean {
  return opening !== undefined && opening.as_of !== null && periodStart(month) <= opening.as_of;
}

function figuresOfOpening(opening: RecordOf<'project_opening'> | undefined): InvestmentFigures {
  return {
    inv_ytd: zero,
    fund_ytd: zero,
    inv_cum: opening?.inv_cum ?? zero,
    fund_cum: opening?.fund_cum ?? zero,
    adjustment: zero,
    reduced: zero,
    new_fixed_assets_cum: opening?.new_fixed_assets_cum ?? zero,
  };
}

/** Figures at the beginning of the next year: what counts within a year begins anew. */
function newYear(figures: InvestmentFigures): InvestmentFigures {
  return { ...figures, inv_ytd: zero, fund_ytd: zero, adjustment: zero };
}

/**
 * A project's investment at the end of a period; of a project without rows by then, its opening.
 * @param until last period that counts; months that end later are left out
 */
export function investmentFigures(ledger: Ledger, projectId: string, until: Period): InvestmentFigures {
  const end = periodEnd(until);
  const last = figuresByMonth(ledger, projectId).findLast(({ row }) => periodEnd(row.month) <= end);
  if (last === undefined) return figuresOfOpening(openingOf(ledger, projectId));
  return yearOfPeriod(last.row.month) === yearOfPeriod(until) ? last.figures : newYear(last.figures);
}

/** 完成率: investment of the year to date ÷ what was planned for it, half-up; null without a plan. Model §2.10. */
export function completionRate(done: Fen, planned: Fen | null): Percent | null {
  if (planned === null || planned <= 0) return null;
  return percent(ratioHalfUp(BigInt(done) * WHOLE_PERCENT, BigInt(planned)));
}

/** Figures of a project at the end of a day: of the last month that had ended by then. */
export function investmentAt(ledger: Ledger, projectId: string, on: IsoDate): InvestmentFigures {
  const month = periodOfDate(on, 'month');
  return investmentFigures(ledger, projectId, periodEnd(month) === on ? month : previousPeriod(month));
}

/** What a month's own figure is added to; see `monthFromTotal`. */
export interface TotalsBefore {
  readonly inv_ytd: Fen;
  readonly fund_ytd: Fen;
  /** With the month's own adjustment. Null for a month within the opening: it is in no total since start. */
  readonly inv_cum: Fen | null;
  readonly fund_cum: Fen | null;
}

/** Totals of a project before a month's own figure is added: of the year's months before it, and since start. */
export function totalsBefore(
  ledger: Ledger,
  row: Pick<Investment, 'project_id' | 'month' | 'prior_year_adjustment'>,
): TotalsBefore {
  const opening = openingOf(ledger, row.project_id);
  const start = periodStart(row.month);
  const last = figuresByMonth(ledger, row.project_id).findLast((one) => periodStart(one.row.month) < start);
  const before = last?.figures ?? figuresOfOpening(opening);
  const sameYear = last !== undefined && yearOfPeriod(last.row.month) === yearOfPeriod(row.month);
  const inOpening = isInOpening(row.month, opening);
  return {
    inv_ytd: sameYear ? before.inv_ytd : zero,
    fund_ytd: sameYear ? before.fund_ytd : zero,
    inv_cum: inOpening ? null : sumFen([before.inv_cum, row.prior_year_adjustment]),
    fund_cum: inOpening ? null : before.fund_cum,
  };
}

/**
 * The month's figure that makes the year to date, or the total since start, what was typed: the dependent figures follow.
 * @param typed the year to date, or since start, in fen
 * @param before the same figure of `totalsBefore`
 */
export function monthFromTotal(typed: Fen, before: Fen): Fen {
  return subtractFen(typed, before);
}

/** Whether a project was brought in within three years before a year and still going on when it began; I17, [P14]. */
export function isCarriedOver(ledger: Ledger, project: RecordOf<'project'>, year: number): boolean {
  const introduced = project.introduced_date;
  const yearStart = dateOf(year, 1, 1);
  if (introduced === null || introduced >= yearStart || introduced < dateOf(year - 3, 1, 1)) return false;
  const before = statusBefore(ledger, project.id, yearStart);
  return before !== 'inProduction' && before !== 'terminated';
}

function statusBefore(ledger: Ledger, projectId: string, day: IsoDate): ProjectStatus | null {
  return statusesOf(ledger, projectId).findLast(({ date }) => (date ?? '') < day)?.status ?? null;
}

/** A project's statuses by day, the earliest first, those of one day in the order of the list. Incomplete ones left out. */
export function statusesOf(ledger: Ledger, projectId: string): readonly RecordOf<'project_status'>[] {
  return ledger
    .where('project_status', 'project_id', projectId)
    .filter(({ status, date }) => status !== null && date !== null)
    .toSorted((a, b) =>
      a.date === b.date
        ? statusIndex(a.status) - statusIndex(b.status)
        : (a.date ?? '') < (b.date ?? '')
          ? -1
          : 1,
    );
}

function statusIndex(status: ProjectStatus | null): number {
  return status === null ? -1 : optionSets.projectStatus.indexOf(status);
}

/** A project's status at the end of a day; null before its first one. Model §2.9. */
export function statusOn(ledger: Ledger, projectId: string, on: IsoDate): ProjectStatus | null {
  return statusesOf(ledger, projectId).findLast(({ date }) => (date ?? '') <= on)?.status ?? null;
}
