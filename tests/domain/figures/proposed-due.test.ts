import { describe, expect, test } from 'vitest';
import { proposeDue } from '../../../db/domain/figures/propose-due.ts';
import {
  account,
  type GivenValues,
  HOME,
  type LedgerBuilder,
  operatingEnclave,
  wan,
  yuan,
} from '../../support/ledger-builder.ts';

describe('a proposed due', () => {
  test('holds the whole instalment of the year', () => {
    expect(proposeDue(operatingEnclave().ledger(), account, 2021, 1)).toEqual({
      enclave_id: 'enclave-1',
      home_county: HOME,
      year: 2021,
      instalment: 1,
      beneficiary: 'village',
      return_kind: 'fixed',
      accrual_from: '2021-01-01',
      accrual_to: '2021-12-31',
      due_date: '2021-12-31',
      base: yuan(1_000_000),
      agreed: yuan(100_080),
    });
  });

  test('starts with the accrual and ends with the terms', () => {
    const first = proposeDue(operatingEnclave().ledger(), account, 2019, 1);
    expect([first.accrual_from, first.accrual_to, first.agreed]).toEqual([
      '2019-07-01',
      '2019-12-31',
      yuan('50451.29'),
    ]);
    const ended = operatingEnclave().change('terms', 'terms-1', { valid_to: '2021-06-30' }).ledger();
    const last = proposeDue(ended, account, 2021, 1);
    expect([last.accrual_from, last.accrual_to]).toEqual(['2021-01-01', '2021-06-30']);
  });

  test('due in June: the accrual year runs from July to June', () => {
    const b = operatingEnclave().change('terms', 'terms-1', { due_months: '6' });
    const proposed = proposeDue(b.ledger(), account, 2020, 1);
    expect([proposed.accrual_from, proposed.accrual_to, proposed.agreed]).toEqual([
      '2019-07-01',
      '2020-06-30',
      yuan(100_080),
    ]);
  });

  test('of a floor it is guaranteed; of rent the amount is left to type', () => {
    const b = operatingEnclave().change('terms', 'terms-1', {
      mode: 'guaranteedFloor',
      floor_amount: wan(5),
      rate_pct: null,
    });
    expect(proposeDue(b.ledger(), account, 2021, 1)).toMatchObject({
      return_kind: 'guaranteed',
      agreed: wan(5),
      guaranteed: wan(5),
    });
    const rent = proposeDue(b.change('terms', 'terms-1', { mode: 'rent' }).ledger(), account, 2021, 1);
    expect(rent).toMatchObject({ return_kind: 'rent', due_date: '2021-12-31' });
    expect(rent).not.toHaveProperty('agreed');
  });

  const spansOf = (b: LedgerBuilder, year: number) =>
    [1, 2, 3, 4, 5].flatMap((n) => {
      const due = proposeDue(b.ledger(), account, year, n);
      return due.due_date == null ? [] : [[n, due.accrual_from, due.accrual_to, due.due_date, due.agreed]];
    });
  const longyouTerms = { mode: 'fixedAmount', rate_pct: null, fixed_amount: yuan(10_008_000) } as const;
  /** Terms that end in mid-year, and those that follow them. */
  const renewed = (last: string, next: GivenValues<'terms'>) =>
    operatingEnclave()
      .change('terms', 'terms-1', { ...longyouTerms, valid_to: last })
      .with('terms', { ...longyouTerms, ...next });

  test('a renewal in mid-year leaves no month out: the year is one due, whose days both versions pay for', () => {
    const b = renewed('2020-06-30', { valid_from: '2020-07-01', accrual_start: '2020-07-01' });
    expect(spansOf(b, 2020)).toEqual([[1, '2020-01-01', '2020-12-31', '2020-12-31', yuan(10_008_000)]]);
    expect(spansOf(b, 2021)).toEqual([[1, '2021-01-01', '2021-12-31', '2021-12-31', yuan(10_008_000)]]);
    b.change('terms', 'terms-2', { accrual_start: '2019-07-01' });
    expect(spansOf(b, 2020)).toEqual([[1, '2020-01-01', '2020-12-31', '2020-12-31', yuan(10_008_000)]]);
    b.change('terms', 'terms-2', { fixed_amount: yuan(11_000_000) });
    // 10,008,000 × 182 ÷ 366 + 11,000,000 × 184 ÷ 366
    expect(spansOf(b, 2020)[0]?.[4]).toBe(yuan('10506710.38'));
  });

  test('of a first version, days between the start of accrual and its first day are left to a person', () => {
    const b = operatingEnclave().change('terms', 'terms-1', { ...longyouTerms, valid_from: '2020-07-01' });
    expect(spansOf(b, 2020)).toEqual([[1, '2020-01-01', '2020-12-31', '2020-12-31', undefined]]);
  });

  test('days without terms, or without accrual, stand between two dues and in none', () => {
    const lapsed = renewed('2020-03-31', { valid_from: '2020-07-01', accrual_start: '2020-07-01' });
    const rentFree = renewed('2020-03-31', { valid_from: '2020-04-01', accrual_start: '2020-07-01' });
    for (const b of [lapsed, rentFree]) {
      expect(spansOf(b, 2020)).toEqual([
        [1, '2020-01-01', '2020-03-31', '2020-12-31', yuan('2488327.87')],
        [2, '2020-07-01', '2020-12-31', '2020-12-31', yuan('5031344.26')],
      ]);
    }
  });

  test('a return of another kind is a due of its own: fixed up to the end, rent from then on', () => {
    const b = renewed('2020-06-30', { valid_from: '2020-07-01', accrual_start: '2020-07-01', mode: 'rent' });
    expect(spansOf(b, 2020)).toEqual([
      [1, '2020-01-01', '2020-06-30', '2020-12-31', yuan('4976655.74')],
      [2, '2020-07-01', '2020-12-31', '2020-12-31', undefined],
    ]);
    expect([1, 2].map((n) => proposeDue(b.ledger(), account, 2020, n).return_kind)).toEqual([
      'fixed',
      'rent',
    ]);
  });

  test('with other due months, every day is due once, and a rest no later than its own terms say', () => {
    const quarterly = renewed('2020-06-30', {
      valid_from: '2020-07-01',
      accrual_start: '2020-07-01',
      due_months: '3,6,9,12',
    });
    expect(spansOf(quarterly, 2020).map((span) => span.slice(0, 4))).toEqual([
      [1, '2020-01-01', '2020-09-30', '2020-09-30'],
      [2, '2020-10-01', '2020-12-31', '2020-12-31'],
    ]);
    const june = renewed('2020-06-30', {
      valid_from: '2020-07-01',
      accrual_start: '2020-07-01',
      due_months: '6',
    });
    expect([...spansOf(june, 2020), ...spansOf(june, 2021)].map((span) => span.slice(0, 4))).toEqual([
      [1, '2020-01-01', '2020-06-30', '2020-12-31'],
      [1, '2020-07-01', '2021-06-30', '2021-06-30'],
    ]);
  });

  test('terms that end after their last due month owe the rest in the year that follows', () => {
    const b = operatingEnclave().change('terms', 'terms-1', { due_months: '6', valid_to: '2020-09-30' });
    expect([2020, 2021, 2022].flatMap((year) => spansOf(b, year)).map((span) => span.slice(0, 4))).toEqual([
      [1, '2019-07-01', '2020-06-30', '2020-06-30'],
      [1, '2020-07-01', '2020-09-30', '2021-06-30'],
    ]);
  });

  test('terms without an end overlap those that follow: the days stand, the amount is left to type', () => {
    const b = renewed('2020-06-30', { valid_from: '2020-07-01', accrual_start: '2020-07-01' });
    b.change('terms', 'terms-1', { valid_to: null });
    expect(spansOf(b, 2020)).toEqual([[1, '2020-01-01', '2020-12-31', '2020-12-31', undefined]]);
    b.change('terms', 'terms-1', { valid_to: '9999-12-31' });
    expect(spansOf(b, 2020)).toHaveLength(1);
  });

  test('an instalment that the terms do not know has only its keys', () => {
    expect(proposeDue(operatingEnclave().ledger(), account, 2021, 2)).toEqual({
      enclave_id: 'enclave-1',
      home_county: HOME,
      year: 2021,
      instalment: 2,
      beneficiary: 'village',
    });
  });
});
