import { dateOf } from '../dates.ts';
import type { AccountKey } from '../ledger.ts';
import { addFen, type Fen, fen, subtractFen, sumFen } from '../money.ts';
import type { FormId, OptionOf } from '../options.ts';
import { type Period, periodStart, previousPeriod, yearOfPeriod } from '../period.ts';
import { compared } from './compared.ts';
import { type Finding, moneyArg, optionArg, periodArg, type RuleArg, type RuleClass } from './rule.ts';

/** Figures of one account and period as another's sheet states them; blank ones are not judged. */
export interface ImportedPeriod {
  readonly period: Period;
  readonly received: Fen | null;
  readonly year_to_date: Fen | null;
  /** Blank counts as none: sheets leave the column empty where nothing was adjusted. */
  readonly prior_year_adjustment: Fen | null;
  readonly since_start: Fen | null;
}

/** A pool as stated; model §2.7. */
export interface ImportedPool {
  readonly period: Period;
  readonly open: Fen | null;
  readonly received: Fen | null;
  readonly advanced: Fen | null;
  readonly distributed: Fen | null;
  readonly uses: Fen | null;
  readonly close: Fen | null;
}

/** What a received or imported sheet states of one enclave × home county, periods of one kind in their order. */
export interface ImportedFigures {
  readonly account: AccountKey;
  /** Blank where the figures are of all kinds together. */
  readonly return_kind: OptionOf<'returnKind'> | null;
  /** Received before the first period (opening balance); null when not known. */
  readonly opening: Fen | null;
  readonly periods: readonly ImportedPeriod[];
  readonly pools: readonly ImportedPool[];
  /** Unit of the last place the sheet shows, in fen: 0 for exact figures, 10,000 for 万元 with two decimals. */
  readonly lastPlace: Fen;
}

/** A rule that judges imported or received figures instead of a unit's own ledger. */
export interface ImportedRule {
  readonly id: string;
  readonly ruleClass: RuleClass;
  readonly form: FormId;
  check(figures: ImportedFigures): Iterable<Finding>;
}

/** Whether two figures differ by more than half a unit of the last place for each of the `n` rounded figures; model §5.3. */
export function differ(a: Fen, b: Fen, n: number, lastPlace: Fen): boolean {
  return 2 * Math.abs(a - b) > n * lastPlace;
}

function isFirstOfYear(period: Period): boolean {
  return periodStart(period) === dateOf(yearOfPeriod(period), 1, 1);
}

function found(figures: ImportedFigures, args: Readonly<Record<string, RuleArg>>): Finding {
  const kind = figures.return_kind === null ? {} : { kind: optionArg('returnKind', figures.return_kind) };
  return {
    recordType: 'enclave',
    recordId: figures.account.enclave_id,
    field: null,
    args: { ...kind, ...args },
  };
}

/**
 * H42: ytd(n) = ytd(n−1) + received(n), in the year's first period ytd = received; since start(n) = since start(n−1) +
 * received(n) + prior_year_adjustment(n), beginning with the opening balance. A period whose predecessor is missing is
 * not judged. Model §6.
 */
export const H42: ImportedRule = {
  id: 'H42',
  ruleClass: 'hard',
  form: 'return',
  *check(figures) {
    for (const [index, current] of figures.periods.entries()) {
      const { period, received } = current;
      if (received === null) continue;
      const before = figures.periods[index - 1];
      const previous = before?.period === previousPeriod(period) ? before : undefined;

      const ytdBefore = isFirstOfYear(period) ? fen(0) : (previous?.year_to_date ?? null);
      if (current.year_to_date !== null && ytdBefore !== null) {
        const sum = addFen(ytdBefore, received);
        if (differ(current.year_to_date, sum, 3, figures.lastPlace)) {
          const parts = { ytd_before: moneyArg(ytdBefore), received: moneyArg(received) };
          const { a, b, d } = compared(current.year_to_date, sum);
          yield found(figures, { period: periodArg(period), ytd: a, ytd_sum: b, d, ...parts });
        }
      }

      const startBefore = index === 0 ? figures.opening : (previous?.since_start ?? null);
      if (current.since_start !== null && startBefore !== null) {
        const adjusted = current.prior_year_adjustment ?? fen(0);
        const sum = sumFen([startBefore, received, adjusted]);
        if (differ(current.since_start, sum, 4, figures.lastPlace)) {
          const parts = {
            start_before: moneyArg(startBefore),
            start_received: moneyArg(received),
            adjusted: moneyArg(adjusted),
          };
          const { a, b, d } = compared(current.since_start, sum);
          yield found(figures, { period: periodArg(period), since_start: a, start_sum: b, d, ...parts });
        }
      }
    }
  },
};

/** H46, identity part: open + received + advanced − distributed − uses = close. Model §6, §2.7. */
export const H46Identity: ImportedRule = {
  id: 'H46',
  ruleClass: 'hard',
  form: 'distribution',
  *check(figures) {
    for (const { period, open, received, advanced, distributed, uses, close } of figures.pools) {
      if (open === null || received === null || advanced === null) continue;
      if (distributed === null || uses === null || close === null) continue;
      const sum = subtractFen(sumFen([open, received, advanced]), addFen(distributed, uses));
      if (!differ(close, sum, 6, figures.lastPlace)) continue;
      yield found(figures, {
        period: periodArg(period),
        stated: moneyArg(close),
        sum: moneyArg(sum),
        d: compared(close, sum).d,
        open: moneyArg(open),
        received: moneyArg(received),
        advanced: moneyArg(advanced),
        distributed: moneyArg(distributed),
        uses: moneyArg(uses),
      });
    }
  },
};

/** Rules of imported and received figures of enclave returns; those of projects: `imported-investment.ts`. */
export const importedRules: readonly ImportedRule[] = [H42, H46Identity];
