import { sumsOf } from '../domain/consolidation/figures.ts';
import type { CallInput } from '../domain/contract.ts';
import { arrearsByAge } from '../domain/dashboard/arrears-ages.ts';
import { type ComparisonRow, comparisonOf } from '../domain/dashboard/comparison.ts';
import { enclavePipeline } from '../domain/dashboard/enclave-pipeline.ts';
import { enclaveReturns, villageReturns } from '../domain/dashboard/enclave-returns.ts';
import { investmentAgainstPlan } from '../domain/dashboard/investment-plan.ts';
import { type TrendId, type TrendRow, trendIds, trendOf } from '../domain/dashboard/trends.ts';
import { twinningCoverage } from '../domain/dashboard/twinning-coverage.ts';
import { villageClasses } from '../domain/dashboard/village-classes.ts';
import type { DashboardView, EarlierHeadlines } from '../domain/dashboard-answers.ts';
import { type IndicatorId, indicatorIds } from '../domain/indicators/declarations.ts';
import {
  evaluateSurvey,
  type Figures,
  headlineOf,
  type IndicatorReport,
} from '../domain/indicators/evaluate.ts';
import { surveyOf } from '../domain/indicators/survey.ts';
import { type Period, periodEnd, periodStart, previousPeriod, samePeriodLastYear } from '../domain/period.ts';
import { recordTypes } from '../domain/records/catalogue.ts';
import { getSetting, rememberSetting } from '../repositories/settings.ts';
import type { AcceptedCounty } from './accepted-counties.ts';
import { owingUnits, standingsOf } from './consolidation-units.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit, unitName } from './sessions.ts';
import { type Surveyed, surveyed } from './surveyed.ts';

/**
 * Everything the dashboard shows of a period. Upper levels count what was accepted, a county its own records.
 * @throws FailureError `not_initialised`
 */
export function viewDashboard(
  context: ServiceContext,
  { period }: CallInput<'dashboard.view'>,
): DashboardView {
  const all = surveyed(context, period);
  const { asker, survey, report } = all;
  const { level } = asker;
  const { ages, counties, incomplete } = arrearsByAge(survey);
  const returns = enclaveReturns(survey);
  return {
    period,
    level,
    provisional: level === 'county',
    empty: isEmpty(all),
    ...completeness(context, all, period),
    reporting: survey.counties.filter(({ unit }) => survey.isMember(unit)).length,
    gaps: all.counties
      .filter(
        ({ unit, missing_periods }) => survey.isMember(unit) && missing_periods.some((one) => one !== period),
      )
      .map(({ unit, name }) => ({ unit, name })),
    headlines: headlinesOf(report),
    figures: sumsOfFigures(report, (value) => value.figures),
    leavers: report.leavers.length === 0 ? null : sumsOfFigures(report, (value) => value.leavers ?? {}),
    incomplete: Object.fromEntries(
      indicatorIds.flatMap((id) => {
        const count = report.values[id].incomplete.length;
        return count === 0 ? [] : [[id, count]];
      }),
    ),
    earlier: earlierOf(all, period),
    comparisons: byIndicator((id): readonly ComparisonRow[] =>
      level === 'county' ? [] : comparisonOf(survey, report.values[id]),
    ),
    pipeline: enclavePipeline(survey),
    enclave_returns: returns,
    village_classes: villageClasses(villageReturns(survey)),
    arrears: {
      ages: ages.map(({ age, value, parts }) => ({ age, value, dues: parts.length })),
      counties,
      incomplete: incomplete.length,
    },
    investment: investmentAgainstPlan(survey),
    trends: Object.fromEntries(
      trendIds.map((id) => [id, trendOf(survey, id, 'year')] as const),
    ) as unknown as { readonly [T in TrendId]: readonly TrendRow[] },
    twinning: twinningCoverage(survey),
    compared: comparedBy(context),
    names: namesOf(context, all, [
      ...returns.flatMap((row) => row.counties),
      ...survey.counties.map(({ unit }) => unit),
    ]),
  };
}

/** Name of the setting. */
const compared = 'dashboard_compared';

/** What was compared last; returns where it was never chosen, or is none of the indicators any more. */
function comparedBy(context: ServiceContext): IndicatorId {
  const kept = context.ledger.store.read((reader) => getSetting<string>(reader, compared));
  return indicatorIds.find((id) => id === kept) ?? 'I5';
}

/** Keeps by which indicator counties are compared. @throws FailureError `not_initialised` */
export function rememberCompared(
  context: ServiceContext,
  { indicator }: CallInput<'dashboard.remember'>,
): null {
  requireUnit(context);
  context.ledger.store.write((writer) => rememberSetting(writer, compared, indicator));
  return null;
}

const byIndicator = <T>(of: (id: IndicatorId) => T): { readonly [I in IndicatorId]: T } =>
  Object.fromEntries(indicatorIds.map((id) => [id, of(id)])) as { readonly [I in IndicatorId]: T };

const headlinesOf = (report: IndicatorReport) => byIndicator((id) => headlineOf(report.values[id]));

const sumsOfFigures = (
  { values }: IndicatorReport,
  figuresOf: (value: IndicatorReport['values'][IndicatorId]) => Figures,
) => sumsOf(({ indicator, figure }) => figuresOf(values[indicator])[figure]?.value ?? 0);

function isEmpty({ asker: { level }, counties }: Surveyed): boolean {
  if (level !== 'county') return counties.length === 0;
  // A county's first records are what it fills in; its own entry in the register is there from the start.
  return counties.every(({ ledger }) =>
    recordTypes.every((type) => type === 'county' || ledger.all(type).length === 0),
  );
}

/** Who owes a report of the period, and who is missing. A county is asked for nothing here. */
function completeness(
  context: ServiceContext,
  { asker }: Surveyed,
  period: Period,
): Pick<DashboardView, 'owing' | 'missing'> {
  const { level } = asker;
  if (level === 'county') return { owing: 0, missing: [] };
  const owing = owingUnits(context, period, 'all');
  const units = new Set(owing.map(({ unit }) => unit));
  const standing = context.ledger.store.read((reader) => standingsOf(reader, period, level, units));
  const missing = owing
    .filter(({ unit }) => standing(unit).counted === null)
    .map(({ unit, name }) => ({ unit, name }));
  return { owing: owing.length, missing };
}

/**
 * Headlines of the periods to compare with: today's records, and today's members, at their ends. So a late correction, or a
 * county that left, makes no difference that is none.
 */
function earlierOf(
  { asker, counties, survey: { members } }: Surveyed,
  period: Period,
): readonly EarlierHeadlines[] {
  const list = members.map((one) => ({ ...one, member_from: null, member_to: null }));
  const codes = new Set(members.map(({ area_code }) => area_code));
  const periods = new Set([previousPeriod(period), samePeriodLastYear(period)]);
  return [...periods].map((earlier) => {
    const report = evaluateSurvey(surveyOf(counties, earlier, { list, scope: asker.area }));
    const speaking = counties.filter((one) => codes.has(one.unit) && speaksOf(one, asker.level, earlier));
    return { period: earlier, counties: speaking.length, headlines: headlinesOf(report) };
  });
}

/** Whether a unit's reports say anything of a period: one that holds it, or parts of it. */
function speaksOf({ packages }: AcceptedCounty, level: string, period: Period): boolean {
  if (level === 'county') return true;
  return packages.some(
    (one) =>
      (periodStart(one.period) <= periodStart(period) && periodEnd(period) <= periodEnd(one.period)) ||
      (periodStart(period) <= periodStart(one.period) && periodEnd(one.period) <= periodEnd(period)),
  );
}

/** Names of the counties by code. */
export function namesOf(
  context: ServiceContext,
  { survey }: Pick<Surveyed, 'survey'>,
  codes: Iterable<string>,
): Readonly<Record<string, string>> {
  const known = new Map([
    ...survey.members.map(({ area_code, name_zh }) => [area_code, name_zh] as const),
    ...survey.counties.map(({ unit, name }) => [unit, name] as const),
  ]);
  return Object.fromEntries(
    [...new Set(codes)].map((code) => [code, known.get(code) ?? unitName(context, code)]),
  );
}
