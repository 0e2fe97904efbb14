import { yearOf } from '../dates.ts';
import { figuresByMonth, type InvestmentFigures, statusOn } from '../figures/investment.ts';
import type { Ledger } from '../ledger.ts';
import { type Fen, fen, ratioHalfUp } from '../money.ts';
import { percent, WHOLE_PERCENT } from '../percent.ts';
import { nextPeriod, type Period, periodContains, periodEnd, periodStart, yearOfPeriod } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { compared, exceeds } from './compared.ts';
import {
  dateArg,
  type Finding,
  integerArg,
  moneyArg,
  optionArg,
  percentArg,
  periodArg,
  type Rule,
  type RuleArg,
} from './rule.ts';

type Investment = RecordOf<'investment'>;

function at(row: Investment, field: string, args: Readonly<Record<string, RuleArg>>): Finding {
  return { recordType: 'investment', recordId: row.id, field, args };
}

interface LastRow {
  readonly project: RecordOf<'project'>;
  readonly row: Investment;
  readonly figures: InvestmentFigures;
  /** The project's rows up to it, by month, it being the last. */
  readonly rows: readonly Investment[];
}

/**
 * Of each project the last row within the period. What a total asks, it asks once a project and package, not again for
 * every month of a year.
 */
function* lastRows(ledger: Ledger, period: Period): Iterable<LastRow> {
  for (const project of ledger.all('project')) {
    const months = figuresByMonth(ledger, project.id);
    const index = months.findLastIndex(({ row }) => periodContains(period, periodStart(row.month)));
    const last = months[index];
    if (last === undefined) continue;
    yield { project, ...last, rows: months.slice(0, index + 1).map(({ row }) => row) };
  }
}

/**
 * S68: inv_cum ≥ inv_ytd; of a project that started this year they are equal (land and design may have been paid before).
 * Model §6.
 */
const S68: Rule = {
  id: 'S68',
  ruleClass: 'soft',
  form: 'investment',
  reach: 'unit',
  needs: ['project', 'project_opening', 'investment'],
  *check(ledger, { period }) {
    for (const { project, row, figures } of lastRows(ledger, period)) {
      const { inv_cum: cum, inv_ytd: ytd } = figures;
      const started = project.start_date;
      const thisYear = started !== null && yearOf(started) === yearOfPeriod(row.month);
      if (cum < ytd) {
        const { a, b, d } = compared(cum, ytd);
        yield at(row, 'inv_cum', { less: a, ytd: b, short: d });
      } else if (thisYear && cum !== ytd) {
        yield at(row, 'inv_cum', { started: dateArg(started), ...compared(cum, ytd) });
      }
    }
  },
};

/** S70: inv_cum ≤ 1.2 × planned_total; in production at the row's end: ≥ 0.7 × planned_total. Model §6. */
const S70: Rule = {
  id: 'S70',
  ruleClass: 'soft',
  form: 'investment',
  reach: 'unit',
  needs: ['project', 'project_status', 'project_opening', 'investment'],
  *check(ledger, { period, thresholds: { investedOverPlannedHigh: high, producingOverPlannedLow: low } }) {
    for (const { project, row, figures } of lastRows(ledger, period)) {
      const { planned_total: planned } = project;
      if (planned === null || planned <= 0) continue;
      const above = exceeds(figures.inv_cum, planned, high);
      const below = BigInt(figures.inv_cum) * WHOLE_PERCENT < BigInt(planned) * BigInt(low);
      const status = statusOn(ledger, project.id, periodEnd(row.month));
      if (!above && !(below && status === 'inProduction')) continue;
      yield at(row, 'inv_cum', {
        ...compared(figures.inv_cum, planned),
        p: percentArg(percent(ratioHalfUp(BigInt(figures.inv_cum) * WHOLE_PERCENT, BigInt(planned)))),
        ...(above
          ? { high: percentArg(high) }
          : { producing: optionArg('projectStatus', 'inProduction'), low: percentArg(low) }),
      });
    }
  },
};

/** S75: tax ≤ output; output per job within the usual range (100,000 to 20 million yuan). One finding a row. Model §6. */
const S75: Rule = {
  id: 'S75',
  ruleClass: 'soft',
  form: 'investment',
  reach: 'record',
  needs: ['investment'],
  *check(ledger, { thresholds: { outputPerJobMin: low, outputPerJobMax: high } }) {
    for (const row of ledger.all('investment')) {
      const { output, tax, jobs } = row;
      if (output === null) continue;
      if (tax !== null && tax > output) {
        const { a, b, d } = compared(tax, output);
        yield at(row, 'tax', { tax: a, output: b, more: d });
        continue;
      }
      if (jobs === null || jobs <= 0) continue;
      if (BigInt(output) >= BigInt(low) * BigInt(jobs) && BigInt(output) <= BigInt(high) * BigInt(jobs))
        continue;
      const each = fen(ratioHalfUp(BigInt(output), BigInt(jobs)));
      const { a, d } = compared(each, each < low ? low : high);
      yield at(row, 'output', {
        each: a,
        low: moneyArg(low),
        high: moneyArg(high),
        d,
        jobs: integerArg(jobs),
      });
    }
  },
};

/** Whether a row's month is the next one reported after another's: after December comes February. */
function follows(row: Investment, before: Investment): boolean {
  const next = nextPeriod(before.month);
  return row.month === next || (next.endsWith('-01') && row.month === nextPeriod(next));
}

/** The last `count` rows, or null where they are fewer or a month lies between two of them. */
function lastInARow(rows: readonly Investment[], count: number): readonly Investment[] | null {
  const last = rows.slice(-count);
  const inARow = last.every((row, index) => index === 0 || follows(row, last[index - 1] ?? row));
  return last.length === count && inARow ? last : null;
}

/**
 * S76: under construction, and no investment for 3 months reported in a row; or the text about progress is that of the
 * month before, unless the project is suspended or terminated. Model §6.
 */
const S76: Rule = {
  id: 'S76',
  ruleClass: 'soft',
  form: 'investment',
  reach: 'unit',
  needs: ['project', 'project_status', 'investment'],
  *check(ledger, { period, thresholds: { idleMonths } }) {
    for (const { project, row, rows } of lastRows(ledger, period)) {
      const statusAt = ({ month }: Investment) => statusOn(ledger, project.id, periodEnd(month));
      const idle = lastInARow(rows, idleMonths)?.every(
        (one) => one.inv_month === 0 && statusAt(one) === 'underConstruction',
      );
      const before = rows.at(-2);
      const status = statusAt(row);
      const text = row.progress_text?.trim() ?? '';
      const same =
        text !== '' &&
        status !== 'suspended' &&
        status !== 'terminated' &&
        text === before?.progress_text?.trim();
      if (idle !== true && !(same && before !== undefined)) continue;
      yield at(row, idle === true ? 'inv_month' : 'progress_text', {
        ...(idle === true ? { months: integerArg(idleMonths), a: moneyArg(row.inv_month as Fen) } : {}),
        ...(same && before !== undefined ? { same: periodArg(before.month) } : {}),
      });
    }
  },
};

export const progressRules: readonly Rule[] = [S68, S70, S75, S76];
