import { addFen, type Fen, sumFen } from '../money.ts';
import { type Period, previousPeriod, yearOfPeriod } from '../period.ts';
import { compared } from './compared.ts';
import { differ } from './imported-figures.ts';
import { type Finding, fieldArg, moneyArg, periodArg, type RuleArg, type RuleClass } from './rule.ts';

/** Figures of one project and month as another's sheet states them; blank ones are not judged. */
export interface ImportedMonth {
  readonly period: Period;
  readonly inv_month: Fen | null;
  readonly inv_ytd: Fen | null;
  readonly inv_cum: Fen | null;
  /** Blank counts as none. */
  readonly prior_year_adjustment: Fen | null;
  readonly fund_month: Fen | null;
  readonly fund_ytd: Fen | null;
}

/** What a received or imported sheet states of one project, months in their order. */
export interface ImportedInvestment {
  readonly project_id: string;
  /** Investment since start at the end of the year before the first month; null when not known. */
  readonly opening: Fen | null;
  readonly months: readonly ImportedMonth[];
  /** Unit of the last place the sheet shows, in fen: 0 for exact figures, 10,000 for 万元 with two decimals. */
  readonly lastPlace: Fen;
}

/** A rule that judges imported or received figures of a project instead of a unit's own ledger. */
export interface ImportedInvestmentRule {
  readonly id: string;
  readonly ruleClass: RuleClass;
  check(figures: ImportedInvestment): Iterable<Finding>;
}

function found(
  { project_id }: ImportedInvestment,
  { period }: ImportedMonth,
  args: Readonly<Record<string, RuleArg>>,
): Finding {
  return {
    recordType: 'project',
    recordId: project_id,
    field: null,
    args: { period: periodArg(period), ...args },
  };
}

const pairs = [
  ['inv_month', 'inv_ytd'],
  ['fund_month', 'fund_ytd'],
] as const;

const isMonth = (period: Period, month: '01' | '02'): boolean => period.endsWith(`-${month}`);

/**
 * H66: year to date(m) = year to date(m−1) + month, of investment and of funds. January and February are H67's. A month
 * whose predecessor is missing is not judged. Model §6.
 */
export const H66: ImportedInvestmentRule = {
  id: 'H66',
  ruleClass: 'hard',
  *check(figures) {
    for (const [index, current] of figures.months.entries()) {
      const before = figures.months[index - 1];
      if (isMonth(current.period, '01') || isMonth(current.period, '02')) continue;
      if (before === undefined || before.period !== previousPeriod(current.period)) continue;
      for (const [month, ytd] of pairs) {
        const [own, stated, earlier] = [current[month], current[ytd], before[ytd]];
        if (own === null || stated === null || earlier === null) continue;
        const sum = addFen(earlier, own);
        if (!differ(stated, sum, 3, figures.lastPlace)) continue;
        const { a, b, d } = compared(stated, sum);
        const parts = { before: moneyArg(earlier), month: moneyArg(own) };
        yield found(figures, current, { field: fieldArg('investment', ytd), ytd: a, sum: b, d, ...parts });
      }
    }
  },
};

/**
 * H67, identity part: February's year to date is January and February together. February's own figure holds both months;
 * a sheet that states January, too, may have split them. Model §6.
 */
export const H67Identity: ImportedInvestmentRule = {
  id: 'H67',
  ruleClass: 'hard',
  *check(figures) {
    for (const [index, current] of figures.months.entries()) {
      if (!isMonth(current.period, '02')) continue;
      const before = figures.months[index - 1];
      const january = before?.period === previousPeriod(current.period) ? before : undefined;
      for (const [month, ytd] of pairs) {
        const [own, stated] = [current[month], current[ytd]];
        if (own === null || stated === null || !differ(stated, own, 2, figures.lastPlace)) continue;
        const sum = sumFen([january?.[month], own]);
        if (!differ(stated, sum, 3, figures.lastPlace)) continue;
        const { a, b, d } = compared(stated, sum);
        yield found(figures, current, { field: fieldArg('investment', ytd), ytd: a, sum: b, d });
      }
    }
  },
};

/**
 * H69: since start(m) = since start at last year's end, or the opening, + adjustments of the year up to it + year to
 * date(m). Judged while the sheet holds the year's months without a gap. Model §6.
 */
export const H69: ImportedInvestmentRule = {
  id: 'H69',
  ruleClass: 'hard',
  *check(figures) {
    const [first] = figures.months;
    let before = figures.opening;
    let adjustments: Fen[] = [];
    let complete = true;
    let last: ImportedMonth | undefined;
    for (const current of figures.months) {
      const year = yearOfPeriod(current.period);
      if (last === undefined || yearOfPeriod(last.period) !== year) {
        const yearEnd = last?.period === `${year - 1}-12` ? last.inv_cum : null;
        before = current === first ? figures.opening : yearEnd;
        adjustments = [];
        complete = isMonth(current.period, '01') || isMonth(current.period, '02');
      } else complete &&= last.period === previousPeriod(current.period);
      last = current;
      if (current.prior_year_adjustment !== null) adjustments.push(current.prior_year_adjustment);
      const { inv_cum: cum, inv_ytd: ytd } = current;
      if (!complete || before === null || cum === null || ytd === null) continue;
      const adjusted = sumFen(adjustments);
      const sum = sumFen([before, adjusted, ytd]);
      if (!differ(cum, sum, 3 + adjustments.length, figures.lastPlace)) continue;
      const { a, b, d } = compared(cum, sum);
      const parts = { before: moneyArg(before), adjusted: moneyArg(adjusted), ytd: moneyArg(ytd) };
      yield found(figures, current, { cum: a, sum: b, d, ...parts });
    }
  },
};

/** Rules of imported and received figures of projects. */
export const importedInvestmentRules: readonly ImportedInvestmentRule[] = [H66, H67Identity, H69];
