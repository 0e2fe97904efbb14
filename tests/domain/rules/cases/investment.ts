import type { GivenValues, LedgerBuilder } from '../../../support/ledger-builder.ts';
import { wan } from '../../../support/ledger-builder.ts';
import { empty, type RuleCase } from './case.ts';

/** A project since March with 2 and 3 million in the first two months; 9 million planned this year, 90 in all. */
export const invested = () =>
  empty()
    .with('project')
    .with('project_status')
    .with('project_year')
    .with('investment', { month: '2021-03', inv_month: wan(200), fund_month: wan(300) })
    .with('investment', {
      month: '2021-04',
      inv_month: wan(300),
      fund_month: wan(100),
      progress_text: '基础施工',
    });
const first = (given: GivenValues<'investment'>) => (b: LedgerBuilder) =>
  b.change('investment', 'investment-1', given);
const last = (given: GivenValues<'investment'>) => (b: LedgerBuilder) =>
  b.change('investment', 'investment-2', given);
const with2 = (given: GivenValues<'investment'>) => () => last(given)(invested());
const row = { recordType: 'investment', recordId: 'investment-2' } as const;

const cases: readonly RuleCase[] = [
  {
    rule: 'H65',
    what: 'a negative month without a reason',
    passing: with2({ inv_month: wan(-50), negative_reason: '核减上月虚报工程量' }),
    breaking: last({ negative_reason: '  ' }),
    names: {
      ...row,
      field: 'negative_reason',
      args: { field: 'investment.inv_month', negative: wan(-50), d: wan(50) },
    },
  },
  {
    rule: 'H65',
    what: 'more taken back than the year reported',
    passing: with2({ inv_month: wan(-200), negative_reason: '核减上月虚报工程量' }),
    breaking: last({ inv_month: wan(-201) }),
    names: { ...row, field: 'inv_month', args: { month: wan(-201), ytd: wan(-1), below: wan(1) } },
  },
  {
    rule: 'H67',
    what: 'a row of January',
    passing: () => first({ month: '2021-02' })(invested()),
    breaking: first({ month: '2021-01' }),
    names: {
      ...row,
      recordId: 'investment-1',
      field: 'month',
      args: { january: '2021-01', february: '2021-02', a: wan(200) },
    },
  },
  {
    rule: 'S68',
    what: 'less since start than in the year',
    passing: () =>
      invested().change('project', 'project-1', { start_date: '2020-03-01' }).with('project_opening'),
    breaking: (b) => b.change('project_opening', 'project_opening-1', { inv_cum: wan(-10) }),
    names: { ...row, field: 'inv_cum', args: { less: wan(490), ytd: wan(500), short: wan(10) } },
  },
  {
    rule: 'S68',
    what: 'land paid before the start of this year',
    passing: invested,
    breaking: (b) => b.with('project_opening', { inv_cum: wan(80) }),
    names: {
      ...row,
      field: 'inv_cum',
      args: { started: '2021-03-01', a: wan(580), b: wan(500), d: wan(80) },
    },
  },
  {
    rule: 'S70',
    what: 'more than 120 % of the plan',
    passing: with2({ inv_month: wan(10_600) }),
    breaking: last({ inv_month: wan(10_690) }),
    names: {
      ...row,
      field: 'inv_cum',
      args: { a: wan(10_890), b: wan(9_000), d: wan(1_890), p: 1_210_000, high: 1_200_000 },
    },
  },
  {
    rule: 'S70',
    what: 'in production with half of the plan',
    passing: with2({ inv_month: wan(6_100) }),
    breaking: (b) =>
      last({ inv_month: wan(4_300) })(b).with('project_status', {
        status: 'inProduction',
        date: '2021-04-20',
      }),
    names: {
      ...row,
      field: 'inv_cum',
      args: {
        a: wan(4_500),
        b: wan(9_000),
        d: wan(4_500),
        p: 500_000,
        producing: 'inProduction',
        low: 700_000,
      },
    },
  },
  {
    rule: 'H71',
    what: 'components that miss the year to date by a fen',
    passing: with2({ construction: wan(400), other_cost: wan(100) }),
    breaking: last({ other_cost: wan(100) - 1 }),
    names: { ...row, field: 'construction', args: { a: wan(500) - 1, b: wan(500), d: 1 } },
  },
  {
    rule: 'H72',
    what: 'land above other costs',
    passing: with2({ other_cost: wan(500), land_purchase: wan(500) }),
    breaking: last({ land_purchase: wan(501) }),
    names: { ...row, field: 'land_purchase', args: { a: wan(501), b: wan(500), d: wan(1) } },
  },
  {
    rule: 'H73',
    what: 'sources that take in what was brought over',
    passing: () => {
      const builder = invested().change('project_year', 'project_year-1', { carry_in: wan(50) });
      return last({ fund_loans: wan(100), fund_self: wan(300) })(builder);
    },
    breaking: last({ fund_self: wan(350) }),
    names: {
      ...row,
      field: 'fund_loans',
      args: { a: wan(450), b: wan(400), d: wan(50), carried: wan(50) },
    },
  },
  {
    rule: 'H73',
    what: 'a negative source',
    passing: with2({ fund_loans: 0, fund_self: wan(400) }),
    breaking: last({ fund_loans: wan(-1), fund_self: wan(401) }),
    names: {
      ...row,
      field: 'fund_loans',
      args: { field: 'investment.fund_loans', negative: wan(-1), below: wan(1) },
    },
  },
  {
    rule: 'H74',
    what: 'more assets than investment',
    passing: with2({ new_fixed_assets: wan(500) }),
    breaking: last({ new_fixed_assets: wan(501) }),
    names: { ...row, field: 'new_fixed_assets', args: { a: wan(501), b: wan(500), d: wan(1) } },
  },
  {
    rule: 'H74',
    what: 'more assets than investment before a final account',
    passing: with2({
      new_fixed_assets: wan(500),
      prior_year_adjustment: wan(-20),
      adjustment_reason: '决算审减',
    }),
    breaking: last({ new_fixed_assets: wan(501) }),
    names: {
      ...row,
      field: 'new_fixed_assets',
      args: { a: wan(501), b: wan(500), d: wan(1), reduced: wan(20) },
    },
  },
  {
    rule: 'S75',
    what: 'tax above output',
    passing: with2({ output: wan(100), tax: wan(100) }),
    breaking: last({ tax: wan(101) }),
    names: { ...row, field: 'tax', args: { tax: wan(101), output: wan(100), more: wan(1) } },
  },
  {
    rule: 'S75',
    what: 'output of five thousand yuan a job',
    passing: with2({ output: wan(100), jobs: 10 }),
    breaking: last({ output: wan(5) }),
    names: {
      ...row,
      field: 'output',
      args: { each: wan(0.5), low: wan(10), high: wan(2_000), d: wan(9.5), jobs: 10 },
    },
  },
  {
    rule: 'S76',
    what: 'three months without investment, and the same words again',
    passing: () =>
      first({ month: '2021-11', inv_month: 0 })(invested())
        .change('investment', 'investment-2', { month: '2021-12', inv_month: 1 })
        .with('investment', { month: '2021-10', inv_month: 0, progress_text: '停工待料' }),
    breaking: last({ inv_month: 0, progress_text: '场地平整' }),
    names: { ...row, field: 'inv_month', args: { months: 3, a: 0, same: '2021-11' } },
  },
  {
    rule: 'REQ',
    what: 'why earlier years are adjusted',
    passing: with2({ prior_year_adjustment: 0 }),
    breaking: last({ prior_year_adjustment: 1 }),
    names: { ...row, field: 'adjustment_reason', args: { field: 'investment.adjustment_reason' } },
  },
  {
    rule: 'REQ',
    what: 'a year with investment and without a plan, once',
    passing: invested,
    breaking: (b) => b.change('project_year', 'project_year-1', { year: 2020 }),
    names: { ...row, field: 'year_plan', args: { field: 'investment.year_plan' } },
  },
  {
    rule: 'REQ',
    what: 'investment of a voided project',
    passing: () =>
      invested().change('investment', 'investment-1', { voided: true }).with('project', { name: '二期' }),
    breaking: (b) =>
      b
        .change('project_year', 'project_year-1', { voided: true })
        .change('project', 'project-1', { voided: true }),
    names: { ...row, field: 'project_id', args: { voided: 'investment.project_id' } },
  },
  {
    rule: 'REQ',
    what: 'one row a project and month',
    passing: invested,
    breaking: last({ month: '2021-03' }),
    names: { ...row, field: 'month', args: { again: '试验精密零件项目', of: '2021-03' } },
  },
  {
    rule: 'REQ',
    what: 'a month of the whole or of its part, not of both',
    passing: () =>
      invested()
        .with('project', { name: '一号厂房', parent_project_id: 'project-1' })
        .with('project_status', { project_id: 'project-2' })
        .with('project_year', { project_id: 'project-2' })
        .with('investment', { project_id: 'project-2', month: '2021-05' }),
    breaking: (b) => b.change('investment', 'investment-3', { month: '2021-04' }),
    names: {
      recordType: 'investment',
      recordId: 'investment-3',
      field: 'month',
      args: { whole: '试验精密零件项目', of: '2021-04' },
    },
  },
  {
    rule: 'REQ',
    what: 'an opening balance of a year’s last day',
    passing: () => invested().with('project_opening'),
    breaking: (b) => b.change('project_opening', 'project_opening-1', { as_of: '2021-01-31' }),
    names: {
      recordType: 'project_opening',
      recordId: 'project_opening-1',
      field: 'as_of',
      args: { opened: '2021-01-31' },
    },
  },
];

export const investmentCases: readonly RuleCase[] = cases.map((one) => ({
  ...one,
  context: { forms: ['investment'] },
}));
