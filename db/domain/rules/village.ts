import { countyOf, isVillageCommittee, townOf } from '../codes/area-code.ts';
import { dateOf, daysBetween, type IsoDate, yearOf } from '../dates.ts';
import { holdingOf } from '../figures/contribution-balance.ts';
import { mergerOf } from '../figures/village-history.ts';
import type { Ledger } from '../ledger.ts';
import { periodEnd } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { balanceAt } from '../time-weighting.ts';
import { dateArg, type Finding, integerArg, type Rule, textArg } from './rule.ts';
import { villageIncomeRules } from './village-income.ts';

/** Rules of the village form (H21 and S22 of a project's site, too); those of the village years stand in `village-income.ts`. */
export const villageRuleIds = ['H21', 'S22', 'S23', 'S24', 'H25', 'H26', 'H27', 'S27', 'S28', 'S29'] as const;
export type VillageRuleId = (typeof villageRuleIds)[number];

type Village = RecordOf<'village'>;

function at(village: Village, field: string, args: Finding['args']): Finding {
  return { recordType: 'village', recordId: village.id, field, args };
}

function atSite(project: RecordOf<'project'>, args: Finding['args']): Finding {
  return { recordType: 'project', recordId: project.id, field: 'site_code', args };
}

/**
 * H21: a village code has 12 digits, the first 6 those of the reporting county, and is of one village only: a village
 * entered twice would be paid twice. The code of a project's site has 12 digits; it may lie in another county. Model §6,
 * §2.4 natural key.
 */
const H21: Rule = {
  id: 'H21',
  ruleClass: 'hard',
  form: null,
  // Other records are asked only whether they have the same code: a page's slice names the twins that it holds.
  reach: 'record',
  needs: ['village', 'project'],
  *check(ledger, { unit, forms }) {
    for (const project of forms.includes('project') ? ledger.all('project') : []) {
      const code = project.site_code;
      if (code === null || code.length === 12) continue;
      yield atSite(project, { v: textArg(code), digits: integerArg(code.length) });
    }
    if (!forms.includes('village')) return;
    for (const village of ledger.all('village')) {
      const code = village.village_code;
      const [first] = ledger.where('village', 'village_code', code);
      if (first !== undefined && first.id !== village.id) {
        yield at(village, 'village_code', { v: textArg(code), same: textArg(first.name ?? first.id) });
      }
      const digits = code.length;
      if (digits !== 12) yield at(village, 'village_code', { v: textArg(code), digits: integerArg(digits) });
      else if (countyOf(code) !== unit) {
        yield at(village, 'village_code', { v: textArg(code), county: textArg(unit) });
      }
    }
  },
};

/**
 * S22: digits 1–9 of the code, and the town code if another, are a township at the day of recognition; those of a
 * project's site on the day it was brought in. Model §6.
 */
const S22: Rule = {
  id: 'S22',
  ruleClass: 'soft',
  form: null,
  reach: 'record',
  needs: ['village', 'project'],
  *check(ledger, { areas, period, forms }) {
    for (const project of forms.includes('project') ? ledger.all('project') : []) {
      const on = project.introduced_date ?? periodEnd(period);
      const town = project.site_code?.length === 12 ? townOf(project.site_code) : null;
      if (town !== null && !areas.isValid(town, on))
        yield atSite(project, { v: textArg(town), date: dateArg(on) });
    }
    if (!forms.includes('village')) return;
    for (const village of ledger.all('village')) {
      const on = village.weak_from ?? periodEnd(period);
      const town = townOf(village.village_code);
      if (town !== null && !areas.isValid(town, on)) {
        yield at(village, 'village_code', { v: textArg(town), date: dateArg(on) });
      } else if (town !== null && village.town_code !== null && village.town_code !== town) {
        yield at(village, 'town_code', { v: textArg(village.town_code), town: textArg(town) });
      }
    }
  },
};

/**
 * S23: the last 3 digits are those of a village committee (200–399); a merged village's code is not used on. A project's
 * site may lie in a residents' committee or a zone: it is not judged. Model §6.
 */
const S23: Rule = {
  id: 'S23',
  ruleClass: 'soft',
  form: 'village',
  reach: 'unit',
  needs: ['village', 'village_merger', 'contribution', 'village_year', 'batch', 'batch_line'],
  *check(ledger, { period }) {
    for (const village of ledger.all('village')) {
      const merged = mergerOf(ledger, village.id, periodEnd(period))?.date ?? null;
      const used = merged === null ? null : usedAfter(ledger, village.id, merged, periodEnd(period));
      if (village.village_code.length === 12 && !isVillageCommittee(village.village_code)) {
        yield at(village, 'village_code', { v: textArg(village.village_code.slice(9)) });
      } else if (merged !== null && used !== null) {
        yield at(village, 'village_code', { merged: dateArg(merged), used: dateArg(used) });
      }
    }
  },
};

/** A day on which something still stands under a merged village's code; null where nothing does. */
function usedAfter(ledger: Ledger, villageId: string, merged: IsoDate, end: IsoDate): IsoDate | null {
  const enclaves = Map.groupBy(
    ledger
      .where('contribution', 'holder_village_id', villageId)
      .filter((row) => row.beneficiary_village_id === null),
    (row) => `${row.enclave_id}/${row.home_county}`,
  );
  for (const rows of enclaves.values()) {
    if (balanceAt(holdingOf(rows, 'principal').movements, end) > 0) return end;
  }
  const year = ledger.where('village_year', 'village_id', villageId).find((row) => row.year > yearOf(merged));
  if (year !== undefined) return dateOf(year.year, 12, 31);
  const paid = ledger
    .where('batch_line', 'village_id', villageId)
    .map((line) => ledger.get('batch', line.batch_id)?.date ?? null);
  return paid.find((date) => date !== null && date > merged && date <= end) ?? null;
}

/** S24 (hint): households, and persons per household, within the usual ranges. Model §6. */
const S24: Rule = {
  id: 'S24',
  ruleClass: 'hint',
  form: 'village',
  reach: 'record',
  needs: ['village'],
  *check(ledger, { thresholds }) {
    const { householdsMin: low, householdsMax: high } = thresholds;
    const { personsPerHouseholdMin: fewest, personsPerHouseholdMax: most } = thresholds;
    for (const village of ledger.all('village')) {
      const { households, population } = village;
      if (households === null) continue;
      if (households < low || households > high) {
        const args = { a: integerArg(households), low: integerArg(low), high: integerArg(high) };
        yield at(village, 'households', args);
      } else if (
        population !== null &&
        (population < households * fewest || population > households * most)
      ) {
        // One decimal; households are above 0 here.
        const perHousehold = textArg((population / households).toFixed(1));
        yield at(village, 'population', {
          b: perHousehold,
          fewest: integerArg(fewest),
          most: integerArg(most),
        });
      }
    }
  },
};

/** H25: weak_from ≤ weak_to. Model §6. */
const H25: Rule = {
  id: 'H25',
  ruleClass: 'hard',
  form: 'village',
  reach: 'record',
  needs: ['village'],
  *check(ledger) {
    for (const village of ledger.all('village')) {
      const { weak_from: from, weak_to: to } = village;
      if (from === null || to === null || from <= to) continue;
      const args = { from: dateArg(from), to: dateArg(to), days: integerArg(daysBetween(to, from)) };
      yield at(village, 'weak_to', args);
    }
  },
};

export const villageRules: readonly Rule[] = [H21, S22, S23, S24, H25, ...villageIncomeRules];
