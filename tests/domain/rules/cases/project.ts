import { period } from '../../../../db/domain/period.ts';
import { type GivenValues, operatingEnclave, wan, yuan } from '../../../support/ledger-builder.ts';
import { empty, head, type RuleCase } from './case.ts';

const forms = ['platform', 'project'] as const;
const ofProject = { recordType: 'project', recordId: 'project-1' } as const;
const building = () => empty().with('project').with('project_status');
const project = (given: GivenValues<'project'>) => building().change('project', 'project-1', given);
const change = (given: GivenValues<'project'>) => (b: ReturnType<typeof empty>) =>
  b.change('project', 'project-1', given);
const park = () =>
  operatingEnclave()
    .change('enclave', 'enclave-1', { counted_as_platform: false })
    .with('platform', { enclave_id: 'enclave-1' });
const twice = { recordType: 'platform', field: 'counted' } as const;
const code = '2103-330825-04-01-123456';

const cases: readonly RuleCase[] = [
  {
    rule: 'H52',
    what: 'an enclave with a mark of its own, besides that of its platform',
    passing: park,
    breaking: (b) => b.change('enclave', 'enclave-1', { counted_as_platform: true }),
    names: {
      ...twice,
      recordId: 'platform-1',
      args: { count: 2, once: 1, d: 1, enclave: '龙游镇海消薄飞地' },
    },
  },
  {
    rule: 'H52',
    what: 'two counted platforms that name one enclave',
    passing: () => park().with('platform', { enclave_id: 'enclave-1', counted: false }),
    breaking: (b) => b.change('platform', 'platform-2', { counted: true }),
    names: {
      ...twice,
      recordId: 'platform-2',
      args: { count: 2, once: 1, d: 1, platform: '龙游镇海试验产业园' },
    },
  },
  {
    rule: 'H52',
    what: 'a platform that is called as a counted enclave is, without naming it',
    passing: () =>
      operatingEnclave().change('enclave', 'enclave-1', { counted_as_platform: true }).with('platform'),
    breaking: (b) => b.change('platform', 'platform-1', { name: '龙游镇海消薄飞地' }),
    names: {
      ...twice,
      recordId: 'platform-1',
      args: { count: 2, once: 1, d: 1, enclave: '龙游镇海消薄飞地' },
    },
  },
  {
    rule: 'H53',
    what: 'a code without hyphens',
    passing: building,
    breaking: change({ project_code: '21033308250401123456' }),
    names: { ...ofProject, field: 'project_code', args: { v: '21033308250401123456', digits: 20 } },
  },
  {
    rule: 'H53',
    what: 'one code of two projects that are no one filing',
    passing: () => building().with('project', { name: '二期', parent_project_id: 'project-1' }),
    breaking: (b) => b.change('project', 'project-2', { parent_project_id: null }),
    names: {
      ...ofProject,
      recordId: 'project-2',
      field: 'project_code',
      args: { twice: code, same: '试验精密零件项目' },
    },
  },
  {
    rule: 'S53',
    what: 'a project under construction without a code',
    passing: () =>
      project({ project_code: null }).change('project_status', 'project_status-1', { status: 'preparing' }),
    breaking: (b) => b.change('project_status', 'project_status-1', { status: 'underConstruction' }),
    names: { ...ofProject, field: 'project_code', args: { status: 'underConstruction' } },
  },
  {
    rule: 'S54',
    what: 'the code of another county, given after the report',
    passing: building,
    context: { head: head() },
    breaking: change({ project_code: '2202-331121-04-01-123456' }),
    names: {
      ...ofProject,
      field: 'project_code',
      args: {
        v: '2202-331121-04-01-123456',
        area: '331121',
        county: '330825',
        given: '2022-02-01',
        date: '2022-01-10',
        days: 22,
      },
    },
  },
  {
    rule: 'H55',
    what: 'a letter before the class',
    passing: building,
    breaking: change({ industry_code: 'C3484' }),
    names: { ...ofProject, field: 'industry_code', args: { v: 'C3484', length: 5 } },
  },
  {
    rule: 'H55',
    what: 'a class that does not exist',
    passing: building,
    context: { industries: { name: () => undefined, isClass: (one) => one === '3484' } },
    breaking: change({ industry_code: '3499' }),
    names: { ...ofProject, field: 'industry_code', args: { unknown: '3499' } },
  },
  {
    rule: 'H61',
    what: 'a planned total of 0',
    passing: () => project({ planned_total: 1 }),
    breaking: change({ planned_total: 0 }),
    names: { ...ofProject, field: 'planned_total', args: { a: 0, b: 0, d: 0 } },
  },
  {
    rule: 'S62',
    what: 'a planned total below the threshold',
    passing: () => project({ planned_total: wan(500) }),
    breaking: change({ planned_total: yuan('4999999.99') }),
    names: {
      ...ofProject,
      field: 'planned_total',
      args: { small: yuan('4999999.99'), least: wan(500), short: 1 },
    },
  },
  {
    rule: 'S62',
    what: 'agreed far above planned',
    passing: () => project({ agreed_investment: wan(18_000) }),
    breaking: change({ agreed_investment: wan(27_000) }),
    names: {
      ...ofProject,
      field: 'agreed_investment',
      args: {
        agreed: wan(27_000),
        planned: wan(9_000),
        apart: wan(18_000),
        p: 3_000_000,
        low: 500_000,
        high: 2_000_000,
      },
    },
  },
  {
    rule: 'S62',
    what: 'ten thousand times less than in the last report',
    passing: () => project({ planned_total: wan(600) }),
    context: { previous: project({ planned_total: wan(1_000) }).ledger() },
    brokenContext: { previous: project({ planned_total: wan(6_000_000) }).ledger() },
    names: {
      ...ofProject,
      field: 'planned_total',
      args: { slip: 'project.planned_total', now: wan(600), last: wan(6_000_000), d: wan(5_999_400) },
    },
  },
  {
    rule: 'H63',
    what: 'a start before the signing',
    passing: building,
    breaking: change({ start_date: '2021-01-14' }),
    names: {
      ...ofProject,
      field: 'start_date',
      args: {
        field: 'project.start_date',
        date: '2021-01-14',
        earlier: 'project.sign_date',
        earlier_date: '2021-01-15',
        days: 1,
      },
    },
  },
  {
    rule: 'H63',
    what: 'a finish without a start',
    passing: () => project({ finish_date: '2021-03-01' }),
    breaking: change({ start_date: null }),
    names: {
      ...ofProject,
      field: 'start_date',
      args: { missing: 'project.start_date', finished: '2021-03-01' },
    },
  },
  {
    rule: 'S64',
    what: 'under construction without a start date',
    passing: building,
    breaking: change({ start_date: null }),
    names: {
      ...ofProject,
      field: 'start_date',
      args: { status: 'underConstruction', missing: 'project.start_date' },
    },
  },
  {
    rule: 'S64',
    what: 'construction in a project that is only being prepared',
    passing: () =>
      building()
        .change('project_status', 'project_status-1', { status: 'preparing' })
        .with('investment', { month: '2021-06', construction: 0, other_cost: wan(200) }),
    breaking: (b) => b.change('investment', 'investment-1', { construction: wan(30) }),
    names: {
      ...ofProject,
      field: 'status',
      args: { status: 'preparing', month: '2021-06', part: 'investment.construction', a: wan(30) },
    },
  },
];

export const projectCases: readonly RuleCase[] = cases.map((one) => ({
  ...one,
  context: { forms, ...one.context },
}));

/** Site codes, and what REQ asks of projects. */
export const siteCases: readonly RuleCase[] = [
  {
    rule: 'H21',
    what: 'a site with 9 digits, while one in another county is right',
    passing: () => project({ site_code: '330211101001' }),
    context: { forms },
    breaking: change({ site_code: '330211101' }),
    names: { ...ofProject, field: 'site_code', args: { v: '330211101', digits: 9 } },
  },
  {
    rule: 'S22',
    what: 'a site in a township that does not exist',
    passing: building,
    context: { forms, areas: { name: () => undefined, isValid: (one) => one === '330825101' } },
    breaking: change({ site_code: '330825999201' }),
    names: { ...ofProject, field: 'site_code', args: { v: '330825999', date: '2021-01-15' } },
  },
  {
    rule: 'REQ',
    what: 'where a partner investor comes from',
    passing: () => building().with('host'),
    context: { forms },
    breaking: change({ origin_host_id: null }),
    names: { ...ofProject, field: 'origin_host_id', args: { field: 'project.origin_host_id' } },
  },
  {
    rule: 'REQ',
    what: 'a project without any status',
    passing: building,
    context: { forms },
    breaking: (b) => b.change('project_status', 'project_status-1', { voided: true }),
    names: { ...ofProject, field: 'status', args: { field: 'project.status' } },
  },
  {
    rule: 'REQ',
    what: 'a project under construction without a row of the month',
    passing: () => building().with('project_year').with('investment', { month: '2021-06' }),
    context: { forms: ['investment'], period: period('2021-06') },
    breaking: (b) => b.change('investment', 'investment-1', { month: '2021-05' }),
    names: { ...ofProject, field: null, args: { month: '2021-06' } },
  },
];
