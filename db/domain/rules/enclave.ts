import { areaToTyped } from '../area-size.ts';
import { addDays, dateOf, type IsoDate, monthOf, yearOf } from '../dates.ts';
import { fen, ratioHalfUp } from '../money.ts';
import { periodEnd } from '../period.ts';
import { compared } from './compared.ts';
import { stageRules } from './enclave-stages.ts';
import { termsRules } from './enclave-terms.ts';
import { reachedOn } from './pipeline.ts';
import { dateArg, integerArg, moneyArg, optionArg, type Rule, textArg } from './rule.ts';
import { usccRules } from './uscc.ts';

/** Rules of the enclave form; those of codes, stages and terms stand in files of their own. */
export const enclaveRuleIds = [
  'H01',
  'S02',
  'S03',
  'H09',
  'H10',
  'S11',
  'H12',
  'S13',
  'S14',
  'S15',
  'H16',
  'H17',
  'S18',
  'H19',
  'S20',
  'S87',
] as const;
export type EnclaveRuleId = (typeof enclaveRuleIds)[number];

/**
 * H09: a weak-village enclave has, from construction (purchased space: completion) on, at least one village as holder or
 * beneficiary in the contribution ledger. Its kind is one of three by declaration. Model §6.
 */
const H09: Rule = {
  id: 'H09',
  ruleClass: 'hard',
  form: 'enclave',
  reach: 'enclave',
  needs: ['enclave', 'stage_event', 'contribution'],
  *check(ledger, { period }) {
    for (const { id, kind } of ledger.all('enclave')) {
      const since = reachedOn(ledger, id, 'construction', periodEnd(period));
      if (kind !== 'weakVillage' || since === null) continue;
      const villages = ledger
        .where('contribution', 'enclave_id', id)
        .some((row) => row.holder_village_id !== null || row.beneficiary_village_id !== null);
      if (villages) continue;
      const args = { kind: optionArg('enclaveKind', kind), since: dateArg(since) };
      yield { recordType: 'enclave', recordId: id, field: 'kind', args };
    }
  },
};

/** H10: the host is none of the home counties, nor the lead county. Model §6. */
const H10: Rule = {
  id: 'H10',
  ruleClass: 'hard',
  form: 'enclave',
  reach: 'enclave',
  needs: ['enclave', 'host', 'enclave_party'],
  *check(ledger) {
    for (const { id, host_id, lead_county } of ledger.all('enclave')) {
      const host = ledger.get('host', host_id);
      if (host?.host_code == null) continue;
      const parties = ledger.where('enclave_party', 'enclave_id', id).map((party) => party.home_county);
      if (![lead_county, ...parties].includes(host.host_code)) continue;
      const args = { host: textArg(host.host_name ?? host.host_code), v: textArg(host.host_code) };
      yield { recordType: 'enclave', recordId: id, field: 'host_id', args };
    }
  },
};

const areaArg = (value: number) => textArg(areaToTyped(value as Parameters<typeof areaToTyped>[0]));

/** S11: an industrial enclave's planned area is within the usual range (50 to 5,000 mu by default). Model §6. */
const S11: Rule = {
  id: 'S11',
  ruleClass: 'soft',
  form: 'enclave',
  reach: 'record',
  needs: ['enclave'],
  *check(ledger, { thresholds: { plannedAreaMin: low, plannedAreaMax: high } }) {
    for (const { id, kind, planned_area_mu: planned } of ledger.all('enclave')) {
      if (kind !== 'industrial' || planned === null || (low <= planned && planned <= high)) continue;
      const d = planned < low ? low - planned : planned - high;
      const args = { v: areaArg(planned), low: areaArg(low), high: areaArg(high), d: areaArg(d) };
      yield { recordType: 'enclave', recordId: id, field: 'planned_area_mu', args };
    }
  },
};

/** H12: first_phase_mu ≤ planned_area_mu. Model §6. */
const H12: Rule = {
  id: 'H12',
  ruleClass: 'hard',
  form: 'enclave',
  reach: 'record',
  needs: ['enclave'],
  *check(ledger) {
    for (const { id, first_phase_mu: first, planned_area_mu: planned } of ledger.all('enclave')) {
      if (first === null || planned === null || first <= planned) continue;
      const args = { a: areaArg(first), b: areaArg(planned), d: areaArg(first - planned) };
      yield { recordType: 'enclave', recordId: id, field: 'first_phase_mu', args };
    }
  },
};

/** S13 (hint): total_investment ÷ floor_area_m2 within the usual range (2,000 to 15,000 yuan per m²). Model §6. */
const S13: Rule = {
  id: 'S13',
  ruleClass: 'hint',
  form: 'enclave',
  reach: 'record',
  needs: ['enclave'],
  *check(ledger, { thresholds: { unitCostMin: low, unitCostMax: high } }) {
    for (const { id, total_investment: total, floor_area_m2: floor } of ledger.all('enclave')) {
      if (total === null || floor === null || floor <= 0) continue;
      // Floor space is in 1/100 m².
      const cost = fen(ratioHalfUp(BigInt(total) * 100n, BigInt(floor)));
      if (low <= cost && cost <= high) continue;
      const d = compared(cost, cost < low ? low : high).d;
      const args = { v: moneyArg(cost), low: moneyArg(low), high: moneyArg(high), d };
      yield { recordType: 'enclave', recordId: id, field: 'total_investment', args };
    }
  },
};

/** S14: invested_to_date ≥ that of the last submitted package (final accounts may reduce it). Model §6. */
const S14: Rule = {
  id: 'S14',
  ruleClass: 'soft',
  form: 'enclave',
  reach: 'record',
  needs: ['enclave'],
  *check(ledger, { previous }) {
    if (previous === undefined) return;
    for (const { id, invested_to_date: now } of ledger.all('enclave')) {
      const before = previous.get('enclave', id)?.invested_to_date ?? null;
      if (now === null || before === null || now >= before) continue;
      yield { recordType: 'enclave', recordId: id, field: 'invested_to_date', args: compared(now, before) };
    }
  },
};

function oneYearAfter(date: IsoDate): IsoDate {
  const leapDay = date.endsWith('-02-29');
  const next = dateOf(yearOf(date) + 1, monthOf(date), leapDay ? 28 : Number(date.slice(8)));
  return leapDay ? addDays(next, 1) : next;
}

/** S15: a sci-tech enclave in operation for more than 12 months has tenant firms. A blank is REQ's. Model §6. */
const S15: Rule = {
  id: 'S15',
  ruleClass: 'soft',
  form: 'enclave',
  reach: 'enclave',
  needs: ['enclave', 'stage_event'],
  *check(ledger, { period }) {
    const end = periodEnd(period);
    for (const { id, kind, firms_in: firms } of ledger.all('enclave')) {
      const since = reachedOn(ledger, id, 'operating', end);
      if (kind !== 'sciTech' || since === null || oneYearAfter(since) >= end) continue;
      if (firms === null || firms > 0) continue;
      const args = { since: dateArg(since), v: integerArg(firms) };
      yield { recordType: 'enclave', recordId: id, field: 'firms_in', args };
    }
  },
};

export const enclaveRules: readonly Rule[] = [
  ...usccRules,
  H09,
  H10,
  S11,
  H12,
  S13,
  S14,
  S15,
  ...stageRules,
  ...termsRules,
];
