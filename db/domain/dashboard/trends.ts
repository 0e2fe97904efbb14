import { dateOf, type IsoDate, yearOf } from '../dates.ts';
import { investmentEntries } from '../indicators/investment-entries.ts';
import { distributionEntries, type MoneyEntries, returnEntries } from '../indicators/money-entries.ts';
import { investmentReporter } from '../indicators/project-figures.ts';
import type { Survey } from '../indicators/survey.ts';
import { addFen, type Fen, fen } from '../money.ts';
import { nextPeriod, type Period, periodOfDate, yearOfPeriod } from '../period.ts';

/** Indicators that have a history by period. */
export const trendIds = ['I5', 'I6', 'I13'] as const;
export type TrendId = (typeof trendIds)[number];

/** A year or month of a trend; money in fen. */
export interface TrendRow {
  readonly period: Period;
  /** In the period; of the last one up to the survey's end. Of I13 what was done in it, without adjustments. */
  readonly value: Fen;
  /** Since start up to its end. */
  readonly cumulative: Fen;
}

/** What a day adds. */
interface Entry {
  /** Null: before all. */
  readonly date: IsoDate | null;
  readonly value: Fen;
  readonly cumulative: Fen;
}

const zero = fen(0);
const mostYears = 10;

/**
 * Returns, distributions or investment year by year, at most ten up to the survey's, or by the months of its year up to its
 * end. Of the counties that are members at the survey's end, also for the time before: so that a county which leaves
 * makes no step in the line.
 */
export function trendOf(survey: Survey, id: TrendId, by: 'year' | 'month'): readonly TrendRow[] {
  const entries = entriesOf(survey, id).filter(({ date }) => date === null || date <= survey.to);
  const last = periodOfDate(survey.to, by);
  const first = by === 'month' ? periodOfDate(survey.newYear, 'month') : firstYear(entries, last);
  const inPeriod = new Map<Period, Fen>();
  const cumulative = new Map<Period, Fen>();
  let before = zero;
  for (const entry of entries) {
    // As periods are spelled: quicker than to take every day apart.
    const at = entry.date === null ? null : (entry.date.slice(0, by === 'month' ? 7 : 4) as Period);
    if (at === null || at < first) {
      before = addFen(before, entry.cumulative);
      continue;
    }
    inPeriod.set(at, addFen(inPeriod.get(at) ?? zero, entry.value));
    cumulative.set(at, addFen(cumulative.get(at) ?? zero, entry.cumulative));
  }
  const rows: TrendRow[] = [];
  for (let period = first; period <= last; period = nextPeriod(period)) {
    before = addFen(before, cumulative.get(period) ?? zero);
    rows.push({ period, value: inPeriod.get(period) ?? zero, cumulative: before });
  }
  return rows;
}

function firstYear(entries: readonly Entry[], last: Period): Period {
  const years = entries.flatMap(({ date }) => (date === null ? [] : [yearOf(date)]));
  const earliest = years.reduce((least, year) => Math.min(least, year), yearOfPeriod(last));
  const first = Math.max(earliest, yearOfPeriod(last) - mostYears + 1);
  return periodOfDate(dateOf(first, 1, 1), 'year');
}

function entriesOf(survey: Survey, id: TrendId): readonly Entry[] {
  switch (id) {
    case 'I5':
      return moneyOf(survey, returnEntries(survey));
    case 'I6':
      return moneyOf(survey, distributionEntries(survey));
    case 'I13':
      return investmentOf(survey);
  }
}

function moneyOf(survey: Survey, { entries }: MoneyEntries): readonly Entry[] {
  return entries
    .filter(({ unit, category }) => category === 'weakVillage' && survey.isMember(unit))
    .map(({ date, amount, inPeriod, sinceStart }) => ({
      date,
      value: inPeriod ? amount : zero,
      cumulative: sinceStart ? amount : zero,
    }));
}

function investmentOf(survey: Survey): readonly Entry[] {
  return survey.counties.flatMap(({ unit, ledger }) => {
    if (!survey.isMember(unit)) return [];
    return ledger
      .all('project')
      .filter(({ id }) => investmentReporter(survey, unit, id) === unit)
      .flatMap(({ id }) => investmentEntries(ledger, id))
      .map(({ date, done, invested }) => ({ date, value: done ?? zero, cumulative: invested ?? zero }));
  });
}
