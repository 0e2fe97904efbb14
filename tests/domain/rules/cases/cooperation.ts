import { Ledger } from '../../../../db/domain/ledger.ts';
import { yuan } from '../../../support/ledger-builder.ts';
import { empty, type RuleCase } from './case.ts';

const measure = () => empty().with('policy').with('policy_measure', { due: '2022-06-30' });
const exchange = () => empty().with('exchange', { end_date: '2023-06-30' });
const pair = () =>
  empty()
    .with('exchange', { headcount: 1, end_date: '2021-10-31' })
    .with('exchange', { headcount: 1, start_date: '2021-11-01', post: '主任' })
    .with('exchange_person', { exchange_id: 'exchange-1' })
    .with('exchange_person', { exchange_id: 'exchange-2' });
const education = () => empty().with('education');
const medical = () => empty().with('medical', { level34_surgery_share: 350_000 });
const lastShare = (level34_surgery_share: number) => {
  const previous = new Ledger(medical().change('medical', 'medical-1', { level34_surgery_share }).records());
  return { previous };
};

const at = (recordType: string, recordId: string | null, field: string) => ({ recordType, recordId, field });

export const cooperationCases: readonly RuleCase[] = [
  {
    rule: 'H77',
    what: 'an indicator without a target',
    passing: () =>
      measure().change('policy_measure', 'policy_measure-1', { kpi_name: '平台', kpi_target: '建成' }),
    breaking: (b) => b.change('policy_measure', 'policy_measure-1', { kpi_target: ' ' }),
    names: { ...at('policy_measure', 'policy_measure-1', 'kpi_target'), args: { kpi: '平台' } },
  },
  {
    rule: 'H77',
    what: 'due before the plan was issued',
    passing: () => measure().change('policy_measure', 'policy_measure-1', { due: '2021-05-22' }),
    breaking: (b) => b.change('policy_measure', 'policy_measure-1', { due: '2021-05-21' }),
    names: {
      ...at('policy_measure', 'policy_measure-1', 'due'),
      args: { due: '2021-05-21', issued: '2021-05-22', days: 1 },
    },
  },
  {
    rule: 'S78',
    what: 'due at the end of the year and not done',
    passing: () => measure().change('policy_measure', 'policy_measure-1', { due: '2022-01-01' }),
    breaking: (b) => b.change('policy_measure', 'policy_measure-1', { due: '2021-12-01' }),
    names: {
      ...at('policy_measure', 'policy_measure-1', 'state'),
      args: { due: '2021-12-01', state: 'underWay', days: 30 },
    },
  },
  {
    rule: 'H79',
    what: 'an exchange that ends before it begins',
    passing: () => exchange().change('exchange', 'exchange-1', { end_date: '2020-11-01' }),
    breaking: (b) => b.change('exchange', 'exchange-1', { end_date: '2020-10-31' }),
    names: {
      ...at('exchange', 'exchange-1', 'end_date'),
      args: { from: '2020-11-01', to: '2020-10-31', days: 1 },
    },
  },
  {
    rule: 'H79',
    what: 'a twinning of hospitals that ends before it begins',
    passing: () => medical().change('medical', 'medical-1', { end_date: '2024-03-31' }),
    breaking: (b) => b.change('medical', 'medical-1', { end_date: '2021-03-31' }),
    names: {
      ...at('medical', 'medical-1', 'end_date'),
      args: { from: '2021-04-01', to: '2021-03-31', days: 1 },
    },
  },
  {
    rule: 'H80',
    what: 'a head count of none',
    passing: exchange,
    breaking: (b) => b.change('exchange', 'exchange-1', { headcount: 0 }),
    names: { ...at('exchange', 'exchange-1', 'headcount'), args: { nobody: 0 } },
  },
  {
    rule: 'H80',
    what: 'another number of persons than are listed',
    passing: () => exchange().with('exchange_person'),
    breaking: (b) => b.with('exchange_person', { name: '林试' }),
    names: { ...at('exchange', 'exchange-1', 'headcount'), args: { a: 1, b: 2, d: 1 } },
  },
  {
    rule: 'S81',
    what: 'an exchange of less than six months',
    passing: () => exchange().change('exchange', 'exchange-1', { end_date: '2021-04-30' }),
    breaking: (b) => b.change('exchange', 'exchange-1', { end_date: '2021-04-29' }),
    names: {
      ...at('exchange', 'exchange-1', 'end_date'),
      args: { from: '2020-11-01', to: '2021-04-29', months: 5, low: 6, high: 36, d: 1 },
    },
  },
  {
    rule: 'S81',
    what: 'an exchange that goes on after 36 months',
    passing: () => empty().with('exchange', { start_date: '2018-12-02' }),
    breaking: (b) => b.change('exchange', 'exchange-1', { start_date: '2018-12-01' }),
    names: {
      ...at('exchange', 'exchange-1', 'end_date'),
      args: { from: '2018-12-01', ongoing: '2021-12-31', months: 37, low: 6, high: 36, d: 1 },
    },
  },
  {
    rule: 'S81',
    what: 'one person in two posts on the same day',
    passing: pair,
    breaking: (b) => b.change('exchange', 'exchange-2', { start_date: '2021-10-31' }),
    names: {
      ...at('exchange_person', 'exchange_person-2', 'name'),
      args: {
        person: '陈试',
        post: '主任',
        post_from: '2021-10-31',
        other: '副局长',
        other_from: '2020-11-01',
      },
    },
  },
  {
    rule: 'H82',
    what: 'more residents than the team has',
    passing: () => education().change('education', 'education-1', { resident_count: 8 }),
    breaking: (b) => b.change('education', 'education-1', { resident_count: 9 }),
    names: { ...at('education', 'education-1', 'resident_count'), args: { a: 9, b: 8, d: 1 } },
  },
  {
    rule: 'S83',
    what: 'a team of two',
    passing: () => education().change('education', 'education-1', { team_size: 3 }),
    breaking: (b) => b.change('education', 'education-1', { team_size: 2 }),
    names: {
      ...at('education', 'education-1', 'team_size'),
      args: { team: 2, low: 3, high: 30, d: 1 },
    },
  },
  {
    rule: 'S83',
    what: 'a second group that is active at the end of the year',
    passing: () => education().with('education', { start_date: '2021-03-01', end_date: '2021-08-31' }),
    breaking: (b) => b.change('education', 'education-2', { end_date: null }),
    names: {
      ...at('education', 'education-1', 'kind'),
      args: { kind: 'hopeGroup', date: '2021-12-31', count: 2, expected: 1, more: 1 },
    },
  },
  {
    rule: 'S83',
    what: 'no group, though there is other twinning',
    passing: () => education().with('education', { kind: 'crossRegion' }),
    breaking: (b) => b.change('education', 'education-1', { end_date: '2021-12-30' }),
    names: {
      ...at('education', null, 'kind'),
      args: { kind: 'hopeGroup', date: '2021-12-31', count: 0, expected: 1, more: 1 },
    },
  },
  {
    rule: 'H84',
    what: 'a share above the whole',
    passing: () => medical().change('medical', 'medical-1', { local_treatment_rate: 1_000_000 }),
    breaking: (b) => b.change('medical', 'medical-1', { local_treatment_rate: 1_000_001 }),
    names: {
      ...at('medical', 'medical-1', 'local_treatment_rate'),
      args: { field: 'medical.local_treatment_rate', share: 1_000_001, d: 1 },
    },
  },
  {
    rule: 'H84',
    what: 'a hospital that helps itself',
    passing: medical,
    breaking: (b) => b.change('medical', 'medical-1', { helped_hospital: '省试验医院 ' }),
    names: { ...at('medical', 'medical-1', 'helped_hospital'), args: { same: '省试验医院' } },
  },
  {
    rule: 'S85',
    what: 'a helping hospital of a lower grade',
    passing: () => medical().change('medical', 'medical-1', { helped_grade: '3A' }),
    breaking: (b) => b.change('medical', 'medical-1', { helper_grade: '3B' }),
    names: { ...at('medical', 'medical-1', 'helper_grade'), args: { helper: '3B', helped: '3A' } },
  },
  {
    rule: 'S85',
    what: 'a share that changed by more than ten points since the last report',
    passing: medical,
    context: lastShare(250_000),
    brokenContext: lastShare(249_999),
    names: {
      ...at('medical', 'medical-1', 'level34_surgery_share'),
      args: {
        field: 'medical.level34_surgery_share',
        a: 350_000,
        b: 249_999,
        d: 100_001,
        limit: 100_000,
      },
    },
  },
  {
    rule: 'H86',
    what: 'parts above the whole',
    passing: () => empty().with('aid', { aid_fund: yuan(3_000_000) }),
    breaking: (b) => b.change('aid', 'aid-1', { income_raising: yuan('2000000.01') }),
    names: {
      ...at('aid', 'aid-1', 'aid_fund'),
      args: { a: yuan('3000000.01'), b: yuan(3_000_000), d: 1 },
    },
  },
];
