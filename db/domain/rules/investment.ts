import { figuresByMonth, type MonthFigures, yearOfProject } from '../figures/investment.ts';
import type { Ledger } from '../ledger.ts';
import { addFen, type Fen, fen, negateFen, sumFen } from '../money.ts';
import { nextPeriod, yearOfPeriod } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { compositionFields, sourceFields } from '../records/investment.ts';
import { compared } from './compared.ts';
import { progressRules } from './investment-progress.ts';
import { type Finding, fieldArg, moneyArg, periodArg, type Rule, type RuleArg } from './rule.ts';

/**
 * Rules of the investment form. Those that ask about totals and progress stand in `investment-progress.ts`; H66 and H69
 * are of imported figures only: what the app computes itself fulfils them.
 */
export const investmentRuleIds = [
  'H65',
  'H66',
  'H67',
  'S68',
  'H69',
  'S70',
  'H71',
  'H72',
  'H73',
  'H74',
  'S75',
  'S76',
] as const;
export type InvestmentRuleId = (typeof investmentRuleIds)[number];

type Investment = RecordOf<'investment'>;

function at(row: Investment, field: string, args: Readonly<Record<string, RuleArg>>): Finding {
  return { recordType: 'investment', recordId: row.id, field, args };
}

/** Every row of every project with the figures at its end. */
function* rowsWithFigures(ledger: Ledger): Iterable<MonthFigures> {
  for (const project of ledger.all('project')) yield* figuresByMonth(ledger, project.id);
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/**
 * H65: the month's investment and funds are ≥ 0, or negative with a reason; a negative month takes back what the year
 * itself reported: below zero for the year to date it is a prior-year adjustment. Model §6, §5.3.
 */
const H65: Rule = {
  id: 'H65',
  ruleClass: 'hard',
  form: 'investment',
  reach: 'unit',
  needs: ['project', 'investment'],
  *check(ledger) {
    for (const { row, figures } of rowsWithFigures(ledger)) {
      for (const name of ['inv_month', 'fund_month'] as const) {
        const value = row[name];
        if (value === null || value >= 0 || !isBlank(row.negative_reason)) continue;
        const args = {
          field: fieldArg('investment', name),
          negative: moneyArg(value),
          d: moneyArg(negateFen(value)),
        };
        yield at(row, 'negative_reason', args);
      }
      const { inv_month: month } = row;
      if (month === null || month >= 0 || figures.inv_ytd >= 0) continue;
      yield at(row, 'inv_month', {
        month: moneyArg(month),
        ytd: moneyArg(figures.inv_ytd),
        below: moneyArg(negateFen(figures.inv_ytd)),
      });
    }
  },
};

/** H67: January is not reported; what was done in it is part of February's figure, the total of both months. Model §6. */
const H67: Rule = {
  id: 'H67',
  ruleClass: 'hard',
  form: 'investment',
  reach: 'record',
  needs: ['investment'],
  *check(ledger) {
    for (const row of ledger.all('investment')) {
      if (!row.month.endsWith('-01')) continue;
      yield at(row, 'month', {
        january: periodArg(row.month),
        february: periodArg(nextPeriod(row.month)),
        a: moneyArg(row.inv_month ?? fen(0)),
      });
    }
  },
};

/** Sum of parts of which at least one is filled in, blanks as nothing, with the first filled in; null where none is. */
function partsOf<F extends keyof Investment & string>(
  row: Investment,
  names: readonly F[],
): { readonly sum: Fen; readonly first: F } | null {
  const first = names.find((name) => row[name] !== null);
  return first === undefined ? null : { sum: sumFen(names.map((name) => row[name] as Fen | null)), first };
}

/** H71: if any of them is filled in, construction + equipment + other = inv_ytd. Model §6. */
const H71: Rule = {
  id: 'H71',
  ruleClass: 'hard',
  form: 'investment',
  reach: 'unit',
  needs: ['project', 'investment'],
  *check(ledger) {
    for (const { row, figures } of rowsWithFigures(ledger)) {
      const parts = partsOf(row, compositionFields);
      if (parts === null || parts.sum === figures.inv_ytd) continue;
      yield at(row, parts.first, compared(parts.sum, figures.inv_ytd));
    }
  },
};

/** H72: land_purchase ≤ other_cost, which is none where other parts are filled in and it is not. Model §6. */
const H72: Rule = {
  id: 'H72',
  ruleClass: 'hard',
  form: 'investment',
  reach: 'record',
  needs: ['investment'],
  *check(ledger) {
    for (const row of ledger.all('investment')) {
      const { land_purchase: land, other_cost: other } = row;
      if (land === null || partsOf(row, compositionFields) === null) continue;
      if (land > (other ?? 0)) yield at(row, 'land_purchase', compared(land, other ?? fen(0)));
    }
  },
};

/**
 * H73: if any of them is filled in, the five sources add up to fund_ytd; each is ≥ 0. What was brought over from last year
 * (carry_in) is no part of them: where it is what they are too much by, the message says so. Model §6.
 */
const H73: Rule = {
  id: 'H73',
  ruleClass: 'hard',
  form: 'investment',
  reach: 'unit',
  needs: ['project', 'project_year', 'investment'],
  *check(ledger) {
    for (const { row, figures } of rowsWithFigures(ledger)) {
      for (const name of sourceFields) {
        const value = row[name];
        if (value === null || value >= 0) continue;
        const below = moneyArg(negateFen(value));
        yield at(row, name, { field: fieldArg('investment', name), negative: moneyArg(value), below });
      }
      const parts = partsOf(row, sourceFields);
      if (parts === null || parts.sum === figures.fund_ytd) continue;
      const carried = yearOfProject(ledger, row.project_id, yearOfPeriod(row.month))?.carry_in ?? null;
      const withCarried =
        carried !== null && parts.sum === addFen(figures.fund_ytd, carried)
          ? { carried: moneyArg(carried) }
          : {};
      yield at(row, parts.first, { ...compared(parts.sum, figures.fund_ytd), ...withCarried });
    }
  },
};

/**
 * H74: new fixed assets since start ≤ inv_cum. Judged where a row reports new ones. What final accounts took back in a
 * later year does not count: the assets of the years before stay as they were reported. Model §6.
 */
const H74: Rule = {
  id: 'H74',
  ruleClass: 'hard',
  form: 'investment',
  reach: 'unit',
  needs: ['project', 'project_opening', 'investment'],
  *check(ledger) {
    for (const { row, figures } of rowsWithFigures(ledger)) {
      if (row.new_fixed_assets === null || row.new_fixed_assets <= 0) continue;
      const limit = addFen(figures.inv_cum, figures.reduced);
      if (figures.new_fixed_assets_cum <= limit) continue;
      const reduced = figures.reduced > 0 ? { reduced: moneyArg(figures.reduced) } : {};
      yield at(row, 'new_fixed_assets', { ...compared(figures.new_fixed_assets_cum, limit), ...reduced });
    }
  },
};

export const investmentRules: readonly Rule[] = [H65, H67, H71, H72, H73, H74, ...progressRules];
