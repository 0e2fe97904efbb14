import { describe, expect, it } from 'vitest';
import { arrearsByAge } from '../../../db/domain/dashboard/arrears-ages.ts';
import { comparisonOf } from '../../../db/domain/dashboard/comparison.ts';
import {
  enclavePipeline,
  enclavesOfStage,
  stageGroups,
} from '../../../db/domain/dashboard/enclave-pipeline.ts';
import { enclaveReturns, villageReturns } from '../../../db/domain/dashboard/enclave-returns.ts';
import { investmentAgainstPlan } from '../../../db/domain/dashboard/investment-plan.ts';
import { trendIds, trendOf } from '../../../db/domain/dashboard/trends.ts';
import { twinningCoverage } from '../../../db/domain/dashboard/twinning-coverage.ts';
import { arrearsAt } from '../../../db/domain/figures/arrears.ts';
import { evaluateSurvey } from '../../../db/domain/indicators/evaluate.ts';
import { surveyOf } from '../../../db/domain/indicators/survey.ts';
import { sumFen } from '../../../db/domain/money.ts';
import { period, periodEnd } from '../../../db/domain/period.ts';
import { OTHER, reported } from '../../support/county-ledgers.ts';
import { HOME, LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { syntheticProvince } from '../../support/synthetic-province.ts';

const counties = syntheticProvince(1);
const whole = surveyOf(counties, period('2021'));
const { values } = evaluateSurvey(whole);
const one = (builder: LedgerBuilder, at = '2021') => surveyOf([reported(builder)], period(at));

describe('a trend', () => {
  it('has in every year and month what the indicator has there', () => {
    for (const id of trendIds) {
      for (const by of ['year', 'month'] as const) {
        const rows = trendOf(whole, id, by);
        expect(rows.at(-1)?.period).toBe(by === 'year' ? '2021' : '2021-12');
        for (const { period: at, value, cumulative } of rows.slice(-3)) {
          const { figures } = evaluateSurvey(surveyOf(counties, at)).values[id];
          const [now, all] =
            id === 'I13' ? [figures.inPeriod, figures.value] : [figures.value, figures.cumulative];
          expect({ value, cumulative }, `${id} ${at}`).toEqual({ value: now?.value, cumulative: all?.value });
        }
      }
    }
  });

  it('begins with the first year that has anything, and ends with the period', () => {
    const builder = new LedgerBuilder()
      .with('enclave')
      .with('receipt', { date: '2019-05-01', amount: yuan(1) })
      .with('receipt', { date: '2021-05-01', amount: yuan(2) })
      .with('receipt', { date: '2021-09-01', amount: yuan(4) });
    expect(trendOf(one(builder, '2021Q2'), 'I5', 'year')).toEqual([
      { period: '2019', value: yuan(1), cumulative: yuan(1) },
      { period: '2020', value: 0, cumulative: yuan(1) },
      { period: '2021', value: yuan(2), cumulative: yuan(3) },
    ]);
    const months = trendOf(one(builder, '2021Q2'), 'I5', 'month');
    expect(months.map(({ value }) => value)).toEqual([0, 0, 0, 0, yuan(2), 0]);
    expect(months[0]?.cumulative).toBe(yuan(1));
  });

  it('shows ten years at most, what lies before in the first one’s total', () => {
    const builder = new LedgerBuilder()
      .with('enclave')
      .with('receipt', { date: '1999-05-01', amount: yuan(1) });
    const rows = trendOf(one(builder), 'I5', 'year');
    expect(rows).toHaveLength(10);
    expect(rows[0]).toEqual({ period: '2012', value: 0, cumulative: yuan(1) });
  });
});

describe('the comparison of counties', () => {
  it('adds up to the indicator, the highest first', () => {
    const rows = comparisonOf(whole, values.I5);
    expect(rows).toHaveLength(26);
    expect(sumFen(rows.map(({ value }) => value as never))).toBe(values.I5.figures.value?.value);
    expect(rows.map(({ value }) => value)).toEqual(
      rows.map(({ value }) => value).toSorted((a, b) => Number(b) - Number(a)),
    );
    const shares = rows.reduce((sum, { share }) => sum + (share ?? 0), 0);
    expect(Math.abs(shares - 1_000_000)).toBeLessThanOrEqual(26);
  });

  it('has a ratio’s own rate by county, and names who did not report or left', () => {
    const listed = (builder: LedgerBuilder) =>
      builder
        .with('county')
        .with('county', { area_code: OTHER, name_zh: '青田县', member_to: '2020-12-31' })
        .with('county', { area_code: '331125', name_zh: '云和县' });
    const survey = surveyOf(
      [reported(listed(new LedgerBuilder()).with('policy')), reported(listed(new LedgerBuilder()), OTHER)],
      period('2021'),
    );
    const report = evaluateSurvey(survey);
    expect(comparisonOf(survey, report.values.I18)).toEqual([
      { unit: HOME, name: '龙游县', member: true, reported: true, value: 1_000_000, share: null },
      { unit: '331125', name: '云和县', member: true, reported: false, value: null, share: null },
      { unit: OTHER, name: '青田县', member: false, reported: true, value: 0, share: null },
    ]);
    expect(comparisonOf(survey, report.values.I1).map(({ value, share }) => [value, share])).toEqual([
      [0, null],
      [null, null],
      [0, null],
    ]);
  });
});

describe('the pipeline', () => {
  it('begins with the year’s plans and agreements, and holds every enclave once', () => {
    const rows = enclavePipeline(whole);
    expect(rows.map(({ stage, inYear }) => [stage, inYear]).slice(0, 2)).toEqual([
      ['sitePlan', 28],
      ['agreement', 9],
    ]);
    const all = rows.flatMap(({ enclaves }) => enclaves.map(({ id }) => id));
    expect(new Set(all).size).toBe(all.length);
    // 42 parks and 19 that are planned only.
    expect(all).toHaveLength(61);
    expect(rows.every(({ now, enclaves }) => now === enclaves.length)).toBe(true);
  });

  it('has as many enclaves behind each of its figures as the figure says', () => {
    for (const row of enclavePipeline(whole))
      for (const group of stageGroups)
        expect(enclavesOfStage(whole, row.stage, group), `${row.stage} ${group}`).toHaveLength(row[group]);
  });

  it('lists an enclave that passed a stage unrecorded without a day, a framework agreement not at all', () => {
    const survey = one(
      new LedgerBuilder()
        .with('enclave', { land_mode: 'granted' })
        .with('stage_event', { stage: 'agreement', date: '2021-02-01', agreement_kind: 'framework' })
        .with('stage_event', { stage: 'construction', date: '2021-08-01' }),
    );
    const of = (stage: 'agreement' | 'landApproved' | 'construction') =>
      enclavesOfStage(survey, stage, 'reached').map(({ on, stage: now, since }) => [on, now, since]);
    expect(of('agreement')).toEqual([[null, 'construction', '2021-08-01']]);
    expect(of('landApproved')).toEqual([[null, 'construction', '2021-08-01']]);
    expect(of('construction')).toEqual([['2021-08-01', 'construction', '2021-08-01']]);
    expect(enclavesOfStage(survey, 'agreement', 'inYear')).toEqual([]);
  });

  it('stands as it stood at the period’s end', () => {
    const builder = new LedgerBuilder()
      .with('enclave')
      .with('stage_event', { stage: 'agreement', date: '2021-02-01', agreement_kind: 'framework' })
      .with('stage_event', { stage: 'operating', date: '2021-08-01' });
    const at = (text: string) =>
      enclavePipeline(one(builder, text)).flatMap(({ stage, reached, now }) =>
        reached + now === 0 ? [] : [[stage, reached, now]],
      );
    expect(at('2021Q2')).toEqual([['agreement', 0, 1]]);
    expect(at('2021').at(-1)).toEqual(['operating', 1, 1]);
    expect(at('2020')).toEqual([]);
  });
});

describe('returns by enclave and village', () => {
  it('add up to I5 and I6', () => {
    const weak = enclaveReturns(whole).filter(({ kind }) => kind === 'weakVillage');
    expect(sumFen(weak.map(({ received }) => received))).toBe(values.I5.figures.value?.value);
    expect(sumFen(weak.map(({ receivedCumulative }) => receivedCumulative))).toBe(
      values.I5.figures.cumulative?.value,
    );
    expect(sumFen(weak.map(({ distributed }) => distributed))).toBe(values.I6.figures.value?.value);
    expect(sumFen(villageReturns(whole).map(({ value }) => value))).toBe(values.I6.figures.value?.value);
    expect(weak.every(({ villages }) => villages > 0)).toBe(true);
  });

  it('divide among the villages, and name both home counties of one enclave', () => {
    const a = operatingEnclave(3)
      .with('county', { area_code: OTHER })
      .with('receipt', { amount: yuan(100) });
    const b = new LedgerBuilder()
      .with('enclave', { id: 'b' })
      .with('receipt', { enclave_id: 'b', home_county: OTHER, amount: yuan(50) });
    expect(enclaveReturns(surveyOf([reported(a), reported(b, OTHER)], period('2021')))).toMatchObject([
      {
        code: '330825-XB-01',
        counties: [HOME, OTHER],
        received: yuan(150),
        villages: 3,
        receivedPerVillage: yuan(50),
        distributedPerVillage: 0,
      },
    ]);
  });
});

describe('arrears by age', () => {
  it('are those of the accounts', () => {
    const { ages, counties: rows } = arrearsByAge(whole);
    const to = periodEnd(period('2021'));
    const own = counties.flatMap(({ ledger }) =>
      ledger.accounts().map((account) => arrearsAt(ledger, account, to).total),
    );
    expect(sumFen(ages.map(({ value }) => value))).toBe(sumFen(own));
    expect(sumFen(rows.map(({ total }) => total))).toBe(sumFen(own));
    for (const { value, parts } of ages)
      expect(parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(value);
  });

  it('are told apart by the days since they fell due', () => {
    const builder = new LedgerBuilder().with('enclave');
    for (const [instalment, due_date] of [
      [1, '2021-12-31'],
      [2, '2021-10-02'],
      [3, '2021-10-01'],
      [4, '2020-12-31'],
      [5, '2020-12-30'],
      [6, '2022-01-01'],
    ] as const)
      builder.add('due', { instalment, due_date, agreed: yuan(10 ** (instalment - 1)) });
    builder.add('due', { instalment: 7, due_date: '2021-06-01', agreed: null });
    builder.add('waiver', { due_id: 'due-5', date: '2021-01-01', amount: yuan(10_000) });
    const { ages, counties: rows, incomplete } = arrearsByAge(one(builder));
    expect(ages.map(({ age, value }) => [age, value])).toEqual([
      ['upTo90', yuan(11)],
      ['upTo365', yuan(1100)],
      ['over365', 0],
    ]);
    expect(rows).toEqual([
      {
        unit: HOME,
        name: '龙游县',
        upTo90: yuan(11),
        upTo365: yuan(1100),
        over365: 0,
        total: yuan(1111),
      },
    ]);
    expect(incomplete.map(({ id }) => id)).toEqual(['due-7']);
  });
});

it('arrears of an account that two counties keep count once', () => {
  const kept = () =>
    new LedgerBuilder().with('enclave').with('due', { due_date: '2021-06-01', agreed: yuan(5) });
  const { ages, counties: rows } = arrearsByAge(
    surveyOf([reported(kept()), reported(kept(), OTHER)], period('2021')),
  );
  expect(sumFen(ages.map(({ value }) => value))).toBe(yuan(5));
  expect(rows.map(({ unit }) => unit)).toEqual([HOME]);
});

describe('investment against the plan', () => {
  it('runs by month, January only where it is stated', () => {
    const builder = new LedgerBuilder()
      .with('project')
      .with('project_year', { year_plan: yuan(1000) })
      .with('project_year', { year: 2020, year_plan: yuan(7) })
      .with('investment', { month: '2021-02', inv_month: yuan(100) })
      .with('investment', { month: '2021-04', inv_month: yuan(150) });
    expect(investmentAgainstPlan(one(builder, '2021-04'))).toEqual([
      { month: '2021-02', done: yuan(100), yearToDate: yuan(100), planned: yuan(1000), completion: 100_000 },
      { month: '2021-03', done: 0, yearToDate: yuan(100), planned: yuan(1000), completion: 100_000 },
      { month: '2021-04', done: yuan(150), yearToDate: yuan(250), planned: yuan(1000), completion: 250_000 },
    ]);
    builder.add('investment', { month: '2021-01', inv_month: yuan(1) });
    expect(investmentAgainstPlan(one(builder))).toHaveLength(12);
  });

  it('has no rate without a plan, and the province’s year adds up', () => {
    expect(investmentAgainstPlan(one(new LedgerBuilder(), '2021-02'))).toEqual([
      { month: '2021-02', done: 0, yearToDate: 0, planned: null, completion: null },
    ]);
    expect(investmentAgainstPlan(whole).at(-1)?.yearToDate).toBe(values.I13.figures.inPeriod?.value);
  });
});

describe('coverage of twinning', () => {
  it('has every member', () => {
    const rows = twinningCoverage(whole);
    expect(rows).toHaveLength(26);
    expect(rows.reduce((sum, { expertGroups }) => sum + expertGroups, 0)).toBe(26);
    expect(rows.every(({ medical, reported: has }) => has && medical > 0)).toBe(true);
  });
});
