import { describe, expect, it } from 'vitest';
import type { ListCondition } from '../../db/domain/list-query.ts';
import { selectionWords, sumWords, whyWords } from '../../db/domain/list-words.ts';
import { findField, type RecordType, recordTypes } from '../../db/domain/records/catalogue.ts';
import type { Field } from '../../db/domain/records/declaration.ts';
import { draftOf, emptyDraft, howsOf, readDraft } from '../../renderer/features/records/condition-draft.ts';
import { addressOf } from '../../renderer/navigation/place-of-record.ts';
import {
  defaultColumns,
  moved,
  possibleColumns,
  switched,
} from '../../renderer/ui/records/default-columns.ts';

const field = (type: RecordType, name: string): Field => {
  const found = findField(type, name);
  if (found === undefined) throw new Error(`${type} has no ${name}`);
  return found;
};
const words = { language: 'zh-CN', moneyUnit: 'wanYuan' } as const;
const amount = field('receipt', 'amount');

describe('a filter', () => {
  it('reads the ends of a range as the field reads its cells, in the unit shown', () => {
    const draft = { ...emptyDraft('amount', 'between'), from: '1.5', to: '200元' };
    expect(readDraft(draft, amount, words).condition).toEqual({
      op: 'between',
      field: 'amount',
      from: 1_500_000,
      to: 20_000,
    });
  });

  it('says what cannot be read, and filters by nothing then', () => {
    const read = readDraft({ ...emptyDraft('amount', 'between'), from: 'viel' }, amount, words);
    expect(read).toMatchObject({ condition: null, problems: { from: { code: 'not_a_number' } } });
    expect(readDraft(emptyDraft('amount', 'between'), amount, words).condition).toBeNull();
  });

  it('comes back to the form as it was put', () => {
    const conditions: readonly ListCondition[] = [
      { op: 'between', field: 'amount', from: 1_500_000, to: null },
      { op: 'blank', field: 'amount' },
      { op: 'filled', field: 'amount' },
    ];
    for (const condition of conditions) {
      const draft = draftOf(condition, amount, words);
      expect(readDraft(draft, amount, words).condition).toEqual(condition);
    }
    const settle = field('receipt', 'settle');
    const chosen: ListCondition = { op: 'in', field: 'settle', values: ['bankTransfer'] };
    expect(readDraft(draftOf(chosen, settle, words), settle, words).condition).toEqual(chosen);
    const flag = field('enclave', 'counted_as_platform');
    const yes: ListCondition = { op: 'in', field: flag.name, values: [true] };
    expect(readDraft(draftOf(yes, flag, words), flag, words).condition).toEqual(yes);
  });

  it('is asked as its kind makes sense', () => {
    expect(howsOf(amount)).toEqual(['between', 'blank', 'filled']);
    expect(howsOf(field('receipt', 'enclave_id'))).toEqual(['contains']);
    expect(howsOf(field('receipt', 'settle'))[0]).toBe('in');
  });

  it('is said in words with unit and labels', () => {
    const where: ListCondition[] = [
      { op: 'between', field: 'amount', from: 1_500_000, to: null },
      { op: 'in', field: 'settle', values: ['bankTransfer', 'converted'] },
    ];
    const said = selectionWords('receipt', { where, text: '镇海', voided: 'only' }, words) ?? '';
    expect(said).toContain('（万元） ≥ 1.50；');
    expect(said).toContain('、');
    expect(said).toContain('含“镇海”；只看已作废');
    expect(selectionWords('receipt', {}, words)).toBeNull();
  });
});

describe('columns of a list', () => {
  it('are switched on in the order of the form, and moved by one', () => {
    const columns = defaultColumns('village');
    expect(switched('village', columns, 'households')).toEqual(
      possibleColumns('village').filter((name) => name === 'households' || columns.includes(name)),
    );
    expect(switched('village', ['name'], 'name')).toEqual([]);
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  });
});

describe('words of lists and histories', () => {
  it('show sums beyond what a number holds', () => {
    expect(sumWords('10799999999999998800', { ...words, field: amount })).toBe('10,800,000,000,000.00');
    expect(sumWords('-1500000', { ...words, field: amount })).toBe('-1.50');
  });

  it('translate what the program writes as a reason, and leave what a person wrote', () => {
    expect(whyWords('zh-CN', 'undo')).toBe('撤销上一步');
    expect(whyWords('en', 'import a.json')).toBe('imported from a.json');
    expect(whyWords('zh-CN', '看错数')).toBe('看错数');
  });
});

describe('an address', () => {
  it('of every record type is a page where it is worked on, not only the list', () => {
    const nowhere = { enclave_id: null, home_county: null, batch_id: null };
    // An attachment has none: it is opened beside the list, with the files of the record that it is kept with.
    for (const type of recordTypes.filter((one) => one !== 'attachment')) {
      const { to, search } = addressOf(type, 'x', null, nowhere);
      expect([type, to]).not.toEqual([type, '/records']);
      expect(search).not.toHaveProperty('type');
    }
  });
});
