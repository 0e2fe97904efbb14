import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../db/domain/dates.ts';
import { formsOf } from '../../../db/domain/form-set.ts';
import { period } from '../../../db/domain/period.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import { fingerprint } from '../../../db/domain/rules/explanations.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { defaultThresholds } from '../../../db/domain/rules/thresholds.ts';
import {
  type GivenValues,
  LedgerBuilder,
  operatingEnclave,
  wan,
  yuan,
} from '../../support/ledger-builder.ts';
import { contextWith, head } from './cases/case.ts';
import { invested } from './cases/investment.ts';

const forms = formsOf(period('2021'));
/** What a rule says, as `record.field`. */
function said(id: string, builder: LedgerBuilder, given: Partial<CheckContext> = {}): string[] {
  const rule = allRules.find((one) => one.id === id);
  const findings = [...(rule?.check(builder.ledger(), contextWith({ forms, ...given })) ?? [])];
  return findings.map((finding) => `${finding.recordId}.${finding.field}`);
}

const project = (given: GivenValues<'project'> = {}) =>
  new LedgerBuilder().with('project', given).with('project_status');
const agreed = (amount: number | string) => project({ agreed_investment: yuan(amount) });
const last = (given: GivenValues<'investment'>) => invested().change('investment', 'investment-2', given);
const since = (inv_month: number) => last({ inv_month });
const produced = (inv_month: number) =>
  since(inv_month).with('project_status', { status: 'inProduction', date: '2021-04-30' });

describe('at its limit', () => {
  it.each([
    ['H61', project({ planned_total: 1 }), project({ planned_total: -1 }), 'project-1.planned_total'],
    ['S62', agreed(45_000_000), agreed('44999999.99'), 'project-1.agreed_investment'],
    ['S62', agreed(180_000_000), agreed('180000000.01'), 'project-1.agreed_investment'],
    [
      'H63',
      project({ start_date: '2021-01-15' }),
      project({ start_date: '2021-01-14' }),
      'project-1.start_date',
    ],
    ['S70', since(wan(10_600)), since(wan(10_600) + 1), 'investment-2.inv_cum'],
    ['S70', produced(wan(6_100)), produced(wan(6_100) - 1), 'investment-2.inv_cum'],
    [
      'S75',
      last({ output: wan(100), jobs: 10 }),
      last({ output: wan(100) - 1, jobs: 10 }),
      'investment-2.output',
    ],
    [
      'S75',
      last({ output: wan(2_000), jobs: 1 }),
      last({ output: wan(2_000) + 1, jobs: 1 }),
      'investment-2.output',
    ],
  ] as const)('%s is silent, and speaks one step beyond it', (rule, silent, speaks, where) => {
    expect(said(rule, silent)).toEqual([]);
    expect(said(rule, speaks)).toEqual([where]);
  });

  it('S62 takes 5,000 times the last figure for a slip of the unit, up and down, of either amount', () => {
    const previous = project({ planned_total: wan(900), agreed_investment: wan(1) }).ledger();
    const now = (planned: number, agreed_investment: number | null = null) =>
      said('S62', project({ planned_total: planned, agreed_investment }), { previous });
    expect(now(wan(900) * 5_000 - 1)).toEqual([]);
    expect(now(wan(900) * 5_000)).toEqual(['project-1.planned_total']);
    expect(now(wan(900) / 5_000)).toEqual(['project-1.planned_total']);
    expect(now(wan(6_000), wan(5_000))).toEqual(['project-1.agreed_investment']);
  });
});

describe('a park counted once', () => {
  it('one mark in all is right, whichever it is', () => {
    const enclave = (counted_as_platform: boolean) =>
      operatingEnclave().change('enclave', 'enclave-1', { counted_as_platform });
    expect(said('H52', enclave(true).with('platform', { enclave_id: 'enclave-1', counted: false }))).toEqual(
      [],
    );
    expect(said('H52', enclave(false).with('platform', { enclave_id: 'enclave-1' }))).toEqual([]);
    expect(said('H52', enclave(true).with('platform').with('platform'))).toEqual([]);
  });

  it('every mark after the first is named', () => {
    const builder = operatingEnclave().change('enclave', 'enclave-1', { counted_as_platform: true });
    builder.with('platform', { enclave_id: 'enclave-1' }).with('platform', { enclave_id: 'enclave-1' });
    expect(said('H52', builder)).toEqual(['platform-1.counted', 'platform-2.counted']);
  });
});

describe('project codes', () => {
  it('are read as they are pasted, and compared so', () => {
    expect(said('H53', project({ project_code: '２１０３－330825-04-01-123456' }))).toEqual([]);
    const same = project().with('project', { project_code: ' 2103–330825–04–01–123456' });
    expect(said('H53', same)).toEqual(['project-2.project_code']);
  });

  it('are shared by the sub-projects of one filing, with it or without', () => {
    const sub = { parent_project_id: 'project-9' } as const;
    expect(said('H53', project(sub).with('project', sub))).toEqual([]);
    expect(said('H53', project(sub).with('project', { parent_project_id: 'project-8' }))).toEqual([
      'project-2.project_code',
    ]);
  });

  it('are missed once the project is under way, not of one given up before', () => {
    const status = (
      ...statuses: readonly ('signed' | 'preparing' | 'underConstruction' | 'terminated')[]
    ) => {
      const builder = new LedgerBuilder().with('project', { project_code: null });
      for (const [n, one] of statuses.entries())
        builder.with('project_status', { status: one, date: `2021-0${n + 1}-01` });
      return builder;
    };
    expect(said('S53', status())).toEqual([]);
    expect(said('S53', status('signed', 'preparing'))).toEqual([]);
    expect(said('S53', status('preparing', 'terminated'))).toEqual([]);
    expect(said('S53', status('underConstruction', 'terminated'))).toEqual(['project-1.project_code']);
    expect(said('S53', status('preparing', 'underConstruction'), { period: period('2020') })).toEqual([]);
  });

  it('fit the county of the site or of the report, what lies above it, and a zone that no table has', () => {
    const name = (code: string) => (code.endsWith('91') ? undefined : '试验县');
    const zone = { name, isValid: () => true };
    const given = (area: string, more: GivenValues<'project'> = {}) =>
      said('S54', project({ project_code: `2103-${area}-04-01-123456`, ...more }), { areas: zone });
    expect(given('330800')).toEqual([]);
    expect(given('330000')).toEqual([]);
    expect(given('330891')).toEqual([]);
    expect(given('330211', { site_code: '330211101001' })).toEqual([]);
    expect(given('330211')).toEqual(['project-1.project_code']);
    expect(given('330803')).toEqual(['project-1.project_code']);
    expect(given('330291')).toEqual(['project-1.project_code']);
  });

  it('are given by the day of the report, an old one in its year', () => {
    const on = (day: string) => ({ head: head({ report_date: day as IsoDate }) });
    expect(said('S54', project(), on('2021-03-01'))).toEqual([]);
    expect(said('S54', project(), on('2021-02-28'))).toEqual(['project-1.project_code']);
    expect(said('S54', project({ project_code: '2020-330825-29-03-012345' }), on('2020-01-01'))).toEqual([]);
    expect(said('S54', project({ project_code: 'x' }))).toEqual([]);
  });
});

describe('the status of a project', () => {
  const at = (status: 'inProduction' | 'finishing', given: GivenValues<'project'> = {}) =>
    project(given).with('project_status', { status, date: '2021-08-01' });

  it('in production has a finish date, or was taken into use in parts', () => {
    expect(said('S64', at('inProduction'))).toEqual(['project-1.finish_date']);
    expect(said('S64', at('inProduction', { finish_date: '2021-07-31' }))).toEqual([]);
    expect(
      said('S64', at('inProduction').with('project_status', { status: 'finishing', date: '2021-07-01' })),
    ).toEqual([]);
    expect(said('S64', at('finishing', { start_date: null }))).toEqual(['project-1.start_date']);
  });

  it('is judged at the end of the period', () => {
    expect(said('S64', at('inProduction'), { period: period('2021-07') })).toEqual([]);
  });
});

describe('totals', () => {
  it('are asked about once a project, at the last row of the period', () => {
    const land = invested().with('project_opening', { inv_cum: wan(80) });
    expect(said('S68', land)).toEqual(['investment-2.inv_cum']);
    expect(said('S68', land, { period: period('2021-03') })).toEqual(['investment-1.inv_cum']);
    expect(said('S68', land, { period: period('2021-05') })).toEqual([]);
  });

  it('S68 does not ask about a project that started in an earlier year, nor without a start', () => {
    const land = (start_date: string | null) =>
      invested()
        .with('project_opening', { inv_cum: wan(80) })
        .change('project', 'project-1', { start_date });
    expect(said('S68', land('2020-12-31'))).toEqual([]);
    expect(said('S68', land(null))).toEqual([]);
  });

  it('H65 takes a reason for funds that went back, and judges their year to date no further', () => {
    const back = { fund_month: wan(-400), negative_reason: '退回多拨资金' } as const;
    expect(said('H65', last(back))).toEqual([]);
    expect(said('H65', last({ ...back, negative_reason: null }))).toEqual(['investment-2.negative_reason']);
  });

  it('H71 and H73 take a blank part for nothing, and ask for none at all', () => {
    expect(said('H71', last({ equipment: wan(500) }))).toEqual([]);
    expect(said('H71', last({ equipment: 0 }))).toEqual(['investment-2.equipment']);
    expect(said('H72', last({ land_purchase: wan(9) }))).toEqual([]);
    expect(said('H72', last({ equipment: wan(500), land_purchase: wan(9) }))).toEqual([
      'investment-2.land_purchase',
    ]);
    expect(said('H73', last({ fund_self: wan(400) }))).toEqual([]);
  });

  it('H74 judges rows that report new assets, and lets those of before a final account stand', () => {
    const taken = invested().with('project_opening', {
      inv_cum: wan(1_000),
      new_fixed_assets_cum: wan(1_000),
    });
    const given = { prior_year_adjustment: wan(-300), inv_month: 0 } as const;
    expect(
      said('H74', taken.change('investment', 'investment-2', { ...given, new_fixed_assets: 0 })),
    ).toEqual([]);
    expect(
      said('H74', taken.change('investment', 'investment-2', { ...given, new_fixed_assets: wan(200) })),
    ).toEqual([]);
    expect(
      said('H74', taken.change('investment', 'investment-2', { ...given, new_fixed_assets: wan(201) })),
    ).toEqual(['investment-2.new_fixed_assets']);
  });
});

describe('progress', () => {
  const idle = (...months: readonly string[]) => {
    const builder = project({ start_date: '2020-03-01' }).change('project_status', 'project_status-1', {
      date: '2020-03-01',
    });
    for (const month of months) builder.with('investment', { month, inv_month: 0, progress_text: month });
    return builder;
  };

  it('after December comes February', () => {
    expect(said('S76', idle('2020-11', '2020-12', '2021-02'), { period: period('2021-02') })).toEqual([
      'investment-3.inv_month',
    ]);
    expect(said('S76', idle('2021-02', '2021-03', '2021-05'))).toEqual([]);
    expect(said('S76', idle('2021-02', '2021-03'))).toEqual([]);
  });

  it('is not asked of months before the building began', () => {
    const begun = idle('2021-02', '2021-03', '2021-04').change('project_status', 'project_status-1', {
      date: '2021-03-01',
    });
    expect(said('S76', begun)).toEqual([]);
  });

  it('the same words again are asked about, but not while the project is suspended', () => {
    const same = () => last({ progress_text: ' 场地平整 ' });
    expect(said('S76', same())).toEqual(['investment-2.progress_text']);
    expect(said('S76', same().with('project_status', { status: 'suspended', date: '2021-04-02' }))).toEqual(
      [],
    );
  });
});

describe('what a month needs', () => {
  const month = { period: period('2021-06'), forms: ['investment'] } as const;

  it('a row of each project under construction or finishing; of sub-projects, not of their filing', () => {
    expect(said('REQ', project(), month)).toEqual(['project-1.null']);
    expect(said('REQ', project(), { ...month, period: period('2021Q2') })).toEqual([]);
    expect(said('REQ', project(), { ...month, period: period('2021-02') })).toEqual([]);
    const subs = project().with('project', { parent_project_id: 'project-1' });
    expect(said('REQ', subs, month)).toEqual([]);
    subs.with('project_status', { project_id: 'project-2', status: 'finishing' });
    expect(said('REQ', subs, month)).toEqual(['project-2.null']);
    const stopped = project().with('project_status', { status: 'suspended', date: '2021-06-30' });
    expect(said('REQ', stopped, month)).toEqual([]);
  });

  it('a plan of each year once, not for rows after the period', () => {
    const rows = project().with('investment', { month: '2021-06' }).with('investment', { month: '2021-07' });
    expect(said('REQ', rows, month)).toEqual(['investment-1.year_plan']);
    expect(said('REQ', rows.with('project_year', { year: 2021 }), month)).toEqual([]);
  });

  it('a nil report where no project has a row, whatever plans stand', () => {
    const planned = new LedgerBuilder().with('project').with('project_year').with('project_opening');
    expect(said('H93', planned, month)).toEqual(['null.kind']);
    planned.with('declaration', { form: 'investment', period: '2021-06', kind: 'nil' });
    expect(said('H93', planned, month)).toEqual([]);
    expect(said('H93', planned.with('investment', { month: '2021-06' }), month)).toEqual([
      'declaration-1.kind',
    ]);
  });
});

describe('codes of platforms and projects', () => {
  it('are judged as those of enclaves are', () => {
    const wrong = '91331121MA2T01376Q';
    const builder = project({ owner_uscc: wrong }).with('platform', { operator_uscc: wrong });
    expect(said('H01', builder)).toEqual(['platform-1.operator_uscc', 'project-1.owner_uscc']);
  });
});

describe('an explanation', () => {
  it.each([
    ['S62', agreed(1), 'agreedOverPlannedLow'],
    ['S70', since(wan(20_000)), 'investedOverPlannedHigh'],
    ['S75', last({ output: 1, jobs: 10 }), 'outputPerJobMin'],
    ['S76', last({ progress_text: '场地平整' }), 'idleMonths'],
  ] as const)('of %s is asked for again when its threshold changes', (rule, builder, name) => {
    const [violation] = checkLedger(builder.ledger(), contextWith({ forms })).filter(
      (one) => one.rule === rule,
    );
    if (violation === undefined) throw new Error(`${rule} is silent`);
    const other = { ...defaultThresholds, [name]: 7 };
    expect(fingerprint(violation, other as typeof defaultThresholds)).not.toBe(
      fingerprint(violation, defaultThresholds),
    );
  });
});
