import { expect, it } from 'vitest';
import { behind, indicatorsOf, OTHER, reported } from '../../support/county-ledgers.ts';
import { LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

const helped = (builder: LedgerBuilder, at = '2021') => {
  const { value, beforeMergers } = indicatorsOf([reported(builder)], at).I4;
  return { value, beforeMergers };
};

it('counts holders and beneficiaries, whatever became of their shares, and villages that were paid', () => {
  const builder = operatingEnclave(3)
    .with('village', { id: 'paid', village_code: '330825101301' })
    .with('village', { id: 'benefits', village_code: '330825101302' })
    .with('village', { id: 'nothing', village_code: '330825101303' })
    .with('contribution', {
      kind: 'exit',
      date: '2020-05-01',
      amount: yuan(1_000_000),
      holder_village_id: 'village-3',
    })
    .with('contribution', {
      holder_kind: 'villageCompany',
      holder_village_id: null,
      holder_name: '强村公司',
      beneficiary_village_id: 'benefits',
    })
    .with('batch', { date: '2021-03-01' })
    .with('batch_line', { village_id: 'paid', amount: yuan(1) })
    .with('batch_line', { village_id: 'nothing', amount: 0 });
  expect(behind([reported(builder)], '2021', 'I4')).toEqual([
    'benefits',
    'paid',
    'village-1',
    'village-2',
    'village-3',
  ]);
  expect(helped(builder, '2020')).toEqual({ value: 4, beforeMergers: 4 });
  expect(helped(builder, '2019Q2')).toEqual({ value: 0, beforeMergers: 0 });
});

it('counts no villages of other enclaves', () => {
  expect(helped(operatingEnclave(2).change('enclave', 'enclave-1', { kind: 'industrial' }))).toEqual({
    value: 0,
    beforeMergers: 0,
  });
});

it('counts no village of which a movement only passes through on one day', () => {
  const builder = operatingEnclave(1)
    .with('village', { id: 'between', village_code: '330825101301' })
    .with('contribution', { kind: 'transferIn', date: '2020-05-01', holder_village_id: 'between' })
    .with('contribution', { kind: 'transferOut', date: '2020-05-01', holder_village_id: 'between' });
  expect(behind([reported(builder)], '2021', 'I4')).toEqual(['village-1']);
});

it('counts merged villages as one today and as each of them before, from the day of the merger', () => {
  const builder = operatingEnclave(3)
    .with('village', { id: 'new', village_code: '330825101301' })
    .with('village_merger', { old_village_id: 'village-1', new_village_id: 'new', date: '2020-06-01' })
    .with('village_merger', { old_village_id: 'village-2', new_village_id: 'new', date: '2020-06-01' });
  for (const id of ['village-1', 'village-2']) {
    const moved = { date: '2020-06-01', amount: yuan(1_000_000) };
    builder.add('contribution', { kind: 'mergerOut', ...moved, holder_village_id: id });
    builder.add('contribution', { kind: 'mergerIn', ...moved, holder_village_id: 'new' });
  }
  expect(helped(builder)).toEqual({ value: 2, beforeMergers: 3 });
  expect(helped(builder, '2020Q1')).toEqual({ value: 3, beforeMergers: 3 });
  expect(behind([reported(builder)], '2021', 'I4')).toEqual(['new', 'village-3']);
});

it('counts a village that took in another one for itself, too', () => {
  const builder = operatingEnclave(2).with('village_merger', {
    old_village_id: 'village-1',
    new_village_id: 'village-2',
    date: '2020-06-01',
  });
  expect(helped(builder)).toEqual({ value: 1, beforeMergers: 2 });
});

it('counts what merged before anything was put in by the villages that it came from', () => {
  const builder = new LedgerBuilder()
    .with('enclave')
    .with('village', { village_code: '330825101201' })
    .with('village', { village_code: '330825101202' })
    .with('village', { id: 'new', village_code: '330825101301' })
    .with('village_merger', { old_village_id: 'village-1', new_village_id: 'new', date: '2018-01-01' })
    .with('village_merger', { old_village_id: 'village-2', new_village_id: 'new', date: '2018-01-01' })
    .with('contribution', { holder_village_id: 'new' });
  expect(helped(builder)).toEqual({ value: 1, beforeMergers: 2 });
});

it('counts a village once that two counties report, by its code', () => {
  const [a, b] = [operatingEnclave(2), operatingEnclave(1)];
  b.change('enclave', 'enclave-1', { enclave_code: '331121-XB-01' });
  expect(indicatorsOf([reported(a), reported(b, OTHER)], '2021').I4.value).toBe(2);
});

it('names a movement with a blank instead of counting it', () => {
  const builder = operatingEnclave(1).change('contribution', 'contribution-1', { amount: null });
  expect(indicatorsOf([reported(builder)], '2021').I4).toMatchObject({ value: 0, incomplete: 1 });
});
