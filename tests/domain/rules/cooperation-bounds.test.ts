import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../db/domain/dates.ts';
import { period } from '../../../db/domain/period.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import { fingerprint } from '../../../db/domain/rules/explanations.ts';
import type { CheckContext, Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { defaultThresholds } from '../../../db/domain/rules/thresholds.ts';
import { LedgerBuilder, yuan } from '../../support/ledger-builder.ts';
import { contextWith, empty } from './cases/case.ts';

/** What a rule says, as `record.field`. */
function said(id: string, builder: LedgerBuilder, given: Partial<CheckContext> = {}): string[] {
  const rule = allRules.find((one) => one.id === id);
  const findings = [...(rule?.check(builder.ledger(), contextWith(given)) ?? [])];
  return findings.map((finding) => `${finding.recordId}.${finding.field}`);
}

const exchange = (start_date: string, end_date: string | null) =>
  empty().with('exchange', { start_date, end_date });
const team = (team_size: number) => empty().with('education', { team_size });
const share = (level34_surgery_share: number) => empty().with('medical', { level34_surgery_share });
const parts = (income_raising: number | null, edu_sci_health: number | null) =>
  empty().with('aid', {
    aid_fund: 100,
    income_raising,
    edu_sci_health,
  });

describe('at its limit', () => {
  it.each([
    [
      'S81',
      exchange('2020-11-15', '2023-11-15'),
      exchange('2020-11-15', '2023-12-14'),
      'exchange-1.end_date',
    ],
    [
      'S81',
      exchange('2021-08-31', '2022-02-28'),
      exchange('2021-08-31', '2022-02-27'),
      'exchange-1.end_date',
    ],
    ['S83', team(30), team(31), 'education-1.team_size'],
    ['H84', share(0), share(-1), 'medical-1.level34_surgery_share'],
    ['H84', share(1_000_000), share(1_000_001), 'medical-1.level34_surgery_share'],
    ['H86', parts(60, 40), parts(60, 41), 'aid-1.aid_fund'],
    ['H86', parts(100, null), parts(null, 101), 'aid-1.aid_fund'],
  ] as const)('%s is silent, and speaks one step beyond it', (rule, silent, speaks, where) => {
    expect(said(rule, silent)).toEqual([]);
    expect(said(rule, speaks)).toEqual([where]);
  });
});

describe('what is blank or not there', () => {
  it('is left to REQ', () => {
    const builder = empty()
      .with('policy', { issued_date: null })
      .with('policy_measure', { due: '2000-01-01', state: null, kpi_name: null })
      .with('exchange', { headcount: null, start_date: null, end_date: '2020-01-01' })
      .with('education', { team_size: null, resident_count: 9, start_date: null })
      .with('medical', { helper_hospital: null, helped_hospital: null, helper_grade: null })
      .with('aid', { aid_fund: null, income_raising: yuan(1) });
    for (const id of ['H77', 'S78', 'H79', 'H80', 'S81', 'H82', 'S83', 'H84', 'S85', 'H86'])
      expect(said(id, builder), id).toEqual([]);
    const violations = checkLedger(builder.ledger(), contextWith({ forms: ['policy', 'exchange', 'aid'] }));
    const missing = violations.filter(({ rule }) => rule === 'REQ').map(({ field }) => field);
    expect(missing).toEqual(
      expect.arrayContaining(['issued_date', 'state', 'headcount', 'start_date', 'aid_fund']),
    );
  });

  it('asks for no list of persons', () => {
    expect(said('H80', empty().with('exchange', { headcount: 12 }))).toEqual([]);
  });

  it('asks a county without twinning for no expert group, nor one whose first is yet to begin', () => {
    expect(said('S83', empty())).toEqual([]);
    expect(said('S83', empty().with('education', { start_date: '2022-01-01' }))).toEqual([]);
  });
});

describe('a measure that is due', () => {
  const measure = (due: string) => empty().with('policy').with('policy_measure', { due, state: 'behind' });

  it('is overdue once its day has come: at the end of the period, or today while it runs', () => {
    expect(said('S78', measure('2021-12-31'))).toEqual(['policy_measure-1.state']);
    expect(said('S78', measure('2022-01-01'))).toEqual([]);
    const running = { period: period('2022'), today: isoDate('2022-03-31') };
    expect(said('S78', measure('2022-03-31'), running)).toEqual(['policy_measure-1.state']);
    expect(said('S78', measure('2022-04-01'), running)).toEqual([]);
  });

  it('and done is not', () => {
    expect(
      said('S78', measure('2021-06-30').change('policy_measure', 'policy_measure-1', { state: 'done' })),
    ).toEqual([]);
  });
});

describe('a length that grows by itself', () => {
  const spoken = (builder: LedgerBuilder, year: string): Violation | undefined =>
    checkLedger(
      builder.ledger(),
      contextWith({ period: period(year), today: isoDate('2026-01-01'), forms: ['exchange', 'policy'] }),
    ).find(({ ruleClass }) => ruleClass === 'soft');

  it.each([
    ['an exchange that goes on', exchange('2015-01-01', null)],
    ['an overdue measure', empty().with('policy').with('policy_measure', { due: '2021-06-30' })],
  ])('stays explained: %s', (_what, builder) => {
    const [one, next] = [spoken(builder, '2021'), spoken(builder, '2022')];
    if (one === undefined || next === undefined) throw new Error('nothing was said');
    expect(next.args).not.toEqual(one.args);
    expect(fingerprint(next, defaultThresholds)).toBe(fingerprint(one, defaultThresholds));
  });
});

describe('one name in several posts', () => {
  const posts = (...dates: [start: string, end: string | null, name: string][]) => {
    const builder = new LedgerBuilder();
    for (const [at, [start_date, end_date, name]] of dates.entries()) {
      builder.with('exchange', { start_date, end_date, post: `职务${at}` });
      builder.with('exchange_person', { exchange_id: `exchange-${at + 1}`, name });
    }
    return builder;
  };
  const doubled = (builder: LedgerBuilder) => said('S81', builder).filter((one) => one.endsWith('.name'));

  it('is doubtful while they overlap', () => {
    expect(doubled(posts(['2020-01-01', null, '陈试'], ['2021-01-01', null, ' 陈试']))).toEqual([
      'exchange_person-2.name',
    ]);
    expect(doubled(posts(['2020-01-01', '2020-12-31', '陈试'], ['2021-01-01', null, '陈试']))).toEqual([]);
    expect(doubled(posts(['2020-01-01', null, '陈试'], ['2021-01-01', null, '林试']))).toEqual([]);
  });
});

describe('agreements signed and site plans', () => {
  const enclaves = (...stages: { plan?: string; signed?: string; kind?: 'framework' | 'formal' }[]) => {
    const builder = new LedgerBuilder();
    for (const [at, { plan, signed, kind = 'formal' }] of stages.entries()) {
      const enclave_id = `enclave-${at + 1}`;
      builder.with('enclave');
      if (plan !== undefined) builder.with('stage_event', { enclave_id, stage: 'sitePlan', date: plan });
      if (signed !== undefined)
        builder.with('stage_event', { enclave_id, stage: 'agreement', date: signed, agreement_kind: kind });
    }
    return builder;
  };

  it('are not compared while no plan is recorded: all were signed earlier', () => {
    expect(said('S87', enclaves({ signed: '2015-01-01' }, { signed: '2021-01-01' }))).toEqual([]);
  });

  it('leave out what was signed before the first plan, framework agreements and what comes after the period', () => {
    expect(
      said('S87', enclaves({ signed: '2015-01-01' }, { plan: '2019-01-01', signed: '2020-01-01' })),
    ).toEqual([]);
    const framework = { signed: '2020-06-01', kind: 'framework' } as const;
    expect(said('S87', enclaves({ plan: '2019-01-01', signed: '2020-01-01' }, framework))).toEqual([]);
    expect(
      said('S87', enclaves({ plan: '2019-01-01', signed: '2020-01-01' }, { signed: '2022-01-01' })),
    ).toEqual([]);
  });

  it('are outnumbered by plans still to be signed', () => {
    expect(said('S87', enclaves({ plan: '2019-01-01' }, { signed: '2020-01-01' }))).toEqual([]);
  });
});
