import { describe, expect, it } from 'vitest';
import { isFoundIn } from '../../db/domain/found-by-text.ts';

describe('a text typed to find a village', () => {
  it.each([
    ['part of its name', '垟', true],
    ['initials', 'dyc', true],
    ['initials in capitals', 'DYC', true],
    ['pinyin in full', 'dayang', true],
    ['the beginning of its code', '330825101', true],
    ['full-width digits', '３３０８２５', true],
    ['another name', '周村', false],
    ['other initials', 'zc', false],
    ['nothing', ' ', true],
  ])('%s', (_, typed, found) => {
    expect(isFoundIn(typed, ['大垟村', '330825101201'])).toBe(found);
  });
});
