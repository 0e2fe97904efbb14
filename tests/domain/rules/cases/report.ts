import type { IsoDate } from '../../../../db/domain/dates.ts';
import { period } from '../../../../db/domain/period.ts';
import { HOME, yuan } from '../../../support/ledger-builder.ts';
import { empty, head, plain, type RuleCase } from './case.ts';

const atReport = { recordType: 'report', recordId: null } as const;
const day = (text: string) => text as IsoDate;
const nilQuarter = () => plain().with('declaration', { period: '2021Q2', kind: 'nil' });
const quarter = { period: period('2021Q2'), forms: ['return'] } as const;
const fullDue = () => plain().with('due');

export const reportCases: readonly RuleCase[] = [
  {
    rule: 'H04',
    what: 'a year before the county was listed',
    passing: plain,
    context: { forms: ['return'] },
    breaking: (b) => b.change('county', 'county-1', { member_from: '2024-08-01' }),
    names: {
      ...atReport,
      field: 'area_code',
      args: { unit: HOME, period: '2021', form: 'return' },
    },
  },
  {
    rule: 'H56',
    what: 'a second version without a reason',
    passing: empty,
    context: { head: head({ version: 2, correction_reason: '补录凭证' }) },
    brokenContext: { head: head({ version: 2, correction_reason: ' ' }) },
    names: { ...atReport, field: 'correction_reason', args: { version: 2 } },
  },
  {
    rule: 'H57',
    what: 'no statistics lead',
    passing: empty,
    context: { head: head() },
    brokenContext: { head: head({ stat_head: null }) },
    names: { ...atReport, field: 'stat_head', args: { field: 'report.stat_head' } },
  },
  {
    rule: 'H58',
    what: 'a half-year, which is not filed',
    passing: empty,
    context: { period: period('2021Q2') },
    brokenContext: { period: period('2021H1'), forms: [] },
    names: { ...atReport, field: 'period', args: { exempt: '2021H1' } },
  },
  {
    rule: 'H58',
    what: 'a year that has not begun',
    passing: empty,
    brokenContext: { period: period('2023') },
    names: { ...atReport, field: 'period', args: { future: '2023', begins: '2023-01-01', days: 356 } },
  },
  {
    rule: 'H58',
    what: 'a version that is locked',
    passing: () => empty().with('report', { status: 'locked' }),
    context: { head: head({ version: 2 }) },
    brokenContext: { head: head({ version: 1 }) },
    names: { ...atReport, field: 'version', args: { locked: '2021', version: 1 } },
  },
  {
    rule: 'S59',
    what: 'one person fills in and heads the unit, and is late',
    passing: empty,
    context: { head: head({ report_date: day('2022-02-14') }) },
    brokenContext: { head: head({ filler: '李军', report_date: day('2022-02-15') }) },
    names: {
      ...atReport,
      field: 'filler',
      args: { filler: '李军', date: '2022-02-15', deadline: '2022-02-14', days: 1 },
    },
  },
  {
    rule: 'S60',
    what: 'an approval that expired before the report date',
    passing: () => empty().with('form_head', { valid_from: '2019-01-01', valid_until: '2022-12-31' }),
    context: { head: head() },
    breaking: (b) => b.change('form_head', 'form_head-1', { valid_until: '2021-12-31' }),
    names: {
      recordType: 'form_head',
      recordId: 'form_head-1',
      field: 'valid_until',
      args: { form: 'return', until: '2021-12-31', date: '2022-01-10', days: 10 },
    },
  },
  {
    rule: 'H93',
    what: 'an empty form without a declaration',
    passing: nilQuarter,
    context: quarter,
    breaking: (b) => b.change('declaration', 'declaration-1', { kind: 'data' }),
    names: {
      recordType: 'declaration',
      recordId: 'declaration-1',
      field: 'kind',
      args: { form: 'return', period: '2021Q2', rows: 0 },
    },
  },
  {
    rule: 'H93',
    what: 'a nil report of a quarter with a receipt',
    passing: () => nilQuarter().with('receipt', { date: '2021-03-31' }),
    context: quarter,
    breaking: (b) => b.change('receipt', 'receipt-1', { date: '2021-04-01' }),
    names: {
      recordType: 'declaration',
      recordId: 'declaration-1',
      field: 'kind',
      args: { form: 'return', period: '2021Q2', kind: 'nil', count: 1 },
    },
  },
  {
    rule: 'H93',
    what: 'a month without investment, though the year is planned',
    passing: () => empty().with('project_year').with('project_opening').with('investment'),
    context: { period: period('2021-03'), forms: ['investment'] },
    breaking: (b) => b.change('investment', 'investment-1', { month: '2021-04' }),
    names: {
      recordType: 'declaration',
      recordId: null,
      field: 'kind',
      args: { form: 'investment', period: '2021-03', rows: 0 },
    },
  },
  ...required(),
];

/** REQ: a required field, and each condition that the declarations cannot say. */
function required(): readonly RuleCase[] {
  const asked = (
    what: string,
    record: readonly [type: RuleCase['names']['recordType'], id: string, field: string],
    breaking: RuleCase['breaking'] & object,
    passing: RuleCase['passing'] = plain,
  ): RuleCase => {
    const [recordType, recordId, field] = record;
    const names = { recordType, recordId, field, args: { field: `${recordType}.${field}` } };
    return { rule: 'REQ', what, passing, breaking, names };
  };
  /** A record that hangs on one that is voided. */
  const hung = (
    record: readonly [type: RuleCase['names']['recordType'], id: string, field: string],
    breaking: RuleCase['breaking'] & object,
    passing: RuleCase['passing'] = plain,
  ): RuleCase => {
    const [recordType, recordId, field] = record;
    const names = { recordType, recordId, field, args: { voided: `${recordType}.${field}` } };
    return { rule: 'REQ', what: `${recordType}.${field} of what is voided`, passing, breaking, names };
  };
  return [
    {
      rule: 'REQ',
      what: 'an amount a thousand times beyond all that can be meant',
      passing: plain,
      breaking: (b) => b.change('contribution', 'contribution-1', { amount: yuan('100000000000.01') }),
      names: {
        recordType: 'contribution',
        recordId: 'contribution-1',
        field: 'amount',
        args: { odd: 'contribution.amount', v: yuan('100000000000.01') },
      },
    },
    hung(['contribution', 'contribution-1', 'enclave_id'], (b) =>
      b.change('enclave', 'enclave-1', { voided: true }),
    ),
    hung(
      ['receipt', 'receipt-1', 'enclave_id'],
      (b) => b.change('enclave', 'enclave-2', { voided: true }),
      () => plain().with('enclave').with('receipt', { enclave_id: 'enclave-2' }),
    ),
    hung(['contribution', 'contribution-1', 'holder_village_id'], (b) =>
      b.change('village', 'village-1', { voided: true }),
    ),
    hung(['enclave', 'enclave-1', 'host_id'], (b) => b.change('host', 'host-1', { voided: true })),
    asked('a required field', ['village', 'village-1', 'weak_basis'], (b) =>
      b.change('village', 'village-1', { weak_basis: null }),
    ),
    asked(
      'an agreed amount that departs from the terms',
      ['due', 'due-1', 'override_reason'],
      (b) => b.change('due', 'due-1', { agreed: yuan(100_000) }),
      fullDue,
    ),
    asked(
      'the accrual of a fixed due',
      ['due', 'due-1', 'accrual_to'],
      (b) => b.change('due', 'due-1', { accrual_to: null }),
      fullDue,
    ),
    asked('the village that holds', ['contribution', 'contribution-1', 'holder_village_id'], (b) =>
      b.change('contribution', 'contribution-1', { holder_village_id: null }),
    ),
    asked('the company that holds', ['contribution', 'contribution-1', 'holder_name'], (b) =>
      b.change('contribution', 'contribution-1', { holder_kind: 'villageCompany' }),
    ),
    asked(
      'the price of land quota',
      ['contribution', 'contribution-1', 'unit_price'],
      (b) => b.change('contribution', 'contribution-1', { unit_price: null }),
      () =>
        plain().change('contribution', 'contribution-1', {
          asset_form: 'landQuota',
          quota_mu: 200,
          unit_price: yuan(500_000),
        }),
    ),
    asked('the vehicle of a signed enclave', ['enclave', 'enclave-1', 'vehicle_name'], (b) =>
      b.change('enclave', 'enclave-1', { vehicle_name: null }),
    ),
    asked('the floor area of a weak-village enclave', ['enclave', 'enclave-1', 'floor_area_m2'], (b) =>
      b.change('enclave', 'enclave-1', { floor_area_m2: null }),
    ),
    asked('the planned area of an industrial enclave', ['enclave', 'enclave-1', 'planned_area_mu'], (b) =>
      b.change('enclave', 'enclave-1', { kind: 'industrial' }),
    ),
    asked('the kind of an agreement', ['stage_event', 'stage_event-1', 'agreement_kind'], (b) =>
      b.change('stage_event', 'stage_event-1', { agreement_kind: null }),
    ),
    asked('the code of a host that has one', ['host', 'host-1', 'host_code'], (b) =>
      b.change('host', 'host-1', { host_code: null }),
    ),
    asked(
      'the area that a functional zone lies in',
      ['host', 'host-1', 'parent_code'],
      (b) => b.change('host', 'host-1', { parent_code: null }),
      () => plain().change('host', 'host-1', { host_kind: 'functionalZone', host_code: null }),
    ),
  ];
}
