import { describe, expect, it } from 'vitest';
import { byCounty, evaluateIndicators } from '../../../db/domain/indicators/evaluate.ts';
import { period } from '../../../db/domain/period.ts';
import { indicatorsOf, OTHER, reported } from '../../support/county-ledgers.ts';
import { HOME, LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

const I5 = (builder: LedgerBuilder, at: string) => indicatorsOf([reported(builder)], at).I5;

describe('I5', () => {
  it('is what was received in the period in any form, and since start with the opening balance', () => {
    const builder = new LedgerBuilder()
      .with('enclave')
      .with('opening_balance', { as_of: '2019-12-31' })
      .with('opening_received', { received_cum: yuan(500) })
      .with('opening_received', { return_kind: 'taxShare', received_cum: yuan(7) })
      .with('receipt', { date: '2019-06-01', amount: yuan(50) })
      .with('receipt', { date: '2020-06-01', amount: yuan(10), settle: 'offset' })
      .with('receipt', { date: '2021-03-31', amount: yuan(20), settle: 'inKind' })
      .with('receipt', { date: '2021-04-01', amount: yuan(30), settle: 'converted' })
      .with('receipt', { date: '2021-05-01', amount: yuan(900), opening: true });
    expect(I5(builder, '2021')).toMatchObject({
      value: yuan(50),
      cumulative: yuan(560),
      taxShare: 0,
      taxShareCumulative: yuan(7),
      unit: 'fen',
    });
    expect(I5(builder, '2021Q1')).toMatchObject({ value: yuan(20), cumulative: yuan(530) });
    // In the opening figure already, but dated in its year all the same.
    expect(I5(builder, '2019')).toMatchObject({ value: yuan(50), cumulative: yuan(500) });
  });

  it('leaves tax shares and other enclaves out, and states them on lines of their own', () => {
    const builder = new LedgerBuilder()
      .with('enclave')
      .with('enclave', { enclave_code: '330825-CY-01', kind: 'industrial' })
      .with('receipt', { amount: yuan(100) })
      .with('receipt', { amount: yuan(7), return_kind: 'taxShare', beneficiary: 'countyTreasury' })
      .with('receipt', { amount: yuan(20), enclave_id: 'enclave-2', return_kind: 'rent' })
      .with('receipt', { amount: yuan(3), enclave_id: 'enclave-2', return_kind: 'taxShare' });
    expect(I5(builder, '2021')).toEqual({
      value: yuan(100),
      cumulative: yuan(100),
      adjustment: 0,
      otherEnclaves: yuan(20),
      otherEnclavesCumulative: yuan(20),
      taxShare: yuan(10),
      taxShareCumulative: yuan(10),
      unit: 'fen',
    });
  });

  it('takes a reversal off its year, and one of an earlier year off the total since start only', () => {
    const builder = new LedgerBuilder()
      .with('enclave')
      .with('receipt', { date: '2020-12-01', amount: yuan(100) })
      .with('receipt', { date: '2021-02-01', amount: yuan(40) })
      .with('receipt', { date: '2021-03-01', amount: yuan(-15), reverses_id: 'receipt-2' })
      .with('receipt', { date: '2021-04-01', amount: yuan(-9), reverses_id: 'receipt-1' });
    expect(I5(builder, '2021')).toMatchObject({
      value: yuan(25),
      cumulative: yuan(116),
      adjustment: yuan(-9),
    });
    expect(I5(builder, '2020')).toMatchObject({ value: yuan(100), cumulative: yuan(100) });
  });

  it('counts no blank as zero: it is named', () => {
    const builder = new LedgerBuilder()
      .with('enclave')
      .with('receipt', { amount: null })
      .with('receipt', { date: null })
      .with('receipt', { enclave_id: 'unknown' })
      .with('receipt', { amount: yuan(1) });
    expect(I5(builder, '2021')).toMatchObject({ value: yuan(1), incomplete: 3 });
  });

  it('adds both home counties’ money of one enclave, and one county’s only once', () => {
    const money = (home: string, amount: number, enclave: string) =>
      new LedgerBuilder()
        .with('enclave', { id: enclave })
        .with('receipt', { enclave_id: enclave, home_county: home, amount: yuan(amount) });
    const a = money(HOME, 100, 'a').with('receipt', {
      enclave_id: 'a',
      home_county: OTHER,
      amount: yuan(60),
    });
    const b = money(OTHER, 60, 'b');
    const report = evaluateIndicators([reported(a), reported(b, OTHER)], period('2021'));
    const figure = report.values.I5.figures.value;
    if (figure === undefined) throw new Error('no I5');
    expect([...byCounty(figure)].map(([county, { value }]) => [county, value])).toEqual([
      [HOME, yuan(100)],
      [OTHER, yuan(60)],
    ]);
    expect(report.sharedAccounts).toEqual([
      { enclave: '330825-XB-01', home_county: OTHER, units: [OTHER, HOME] },
    ]);
    expect(indicatorsOf([reported(a)], '2021').I5.value).toBe(yuan(160));
  });
});

describe('I6', () => {
  it('is what batches paid by their day, and since start with the opening figure', () => {
    const builder = new LedgerBuilder()
      .with('enclave')
      .with('enclave', { enclave_code: '330825-KC-01', kind: 'sciTech' })
      .with('opening_balance', { as_of: '2020-06-30', distributed_cum: yuan(300) });
    for (const [id, date, enclave_id] of [
      ['before', '2020-03-01', 'enclave-1'],
      ['after', '2020-12-01', 'enclave-1'],
      ['year', '2021-02-05', 'enclave-1'],
      ['other', '2021-02-05', 'enclave-2'],
    ] as const)
      builder.with('batch', { id, date, enclave_id }).with('batch_line', { batch_id: id, amount: yuan(10) });
    builder.with('batch_line', { batch_id: 'year', village_id: 'village-2', amount: yuan(5) });
    expect(indicatorsOf([reported(builder)], '2021').I6).toEqual({
      value: yuan(15),
      cumulative: yuan(325),
      unit: 'fen',
    });
    // As in the form: what the opening figure holds is not added to it.
    expect(indicatorsOf([reported(builder)], '2020').I6).toMatchObject({
      value: yuan(10),
      cumulative: yuan(310),
    });
  });
});

describe('I7', () => {
  const built = () =>
    operatingEnclave(2)
      .with('due', { year: 2021 })
      .with('due', { year: 2020, instalment: 2 })
      .with('due', { year: 2021, return_kind: 'taxShare', beneficiary: 'countyTreasury' })
      .with('receipt')
      .with('allocation', { due_id: 'due-1', amount: yuan(200_160), date: '2021-12-20' })
      .with('allocation', { due_id: 'due-2', amount: yuan(999), date: '2021-12-20' })
      .with('allocation', { due_id: 'due-3', amount: yuan(888), date: '2021-12-20' });

  it('is allocated to the year’s dues ÷ the time-weighted base', () => {
    expect(indicatorsOf([reported(built())], '2021').I7).toEqual({
      num: yuan(200_160),
      den: yuan(2_000_000),
      value: 100_080,
      unit: '1/10000 percent',
    });
    // Half of 2019: 184 of 365 days.
    const { num, den } = indicatorsOf([reported(built())], '2019').I7;
    expect({ num, den }).toEqual({ num: 0, den: Math.round((200_000_000 * 184) / 365) });
  });

  it('is null without a base', () => {
    expect(indicatorsOf([reported(new LedgerBuilder())], '2021').I7).toEqual({
      num: 0,
      den: 0,
      value: null,
      unit: '1/10000 percent',
    });
  });

  it('leaves an account with a blank out of both sides', () => {
    const builder = built().change('contribution', 'contribution-2', { interest_from: null });
    expect(indicatorsOf([reported(builder)], '2021').I7).toMatchObject({ num: 0, den: 0, incomplete: 1 });
  });

  it('divides the base among movements that add and subtract, to the fen', () => {
    const builder = operatingEnclave(1)
      .with('contribution', { kind: 'increase', interest_from: '2021-05-17', amount: yuan('33.33') })
      .with('contribution', { kind: 'decrease', interest_from: '2021-08-03', amount: yuan('7777.77') });
    const figure = evaluateIndicators([reported(builder)], period('2021')).values.I7.figures.den;
    expect(figure?.parts).toHaveLength(3);
    expect(figure?.parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(figure?.value);
    expect(figure?.parts.some(({ amount }) => (amount ?? 0) < 0)).toBe(true);
  });
});
