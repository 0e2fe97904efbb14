import { area } from '../../../domain/area-size.ts';
import { addDays, isoDate } from '../../../domain/dates.ts';
import { percent } from '../../../domain/percent.ts';
import { wanYuan } from '../entries.ts';
import { at, type Fault, fault, type Planted } from './fault.ts';
import { readyStages, type Spare } from './spare.ts';

const industrial = { kind: 'industrial', land_mode: 'granted', benefit_mode: 'taxShare' } as const;
const drafted = ['sitePlan'] as const;

/** An industrial enclave that is no more than a site plan. */
function industrialPlan(spare: Spare, planned: number, firstPhase: number | null): string {
  const areas = {
    planned_area_mu: area(planned),
    first_phase_mu: firstPhase === null ? null : area(firstPhase),
  };
  return spare.enclave({ ...industrial, floor_area_m2: null, ...areas }, drafted);
}

/** Signs enclaves without a site plan until there are more than plans and agreements older than all plans. */
function signWithoutPlans(spare: Spare): Planted {
  const events = spare.entries.all('stage_event');
  const plans = events.filter(({ stage }) => stage === 'sitePlan');
  const [firstPlan] = plans.map(({ date }) => date ?? '').toSorted();
  const signed = events.filter(({ stage }) => stage === 'agreement');
  const older = signed.filter(({ date }) => (date ?? '') < (firstPlan ?? ''));
  let newest = '';
  for (let more = signed.length; more <= plans.length + older.length; more += 1)
    newest = spare.stage(spare.enclave({}, []), 'agreement', addDays(isoDate('2021-01-01'), more));
  return at('stage_event', newest);
}

/** Enclaves, their stages and terms. */
export const enclaveFaults: readonly Fault[] = [
  fault('H09', 'a weak-village enclave under construction that no village has a share in', (spare) => {
    const stages = ['sitePlan', 'agreement', 'landApproved', 'construction'] as const;
    return at('enclave', spare.enclave({ kind: 'weakVillage', land_mode: 'granted' }, stages));
  }),
  fault('H10', 'an enclave that lies in its own county', (spare) => {
    const host_id = spare.entries.add('host', {
      host_name: spare.county.plan.name,
      host_kind: 'county',
      host_code: spare.home,
      parent_code: spare.home.slice(0, 4),
    });
    return at('enclave', spare.enclave({ host_id }));
  }),
  fault('S11', 'an industrial enclave of 12 mu', (spare) => {
    return at('enclave', industrialPlan(spare, 1_200, null));
  }),
  fault('H12', 'a first phase that is larger than the whole', (spare) => {
    return at('enclave', industrialPlan(spare, 40_000, 50_000));
  }),
  fault('S13', 'an investment ten times too large for its floor space', (spare) => {
    return at('enclave', spare.enclave({ total_investment: wanYuan(50_000) }));
  }),
  fault('S15', 'a sci-tech enclave without a tenant two years on', (spare) => {
    return at('enclave', spare.enclave({ firms_in: 0 }));
  }),
  fault('H16', 'an enclave that is in operation without having been completed', (spare) => {
    const id = spare.enclave({}, ['sitePlan', 'agreement']);
    return at('stage_event', spare.stage(id, 'operating', '2019-12-20'));
  }),
  fault('H17', 'an agreement signed before the site plan', (spare) => {
    const id = spare.enclave({}, drafted);
    return at('stage_event', spare.stage(id, 'agreement', '2018-01-10'));
  }),
  fault('S18', 'two terms for the same days', (spare) => {
    const account = spare.account();
    spare.terms(account);
    return at('terms', spare.terms(account, { valid_from: isoDate('2025-01-01') }));
  }),
  fault('H19', 'a fixed rate without a rate', (spare) => {
    return at('terms', spare.terms(spare.account(), { mode: 'fixedRate', fixed_amount: null }));
  }),
  fault('S20', 'a rate of 13 percent', (spare) => {
    const rate = { mode: 'fixedRate', fixed_amount: null, rate_pct: percent(130_000) } as const;
    return at('terms', spare.terms(spare.account(), rate));
  }),
  fault('S33', 'a contribution that was paid before the agreement', (spare) => {
    const days = { date: isoDate('2018-01-10'), interest_from: isoDate('2018-01-10') };
    return at('contribution', spare.contribution(spare.account(spare.enclave({}, readyStages)), days));
  }),
  { ...fault('S87', 'more agreements than site plans', signWithoutPlans), last: true },
];
