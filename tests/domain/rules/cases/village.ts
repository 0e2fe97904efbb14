import { yuan } from '../../../support/ledger-builder.ts';
import { empty, plain, type RuleCase } from './case.ts';

const village = () => empty().with('village', { weak_to: '2020-12-31' });
const withYear = () => village().with('village_year', { year: 2021 });
const merged = () =>
  plain()
    .with('village', { village_code: '330825101209' })
    .with('village_merger', { date: '2021-03-01' })
    .with('contribution', { kind: 'mergerOut', date: '2021-03-01' })
    .with('contribution', { kind: 'mergerIn', date: '2021-03-01', holder_village_id: 'village-2' });
const ofVillage = { recordType: 'village', recordId: 'village-1' } as const;
const ofYear = { recordType: 'village_year', recordId: 'village_year-1' } as const;

export const villageCases: readonly RuleCase[] = [
  {
    rule: 'H21',
    what: 'a code of 11 digits',
    passing: village,
    breaking: (b) => b.change('village', 'village-1', { village_code: '33082510120' }),
    names: { ...ofVillage, field: 'village_code', args: { v: '33082510120', digits: 11 } },
  },
  {
    rule: 'H21',
    what: 'a village of another county',
    passing: village,
    breaking: (b) => b.change('village', 'village-1', { village_code: '331121101201' }),
    names: { ...ofVillage, field: 'village_code', args: { v: '331121101201', county: '330825' } },
  },
  {
    rule: 'H21',
    what: 'a village entered twice',
    passing: village,
    breaking: (b) => b.with('village', { name: '试验村（重复）' }),
    names: {
      recordType: 'village',
      recordId: 'village-2',
      field: 'village_code',
      args: { v: '330825101201', same: '试验村' },
    },
  },
  {
    rule: 'S22',
    what: 'a township that does not exist',
    passing: village,
    context: { areas: { name: () => undefined, isValid: (code) => code === '330825101' } },
    breaking: (b) =>
      b.change('village', 'village-1', { village_code: '330825999201', town_code: '330825999' }),
    names: { ...ofVillage, field: 'village_code', args: { v: '330825999', date: '2016-12-31' } },
  },
  {
    rule: 'S22',
    what: 'a town code of another town',
    passing: village,
    breaking: (b) => b.change('village', 'village-1', { town_code: '330825102' }),
    names: { ...ofVillage, field: 'town_code', args: { v: '330825102', town: '330825101' } },
  },
  {
    rule: 'S23',
    what: "a residents' committee",
    passing: village,
    breaking: (b) => b.change('village', 'village-1', { village_code: '330825101001' }),
    names: { ...ofVillage, field: 'village_code', args: { v: '001' } },
  },
  {
    rule: 'S23',
    what: 'a merged village that keeps its capital',
    passing: merged,
    breaking: (b) =>
      b
        .change('contribution', 'contribution-2', { voided: true })
        .change('contribution', 'contribution-3', { voided: true }),
    names: { ...ofVillage, field: 'village_code', args: { merged: '2021-03-01', used: '2021-12-31' } },
  },
  {
    rule: 'S24',
    what: 'a village of 12 households',
    passing: () => village().change('village', 'village-1', { households: 300, population: 900 }),
    breaking: (b) => b.change('village', 'village-1', { households: 12 }),
    names: { ...ofVillage, field: 'households', args: { a: 12, low: 50, high: 3000 } },
  },
  {
    rule: 'S24',
    what: 'nine persons in each household',
    passing: () => village().change('village', 'village-1', { households: 300, population: 900 }),
    breaking: (b) => b.change('village', 'village-1', { population: 2_700 }),
    names: { ...ofVillage, field: 'population', args: { b: '9.0', fewest: 2, most: 5 } },
  },
  {
    rule: 'H25',
    what: 'an exit before the recognition',
    passing: village,
    breaking: (b) => b.change('village', 'village-1', { weak_to: '2016-12-30' }),
    names: { ...ofVillage, field: 'weak_to', args: { from: '2016-12-31', to: '2016-12-30', days: 1 } },
  },
  {
    rule: 'H26',
    what: 'a total one fen below its parts',
    passing: withYear,
    breaking: (b) => b.change('village_year', 'village_year-1', { total_income: yuan('199999.99') }),
    names: {
      ...ofYear,
      field: 'total_income',
      args: { a: yuan('199999.99'), b: yuan(200_000), d: yuan('0.01') },
    },
  },
  {
    rule: 'H26',
    what: 'a negative subsidy, while a loss of the operation is right',
    passing: () => withYear().change('village_year', 'village_year-1', { operating_gain: yuan(-30_000) }),
    breaking: (b) => b.change('village_year', 'village_year-1', { subsidy_income: yuan(-1) }),
    names: {
      ...ofYear,
      field: 'subsidy_income',
      args: { field: 'village_year.subsidy_income', negative: yuan(-1), below: yuan(1) },
    },
  },
  {
    rule: 'H27',
    what: 'enclave income above the total',
    passing: withYear,
    breaking: (b) => b.change('village_year', 'village_year-1', { enclave_income: yuan(300_001) }),
    names: {
      ...ofYear,
      field: 'enclave_income',
      args: { a: yuan(300_001), b: yuan(300_000), d: yuan(1) },
    },
  },
  {
    rule: 'S27',
    what: 'enclave income booked outside investment income',
    passing: withYear,
    breaking: (b) => b.change('village_year', 'village_year-1', { investment_income: yuan(20_000) }),
    names: {
      ...ofYear,
      field: 'enclave_income',
      args: {
        part: 'village_year.enclave_income',
        whole: 'village_year.investment_income',
        a: yuan(50_000),
        b: yuan(20_000),
        d: yuan(30_000),
      },
    },
  },
  {
    rule: 'S28',
    what: 'weak, though above the exit thresholds',
    passing: withYear,
    breaking: (b) => b.change('village', 'village-1', { weak_to: null }),
    names: {
      ...ofYear,
      field: 'total_income',
      args: { weak: '试验村', year: 2021, a: yuan(300_000), b: yuan(100_000), d: yuan(200_000) },
    },
  },
  {
    rule: 'S28',
    what: 'exited, though below the threshold of recognition',
    passing: withYear,
    breaking: (b) => b.change('village_year', 'village_year-1', { total_income: yuan(90_000) }),
    names: {
      ...ofYear,
      field: 'total_income',
      args: { exited: '试验村', year: 2021, a: yuan(90_000), b: yuan(100_000), d: yuan(10_000) },
    },
  },
  {
    rule: 'S29',
    what: 'income that fell by 60 %',
    passing: () => withYear().with('village_year', { year: 2020, total_income: yuan(350_000) }),
    breaking: (b) => b.change('village_year', 'village_year-2', { total_income: yuan(750_000) }),
    names: {
      ...ofYear,
      field: 'total_income',
      args: { p: -600_000, limit: 500_000, a: yuan(300_000), b: yuan(750_000), d: yuan(450_000) },
    },
  },
];
