import { describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../db/domain/records/catalogue.ts';
import type { FormTexts } from '../../renderer/ui/forms/form-texts.ts';
import { carriedFields, carriedMark } from '../../renderer/ui/grid/carried-mark.ts';
import { carryAction, confirmAction } from '../../renderer/ui/grid/carried-over.ts';
import { draftOfRows, type GridRecord, GridRows } from '../../renderer/ui/grid/grid-rows.ts';
import { stepOfEdits } from '../../renderer/ui/grid/grid-step.ts';
import { recordOf, yuan } from '../support/ledger-builder.ts';

const context = { language: 'zh-CN', moneyUnit: 'wanYuan' } as never;

const row = (texts: Readonly<Record<string, string>>): GridRecord => ({
  id: 'r',
  record: null,
  texts,
  changed: Object.fromEntries(Object.entries(texts).filter(([name]) => name !== carriedMark)),
  values: {},
  unreadable: [],
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
      { row: row({ total_income: '34.57', [carriedMark]: 'total_income' }), index: 0 },
      { row: row({ total_income: '3' }), index: 1 },
    ];
    const confirm = confirmAction('确认');
    expect(confirm.edits(rows)).toEqual([{ row: 0, column: carriedMark, text: '' }]);
    expect(confirm.saves).toBe(true);
  });

  const ids = ['r', 's'];
  const marked = {
    total_income: '34.57',
    operating_income: '20',
    [carriedMark]: 'total_income,operating_income',
  };
  const steps = (...typed: [column: string, text: string][]) =>
    stepOfEdits(
      typed.map(([column, text]) => ({ row: 0, column, text })),
      ids,
      new Map([['r', marked]]),
    ).step.map(({ column, before, after }) => [column, before, after]);

  it('are confirmed one by one by writing over them, in the same step', () => {
    expect(steps(['total_income', '35'])).toEqual([
      ['total_income', '34.57', '35'],
      [carriedMark, 'total_income,operating_income', 'operating_income'],
    ]);
    expect(steps(['subsidy_income', '1'])).toEqual([['subsidy_income', '', '1']]);
  });

  it('are confirmed by typing the same figure again', () => {
    expect(steps(['total_income', '34.57'], ['operating_income', '20'])).toEqual([
      [carriedMark, 'total_income,operating_income', ''],
    ]);
  });

  it('keep the marks that the step itself puts on', () => {
    expect(steps(['subsidy_income', '3'], [carriedMark, 'subsidy_income'])).toEqual([
      ['subsidy_income', '', '3'],
      [carriedMark, 'total_income,operating_income', 'subsidy_income'],
    ]);
  });

  it('wait no more once they are saved, whatever a step back says', () => {
    const saved = recordOf('village_year', 'y-1', {
      village_id: 'village-1',
      year: 2023,
      total_income: yuan(345_700),
    }) as unknown as AnyRecord;
    const draw = (over: FormTexts) =>
      new GridRows('village_year', context, new Map(), () => 'new').draw({
        records: [saved],
        presets: [],
        cells: new Map([['y-1', over]]),
        blankId: null,
      });
    // F8, F9 and a save, then Ctrl+Z.
    const undone = { [carriedMark]: 'total_income' };
    expect(draw(undone).map(carriedFields)).toEqual([[]]);
    const goneOn = draw({ ...undone, operating_income: '20' });
    expect(goneOn.map(carriedFields)).toEqual([[]]);
    expect(
      Object.values(draftOfRows(goneOn, 'village_year', {}, context, null, new Map())).join(),
    ).not.toContain('total_income');
    // A value that the record does not hold waits still.
    expect(draw({ ...undone, total_income: '35' }).map(carriedFields)).toEqual([['total_income']]);
  });
});
