import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../db/domain/dates.ts';
import { period } from '../../../db/domain/period.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import { found } from '../../support/check-rules.ts';
import { LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { contextWith, head, plain } from './cases/case.ts';

/** What a rule says, as `record.field`. */
function said(id: string, builder: LedgerBuilder, given: Partial<CheckContext> = {}): string[] {
  const rule = allRules.find((one) => one.id === id);
  const findings = [...(rule?.check(builder.ledger(), contextWith(given)) ?? [])];
  return findings.map((finding) => `${finding.recordId}.${finding.field}`);
}

const rate = (rate_pct: number) => plain().change('terms', 'terms-1', { rate_pct });
const industrial = (planned_area_mu: number) =>
  plain().with('enclave', { kind: 'industrial', planned_area_mu });
const households = (count: number, population: number) =>
  plain().change('village', 'village-1', { households: count, population });
const incomeAfter = (before: number, now: number) =>
  plain()
    .with('village_year', { year: 2021, total_income: yuan(now) })
    .with('village_year', { year: 2020, total_income: yuan(before) });
const quota = (amount: string | number) =>
  plain().change('contribution', 'contribution-1', {
    amount: yuan(amount),
    asset_form: 'landQuota',
    quota_mu: 200,
    unit_price: yuan(500_000),
  });
const shares = (a: number, b: number) =>
  operatingEnclave(2)
    .change('contribution', 'contribution-1', { agreed_share_pct: a })
    .change('contribution', 'contribution-2', { agreed_share_pct: b });

describe('at its limit', () => {
  it.each([
    ['S11', industrial(5_000), industrial(4_999), 'enclave-2.planned_area_mu'],
    ['S11', industrial(500_000), industrial(500_001), 'enclave-2.planned_area_mu'],
    ['H19', rate(300_000), rate(300_001), 'terms-1.rate_pct'],
    ['H19', rate(1), rate(0), 'terms-1.rate_pct'],
    ['S20', rate(50_000), rate(49_999), 'terms-1.rate_pct'],
    ['S20', rate(120_000), rate(120_001), 'terms-1.rate_pct'],
    ['S24', households(50, 100), households(49, 100), 'village-1.households'],
    ['S24', households(3_000, 15_000), households(3_000, 15_001), 'village-1.population'],
    ['S29', incomeAfter(100_000, 150_000), incomeAfter(100_000, 150_001), 'village_year-1.total_income'],
    ['S29', incomeAfter(100_000, 50_000), incomeAfter(100_000, 49_999), 'village_year-1.total_income'],
    ['S32', quota(1_010_000), quota('1010000.01'), 'contribution-1.amount'],
    ['S32', quota(990_000), quota('989999.99'), 'contribution-1.amount'],
    ['H35', shares(500_000, 499_900), shares(500_000, 499_899), 'contribution-1.agreed_share_pct'],
  ] as const)('%s is silent, and speaks one step beyond it', (rule, silent, speaks, where) => {
    expect(said(rule, silent)).toEqual([]);
    expect(said(rule, speaks)).toEqual([where]);
  });

  it('H35 is silent while a holder has no agreed share', () => {
    expect(
      said('H35', operatingEnclave(2).change('contribution', 'contribution-1', { agreed_share_pct: 1 })),
    ).toEqual([]);
  });
});

describe('stages', () => {
  type Event = readonly [
    stage: 'sitePlan' | 'agreement' | 'landApproved' | 'completed' | 'operating' | 'ended',
    date: string,
    reason?: string,
  ];
  const path = (...events: readonly Event[]) => {
    const builder = new LedgerBuilder().with('enclave');
    for (const [stage, date, reason = null] of events) {
      builder.with('stage_event', {
        stage,
        date,
        reason,
        agreement_kind: stage === 'agreement' ? 'formal' : null,
      });
    }
    return builder;
  };

  it('may begin anywhere, and end and go on with a reason', () => {
    expect(said('H16', path(['operating', '2019-01-01']))).toEqual([]);
    expect(said('H16', path(['operating', '2019-01-01'], ['ended', '2020-01-01']))).toEqual([]);
    const goesOn = (reason: string | null) =>
      path(['operating', '2019-01-01'], ['ended', '2020-01-01']).with('stage_event', {
        stage: 'operating',
        date: '2021-01-01',
        reason,
      });
    expect(said('H16', goesOn(null))).toEqual(['stage_event-3.stage']);
    expect(said('H16', goesOn('复工'))).toEqual([]);
  });

  it('may be skipped with a reason; of a purchased building land and construction are no part', () => {
    expect(said('H16', path(['sitePlan', '2019-01-01'], ['completed', '2020-01-01']))).toEqual([
      'stage_event-2.stage',
    ]);
    expect(said('H16', path(['sitePlan', '2019-01-01'], ['completed', '2020-01-01', '整体收购']))).toEqual(
      [],
    );
    expect(said('H16', path(['agreement', '2019-01-01'], ['completed', '2020-01-01']))).toEqual([]);
  });

  it('takes a framework and a formal agreement for two events, two formal ones for a repetition', () => {
    const twice = path(['agreement', '2019-01-01'], ['agreement', '2019-06-01']);
    expect(said('H16', twice)).toEqual(['stage_event-2.stage']);
    expect(
      said('H16', twice.change('stage_event', 'stage_event-1', { agreement_kind: 'framework' })),
    ).toEqual([]);
  });

  it('goes backwards with no reason at all: H17 names the date', () => {
    const back = path(['landApproved', '2019-01-01', '原因'], ['agreement', '2019-06-01', '原因']);
    expect(said('H17', back)).toEqual(['stage_event-1.date']);
  });

  it('is judged by the report date once a report is being prepared', () => {
    const event = path(['operating', '2022-01-09']);
    expect(said('H17', event)).toEqual([]);
    expect(said('H17', event, { head: head({ report_date: '2022-01-08' as IsoDate }) })).toEqual([
      'stage_event-1.date',
    ]);
  });
});

describe('terms', () => {
  it('are missed from delivery on where there are none, and not for a quarter before', () => {
    const none = plain().change('terms', 'terms-1', { voided: true });
    expect(said('S18', none)).toEqual(['enclave-1.null']);
    expect(said('S18', none, { period: period('2019Q1') })).toEqual([]);
  });

  it('are not missed after the enclave has ended, nor of an industrial one, nor for another county', () => {
    const lapsed = () => plain().change('terms', 'terms-1', { valid_to: '2021-03-31' });
    const ended = lapsed().with('stage_event', { stage: 'ended', date: '2021-04-01' });
    expect(said('S18', ended)).toEqual([]);
    expect(said('S18', lapsed().change('enclave', 'enclave-1', { kind: 'industrial' }))).toEqual([]);
    expect(said('S18', plain().with('enclave_party', { home_county: '331126' }))).toEqual([]);
  });
});

describe('a merged village', () => {
  const merged = () =>
    new LedgerBuilder()
      .with('village')
      .with('village', { village_code: '330825101209' })
      .with('village_merger', { date: '2020-12-31' });

  it('may stand in the register with its history', () => {
    expect(said('S23', merged().with('village_year', { year: 2020 }))).toEqual([]);
  });

  it('is paid and has income under its new code only', () => {
    const paid = merged().with('batch').with('batch_line');
    expect(said('S23', paid)).toEqual(['village-1.village_code']);
    expect(said('S23', merged().with('village_year', { year: 2021 }))).toEqual(['village-1.village_code']);
  });
});

describe('a locked period', () => {
  it('takes a correction as a new version', () => {
    const locked = new LedgerBuilder()
      .with('report', { status: 'locked' })
      .with('report', { version: 2, status: 'submitted' });
    expect(said('H58', locked, { head: head({ version: 2, correction_reason: '订正' }) })).toEqual([]);
    expect(said('H58', locked, { head: head() })).toEqual(['null.version']);
  });
});

describe('declarations', () => {
  const quarter = { period: period('2021Q4'), forms: ['return'] } as const;

  it('are not asked for where a due falls into the period, and a nil report of it is right', () => {
    expect(said('H93', plain().with('due'), quarter)).toEqual([]);
    const nil = plain().with('due').with('declaration', { period: '2021Q4', kind: 'nil' });
    expect(said('H93', nil, quarter)).toEqual([]);
    expect(said('H93', plain(), quarter)).toEqual(['null.kind']);
  });

  it('of another period do not count', () => {
    expect(said('H93', plain().with('declaration', { period: '2021Q3', kind: 'nil' }), quarter)).toEqual([
      'null.kind',
    ]);
  });

  it('of a quarter are not undone by a retention note, which belongs to the year', () => {
    const kept = plain()
      .with('retention')
      .with('declaration', { form: 'distribution', period: '2021Q4', kind: 'nil' });
    expect(said('H93', kept, { ...quarter, forms: ['distribution'] })).toEqual([]);
  });

  it('"not applicable" with records is an error, too', () => {
    const wrong = plain().with('receipt').with('declaration', { period: '2021Q4', kind: 'notApplicable' });
    expect(said('H93', wrong, quarter)).toEqual(['declaration-1.kind']);
  });
});

describe('what is required', () => {
  const quarter = { period: period('2021Q4'), forms: ['return', 'distribution'] } as const;

  it('of an enclave only before the year, of a site not yet signed hardly anything', () => {
    const bare = {
      vehicle_name: null,
      vehicle_uscc: null,
      total_investment: null,
      floor_area_m2: null,
    } as const;
    const incomplete = plain().change('enclave', 'enclave-1', { site_address: null });
    expect(said('REQ', incomplete, quarter)).toEqual([]);
    expect(said('REQ', incomplete)).toEqual(['enclave-1.site_address']);
    const site = new LedgerBuilder()
      .with('enclave', bare)
      .with('stage_event', { stage: 'sitePlan', date: '2021-05-01' });
    expect(said('REQ', site)).toEqual([]);
  });

  it('of rows dated up to the end of the period, and of undated ones', () => {
    const builder = plain()
      .with('receipt', { date: '2022-01-05', payer: null })
      .with('receipt', { date: null });
    expect(said('REQ', builder, quarter)).toEqual(['receipt-2.date']);
  });

  it('leaves the document of a receipt to H44', () => {
    expect(said('REQ', plain().with('receipt', { document_no: null }), quarter)).toEqual([]);
  });

  it('does not take blanks for an answer', () => {
    expect(said('REQ', plain().with('receipt', { payer: '  ' }), quarter)).toEqual(['receipt-1.payer']);
  });

  it('asks for a reason where dues that share an instalment do not add up to the terms', () => {
    const half = yuan(50_040);
    const shared = () =>
      plain()
        .with('due', { agreed: half, base: yuan(500_000) })
        .with('due', { agreed: half, base: yuan(500_000), beneficiary: 'villageCompany' });
    expect(said('REQ', shared(), quarter)).toEqual([]);
    const short = shared().change('due', 'due-2', { agreed: yuan(50_000) });
    expect(said('REQ', short, quarter)).toEqual(['due-1.override_reason', 'due-2.override_reason']);
  });

  it('asks for none above a floor, of rent, of opening dues, and where terms are missing', () => {
    const floor = plain()
      .change('terms', 'terms-1', { mode: 'guaranteedFloor', rate_pct: null, floor_amount: yuan(100_000) })
      .with('due', { return_kind: 'guaranteed', agreed: yuan(120_000) });
    expect(said('REQ', floor, quarter)).toEqual([]);
    expect(said('REQ', floor.change('due', 'due-1', { agreed: yuan(99_999) }), quarter)).toEqual([
      'due-1.override_reason',
    ]);
    const odd = { agreed: yuan(77) } as const;
    expect(said('REQ', plain().with('due', { ...odd, return_kind: 'rent' }), quarter)).toEqual([]);
    expect(said('REQ', plain().with('due', { ...odd, opening: true }), quarter)).toEqual([]);
    expect(
      said('REQ', plain().change('terms', 'terms-1', { voided: true }).with('due', odd), quarter),
    ).toEqual([]);
  });

  it('accepts a given reason', () => {
    const due = plain().with('due', { agreed: yuan(90_000), override_reason: '双方协商' });
    expect(said('REQ', due, quarter)).toEqual([]);
  });
});

describe('area codes', () => {
  const since2021 = { name: () => undefined, isValid: (_: string, on: IsoDate) => on >= '2021-04-01' };
  const until2021 = { name: () => undefined, isValid: (_: string, on: IsoDate) => on < '2021-04-01' };

  it('are judged at the day of the record, of a host at its pairings and the stages of its enclaves', () => {
    const paired = plain().with('pairing', { valid_from: '2015-01-01' });
    expect(said('S05', paired, { areas: until2021 })).toEqual([]);
    expect(said('S05', paired, { areas: since2021 })).toEqual(['host-1.host_code']);
    paired.change('pairing', 'pairing-1', { valid_from: '2021-05-01' });
    expect(said('S05', paired, { areas: since2021 })).toEqual([]);
  });

  it('are asked about once for many rows', () => {
    const builder = plain()
      .with('pairing', { home_county: '330326' })
      .with('pairing', { home_county: '330326' });
    builder.change('host', 'host-1', { host_code: null });
    expect(said('S05', builder, { areas: since2021 })).toEqual(['pairing-1.home_county']);
  });
});

it('every finding of these rules carries a record type and typed figures', () => {
  const builder = rate(0).change('village', 'village-1', { village_code: '1' });
  for (const rule of allRules) {
    for (const finding of rule.check(builder.ledger(), contextWith())) {
      expect(Object.keys(found(rule.id, finding).args).length, rule.id).toBeGreaterThan(0);
    }
  }
});

it('a pairing that is not complete is asked about in a year, and holds up no month or quarter', () => {
  const builder = plain().with('pairing', { pairing_type: null });
  expect(said('REQ', builder, { period: period('2021'), forms: ['enclave'] })).toHaveLength(1);
  expect(said('REQ', builder, { period: period('2021Q4'), forms: ['return'] })).toEqual([]);
  expect(said('REQ', builder, { period: period('2021-11'), forms: ['investment'] })).toEqual([]);
});
