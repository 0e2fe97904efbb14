import { completionRate } from '../figures/investment.ts';
import { investmentReporter } from '../indicators/project-figures.ts';
import type { Survey } from '../indicators/survey.ts';
import { addFen, type Fen, sumFen } from '../money.ts';
import type { Percent } from '../percent.ts';
import type { Period } from '../period.ts';
import { trendOf } from './trends.ts';

/** A month of investment against what is planned for its year; money in fen. */
export interface InvestmentRow {
  readonly month: Period;
  /** Done in the month. */
  readonly done: Fen;
  /** Done in the year up to the month's end. */
  readonly yearToDate: Fen;
  /** Planned for the year; null where no project has a plan. */
  readonly planned: Fen | null;
  /** 完成率 of the year's plan. */
  readonly completion: Percent | null;
}

/**
 * Investment of the members' projects by month of the survey's year up to its end, against their plans of the year. January
 * is exempt (model §1.3): it stands there only where something was stated for it.
 */
export function investmentAgainstPlan(survey: Survey): readonly InvestmentRow[] {
  const planned = plannedIn(survey);
  let yearToDate = 0 as Fen;
  return trendOf(survey, 'I13', 'month').flatMap(({ period: month, value: done }) => {
    yearToDate = addFen(yearToDate, done);
    if (month.endsWith('-01') && done === 0) return [];
    return [{ month, done, yearToDate, planned, completion: completionRate(yearToDate, planned) }];
  });
}

function plannedIn(survey: Survey): Fen | null {
  const plans = survey.counties.flatMap(({ unit, ledger }) =>
    ledger
      .all('project_year')
      .filter(
        ({ year, project_id }) =>
          year === survey.year &&
          survey.isMember(unit) &&
          investmentReporter(survey, unit, project_id) === unit,
      )
      .flatMap(({ year_plan }) => (year_plan === null ? [] : [year_plan])),
  );
  return plans.length === 0 ? null : sumFen(plans);
}
