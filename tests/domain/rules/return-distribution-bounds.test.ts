import { expect, test } from 'vitest';
import { isoDate } from '../../../db/domain/dates.ts';
import { agreedByTerms } from '../../../db/domain/figures/agreed.ts';
import { splitBatch } from '../../../db/domain/figures/distribution.ts';
import { pool } from '../../../db/domain/figures/pool.ts';
import { distributionRules } from '../../../db/domain/rules/distribution.ts';
import { returnRules } from '../../../db/domain/rules/return.ts';
import { contextOf, runRules } from '../../support/check-rules.ts';
import { account, type LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { settledEnclave } from './return-cases.ts';

/** Which of the rules speak. */
function speaking(b: LedgerBuilder, ids: readonly string[], context = {}): string[] {
  const rules = [...returnRules, ...distributionRules].filter(({ id }) => ids.includes(id));
  return runRules(rules, b.ledger(), contextOf(context)).map(({ rule }) => rule);
}

test('exactly the guaranteed part is S45’s matter, a fen less is S40’s alone', () => {
  const b = settledEnclave().change('due', 'due-1', { guaranteed: yuan(60_000) });
  b.change('allocation', 'allocation-1', { amount: yuan(60_000) });
  expect(speaking(b, ['S40', 'S45'])).toEqual(['S45']);
  b.change('allocation', 'allocation-1', { amount: yuan('59999.99') });
  expect(speaking(b, ['S40', 'S45'])).toEqual(['S40']);
});

test('S36 accepts accrual from the day of delivery on', () => {
  const b = settledEnclave().change('stage_event', 'stage_event-2', { date: '2021-01-01' });
  expect(speaking(b, ['S36'])).toEqual([]);
  b.change('stage_event', 'stage_event-2', { date: '2021-01-02' });
  expect(speaking(b, ['S36'])).toEqual(['S36']);
});

test('S38 does not judge a rate while the due’s base is blank', () => {
  const b = settledEnclave().change('due', 'due-1', { base: null, agreed: yuan(50_000) });
  expect(speaking(b, ['S37', 'S38'])).toEqual([]);
  b.change('terms', 'terms-1', { mode: 'fixedAmount', fixed_amount: yuan(100_080) });
  expect(speaking(b, ['S37', 'S38'])).toEqual(['S38']);
});

test('a due’s own base is a mean over the whole accrual and is not cut at the start of accrual again', () => {
  const ledger = operatingEnclave().change('terms', 'terms-1', { accrual_start: '2021-07-01' }).ledger();
  const accrual = { accrual_from: isoDate('2021-01-01'), accrual_to: isoDate('2021-12-31') };
  expect(agreedByTerms(ledger, account, { ...accrual, base: yuan(500_000) }).agreed).toBe(yuan(50_040));
});

test('S50 leaves an overdrawn period to H46, and other periods alone', () => {
  const b = operatingEnclave()
    .with('batch', { date: '2021-02-01' })
    .with('batch_line', { amount: yuan(100_080) });
  expect(speaking(b, ['H46', 'S50'])).toEqual(['H46']);
  b.add('receipt', { date: '2021-03-01' });
  expect(speaking(b, ['H46', 'S50'], { period: '2021Q1' })).toEqual(['S50']);
  expect(speaking(b, ['H46', 'S50'], { period: '2021Q2' })).toEqual([]);
});

test('H49 accepts a village that joins on the day of the batch', () => {
  const b = operatingEnclave()
    .change('contribution', 'contribution-1', { date: '2021-12-25' })
    .with('batch', { date: '2021-12-25' })
    .with('batch_line');
  expect(speaking(b, ['H49'])).toEqual([]);
  b.change('contribution', 'contribution-1', { date: '2021-12-26' });
  expect(speaking(b, ['H49'])).toEqual(['H49']);
});

test('a merged village that has a line of its own keeps its own share', () => {
  const ledger = operatingEnclave(2)
    .with('village_merger', { date: '2021-12-31' })
    .with('batch')
    .with('batch_line', { village_id: 'village-1', amount: null })
    .with('batch_line', { village_id: 'village-2', amount: null })
    .ledger();
  const [batch] = ledger.all('batch');
  expect([...(splitBatch(ledger, batch!, yuan(10)) ?? [])]).toEqual([
    ['village-1', yuan(5)],
    ['village-2', yuan(5)],
  ]);
});

test('of several days with the lowest pool the first is named', () => {
  const ledger = operatingEnclave()
    .with('pool_movement', { date: '2021-02-01', amount: yuan(5) })
    .with('pool_movement', { date: '2021-03-01', kind: 'advance', amount: yuan(5) })
    .with('pool_movement', { date: '2021-04-01', amount: yuan(5) })
    .ledger();
  const { lowest } = pool(ledger, account, isoDate('2021-01-01'), isoDate('2021-12-31'));
  expect(lowest).toEqual({ date: '2021-02-01', balance: yuan(-5) });
});
