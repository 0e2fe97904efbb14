import { describe, expect, it } from 'vitest';
import { evaluateIndicators } from '../../../db/domain/indicators/evaluate.ts';
import { period } from '../../../db/domain/period.ts';
import { behind, indicatorsOf, OTHER, reported } from '../../support/county-ledgers.ts';
import { LedgerBuilder, yuan } from '../../support/ledger-builder.ts';

const code = (n: number) => `2103-330825-04-01-${String(100_000 + n)}`;

describe('I10 and I11', () => {
  it('count parks by their marks, each once, from their approval on', () => {
    const builder = new LedgerBuilder()
      .with('enclave', { counted_as_platform: true })
      .with('enclave', { enclave_code: '330825-XB-02', name: '未签', counted_as_platform: true })
      .with('enclave', { enclave_code: '330825-XB-03', name: '不计' })
      .with('stage_event', { enclave_id: 'enclave-1', stage: 'operating' })
      .with('stage_event', { enclave_id: 'enclave-2', stage: 'sitePlan' })
      .with('stage_event', { enclave_id: 'enclave-3', stage: 'operating' })
      .with('platform', { id: 'eco', platform_code: 'P-1', kind: 'ecoTourismCulture' })
      .with('platform', { id: 'not-counted', platform_code: 'P-2', counted: false })
      .with('platform', { id: 'later', platform_code: 'P-3', approved_date: '2022-01-01' })
      .with('platform', { id: 'twin', platform_code: 'P-4', enclave_id: 'enclave-1' })
      .with('platform', { id: 'by-name', platform_code: 'P-5', name: '龙游镇海消薄飞地' })
      .with('platform', { id: 'for-enclave', platform_code: 'P-6', enclave_id: 'enclave-3' });
    const counties = [reported(builder)];
    expect(behind(counties, '2021', 'I10')).toEqual(['eco', 'enclave-1', 'for-enclave']);
    expect(behind(counties, '2022', 'I10')).toContain('later');
    expect(behind(counties, '2021', 'I11')).toEqual(['eco']);
  });

  it('count a platform once that two counties report', () => {
    const builder = (id: string) => new LedgerBuilder().with('platform', { id });
    expect(behind([reported(builder('b'), OTHER), reported(builder('a'))], '2021', 'I10')).toEqual(['a']);
  });
});

describe('I12', () => {
  const builder = new LedgerBuilder()
    .with('platform', { id: 'eco', platform_code: 'P-1', kind: 'ecoTourismCulture' })
    .with('platform', { id: 'park', platform_code: 'P-2' })
    .with('platform', { id: 'uncounted', platform_code: 'P-3', counted: false })
    .with('project', { id: 'in-eco', project_code: code(1), platform_id: 'eco' })
    .with('project', { id: 'in-park', project_code: code(2), platform_id: 'park' })
    .with('project', { id: 'elsewhere', project_code: code(3), platform_id: 'uncounted' })
    .with('project', { id: 'alone', project_code: code(4) })
    .with('project', {
      id: 'later',
      project_code: code(5),
      platform_id: 'eco',
      introduced_date: '2022-01-01',
    })
    .with('project', { id: 'part', project_code: code(1), parent_project_id: 'in-eco', platform_id: 'eco' });

  it('counts filings in counted platforms, with the narrower and the wider reading beside it', () => {
    const counties = [reported(builder)];
    expect(behind(counties, '2021', 'I12')).toEqual(['in-eco', 'in-park']);
    expect(indicatorsOf(counties, '2021').I12).toEqual({
      value: 2,
      inEcoParks: 1,
      allProjects: 4,
      unit: 'count',
    });
  });

  it('counts sub-projects that lie in a platform when their whole lies in none', () => {
    const parts = new LedgerBuilder()
      .with('platform', { id: 'park' })
      .with('project', { id: 'whole' })
      .with('project', { id: 'one', name: '一', parent_project_id: 'whole', platform_id: 'park' })
      .with('project', { id: 'two', name: '二', parent_project_id: 'whole', platform_id: 'park' });
    expect(behind([reported(parts)], '2021', 'I12')).toEqual(['one', 'two']);
    expect(behind([reported(parts)], '2021', 'I12', 'allProjects')).toEqual(['whole']);
  });
});

describe('I13', () => {
  it('is the opening, the months since and the adjustments, of wholes and parts each once', () => {
    const builder = new LedgerBuilder()
      .with('platform', { id: 'park' })
      .with('project', { id: 'whole', platform_id: 'park' })
      .with('project', { id: 'part', name: '一', parent_project_id: 'whole' })
      .with('project_opening', { project_id: 'whole', as_of: '2020-12-31', inv_cum: yuan(1000) })
      .with('investment', { project_id: 'whole', month: '2020-11', inv_month: yuan(400) })
      .with('investment', {
        project_id: 'whole',
        month: '2021-02',
        inv_month: yuan(50),
        prior_year_adjustment: yuan(-20),
      })
      .with('investment', { project_id: 'whole', month: '2021-05', inv_month: null })
      .with('investment', { project_id: 'part', month: '2021-03', inv_month: yuan(7) });
    expect(indicatorsOf([reported(builder)], '2021').I13).toEqual({
      value: yuan(1037),
      inPeriod: yuan(57),
      inPlatforms: yuan(1030),
      inEcoParks: 0,
      unit: 'fen',
      incomplete: 1,
    });
    expect(indicatorsOf([reported(builder)], '2021-02').I13).toMatchObject({
      value: yuan(1030),
      inPeriod: yuan(50),
    });
  });

  it('takes a project that two counties report from the first that states figures', () => {
    const project = (id: string) => new LedgerBuilder().with('project', { id, project_code: code(1) });
    const [a, b, c] = [project('a'), project('b'), project('c')];
    b.with('investment', { id: 'b-1', project_id: 'b', inv_month: yuan(10) });
    c.with('investment', { id: 'c-1', project_id: 'c', inv_month: yuan(999) });
    const counties = [reported(a), reported(b, OTHER), reported(c, '331125')];
    expect(behind(counties, '2021', 'I13')).toEqual(['b-1']);
    expect(behind(counties, '2021', 'I12', 'allProjects')).toEqual(['a']);
    expect(evaluateIndicators(counties, period('2021')).duplicates[0]?.reporters).toHaveLength(3);
  });

  it('tells the sub-projects of one filing apart, of two counties, too', () => {
    const filing = (id: string) => {
      const builder = new LedgerBuilder().with('project', { id, project_code: code(1), owner_uscc: null });
      for (const name of ['一', '二']) {
        const part = `${id}${name}`;
        builder.add('project', {
          id: part,
          name,
          project_code: code(1),
          owner_uscc: null,
          parent_project_id: id,
        });
        builder.add('investment', { id: `${part}-1`, project_id: part, inv_month: yuan(10) });
      }
      return builder;
    };
    const counties = [reported(filing('a')), reported(filing('b'), OTHER)];
    expect(indicatorsOf(counties, '2021').I13.value).toBe(yuan(20));
    expect(behind(counties, '2021', 'I12', 'allProjects')).toEqual(['a']);
  });

  it('knows a project without a code by its owner and name', () => {
    const project = (id: string, project_code: string | null = null) =>
      new LedgerBuilder()
        .with('project', { id, project_code })
        .with('investment', { id: `${id}-1`, project_id: id, inv_month: yuan(10) });
    const invested = (mine: string | null, others: string | null) =>
      indicatorsOf([reported(project('a', mine)), reported(project('b', others), OTHER)], '2021').I13.value;
    expect(invested(null, null)).toBe(yuan(10));
    expect(invested(code(1), null)).toBe(yuan(10));
    expect(invested(null, code(1))).toBe(yuan(10));
    // Two filings of one owner under one name.
    expect(invested(code(1), code(2))).toBe(yuan(20));
  });
});

describe('I14 to I16', () => {
  const builder = new LedgerBuilder()
    .with('project', { id: 'going', project_code: code(1), agreed_investment: yuan(100) })
    .with('project', { id: 'filed', project_code: code(2), start_date: null, agreed_investment: yuan(300) })
    .with('project', { id: 'signed', project_code: null, start_date: null })
    .with('project', { id: 'government', project_code: code(3), sign_date: null })
    .with('project', { id: 'stopped', project_code: code(4) })
    .with('project_status', { project_id: 'going', status: 'inProduction', date: '2021-10-01' })
    .with('project_status', { project_id: 'stopped', status: 'inProduction', date: '2021-10-01' })
    .with('project_status', { project_id: 'stopped', status: 'suspended', date: '2021-11-01' })
    .with('investment', { project_id: 'going', month: '2021-03', fund_month: yuan(60) })
    .with('investment', { project_id: 'stopped', month: '2021-03', fund_month: yuan(5000) });
  const json = indicatorsOf([reported(builder)], '2021');

  it('are shares of the signed projects; funds, of those with an agreed investment', () => {
    expect(json.I14).toEqual({ num: 3, den: 4, value: 750_000, unit: '1/10000 percent' });
    expect(json.I15).toEqual({
      num: yuan(60),
      den: yuan(400),
      value: 150_000,
      withoutAgreed: 3,
      unit: '1/10000 percent',
    });
    expect(json.I16).toEqual({
      num: 2,
      den: 4,
      value: 500_000,
      production: { num: 1, den: 4, value: 250_000 },
      unit: '1/10000 percent',
    });
  });

  it('are null while nothing is signed', () => {
    expect(indicatorsOf([reported(builder)], '2020')).toMatchObject({
      I14: { den: 0, value: null },
      I15: { den: 0, value: null },
      I16: { value: null, production: { value: null } },
    });
  });

  it('count funds of sub-projects in the whole that has the agreed investment', () => {
    const parts = new LedgerBuilder()
      .with('project', { id: 'whole', agreed_investment: yuan(100) })
      .with('project', { id: 'part', name: '一', parent_project_id: 'whole', agreed_investment: yuan(100) })
      .with('investment', { project_id: 'part', fund_month: yuan(30) });
    expect(indicatorsOf([reported(parts)], '2021').I15).toMatchObject({
      num: yuan(30),
      den: yuan(100),
      withoutAgreed: 0,
    });
  });
});

describe('I17', () => {
  it('counts industrial projects of the year, and those of three years before that still went on', () => {
    const builder = new LedgerBuilder()
      .with('project', { id: 'new', project_code: code(1) })
      .with('project', { id: 'tourism', project_code: code(2), sector: 'cultureTourism' })
      .with('project', { id: 'carried', project_code: code(3), introduced_date: '2018-01-01' })
      .with('project', { id: 'old', project_code: code(4), introduced_date: '2017-12-31' })
      .with('project', { id: 'producing', project_code: code(5), introduced_date: '2019-05-01' })
      .with('project_status', { project_id: 'producing', status: 'inProduction', date: '2020-12-31' })
      .with('project', { id: 'later', project_code: code(6), introduced_date: '2021-07-01' });
    expect(behind([reported(builder)], '2021Q2', 'I17')).toEqual(['carried', 'new']);
    expect(behind([reported(builder)], '2021', 'I17')).toEqual(['carried', 'later', 'new']);
  });
});
