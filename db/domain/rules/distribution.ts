import { batchTotal, splitBatch, villageYearTotals } from '../figures/distribution.ts';
import { pool, poolBalanceAt } from '../figures/pool.ts';
import { predecessors } from '../figures/village-history.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { fen, negateFen, subtractFen, sumFen } from '../money.ts';
import { periodContains, periodEnd, periodKind, periodStart, yearOfPeriod } from '../period.ts';
import { beneficiaryFinding } from './beneficiary.ts';
import { compared } from './compared.ts';
import { dateArg, integerArg, moneyArg, optionArg, type Rule, type RuleArg, textArg } from './rule.ts';

/** Rules of pool, batches and lines; the identity part of H46 judges imported figures (`imported-figures.ts`). */
export const distributionRuleIds = ['H46', 'S46', 'H47', 'S48', 'H49', 'S50', 'S51', 'S94'] as const;

export type DistributionRuleId = (typeof distributionRuleIds)[number];

/** Name of a village for a message; its code where it has no name. */
function villageArg(ledger: Ledger, villageId: string): RuleArg {
  const village = ledger.get('village', villageId);
  return textArg(village?.name ?? village?.village_code ?? villageId);
}

/** The pool over the period; null while one of its figures is blank. */
function knownPool(ledger: Ledger, account: AccountKey, period: Parameters<typeof periodEnd>[0]) {
  const figure = pool(ledger, account, periodStart(period), periodEnd(period));
  return figure.incomplete.length > 0 ? null : figure;
}

/** H46: pool close ≥ 0 at period end. Model §6, §2.7. */
const H46: Rule = {
  id: 'H46',
  ruleClass: 'hard',
  form: 'distribution',
  reach: 'enclave',
  needs: ['enclave', 'opening_balance', 'receipt', 'pool_movement', 'batch', 'batch_line'],
  *check(ledger, { period }) {
    for (const account of ledger.accounts()) {
      const figure = knownPool(ledger, account, period);
      if (figure === null || figure.close >= 0) continue;
      yield {
        recordType: 'enclave',
        recordId: account.enclave_id,
        field: null,
        args: {
          close: moneyArg(figure.close),
          short: moneyArg(negateFen(figure.close)),
          open: moneyArg(figure.open),
          received: moneyArg(figure.received),
          advanced: moneyArg(figure.advanced),
          distributed: moneyArg(figure.distributed),
          uses: moneyArg(figure.uses),
        },
      };
    }
  },
};

/** S46: at annual closing close > 0 needs a purpose and a planned date in the year's retention note. Model §6, §2.7. */
const S46: Rule = {
  id: 'S46',
  ruleClass: 'soft',
  form: 'distribution',
  reach: 'enclave',
  needs: ['enclave', 'retention', 'opening_balance', 'receipt', 'pool_movement', 'batch', 'batch_line'],
  *check(ledger, { period }) {
    if (periodKind(period) !== 'year') return;
    const year = yearOfPeriod(period);
    for (const account of ledger.accounts()) {
      const figure = knownPool(ledger, account, period);
      if (figure === null || figure.close <= 0) continue;
      const notes = ledger.ofAccount('retention', account).filter((note) => note.year === year);
      if (notes.some((note) => note.purpose !== null && note.planned_date !== null)) continue;
      const [note] = notes;
      const args = { a: moneyArg(figure.close), year: integerArg(year) };
      yield note === undefined
        ? { recordType: 'enclave', recordId: account.enclave_id, field: null, args }
        : {
            recordType: 'retention',
            recordId: note.id,
            field: note.purpose === null ? 'purpose' : 'planned_date',
            args,
          };
    }
  },
};

/** H47: one line per village and batch. Model §6. */
const H47: Rule = {
  id: 'H47',
  ruleClass: 'hard',
  form: 'distribution',
  reach: 'enclave',
  needs: ['batch', 'batch_line', 'village'],
  *check(ledger) {
    for (const batch of ledger.all('batch')) {
      const first = new Map<string, (typeof lines)[number]>();
      const lines = ledger.where('batch_line', 'batch_id', batch.id);
      for (const line of lines) {
        const earlier = first.get(line.village_id);
        if (earlier === undefined) {
          first.set(line.village_id, line);
          continue;
        }
        const [a, b] = [line.amount, earlier.amount];
        const amounts = a === null || b === null ? {} : compared(a, b);
        const args = { village: villageArg(ledger, line.village_id), ...amounts };
        yield { recordType: 'batch_line', recordId: line.id, field: 'village_id', args };
      }
    }
  },
};

/**
 * S48: byShare: the batch total divided among its lines by their time-weighted ledger balances over the years of origin;
 * equal: equally; both by largest remainder, ties to the smaller village code, to the fen. Model §6.
 */
const S48: Rule = {
  id: 'S48',
  ruleClass: 'soft',
  form: 'distribution',
  reach: 'enclave',
  needs: ['batch', 'batch_line', 'contribution', 'village', 'village_merger'],
  *check(ledger) {
    for (const batch of ledger.all('batch')) {
      const total = batchTotal(ledger, batch.id);
      const split = total === null || batch.method === null ? null : splitBatch(ledger, batch, total);
      if (split === null || batch.method === null) continue;
      for (const line of ledger.where('batch_line', 'batch_id', batch.id)) {
        const expected = split.get(line.village_id);
        if (line.amount === null || expected === undefined || line.amount === expected) continue;
        const args = {
          village: villageArg(ledger, line.village_id),
          method: optionArg('distributionMethod', batch.method),
          ...compared(line.amount, expected),
        };
        yield { recordType: 'batch_line', recordId: line.id, field: 'amount', args };
      }
    }
  },
};

/**
 * H49: amount ≥ 0; the village (through its code history) had a ledger balance as holder or beneficiary on some day from
 * 1 January of the batch's earliest year of origin to its date, or stands in the enclave's named_villages. Model §6.
 */
const H49: Rule = {
  id: 'H49',
  ruleClass: 'hard',
  form: 'distribution',
  reach: 'enclave',
  needs: ['batch', 'batch_line', 'contribution', 'named_village', 'village', 'village_merger'],
  *check(ledger) {
    for (const batch of ledger.all('batch')) {
      for (const line of ledger.where('batch_line', 'batch_id', batch.id)) {
        const village = villageArg(ledger, line.village_id);
        if (line.amount !== null && line.amount < 0) {
          const args = { village, negative: moneyArg(line.amount), d: moneyArg(negateFen(line.amount)) };
          yield { recordType: 'batch_line', recordId: line.id, field: 'amount', args };
        }
        const finding = beneficiaryFinding(ledger, batch, line, village);
        if (finding !== null) yield finding;
      }
    }
  },
};

/**
 * S50: the pool balance at the end of the date of a batch of the period is < 0 (all movements dated up to it), but ≥ 0 at
 * period end. Model §6.
 */
const S50: Rule = {
  id: 'S50',
  ruleClass: 'soft',
  form: 'distribution',
  reach: 'enclave',
  needs: ['opening_balance', 'receipt', 'pool_movement', 'batch', 'batch_line'],
  *check(ledger, { period }) {
    for (const account of ledger.accounts()) {
      const batches = ledger.ofAccount('batch', account);
      const figure = batches.length === 0 ? null : knownPool(ledger, account, period);
      if (figure === null || figure.close < 0) continue;
      for (const { id, date } of batches) {
        if (date === null || !periodContains(period, date)) continue;
        const balance = poolBalanceAt(ledger, account, date);
        if (balance >= 0) continue;
        const distributed = batchTotal(ledger, id);
        const paid =
          distributed === null
            ? {}
            : { a: moneyArg(distributed), b: moneyArg(subtractFen(distributed, negateFen(balance))) };
        const args = {
          date: dateArg(date),
          ...paid,
          balance: moneyArg(balance),
          d: moneyArg(negateFen(balance)),
        };
        yield { recordType: 'batch', recordId: id, field: 'date', args };
      }
    }
  },
};

/**
 * S51: 0.5 ≤ amount per village of batches dated in the calendar year ≤ 50 万元; the lower bound at annual closing only,
 * since more may follow before. Model §6.
 */
const S51: Rule = {
  id: 'S51',
  ruleClass: 'soft',
  form: 'distribution',
  reach: 'unit',
  needs: ['batch', 'batch_line', 'village'],
  *check(ledger, { period, thresholds }) {
    const year = yearOfPeriod(period);
    for (const [villageId, total] of villageYearTotals(ledger, year)) {
      if (total.incomplete.length > 0) continue;
      const above = total.amount > thresholds.villageAmountMax;
      const below = total.amount < thresholds.villageAmountMin && periodKind(period) === 'year';
      if (!above && !below) continue;
      const limit = above ? thresholds.villageAmountMax : thresholds.villageAmountMin;
      const args = {
        village: villageArg(ledger, villageId),
        year: integerArg(year),
        ...compared(total.amount, limit),
        low: moneyArg(thresholds.villageAmountMin),
        high: moneyArg(thresholds.villageAmountMax),
      };
      yield { recordType: 'batch_line', recordId: total.records.at(-1) ?? null, field: 'amount', args };
    }
  },
};

/**
 * S94: Σ lines of batches dated in the calendar year = village_year.enclave_income, at annual closing; not judged while
 * that is blank. What went to villages merged into this one counts here unless they have a village year of their own.
 * Model §6, §5.8.
 */
const S94: Rule = {
  id: 'S94',
  ruleClass: 'soft',
  form: 'distribution',
  reach: 'unit',
  needs: ['batch', 'batch_line', 'village', 'village_merger', 'village_year'],
  *check(ledger, { period }) {
    if (periodKind(period) !== 'year') return;
    const year = yearOfPeriod(period);
    const rows = ledger.all('village_year').filter((row) => row.year === year);
    const ownRow = new Set(rows.map((row) => row.village_id));
    const totals = villageYearTotals(ledger, year);
    for (const row of rows) {
      if (row.enclave_income === null) continue;
      const villages = [
        row.village_id,
        ...predecessors(ledger, row.village_id).filter((old) => !ownRow.has(old)),
      ];
      const parts = villages.map((id) => totals.get(id));
      if (parts.some((part) => (part?.incomplete.length ?? 0) > 0)) continue;
      const distributed = sumFen(parts.map((part) => part?.amount ?? fen(0)));
      if (distributed === row.enclave_income) continue;
      const args = {
        village: villageArg(ledger, row.village_id),
        year: integerArg(year),
        ...compared(distributed, row.enclave_income),
      };
      yield { recordType: 'village_year', recordId: row.id, field: 'enclave_income', args };
    }
  },
};

/** Rules that judge a unit's own pool and distribution. */
export const distributionRules: readonly Rule[] = [H46, S46, H47, S48, H49, S50, S51, S94];
