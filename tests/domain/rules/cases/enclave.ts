import { yuan } from '../../../support/ledger-builder.ts';
import { empty, plain, type RuleCase } from './case.ts';

const planned = () => plain().with('enclave', { kind: 'industrial', planned_area_mu: 100_000 });
const sciTech = () =>
  plain()
    .with('enclave', { kind: 'sciTech', firms_in: 3 })
    .with('stage_event', { enclave_id: 'enclave-2', stage: 'operating', date: '2020-12-30' });
const staged = (...stages: ['sitePlan' | 'agreement' | 'completed' | 'operating', string][]) => {
  const builder = empty().with('enclave');
  for (const [stage, date] of stages) {
    builder.with('stage_event', { stage, date, agreement_kind: stage === 'agreement' ? 'formal' : null });
  }
  return builder;
};
const pipeline = () =>
  staged(['sitePlan', '2018-06-01'], ['agreement', '2019-01-10'], ['completed', '2020-06-30']);
const second = { enclave_id: 'enclave-2' } as const;
const signedTwice = () =>
  pipeline()
    .with('enclave', { enclave_code: '330825-XB-02' })
    .with('stage_event', { ...second, stage: 'agreement', date: '2021-03-01', agreement_kind: 'formal' });

export const enclaveCases: readonly RuleCase[] = [
  {
    rule: 'H01',
    what: 'a wrong check character',
    passing: plain,
    breaking: (b) => b.change('enclave', 'enclave-1', { vehicle_uscc: '91331121MA2T01376Q' }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: 'vehicle_uscc',
      args: { field: 'enclave.vehicle_uscc', v: '91331121MA2T01376Q', c: 'P' },
    },
  },
  {
    rule: 'H01',
    what: 'a cooperative with a code one character short',
    passing: () => plain().change('village', 'village-1', { coop_uscc: 'N2330803MF0004225F' }),
    breaking: (b) => b.change('village', 'village-1', { coop_uscc: '9133112IMA2T0137P' }),
    names: {
      recordType: 'village',
      recordId: 'village-1',
      field: 'coop_uscc',
      args: { field: 'village.coop_uscc', v: '9133112IMA2T0137P' },
    },
  },
  {
    rule: 'S02',
    what: 'an inner code that does not fit',
    passing: plain,
    breaking: (b) => b.change('enclave', 'enclave-1', { vehicle_uscc: '111111111111111115' }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: 'vehicle_uscc',
      args: { v: '111111111111111115' },
    },
  },
  {
    rule: 'S03',
    what: 'a registering department that does not exist',
    passing: plain,
    breaking: (b) => b.change('enclave', 'enclave-1', { vehicle_uscc: '98331121MA2T013762' }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: 'vehicle_uscc',
      args: { v: '98331121MA2T013762' },
    },
  },
  {
    rule: 'H09',
    what: 'a delivered weak-village enclave without villages',
    passing: plain,
    breaking: (b) =>
      b.change('contribution', 'contribution-1', {
        holder_kind: 'stateCompany',
        holder_village_id: null,
        holder_name: '县国资公司',
      }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: 'kind',
      args: { kind: 'weakVillage', since: '2019-06-30' },
    },
  },
  {
    rule: 'H10',
    what: 'a host that is a home county',
    passing: plain,
    breaking: (b) => b.change('host', 'host-1', { host_code: '330825' }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: 'host_id',
      args: { host: '镇海区', v: '330825' },
    },
  },
  {
    rule: 'S11',
    what: 'an industrial enclave of 40 mu',
    passing: planned,
    breaking: (b) => b.change('enclave', 'enclave-2', { planned_area_mu: 4_000 }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-2',
      field: 'planned_area_mu',
      args: { v: '40', low: '50', high: '5000', d: '10' },
    },
  },
  {
    rule: 'H12',
    what: 'a first phase above the plan',
    passing: () => planned().change('enclave', 'enclave-2', { first_phase_mu: 100_000 }),
    breaking: (b) => b.change('enclave', 'enclave-2', { first_phase_mu: 100_050 }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-2',
      field: 'first_phase_mu',
      args: { a: '1000.5', b: '1000', d: '0.5' },
    },
  },
  {
    rule: 'S13',
    what: 'a floor area in the wrong unit',
    passing: plain,
    breaking: (b) => b.change('enclave', 'enclave-1', { floor_area_m2: 300_000 }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: 'total_investment',
      args: { v: yuan(40_000), low: yuan(2_000), high: yuan(15_000), d: yuan(25_000) },
    },
  },
  {
    rule: 'S14',
    what: 'a final account below the last report',
    passing: plain,
    context: { previous: plain().ledger() },
    breaking: (b) => b.change('enclave', 'enclave-1', { invested_to_date: yuan(118_000_000) }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-1',
      field: 'invested_to_date',
      args: { a: yuan(118_000_000), b: yuan(120_000_000), d: yuan(2_000_000) },
    },
  },
  {
    rule: 'S15',
    what: 'no firms after a year of operation',
    passing: sciTech,
    breaking: (b) => b.change('enclave', 'enclave-2', { firms_in: 0 }),
    names: {
      recordType: 'enclave',
      recordId: 'enclave-2',
      field: 'firms_in',
      args: { since: '2020-12-30', v: 0 },
    },
  },
  {
    rule: 'H16',
    what: 'a granted site completed without land approval and construction',
    passing: pipeline,
    breaking: (b) => b.change('enclave', 'enclave-1', { land_mode: 'granted' }),
    names: {
      recordType: 'stage_event',
      recordId: 'stage_event-3',
      field: 'stage',
      args: { from: 'agreement', to: 'completed', missing: 'landApproved' },
    },
  },
  {
    rule: 'H17',
    what: 'completed before the agreement',
    passing: pipeline,
    breaking: (b) => b.change('stage_event', 'stage_event-3', { date: '2019-01-09' }),
    names: {
      recordType: 'stage_event',
      recordId: 'stage_event-3',
      field: 'date',
      args: { stage: 'completed', on: '2019-01-09', earlier: 'agreement', earlier_on: '2019-01-10' },
    },
  },
  {
    rule: 'H17',
    what: 'a stage that lies in the future',
    passing: pipeline,
    breaking: (b) => b.change('stage_event', 'stage_event-3', { date: '2022-01-12' }),
    names: {
      recordType: 'stage_event',
      recordId: 'stage_event-3',
      field: 'date',
      args: { date: '2022-01-12', limit: '2022-01-10', days: 2 },
    },
  },
  {
    rule: 'S18',
    what: 'terms that lapsed, the renewal unsigned',
    passing: plain,
    breaking: (b) => b.change('terms', 'terms-1', { valid_to: '2021-06-30' }),
    names: {
      recordType: 'terms',
      recordId: 'terms-1',
      field: 'valid_to',
      args: { from: '2021-07-01', to: '2021-12-31' },
    },
  },
  {
    rule: 'S18',
    what: 'two versions at once',
    passing: () =>
      plain()
        .change('terms', 'terms-1', { valid_to: '2020-12-31' })
        .with('terms', { valid_from: '2021-01-01', valid_to: '2021-12-31' }),
    breaking: (b) => b.change('terms', 'terms-1', { valid_to: '2021-03-31' }),
    names: {
      recordType: 'terms',
      recordId: 'terms-2',
      field: 'valid_from',
      args: { overlap: '2021-01-01', overlap_to: '2021-03-31' },
    },
  },
  {
    rule: 'H19',
    what: 'a fixed rate without a rate',
    passing: plain,
    breaking: (b) => b.change('terms', 'terms-1', { rate_pct: null }),
    names: {
      recordType: 'terms',
      recordId: 'terms-1',
      field: 'rate_pct',
      args: { mode: 'fixedRate', field: 'terms.rate_pct' },
    },
  },
  {
    rule: 'H19',
    what: 'a floor of nothing',
    passing: () => plain().change('terms', 'terms-1', { mode: 'guaranteedFloor' }),
    breaking: (b) => b.change('terms', 'terms-1', { rate_pct: null, floor_amount: 0 }),
    names: {
      recordType: 'terms',
      recordId: 'terms-1',
      field: 'floor_amount',
      args: { mode: 'guaranteedFloor', field: 'terms.floor_amount', v: 0 },
    },
  },
  {
    rule: 'H19',
    what: 'a rate of 100.08 %',
    passing: plain,
    breaking: (b) => b.change('terms', 'terms-1', { rate_pct: 1_000_800 }),
    names: {
      recordType: 'terms',
      recordId: 'terms-1',
      field: 'rate_pct',
      args: { rate: 1_000_800, limit: 300_000 },
    },
  },
  {
    rule: 'S20',
    what: 'a rate of 4.5 %',
    passing: plain,
    breaking: (b) => b.change('terms', 'terms-1', { rate_pct: 45_000 }),
    names: {
      recordType: 'terms',
      recordId: 'terms-1',
      field: 'rate_pct',
      args: { rate: 45_000, low: 50_000, high: 120_000, d: 5_000 },
    },
  },
  {
    rule: 'S87',
    what: 'an enclave signed without a site plan',
    passing: () => signedTwice().with('stage_event', { ...second, stage: 'sitePlan', date: '2021-02-01' }),
    breaking: (b) => b.change('stage_event', 'stage_event-5', { voided: true }),
    names: {
      recordType: 'stage_event',
      recordId: 'stage_event-4',
      field: 'date',
      args: { date: '2021-12-31', a: 2, plans: 1, earlier: 0, b: 1, d: 1 },
    },
  },
];
