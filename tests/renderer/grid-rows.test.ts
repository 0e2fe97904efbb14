import { describe, expect, it } from 'vitest';
import type { Draft } from '../../db/domain/contract.ts';
import { Ledger } from '../../db/domain/ledger.ts';
import type { AnyRecord } from '../../db/domain/records/catalogue.ts';
import { ReferenceBook } from '../../db/domain/reference-book.ts';
import type { FormTexts } from '../../renderer/ui/forms/form-texts.ts';
import { gridChanges } from '../../renderer/ui/grid/grid-changes.ts';
import { cellsFromDraft, draftOfRows, GridRows } from '../../renderer/ui/grid/grid-rows.ts';
import { recordOf, yuan } from '../support/ledger-builder.ts';

const villages = ['a', 'b', 'c'].map((name, at) =>
  recordOf('village', `village-${name}`, { village_code: `33082500120${at}`, name: `${name}村` }),
);
const references = new ReferenceBook(
  new Ledger({ village: villages, batch: [recordOf('batch', 'batch-1')] }),
);
const context = {
  language: 'zh-CN',
  moneyUnit: 'yuan',
  referenceLabel: (type: 'village', id: string) => references.label(type, id),
  findReference: (type: 'village', text: string) => references.find(type, text),
} as const;
const type = 'batch_line';
const fixed = { batch_id: 'batch-1' };
const presets = villages.map(({ id }) => ({ village_id: id }));
const rules = { type, fixed, presets, essential: 'amount' } as const;

const line = (id: string, village: string, amount: number | null): AnyRecord =>
  recordOf('batch_line', id, {
    batch_id: 'batch-1',
    village_id: `village-${village}`,
    amount: amount === null ? null : yuan(amount),
  }) as unknown as AnyRecord;

function drawer() {
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `new-${made}`;
  };
  return new GridRows(type, context as never, new Map(), newId);
}
const typed = (cells: Readonly<Record<string, FormTexts>>) => new Map(Object.entries(cells));
const draw = (
  records: readonly AnyRecord[],
  cells: Readonly<Record<string, FormTexts>> = {},
  by = drawer(),
) => by.draw({ records, presets, cells: typed(cells), blankId: null });
const changesOf = (
  records: readonly AnyRecord[],
  cells: Readonly<Record<string, FormTexts>>,
  voided: readonly AnyRecord[] = [],
  bases: ReadonlyMap<string, number> = new Map(),
) => gridChanges(draw(records, cells), rules, new Map(voided.map((record) => [record.id, record])), bases);

describe('rows that stand in a grid before they are records', () => {
  it('stand in their order; a record of the same values takes the place of its row, two of them stand together', () => {
    const rows = draw([line('line-c', 'c', 3), line('line-a', 'a', 1), line('line-a2', 'a', 2)]);
    expect(rows.map(({ id, record }) => [id, record === null])).toEqual([
      ['line-a', false],
      ['line-a2', false],
      ['new-1', true],
      ['line-c', false],
    ]);
    expect(rows[2]?.texts.village_id).toBe('village-b');
    expect(rows[2]?.changed).toEqual({});
  });

  it('are drawn anew only where something changed', () => {
    const by = drawer();
    const records = [line('line-a', 'a', 1)];
    const before = draw(records, {}, by);
    const after = draw(records, { 'new-1': { amount: '5' } }, by);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[2]).toBe(before[2]);
    // Saved: its record takes the row's place, under the same id.
    const saved = draw([...records, line('new-1', 'b', 5)], { 'new-1': { amount: '5' } }, by);
    expect(saved[1]?.id).toBe('new-1');
    expect(saved[1]?.changed).toEqual({});
  });

  it('keep the id of their record once it is voided, so that typing brings it back', () => {
    const by = drawer();
    draw([line('line-a', 'a', 1)], {}, by);
    expect(draw([], {}, by).map(({ id }) => id)).toEqual(['line-a', 'new-1', 'new-2']);
  });

  it('come back from a draft under their ids, and the draft says which record it is about', () => {
    const rows = draw([line('line-a', 'a', 1)], { 'new-2': { amount: '12x' }, 'line-a': { amount: '2' } });
    const open = { id: 'new-1', column: 'amount', text: '7' };
    const raw = draftOfRows(rows, type, fixed, context as never, open, new Map([['line-a', 7]]));
    expect(raw).toEqual({
      'line-a.@revision': '7',
      'line-a.amount': '2',
      'new-1.batch_id': 'batch-1',
      'new-1.village_id': 'village-b',
      'new-1.amount': '7',
      'new-2.batch_id': 'batch-1',
      'new-2.village_id': 'village-c',
      'new-2.amount': '12x',
    });
    const draft = { raw, money_unit: 'yuan' } as unknown as Draft;
    const back = cellsFromDraft(draft, type, fixed, presets, context as never);
    expect(Object.fromEntries(back.cells)).toEqual({
      'line-a': { amount: '2' },
      'new-1': { amount: '7' },
      'new-2': { amount: '12x' },
    });
    expect([...back.presetIds.values()]).toEqual(['new-1', 'new-2']);
    expect([...back.bases]).toEqual([['line-a', 7]]);
  });

  it('stay in sight when typed for a village that is no preset any more', () => {
    const raw = { 'x.village_id': 'village-c', 'x.amount': '9', 'x.batch_id': 'batch-1' };
    const draft = { raw, money_unit: 'yuan' } as unknown as Draft;
    const fewer = presets.slice(0, 2);
    const { cells } = cellsFromDraft(draft, type, fixed, fewer, context as never);
    const rows = drawer().draw({ records: [], presets: fewer, cells, blankId: null });
    expect(rows.at(-1)?.changed).toEqual({ village_id: 'village-c', amount: '9' });
    const { changes } = gridChanges(rows, rules, new Map(), new Map());
    expect(changes.map(({ values }) => values)).toEqual([
      { village_id: 'village-c', amount: 900, batch_id: 'batch-1' },
    ]);
  });

  it('of a draft typed under another unit keep their amounts', () => {
    const raw = { 'x.village_id': 'village-a', 'x.amount': '2.929204' };
    const draft = { raw, money_unit: 'wanYuan' } as unknown as Draft;
    const { cells } = cellsFromDraft(draft, type, fixed, presets, context as never);
    expect(cells.get('x')).toEqual({ amount: '29292.04' });
  });
});

describe('what a grid saves', () => {
  it('is written over the revision that was typed over, not over one that came later', () => {
    const record = { ...line('line-a', 'a', 1), revision: 3 };
    const cells = { 'line-a': { amount: '2' } };
    expect(changesOf([record], cells).changes[0]?.base_revision).toBe(3);
    expect(changesOf([record], cells, [], new Map([['line-a', 2]])).changes[0]?.base_revision).toBe(2);
  });

  it('makes a record of a row once its essential cell is typed, with what the page gives it', () => {
    expect(changesOf([], { 'new-2': { amount: '29292.04', paid_date: '2020-8-28' } }).changes).toEqual([
      {
        type,
        id: 'new-2',
        base_revision: null,
        values: {
          amount: 2_929_204,
          paid_date: '2020-08-28',
          batch_id: 'batch-1',
          village_id: 'village-b',
        },
      },
    ]);
  });

  it('keeps what cannot be a record yet', () => {
    expect(changesOf([], { 'new-1': { paid_date: '2020-08-28' } })).toEqual({
      changes: [],
      unreadable: 0,
      incomplete: 1,
    });
    expect(changesOf([], { 'new-1': { amount: '1O0', paid_date: '2020-08-28' } })).toEqual({
      changes: [],
      unreadable: 1,
      incomplete: 1,
    });
  });

  it('voids a record whose essential cell was emptied, and brings the same record back', () => {
    const record = line('line-a', 'a', 1);
    expect(changesOf([record], { 'line-a': { amount: ' ' } }).changes).toEqual([
      { type, id: 'line-a', base_revision: 1, values: {}, voided: true },
    ]);
    const voided = { ...record, id: 'new-1', revision: 2, voided: true } as AnyRecord;
    expect(changesOf([], { 'new-1': { amount: '4' } }, [voided]).changes).toMatchObject([
      { id: 'new-1', base_revision: 2, voided: false, values: { amount: 400 } },
    ]);
  });

  it('writes the cells that can be read and leaves the others typed', () => {
    const { changes, unreadable } = changesOf([line('line-a', 'a', 1)], {
      'line-a': { amount: '1O0', account_tail: '1234' },
    });
    expect(unreadable).toBe(1);
    expect(changes).toEqual([{ type, id: 'line-a', base_revision: 1, values: { account_tail: '1234' } }]);
  });

  it('leaves a blank record alone while another cell is typed', () => {
    const { changes } = changesOf([line('line-a', 'a', null)], { 'line-a': { account_tail: '1234' } });
    expect(changes).toMatchObject([{ values: { account_tail: '1234' } }]);
    expect(changes[0]).not.toHaveProperty('voided');
  });
});
