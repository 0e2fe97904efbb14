import { describe, expect, it } from 'vitest';
import { languages } from '../../../db/domain/locale/labels.ts';
import { ruleMeaning } from '../../../db/domain/locale/rule-meaning.ts';
import { ruleMessage } from '../../../db/domain/locale/rule-message.ts';
import { period } from '../../../db/domain/period.ts';
import {
  H89,
  H90,
  type ReceivedPackage,
  receivedRuleIds,
  receivedRules,
  S88,
  S91,
  S92,
} from '../../../db/domain/rules/received.ts';
import type { Finding } from '../../../db/domain/rules/rule.ts';
import { defaultThresholds } from '../../../db/domain/rules/thresholds.ts';
import { found } from '../../support/check-rules.ts';
import { type GivenValues, LedgerBuilder, recordOf, wan, yuan } from '../../support/ledger-builder.ts';

/** The only finding, bare; its message in both languages shows every argument that a template asks for. */
function only(id: string, findings: Iterable<Finding>) {
  const [one, ...rest] = [...findings];
  if (one === undefined) throw new Error(`${id} says nothing`);
  expect(rest).toEqual([]);
  for (const language of languages) {
    const text = ruleMessage(language, { rule: id, args: one.args }, { moneyUnit: 'yuan' });
    expect(text, language).not.toMatch(/\?|[{}[\]]/);
    for (const arg of Object.values(one.args)) {
      if (arg.as === 'integer' || (arg.as === 'text' && arg.value.length > 1))
        expect(text, language).toContain(String(arg.value));
    }
  }
  return found(id, one);
}

describe('rules of received packages', () => {
  it('are listed, each with its meaning', () => {
    expect(receivedRules.map(({ id }) => id)).toEqual(receivedRuleIds);
    for (const language of languages)
      for (const { id } of receivedRules) expect(ruleMeaning(language, id)).not.toBe(id);
  });
});

describe('S88: units that are missing', () => {
  const owing = [
    { code: '330825', name: '龙游县' },
    { code: '331127', name: '景宁畲族自治县' },
    { code: '331121', name: '青田县' },
  ];
  const check = (...accepted: string[]) =>
    S88.check({ period: period('2021'), owing, accepted: new Set(accepted) });

  it('is silent when all are accepted, whoever else is', () => {
    expect([...check('330825', '331127', '331121', '330329')]).toEqual([]);
  });

  it('says how many owe, are accepted and are missing, and which', () => {
    expect(only('S88', check('330825'))).toMatchObject({
      recordType: 'report',
      recordId: null,
      args: { period: '2021', a: 3, b: 1, n: 2, units: '景宁畲族自治县、青田县' },
    });
  });
});

describe('H89: the total is the sum of the counties', () => {
  const returns = {
    period: period('2021'),
    indicator: '返利额',
    kind: 'money',
    total: yuan(300),
    counties: [yuan(100), null, yuan(200)],
  } as const;

  it('is silent when it is, a blank county counting as not reported, and where no total is stated', () => {
    expect([...H89.check(returns)]).toEqual([]);
    expect([...H89.check({ ...returns, total: null })]).toEqual([]);
  });

  it('names a difference of one fen', () => {
    const finding = only('H89', H89.check({ ...returns, total: yuan(300) - 1 }));
    expect(finding.args).toEqual({ period: '2021', indicator: '返利额', a: 29_999, b: 30_000, d: 1 });
  });

  it('counts things as well', () => {
    const villages = {
      ...returns,
      kind: 'integer',
      indicator: '带动薄弱村数',
      total: 12,
      counties: [5, 6],
    } as const;
    expect(only('H89', H89.check(villages)).args).toMatchObject({ a: 12, b: 11, d: 1 });
  });
});

describe('H90: a received package', () => {
  const sent: ReceivedPackage = {
    period: period('2021'),
    sha256: 'a'.repeat(64),
    signature: 'valid',
    form_versions: { return: '山海01表', village: '村01表' },
    heads: [
      recordOf('form_head', 'old', {
        form_no: '山海01表',
        valid_from: '2019-01-01',
        valid_until: '2021-12-31',
      }),
      recordOf('form_head', 'new', { form_no: '山海02表', valid_from: '2022-01-01' }),
    ],
  };

  it('is right when it is signed and its forms were valid at the period’s end; unknown forms are not judged', () => {
    expect([...H90.check(sent)]).toEqual([]);
  });

  it('that was altered does not fit its signature', () => {
    expect(only('H90', H90.check({ ...sent, signature: 'invalid' }))).toMatchObject({
      field: 'sha256',
      args: { sha256: 'a'.repeat(64) },
    });
  });

  it('of a form that was not yet, or no longer, valid names the one that was', () => {
    const early = { ...sent, form_versions: { return: '山海02表' } };
    expect(only('H90', H90.check(early)).args).toEqual({
      form: 'return',
      version: '山海02表',
      period: '2021',
      date: '2021-12-31',
      right: '山海01表',
    });
    const late = { ...sent, period: period('2022Q1') };
    expect(only('H90', H90.check(late)).args).toMatchObject({ version: '山海01表', right: '山海02表' });
  });
});

describe('S91: round figures', () => {
  const check = (...amounts: (number | null)[]) =>
    S91.check({
      county: '龙游县',
      investments: amounts.map((inv_month, at) => recordOf('investment', `i${at}`, { inv_month })),
      thresholds: defaultThresholds,
    });
  const round = wan(300);

  it('are usual up to 80 %, and in a few figures', () => {
    expect([...check(round, round, round, round, wan(123.45))]).toEqual([]);
    expect([...check(round, round, round, round)]).toEqual([]);
    expect([...check(round, round, round, round, null, 0, 0)]).toEqual([]);
  });

  it('above it are worth asking for the evidence', () => {
    const findings = check(round, round, round, round, round, wan(123.45));
    expect(only('S91', findings)).toMatchObject({
      recordType: 'investment',
      recordId: null,
      args: { county: '龙游县', a: 5, b: 6, unit: wan(100), share: 833_333, limit: 800_000, d: 33_333 },
    });
  });
});

describe('S92: several reporters of one thing', () => {
  const home = (given: GivenValues<'enclave'> = {}) =>
    new LedgerBuilder().with('host').with('enclave').change('enclave', 'enclave-1', given);
  /** The same enclave as another county keeps it, with ids of its own. */
  const partner = (given: GivenValues<'enclave'> = {}) =>
    new LedgerBuilder()
      .with('host', { id: 'other-host' })
      .with('enclave', { id: 'other-enclave', host_id: 'other-host', note: '伙伴' })
      .change('enclave', 'other-enclave', given);
  const check = (...builders: LedgerBuilder[]) =>
    S92.check(builders.map((builder, at) => ({ unit: `单位${at + 1}`, ledger: builder.ledger() })));

  it('is silent where they agree, whatever their ids and notes, and where one leaves a field blank', () => {
    expect([...check(home(), partner())]).toEqual([]);
    expect([...check(home(), partner({ total_investment: null, host_zone: '镇海经济开发区' }))]).toEqual([]);
    expect([...check(home(), partner({ enclave_code: '330825-XB-02', name: '另一飞地' }))]).toEqual([]);
  });

  it('names the field with both values and their difference', () => {
    const finding = only('S92', check(home(), partner({ total_investment: yuan(119_000_000) })));
    expect(finding).toEqual({
      rule: 'S92',
      recordType: 'enclave',
      recordId: 'other-enclave',
      field: 'total_investment',
      args: {
        field: 'enclave.total_investment',
        unit: '单位1',
        a: yuan(120_000_000),
        other: '单位2',
        b: yuan(119_000_000),
        d: yuan(1_000_000),
      },
    });
  });

  it.each([
    ['kind', { kind: 'industrial' }, 'weakVillage', 'industrial'],
    ['floor_area_m2', { floor_area_m2: 2_900_000 }, '30,000.00', '29,000.00'],
    ['counted_as_platform', { counted_as_platform: true }, '×', '√'],
    ['home_share_pct', { home_share_pct: 510_000 }, 1_000_000, 510_000],
  ] as const)('compares %s', (field, given, a, b) => {
    const first = home({ home_share_pct: 1_000_000 });
    expect(only('S92', check(first, partner(given)))).toMatchObject({ field, args: { a, b } });
  });

  it('names two codes of one id: totals count it once, and it may be two things under a copied id', () => {
    const copied = home({ enclave_code: '330802-XB-01' });
    expect(only('S92', check(home(), copied))).toMatchObject({
      recordId: 'enclave-1',
      field: 'enclave_code',
      args: { a: '330825-XB-01', b: '330802-XB-01' },
    });
  });

  it('tells hosts apart by what they are', () => {
    const elsewhere = partner().change('host', 'other-host', { host_code: '330206' });
    expect(only('S92', check(home(), elsewhere))).toMatchObject({
      field: 'host_id',
      args: { a: '330211', b: '330206' },
    });
  });

  it('compares projects by their code, sub-projects of one code by their name, too', () => {
    const filed = () => new LedgerBuilder().with('project', { address: '甲路1号' });
    expect(
      only('S92', check(filed(), filed().change('project', 'project-1', { address: '乙路2号' }))),
    ).toMatchObject({
      recordType: 'project',
      field: 'address',
    });
    const parts = filed()
      .with('project', { parent_project_id: 'project-1', name: '一期' })
      .with('project', { parent_project_id: 'project-1', name: '二期' });
    expect([...check(parts, parts)]).toEqual([]);
    const uncoded = new LedgerBuilder().with('project', { project_code: null });
    expect([...check(uncoded, uncoded.change('project', 'project-1', { address: '丙路' }))]).toEqual([]);
  });
});
