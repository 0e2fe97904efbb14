import { describe, expect, it } from 'vitest';
import { byCounty, evaluateIndicators } from '../../../db/domain/indicators/evaluate.ts';
import { period } from '../../../db/domain/period.ts';
import { behind, indicatorsOf, OTHER, reported } from '../../support/county-ledgers.ts';
import { HOME, LedgerBuilder } from '../../support/ledger-builder.ts';

/** An enclave with one event a stage. */
function enclave(
  builder: LedgerBuilder,
  id: string,
  code: string,
  ...stages: readonly (readonly [string, string])[]
) {
  builder.add('enclave', { id, enclave_code: code, name: id });
  builder.add('enclave_party', { enclave_id: id });
  for (const [stage, date] of stages)
    builder.add('stage_event', {
      enclave_id: id,
      stage: stage as 'agreement',
      date,
      ...(stage === 'agreement' ? { agreement_kind: 'formal' as const } : {}),
    });
  return builder;
}

describe('I1 and I2', () => {
  const builder = new LedgerBuilder();
  enclave(builder, 'plan', '330825-XB-01', ['sitePlan', '2021-02-01']);
  enclave(builder, 'signed', '330825-XB-02', ['sitePlan', '2020-02-01'], ['agreement', '2021-06-30']);
  enclave(builder, 'ended', '330825-XB-03', ['agreement', '2019-01-01'], ['ended', '2021-09-01']);
  enclave(builder, 'voided', '330825-XB-04', ['operating', '2019-01-01']);
  enclave(
    builder,
    'resumed',
    '330825-CY-01',
    ['agreement', '2018-01-01'],
    ['ended', '2019-01-01'],
    ['operating', '2020-01-01'],
  );
  builder.change('enclave', 'voided', { voided: true }).change('enclave', 'resumed', { kind: 'industrial' });
  const counties = [reported(builder)];

  it('count from the agreement on, until the enclave ends', () => {
    expect(indicatorsOf(counties, '2021Q2')).toMatchObject({ I1: { value: 3 }, I2: { value: 2 } });
    expect(behind(counties, '2021Q2', 'I1')).toEqual(['ended', 'resumed', 'signed']);
    expect(behind(counties, '2021', 'I1')).toEqual(['resumed', 'signed']);
    expect(behind(counties, '2021Q1', 'I2')).toEqual(['ended']);
  });

  it('count a framework agreement, which I9 does not', () => {
    const framework = new LedgerBuilder();
    enclave(framework, 'one', '330825-XB-01', ['agreement', '2021-03-01']);
    framework.change('stage_event', 'stage_event-1', { agreement_kind: 'framework' });
    expect(indicatorsOf([reported(framework)], '2021')).toMatchObject({ I1: { value: 1 }, I9: { value: 0 } });
  });
});

describe('I3', () => {
  it('counts home counties once, by their own record, while they are parties', () => {
    const a = new LedgerBuilder();
    enclave(a, 'first', '330825-XB-01', ['operating', '2019-01-01']);
    enclave(a, 'second', '330825-XB-02', ['operating', '2019-01-01']);
    a.add('enclave_party', { enclave_id: 'first', home_county: OTHER });
    a.add('enclave_party', { enclave_id: 'first', home_county: '331125', valid_to: '2020-12-31' });
    const b = new LedgerBuilder();
    enclave(b, 'same', '330825-XB-01', ['operating', '2019-01-01']);
    b.change('enclave_party', 'enclave_party-1', { home_county: OTHER });
    const report = evaluateIndicators([reported(b, OTHER), reported(a)], period('2021'));
    const figure = report.values.I3.figures.value;
    if (figure === undefined) throw new Error('no I3');
    expect([...byCounty(figure)].map(([county, { value }]) => [county, value])).toEqual([
      [HOME, 1],
      [OTHER, 1],
    ]);
    expect(figure.parts.map(({ unit }) => unit)).toEqual([HOME, OTHER]);
    a.change('enclave_party', 'enclave_party-3', { valid_to: '2021-06-30' });
    b.change('enclave_party', 'enclave_party-1', { valid_to: '2021-06-30' });
    const both = [reported(a), reported(b, OTHER)];
    expect(indicatorsOf(both, '2021Q2')).toMatchObject({ I3: { value: 2 } });
    expect(indicatorsOf(both, '2021Q3')).toMatchObject({ I3: { value: 1 } });
    // Of itself alone a county covers itself; a partner that is no member stands on no line.
    expect(indicatorsOf([reported(a)], '2020').I3).toEqual({ value: 1, unit: 'count' });
  });
});

describe('I8 and I9', () => {
  it('count the events of the period’s year up to its end, and all before in the cumulative figure', () => {
    const builder = new LedgerBuilder();
    enclave(builder, 'old', '330825-XB-01', ['sitePlan', '2020-12-31'], ['agreement', '2021-01-01']);
    enclave(builder, 'new', '330825-XB-02', ['sitePlan', '2021-07-01']);
    expect(indicatorsOf([reported(builder)], '2021Q2')).toMatchObject({
      I8: { value: 0, cumulative: 1 },
      I9: { value: 1, cumulative: 1 },
    });
    expect(indicatorsOf([reported(builder)], '2021')).toMatchObject({ I8: { value: 1, cumulative: 2 } });
    expect(indicatorsOf([reported(builder)], '2022')).toMatchObject({ I9: { value: 0, cumulative: 1 } });
  });

  it('name an event without a day instead of counting it', () => {
    const builder = new LedgerBuilder();
    enclave(builder, 'one', '330825-XB-01', ['sitePlan', '2021-01-01']);
    builder.change('stage_event', 'stage_event-1', { date: null });
    expect(indicatorsOf([reported(builder)], '2021').I8).toEqual({
      value: 0,
      cumulative: 0,
      unit: 'count',
      incomplete: 1,
    });
  });
});

describe('an enclave that two counties report', () => {
  it('counts once, by its code, as the first of them states it', () => {
    const [a, b] = [new LedgerBuilder(), new LedgerBuilder()];
    enclave(a, 'a-1', '330825-XB-01', ['sitePlan', '2021-01-05'], ['agreement', '2021-02-01']);
    enclave(b, 'b-1', '330825-XB-01', ['sitePlan', '2021-01-05'], ['agreement', '2021-02-01']);
    const counties = [reported(b, OTHER), reported(a)];
    expect(indicatorsOf(counties, '2021')).toMatchObject({
      I1: { value: 1 },
      I2: { value: 1 },
      I8: { value: 1 },
      I9: { value: 1 },
    });
    expect(behind(counties, '2021', 'I1')).toEqual(['a-1']);
    expect(evaluateIndicators(counties, period('2021')).duplicates).toEqual([
      {
        type: 'enclave',
        key: '330825-XB-01',
        reporters: [
          { unit: HOME, id: 'a-1' },
          { unit: OTHER, id: 'b-1' },
        ],
      },
    ]);
  });

  it('is known by its id, too, where one of them changed the code', () => {
    const [a, b] = [new LedgerBuilder(), new LedgerBuilder()];
    enclave(a, 'same', '330825-XB-01', ['agreement', '2021-02-01']);
    enclave(b, 'same', '330825-XB-09', ['agreement', '2021-02-01']);
    const counties = [reported(a), reported(b, OTHER)];
    expect(indicatorsOf(counties, '2021')).toMatchObject({ I1: { value: 1 } });
  });

  it('is two enclaves where one county has the code twice: its own check names them', () => {
    const a = new LedgerBuilder();
    enclave(a, 'a-1', '330825-XB-01', ['agreement', '2021-02-01']);
    enclave(a, 'a-2', '330825-XB-01', ['agreement', '2021-02-01']);
    expect(indicatorsOf([reported(a)], '2021')).toMatchObject({ I1: { value: 2 } });
  });
});
