import { describe, expect, it } from 'vitest';
import {
  figureIds,
  footnoteIds,
  indicatorIds,
  indicatorOf,
} from '../../../db/domain/indicators/declarations.ts';
import { evaluateIndicators } from '../../../db/domain/indicators/evaluate.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { period } from '../../../db/domain/period.ts';
import { indicatorsOf, OTHER, reported } from '../../support/county-ledgers.ts';
import { HOME, LedgerBuilder, yuan } from '../../support/ledger-builder.ts';

const listed = () =>
  new LedgerBuilder()
    .with('county')
    .with('county', { area_code: OTHER, name_zh: '青田县', prefecture_code: '3311' })
    .with('county', { area_code: '331125', name_zh: '云和县', prefecture_code: '3311' });

describe('coverage', () => {
  it('is of the members, whether or not they reported', () => {
    const a = listed().with('policy').with('policy', { doc_no: '2号' }).with('medical');
    const b = listed().with('policy', { issued_date: '2022-01-01' });
    const counties = [reported(a), reported(b, OTHER)];
    expect(indicatorsOf(counties, '2021')).toMatchObject({
      I18: { num: 1, den: 3, value: 333_333 },
      I20: { num: 1, den: 3 },
    });
    expect(indicatorsOf(counties, '2022').I18).toMatchObject({ num: 2, den: 3 });
  });

  it('is of the members of the scope that is asked about', () => {
    const counties = [reported(listed().with('policy'))];
    expect(indicatorsOf(counties, '2021', { scope: HOME }).I18).toMatchObject({ num: 1, den: 1 });
    expect(indicatorsOf(counties, '2021', { scope: '3311' }).I18).toEqual({
      num: 0,
      den: 2,
      value: 0,
      unit: '1/10000 percent',
    });
  });

  it('counts a medical twinning to the end of its last day', () => {
    const a = listed().with('medical', { start_date: '2021-04-01', end_date: '2021-12-31' });
    expect(indicatorsOf([reported(a)], '2021').I20).toMatchObject({ num: 1 });
    expect(indicatorsOf([reported(a)], '2021Q1').I20).toMatchObject({ num: 0 });
    expect(indicatorsOf([reported(a)], '2022').I20).toMatchObject({ num: 0 });
  });

  it('is null without any county', () => {
    expect(indicatorsOf([], '2021').I18).toEqual({ num: 0, den: 0, value: null, unit: '1/10000 percent' });
  });
});

describe('I19', () => {
  it('counts expert groups at work, and no other twinning', () => {
    const a = listed()
      .with('education')
      .with('education', { kind: 'schoolCommunity' })
      .with('education', { helped_school: '二中', end_date: '2021-12-30' });
    expect(indicatorsOf([reported(a)], '2021').I19.value).toBe(1);
    expect(indicatorsOf([reported(a)], '2021Q3').I19.value).toBe(2);
  });
});

describe('I21', () => {
  it('is of the period’s year, and of all years up to it', () => {
    const a = listed()
      .with('aid', { year: 2020, training_person_times: 30, aid_fund: yuan(5) })
      .with('aid', { training_person_times: 400, aid_fund: yuan(6) })
      .with('aid', { host_id: 'host-2', training_person_times: null, aid_fund: yuan(1) })
      .with('aid', { year: 2022, training_person_times: 9999, aid_fund: yuan(9999) });
    expect(indicatorsOf([reported(a)], '2021').I21).toEqual({
      value: 400,
      cumulative: 430,
      fund: yuan(7),
      fundCumulative: yuan(12),
      unit: 'person-times',
      incomplete: 2,
    });
  });
});

describe('a county that left the list', () => {
  const left = () =>
    new LedgerBuilder()
      .with('county')
      .with('county', { area_code: OTHER, name_zh: '青田县', member_to: '2024-07-31' })
      .with('enclave', { enclave_code: '331121-XB-01' })
      .with('stage_event', { stage: 'operating' })
      .with('receipt', { date: '2024-03-01', home_county: OTHER, amount: yuan(40) })
      .with('policy');
  const stays = () =>
    new LedgerBuilder()
      .with('county')
      // This one has not heard that the other left.
      .with('county', { area_code: OTHER, name_zh: '青田县' })
      .with('policy');

  it('is in the figures while it is a member, and on a line of its own afterwards', () => {
    const counties = [reported(stays()), reported(left(), OTHER)];
    expect(indicatorsOf(counties, '2023')).toMatchObject({ I1: { value: 1 }, I18: { num: 2, den: 2 } });
    expect(indicatorsOf(counties, '2023').I1).not.toHaveProperty('leavers');
    expect(indicatorsOf(counties, '2024')).toMatchObject({
      I1: { value: 0, leavers: { value: 1 } },
      I5: { value: 0, leavers: { value: yuan(40) } },
      I18: { num: 1, den: 1, leavers: { num: 1, den: 1, value: 1_000_000 } },
    });
    expect(evaluateIndicators(counties, period('2024')).leavers).toEqual([OTHER]);
  });

  it('does not take an enclave from a member that reports it, too', () => {
    const member = stays()
      .with('enclave', { id: 'mine', enclave_code: '331121-XB-01' })
      .with('stage_event', { enclave_id: 'mine', stage: 'operating' });
    const counties = [{ ...reported(member), unit: HOME }, reported(left(), '330000')];
    expect(indicatorsOf(counties, '2024').I1).toMatchObject({ value: 1, leavers: { value: 0 } });
  });
});

describe('every indicator', () => {
  it('has a value and a unit in the document', () => {
    const json = indicatorsOf([reported(listed())], '2021');
    expect(Object.keys(json)).toEqual(Array.from({ length: 21 }, (_, at) => `I${at + 1}`));
    for (const id of indicatorIds) {
      expect(json[id], id).toHaveProperty('value');
      expect(json[id].unit, id).toBe(indicatorOf(id).unit);
    }
  });

  it('has words in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { indicators, measures, figures, footnotes } = localeOf(language).indicators;
      expect(Object.keys(indicators)).toEqual([...indicatorIds]);
      const counted = indicatorIds.filter((id) => ['count', 'person-times'].includes(indicatorOf(id).unit));
      expect(Object.keys(measures)).toEqual(counted);
      expect(Object.keys(figures)).toEqual([...figureIds]);
      expect(Object.keys(footnotes)).toEqual([...footnoteIds]);
    }
  });

  it('refuses a unit that is given twice', () => {
    const one = reported(listed());
    expect(() => evaluateIndicators([one, one], period('2021'))).toThrow(RangeError);
  });
});
