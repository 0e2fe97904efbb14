import { describe, expect, test } from 'vitest';
import { batchVillages } from '../../../db/domain/figures/beneficiaries.ts';
import { batchBefore, splitAmong } from '../../../db/domain/figures/distribution.ts';
import { villageShares } from '../../../db/domain/figures/village-shares.ts';
import { fen } from '../../../db/domain/money.ts';
import { account, type LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

const villagesOf = (b: LedgerBuilder) => {
  const ledger = b.ledger();
  return batchVillages(ledger, ledger.get('batch', 'batch-1')!).map(({ id }) => id);
};

describe('villages that stand in a batch', () => {
  test('are the holders, the beneficiaries and the named ones, by code', () => {
    const b = operatingEnclave(2).with('batch');
    b.add('village', { id: 'named', village_code: '330825101299' });
    b.add('village', { id: 'first', village_code: '330825101100' });
    b.add('village', { id: 'nobody', village_code: '330825101298' });
    b.add('named_village', { village_id: 'named' });
    b.add('contribution', {
      holder_kind: 'villageCompany',
      holder_village_id: null,
      holder_name: '试验强村公司',
      beneficiary_village_id: 'first',
    });
    expect(villagesOf(b)).toEqual(['first', 'village-1', 'village-2', 'named']);
  });

  test('leave out who had withdrawn before the years of origin, unless it has a line', () => {
    const b = operatingEnclave(2).with('batch');
    b.add('contribution', {
      kind: 'exit',
      holder_village_id: 'village-2',
      date: '2020-12-31',
      interest_from: '2020-12-31',
    });
    expect(villagesOf(b)).toEqual(['village-1']);
    b.add('batch_line', { village_id: 'village-2' });
    expect(villagesOf(b)).toEqual(['village-1', 'village-2']);
  });

  test('of a merger are the new one from its day on', () => {
    const b = operatingEnclave(1).with('batch');
    b.add('village', { id: 'new', village_code: '330825101299' });
    b.add('village_merger', { old_village_id: 'village-1', new_village_id: 'new', date: '2021-12-25' });
    expect(villagesOf(b)).toEqual(['new']);
    expect(villagesOf(b.change('batch', 'batch-1', { date: '2021-12-24' }))).toEqual(['village-1', 'new']);
  });

  test('named ones of an enclave of several counties are those of the county', () => {
    const b = operatingEnclave(0).with('batch').with('enclave_party', { home_county: '330881' });
    b.add('village', { id: 'own', village_code: '330825101299' });
    b.add('village', { id: 'other', village_code: '330881101299' });
    b.add('named_village', { village_id: 'own' }).id;
    b.add('named_village', { village_id: 'other' });
    expect(villagesOf(b)).toEqual(['own']);
  });
});

describe('a total divided among villages that have no lines yet', () => {
  test('by agreed shares adds up to the total; without a share of each it is not known', () => {
    const b = operatingEnclave(3).with('batch', { method: 'byAgreement' });
    b.change('contribution', 'contribution-1', { agreed_share_pct: 500_000 });
    b.change('contribution', 'contribution-2', { agreed_share_pct: 250_000 });
    const split = (villages: readonly string[]) => {
      const ledger = b.ledger();
      return splitAmong(ledger, ledger.get('batch', 'batch-1')!, villages, fen(100));
    };
    expect([...(split(['village-1', 'village-2']) ?? [])]).toEqual([
      ['village-1', 67],
      ['village-2', 33],
    ]);
    expect(split(['village-1', 'village-2', 'village-3'])).toBeNull();
  });

  test('the batch before is the last one of an earlier day, of this account', () => {
    const b = operatingEnclave(1)
      .with('batch', { date: '2021-12-25' })
      .with('batch', { date: '2020-12-25' })
      .with('batch', { date: '2021-02-01' })
      .with('batch', { date: '2021-03-01', home_county: '330881' })
      .with('batch', { date: null });
    const beforeIt = (id: string) => {
      const ledger = b.ledger();
      return batchBefore(ledger, ledger.get('batch', id)!)?.id;
    };
    expect(beforeIt('batch-1')).toBe('batch-3');
    expect(beforeIt('batch-3')).toBe('batch-2');
    expect(beforeIt('batch-2')).toBeUndefined();
    expect(beforeIt('batch-5')).toBeUndefined();
  });
});

test('balance and share of each village on a day: agreed, else by balance', () => {
  const b = operatingEnclave(3).change('enclave_party', 'enclave_party-1', { capital_share_pct: 600_000 });
  b.change('contribution', 'contribution-2', { agreed_share_pct: 123_456 });
  b.change('contribution', 'contribution-3', { amount: yuan(2_000_000) });
  const shares = villageShares(b.ledger(), account, '2021-12-25' as never);
  expect(shares.get('village-1')).toEqual({ balance: yuan(1_000_000), share: 150_000, agreed: null });
  expect(shares.get('village-2')?.share).toBe(123_456);
  expect(shares.get('village-3')?.share).toBe(300_000);
  b.change('contribution', 'contribution-1', { amount: null });
  const unknown = villageShares(b.ledger(), account, '2021-12-25' as never);
  expect(unknown.get('village-1')).toEqual({ balance: null, share: null, agreed: null });
  expect(unknown.get('village-3')?.share).toBeNull();
});
