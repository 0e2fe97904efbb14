import { monthsOf, statusOn } from '../figures/investment.ts';
import type { Ledger } from '../ledger.ts';
import { type Period, periodEnd, periodKind, yearOfPeriod } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { type CheckContext, type Finding, fieldArg, periodArg } from './rule.ts';

/**
 * What REQ asks of projects that no single field can tell: a status, a plan for each year with investment, and in a
 * month's package a row of every project under construction or finishing (blank is not zero: without progress the row
 * holds 0). Of a filing with sub-projects the sub-projects report.
 */
export function* missingOfProjects(ledger: Ledger, context: CheckContext): Iterable<Finding> {
  if (context.forms.includes('project')) {
    for (const project of ledger.all('project')) {
      const hasStatus = ledger
        .where('project_status', 'project_id', project.id)
        .some(({ status }) => status !== null);
      if (hasStatus) continue;
      const args = { field: fieldArg('project', 'status') };
      yield { recordType: 'project', recordId: project.id, field: 'status', args };
    }
  }
  if (!context.forms.includes('investment')) return;
  yield* yearsWithoutPlan(ledger, context);
  if (periodKind(context.period) === 'month') yield* withoutRow(ledger, context);
}

/** Said at the last row of the year: one plan answers for all its months. */
function* yearsWithoutPlan(ledger: Ledger, { period }: CheckContext): Iterable<Finding> {
  const end = periodEnd(period);
  for (const project of ledger.all('project')) {
    const planned = new Set(ledger.where('project_year', 'project_id', project.id).map((row) => row.year));
    const rows = monthsOf(ledger, project.id).filter((row) => periodEnd(row.month) <= end);
    for (const [index, row] of rows.entries()) {
      const year = yearOfPeriod(row.month);
      const next = rows[index + 1];
      if (planned.has(year) || (next !== undefined && yearOfPeriod(next.month) === year)) continue;
      const args = { field: fieldArg('investment', 'year_plan') };
      yield { recordType: 'investment', recordId: row.id, field: 'year_plan', args };
    }
  }
}

function* withoutRow(ledger: Ledger, { period }: CheckContext): Iterable<Finding> {
  for (const project of projectsOwing(ledger, period)) {
    if (ledger.where('investment', 'project_id', project.id).some((row) => row.month === period)) continue;
    yield { recordType: 'project', recordId: project.id, field: null, args: { month: periodArg(period) } };
  }
}

/** Projects of which a month's package holds a row: under construction or finishing at its end; not filings with sub-projects. */
export function projectsOwing(ledger: Ledger, month: Period): readonly RecordOf<'project'>[] {
  const end = periodEnd(month);
  return ledger.all('project').filter((project) => {
    const status = statusOn(ledger, project.id, end);
    const isUnderWay = status === 'underConstruction' || status === 'finishing';
    return isUnderWay && ledger.where('project', 'parent_project_id', project.id).length === 0;
  });
}
