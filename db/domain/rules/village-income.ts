import { dateOf } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { addFen, type Fen, negateFen, ratioHalfUp } from '../money.ts';
import { percent, WHOLE_PERCENT } from '../percent.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { compared } from './compared.ts';
import {
  type Finding,
  fieldArg,
  integerArg,
  moneyArg,
  percentArg,
  type Rule,
  type RuleArg,
  textArg,
} from './rule.ts';
import { weakVillageLimit } from './thresholds.ts';

type VillageYear = RecordOf<'village_year'>;

function at(row: VillageYear, field: string, args: Readonly<Record<string, RuleArg>>): Finding {
  return { recordType: 'village_year', recordId: row.id, field, args };
}

const parts = [
  'total_income',
  'operating_income',
  'investment_income',
  'subsidy_income',
  'enclave_income',
] as const satisfies readonly (keyof VillageYear)[];

/** H26: total_income ≥ operating_income + subsidy_income; all parts ≥ 0 (the operating gain may be a loss). Model §6. */
const H26: Rule = {
  id: 'H26',
  ruleClass: 'hard',
  form: 'village',
  reach: 'record',
  needs: ['village_year'],
  *check(ledger) {
    for (const row of ledger.all('village_year')) {
      for (const name of parts) {
        const part = row[name];
        if (part === null || part >= 0) continue;
        const args = {
          field: fieldArg('village_year', name),
          negative: moneyArg(part),
          below: moneyArg(negateFen(part)),
        };
        yield at(row, name, args);
      }
      const { total_income: total, operating_income: operating, subsidy_income: subsidy } = row;
      if (total === null || operating === null || subsidy === null) continue;
      const sum = addFen(operating, subsidy);
      if (total < sum) yield at(row, 'total_income', compared(total, sum));
    }
  },
};

/** H27: enclave_income ≤ total_income. Model §6. */
const H27: Rule = {
  id: 'H27',
  ruleClass: 'hard',
  form: 'village',
  reach: 'record',
  needs: ['village_year'],
  *check(ledger) {
    for (const row of ledger.all('village_year')) {
      const { enclave_income: enclave, total_income: total } = row;
      if (enclave === null || total === null || enclave <= total) continue;
      yield at(row, 'enclave_income', compared(enclave, total));
    }
  },
};

/** S27: enclave_income ≤ investment_income ≤ operating_income. Model §6. */
const S27: Rule = {
  id: 'S27',
  ruleClass: 'soft',
  form: 'village',
  reach: 'record',
  needs: ['village_year'],
  *check(ledger) {
    for (const row of ledger.all('village_year')) {
      const { enclave_income: enclave, investment_income: investment, operating_income: operating } = row;
      const pairs = [
        ['enclave_income', enclave, 'investment_income', investment],
        ['investment_income', investment, 'operating_income', operating],
      ] as const;
      const wrong = pairs.find(([, part, , whole]) => part !== null && whole !== null && part > whole);
      if (wrong === undefined) continue;
      const [part, a, whole, b] = wrong;
      const names = { part: fieldArg('village_year', part), whole: fieldArg('village_year', whole) };
      yield at(row, part, { ...names, ...compared(a as Fen, b as Fen) });
    }
  },
};

/**
 * S28: weak at the year's end, though the income reaches the exit thresholds; or not weak though it is below those of
 * recognition. Model §6, §2.4.
 */
const S28: Rule = {
  id: 'S28',
  ruleClass: 'soft',
  form: 'village',
  reach: 'unit',
  needs: ['village', 'village_year'],
  *check(ledger, { thresholds }) {
    for (const row of ledger.all('village_year')) {
      const village = ledger.get('village', row.village_id);
      const { total_income: total, operating_income: operating, year } = row;
      if (village === undefined || village.weak_from === null || total === null || operating === null)
        continue;
      const yearEnd = dateOf(year, 12, 31);
      const weak = village.weak_from <= yearEnd && (village.weak_to === null || village.weak_to > yearEnd);
      const limit = weakVillageLimit(thresholds, weak ? 'exit' : 'recognition', year);
      if (limit === undefined) continue;
      const operatingReached = limit.operatingIncome === null || operating >= limit.operatingIncome;
      const reached = total >= limit.totalIncome && operatingReached;
      if (reached !== weak) continue;
      const byTotal = weak || total < limit.totalIncome || limit.operatingIncome === null;
      const status = weak ? 'weak' : 'exited';
      const figures = byTotal
        ? compared(total, limit.totalIncome)
        : compared(operating, limit.operatingIncome ?? limit.totalIncome);
      const args = {
        [status]: textArg(village.name ?? village.village_code),
        year: integerArg(year),
        ...figures,
      };
      yield at(row, byTotal ? 'total_income' : 'operating_income', args);
    }
  },
};

function lastYear(ledger: Ledger, row: VillageYear): VillageYear | undefined {
  return ledger.where('village_year', 'village_id', row.village_id).find((one) => one.year === row.year - 1);
}

/** S29: |total_income ÷ last year − 1| ≤ 50 %; not judged on a year without income. Model §6. */
const S29: Rule = {
  id: 'S29',
  ruleClass: 'soft',
  form: 'village',
  reach: 'unit',
  needs: ['village_year'],
  *check(ledger, { thresholds: { incomeChange } }) {
    for (const row of ledger.all('village_year')) {
      const before = lastYear(ledger, row)?.total_income ?? null;
      if (row.total_income === null || before === null || before <= 0) continue;
      const change = BigInt(row.total_income) - BigInt(before);
      const beyond = (change < 0n ? -change : change) * WHOLE_PERCENT > BigInt(before) * BigInt(incomeChange);
      if (!beyond) continue;
      const args = {
        p: percentArg(percent(ratioHalfUp(change * WHOLE_PERCENT, BigInt(before)))),
        limit: percentArg(incomeChange),
        ...compared(row.total_income, before),
      };
      yield at(row, 'total_income', args);
    }
  },
};

export const villageIncomeRules: readonly Rule[] = [H26, H27, S27, S28, S29];
