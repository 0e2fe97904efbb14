import { statusOn } from '../../../db/domain/figures/investment.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import {
  comparePeriods,
  type Period,
  periodEnd,
  periodKind,
  period as periodOf,
  periodStart,
  previousPeriod,
  yearOfPeriod,
} from '../../../db/domain/period.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';

/** Months of a year that are filed: January is exempt, February holds both. */
export function filedMonths(year: number): readonly Period[] {
  return Array.from({ length: 11 }, (_, at) => periodOf(`${year}-${String(at + 2).padStart(2, '0')}`));
}

/** The month that a page opens with: the one chosen, else the last of the period that has begun. */
export function monthOfPeriod(period: Period, today: string): Period {
  if (periodKind(period) === 'month') return period.endsWith('-01') ? filedMonthAfter(period) : period;
  const inPeriod = filedMonths(yearOfPeriod(period)).filter(
    (month) => periodStart(month) >= periodStart(period) && periodEnd(month) <= periodEnd(period),
  );
  const [first] = inPeriod;
  const begun = inPeriod.filter((month) => periodStart(month) <= today).at(-1);
  return begun ?? first ?? filedMonthAfter(period);
}

function filedMonthAfter(period: Period): Period {
  return periodOf(`${yearOfPeriod(period)}-02`);
}

/** The month before that is filed; of February the December before. */
export function monthBefore(month: Period): Period {
  const before = previousPeriod(month);
  return before.endsWith('-01') ? previousPeriod(before) : before;
}

/**
 * Projects that report a month: brought in by its end, and neither ended nor in production before it began, or with a
 * figure of the month. A filing with sub-projects reports through them.
 */
export function projectsOfMonth(ledger: Ledger, month: Period, all: boolean): readonly RecordOf<'project'>[] {
  const wholes = new Set(ledger.all('project').map(({ parent_project_id: whole }) => whole));
  const dayBefore = periodEnd(monthBefore(month));
  const reports = (project: RecordOf<'project'>): boolean => {
    const rows = ledger.where('investment', 'project_id', project.id);
    if (rows.some((row) => comparePeriods(row.month, month) === 0)) return true;
    if (wholes.has(project.id)) return false;
    if ((project.introduced_date ?? '') > periodEnd(month)) return false;
    const status = statusOn(ledger, project.id, dayBefore);
    return all || (status !== 'terminated' && status !== 'inProduction');
  };
  return ledger
    .all('project')
    .filter(reports)
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

const keyOf = ({ project_code, name, id }: RecordOf<'project'>): string => project_code ?? name ?? id;
