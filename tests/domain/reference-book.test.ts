import { describe, expect, it } from 'vitest';
import { parseCell } from '../../db/domain/field-kinds.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import { findField } from '../../db/domain/records/catalogue.ts';
import { ReferenceBook } from '../../db/domain/reference-book.ts';

const village = (id: string, name: string, village_code: string) => ({
  id,
  name,
  village_code,
  voided: false,
});
const book = new ReferenceBook(
  new Ledger({
    village: [
      village('v2', '溪口村', '330825101202'),
      village('v1', '溪口村', '330825100201'),
      village('v3', '湖镇村', '330825101203'),
    ],
  } as unknown as RecordSet),
);
const field = findField('batch_line', 'village_id');
if (field === undefined) throw new Error('no such field');
const read = (text: string) =>
  parseCell(text, {
    language: 'zh-CN',
    moneyUnit: 'wanYuan',
    field,
    findReference: (type, word) => book.find(type, word),
  });

describe('references as people type them', () => {
  it('takes a name that only one record has, a code and an id, whatever the width of the letters', () => {
    expect(read('湖镇村')).toEqual({ ok: true, value: 'v3' });
    expect(read(' ３３０８２５１０１２０２ ')).toEqual({ ok: true, value: 'v2' });
    expect(read('v1')).toEqual({ ok: true, value: 'v1' });
  });

  it('never guesses between two records of one name, nor takes an unknown one', () => {
    expect(read('溪口村')).toMatchObject({
      ok: false,
      problem: { code: 'ambiguous_name', args: { text: '溪口村' } },
    });
    expect(read('溪口')).toMatchObject({ ok: false, problem: { code: 'not_an_option' } });
  });

  it('takes a name and a code together where both are of one record', () => {
    expect(read('溪口村 330825100201')).toEqual({ ok: true, value: 'v1' });
    expect(read('330825101203湖镇村')).toEqual({ ok: true, value: 'v3' });
    expect(read('湖镇村 330825101202')).toMatchObject({ problem: { code: 'not_an_option' } });
  });

  it('puts into an edit cell what it reads back', () => {
    for (const { id } of book.choices('village')) {
      expect(read(book.typed('village', id))).toEqual({ ok: true, value: id });
    }
    expect(book.typed('village', 'v3')).toBe('湖镇村');
    expect(book.typed('village', 'v1')).toBe('330825100201');
  });

  it('lists in the order of the codes', () => {
    expect(book.choices('village').map(({ id }) => id)).toEqual(['v1', 'v2', 'v3']);
  });
});
