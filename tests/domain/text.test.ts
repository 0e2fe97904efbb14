import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText, toHalfWidth } from '../../db/domain/text.ts';

describe('text as it is stored', () => {
  it.each<[string, string, string]>([
    ['blanks at the ends', ' \t\u3000村名\u00a0\r\n', '村名'],
    ['Windows line breaks', '一\r\n二\r三\v四\u2028五', '一\n二\n三\n四\n五'],
    ['control characters', 'a\u0000b\u0007c\u009fd', 'abcd'],
    ['tab and line feed, kept', 'a\tb\nc', 'a\tb\nc'],
    ['zero-width blanks and direction marks', '湖\u200b镇\ufeff村\u202e', '湖镇村'],
    ['decomposed letters', 'e\u0301', 'é'],
    ['decomposed letters with something invisible between', 'e\u0000\u0301', 'é'],
    ['a lone surrogate', 'a\ud800b', 'a\ufffdb'],
    ['a character outside the first plane, kept', '𠮷', '𠮷'],
    ['nothing', '', ''],
  ])('%s', (_what, text, expected) => {
    expect(normaliseText(text)).toBe(expected);
  });

  it('changes nothing the second time, and holds nothing a workbook cannot keep', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once).toBe(once.normalize('NFC'));
        expect(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/u.test(once)).toBe(false);
      }),
    );
  });
});

describe('half width', () => {
  it('turns letters, digits, punctuation and the ideographic space into ASCII', () => {
    expect(toHalfWidth('９１ａＺ（％）－／　：＇')).toBe("91aZ(%)-/ :'");
  });

  it('leaves Chinese text, its comma and its full stops', () => {
    expect(toHalfWidth('飞地，收益。１．５')).toBe('飞地，收益。1．5');
  });
});
