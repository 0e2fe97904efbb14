import { completionRate } from '../../../db/domain/figures/investment.ts';
import { investmentTotals, projectLines } from '../../../db/domain/figures/project-lines.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { type Fen, formatMoney } from '../../../db/domain/money.ts';
import { formatPercent } from '../../../db/domain/percent.ts';
import type { Period } from '../../../db/domain/period.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { GridTotal } from '../../ui/grid/grid-model.ts';

/**
 * The row of totals under the month's table: those of the report's form, so that screen and paper agree; projects that the
 * table leaves out, being in production already, are in them with their year to date.
 */
export function monthTotals(ledger: Ledger, month: Period, setup: FormSetup, label: string): GridTotal {
  const totals = investmentTotals(projectLines(ledger, month), month);
  const show = (value: Fen): string => formatMoney(value, setup.moneyUnit);
  // Blank is not zero: nobody has reported the month yet.
  const rows = ledger.all('investment').filter((row) => row.month === month);
  const ofMonth = (field: 'inv_month' | 'fund_month', total: Fen): string =>
    rows.every((row) => row[field] === null) ? '' : show(total);
  const rate = completionRate(totals.inv_ytd, totals.year_plan);
  return {
    texts: {
      project_id: label,
      year_plan: show(totals.year_plan),
      inv_month: ofMonth('inv_month', totals.inv_period),
      inv_ytd: show(totals.inv_ytd),
      completion_rate: rate === null ? '' : formatPercent(rate),
      inv_cum: show(totals.inv_cum),
      fund_month: ofMonth('fund_month', totals.fund_period),
      fund_ytd: show(totals.fund_ytd),
    },
  };
}
