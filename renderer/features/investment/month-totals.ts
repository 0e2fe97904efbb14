import { completionRate, investmentFigures, yearOfProject } from '../../../db/domain/figures/investment.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { type Fen, formatMoney, sumFen } from '../../../db/domain/money.ts';
import { formatPercent } from '../../../db/domain/percent.ts';
import { type Period, yearOfPeriod } from '../../../db/domain/period.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { GridTotal } from '../../ui/grid/grid-model.ts';

/** The row of totals under the month's table: sums over its projects, and their completion of the planned sum. */
export function monthTotals(
  ledger: Ledger,
  projectIds: readonly string[],
  month: Period,
  setup: FormSetup,
  label: string,
): GridTotal {
  const ids = [...new Set(projectIds)];
  const figures = ids.map((id) => investmentFigures(ledger, id, month));
  const months = ids.map((id) =>
    ledger.where('investment', 'project_id', id).find((row) => row.month === month),
  );
  const plan = sumFen(ids.map((id) => yearOfProject(ledger, id, yearOfPeriod(month))?.year_plan));
  const show = (value: Fen): string => formatMoney(value, setup.moneyUnit);
  // Blank is not zero: nobody has reported the month yet.
  const ofMonth = (field: 'inv_month' | 'fund_month'): string => {
    const filled = months.map((row) => row?.[field] ?? null);
    return filled.every((value) => value === null) ? '' : show(sumFen(filled));
  };
  const ytd = sumFen(figures.map(({ inv_ytd }) => inv_ytd));
  const rate = completionRate(ytd, plan);
  return {
    texts: {
      project_id: label,
      year_plan: show(plan),
      inv_month: ofMonth('inv_month'),
      inv_ytd: show(ytd),
      completion_rate: rate === null ? '' : formatPercent(rate),
      inv_cum: show(sumFen(figures.map(({ inv_cum }) => inv_cum))),
      fund_month: ofMonth('fund_month'),
      fund_ytd: show(sumFen(figures.map(({ fund_ytd }) => fund_ytd))),
    },
  };
}
