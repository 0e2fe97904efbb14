import { describe, expect, it } from 'vitest';
import { carriedFields, carriedMark, markWithout } from '../../renderer/ui/grid/carried-mark.ts';
import { carryAction, confirmAction } from '../../renderer/ui/grid/carried-over.ts';
import type { GridRecord } from '../../renderer/ui/grid/grid-rows.ts';

const row = (texts: Readonly<Record<string, string>>): GridRecord => ({
  id: 'r',
  record: null,
  texts,
  changed: {},
  preset: null,
});
const lastYear: Readonly<Record<string, string>> = { total_income: '34.57', operating_income: '20' };
const carry = carryAction(
  '带入',
  ['total_income', 'operating_income', 'subsidy_income'],
  (_, field) => lastYear[field] ?? '',
);
const edits = (texts: Readonly<Record<string, string>>) => carry.edits([{ row: row(texts), index: 4 }]);

describe('last year’s figures that are carried over', () => {
  it('fill blank cells only, and are marked', () => {
    expect(edits({ operating_income: '21' })).toEqual([
      { row: 4, column: 'total_income', text: '34.57' },
      { row: 4, column: carriedMark, text: 'total_income' },
    ]);
    expect(edits({ total_income: '1', operating_income: '2' })).toEqual([]);
  });

  it('keep the marks that the row has', () => {
    const more = edits({ total_income: '34.57', [carriedMark]: 'total_income' });
    expect(more.at(-1)).toEqual({ row: 4, column: carriedMark, text: 'total_income,operating_income' });
  });

  it('are confirmed by taking the marks off, of marked rows only', () => {
    const rows = [
      { row: row({ [carriedMark]: 'total_income' }), index: 0 },
      { row: row({ total_income: '3' }), index: 1 },
    ];
    const confirm = confirmAction('确认');
    expect(confirm.edits(rows)).toEqual([{ row: 0, column: carriedMark, text: '' }]);
    expect(confirm.saves).toBe(true);
  });

  it('are confirmed one by one by writing over them', () => {
    expect(markWithout('total_income,operating_income', ['total_income'])).toBe('operating_income');
    expect(carriedFields(row({ [carriedMark]: markWithout('total_income', ['total_income']) }))).toEqual([]);
  });
});
