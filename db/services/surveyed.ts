import { evaluateSurvey, type IndicatorReport } from '../domain/indicators/evaluate.ts';
import { type Survey, surveyOf } from '../domain/indicators/survey.ts';
import type { Period } from '../domain/period.ts';
import type { Store } from '../store.ts';
import { type AcceptedCounty, acceptedCounties } from './accepted-counties.ts';
import { type Asker, askerOf, memberList } from './consolidation-units.ts';
import type { ServiceContext } from './context.ts';

/** What counts at this level up to a period's end, with its indicators. */
export interface Surveyed {
  readonly asker: Asker;
  readonly counties: readonly AcceptedCounty[];
  readonly survey: Survey;
  readonly report: IndicatorReport;
}

/** The last one of a store: a figure and the records behind it are asked for one after the other. */
const last = new WeakMap<Store, { readonly surveyed: Surveyed; readonly list: string }>();

/**
 * Surveys what counts at this level and evaluates its indicators.
 * @throws FailureError `not_initialised`
 */
export function surveyed(context: ServiceContext, period: Period): Surveyed {
  const asker = askerOf(context);
  const members = memberList(context, asker);
  const counties = acceptedCounties(context, period);
  const list = JSON.stringify([asker, members]);
  const before = last.get(context.ledger.store);
  // Ledgers are kept as long as what they were read of stays: the same ones say the same.
  const holds =
    before !== undefined &&
    before.list === list &&
    before.surveyed.survey.period === period &&
    before.surveyed.counties.length === counties.length &&
    counties.every(({ ledger }, index) => before.surveyed.counties[index]?.ledger === ledger);
  if (holds) return before.surveyed;
  const survey = surveyOf(counties, period, { list: members, scope: asker.area });
  const made = { asker, counties, survey, report: evaluateSurvey(survey) };
  last.set(context.ledger.store, { surveyed: made, list });
  return made;
}
