import { describe, expect, it } from 'vitest';
import {
  draftedRecords,
  draftOfCells,
  gridDraftForm,
  recordDraftForm,
  revisionCell,
} from '../../db/domain/draft-form.ts';
import type { Ledger } from '../../db/domain/ledger.ts';
import { Ledger as RealLedger } from '../../db/domain/ledger.ts';
import { period } from '../../db/domain/period.ts';
import { concernsPackage } from '../../db/services/package-drafts.ts';

const empty: Ledger = new RealLedger({});

describe('which records a draft is about', () => {
  it('of one form, of every row of a spreadsheet, of no record type', () => {
    const one = {
      form: recordDraftForm('receipt', 'enclave-1/330825'),
      record_id: 'r1',
      raw: { amount: '331' },
    };
    expect(draftedRecords(one)).toEqual([{ type: 'receipt', id: 'r1', raw: { amount: '331' } }]);
    const raw = draftOfCells([
      ['a', { [revisionCell]: '3', date: '2020-08-20', amount: '1' }],
      ['b', { amount: '2' }],
    ]);
    expect(draftedRecords({ form: gridDraftForm('pool_movement'), record_id: 'e1', raw })).toEqual([
      { type: 'pool_movement', id: 'a', raw: { date: '2020-08-20', amount: '1' } },
      { type: 'pool_movement', id: 'b', raw: { amount: '2' } },
    ]);
    expect(draftedRecords({ form: 'signers', record_id: '2020Q3', raw: {} })).toBeUndefined();
  });

  it('a scope of any length gives a name that the store takes', () => {
    expect(recordDraftForm('opening_received', 'x'.repeat(200)).length).toBe(64);
  });

  it('stands in the way of the period that one of its rows lies in, and of no other', () => {
    const raw = draftOfCells([
      ['a', { date: '2020-08-20' }],
      ['b', { date: '2021-01-02' }],
    ]);
    const draft = { form: gridDraftForm('pool_movement'), record_id: 'e1', raw };
    const forms = ['return', 'distribution'] as const;
    expect(
      ['2020Q3', '2021Q1', '2020Q4'].map((p) => concernsPackage(empty, draft, period(p), forms)),
    ).toEqual([true, true, false]);
    const village = { form: gridDraftForm('village'), record_id: 'all', raw: { 'v.name': '溪' } };
    expect(concernsPackage(empty, village, period('2020Q3'), forms)).toBe(false);
    expect(concernsPackage(empty, village, period('2020'), ['village'])).toBe(true);
  });
});
