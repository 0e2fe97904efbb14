import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, rmbInWords } from '../../db/domain/money.ts';

const anyFen = fc.bigInt({ min: -9_000_000_000_000_000n, max: 9_000_000_000_000_000n }).map(fen);

describe('an amount in capital numerals', () => {
  it.each<[number, string]>([
    [331_000_000, '人民币叁佰叁拾壹万元整'],
    [0, '人民币零元整'],
    [1, '人民币壹分'],
    [10, '人民币壹角整'],
    [11, '人民币壹角壹分'],
    [100, '人民币壹元整'],
    [105, '人民币壹元零伍分'],
    [150, '人民币壹元伍角整'],
    [1_000, '人民币壹拾元整'],
    // The examples of the rules for bills and settlement documents.
    [140_950, '人民币壹仟肆佰零玖元伍角整'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [168_032, '人民币壹仟陆佰捌拾元叁角贰分'],
    [10_700_053, '人民币壹拾万柒仟元伍角叁分'],
    [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [2_929_204, '人民币贰万玖仟贰佰玖拾贰元零肆分'],
    [100_000_100, '人民币壹佰万零壹元整'],
    [10_000_000_100, '人民币壹亿零壹元整'],
    [10_010_000_000, '人民币壹亿零壹拾万元整'],
    [1_000_100_100, '人民币壹仟万壹仟零壹元整'],
    [100_000_000_000_000, '人民币壹万亿元整'],
    [1_234_567_890_123_456, '人民币壹拾贰万叁仟肆佰伍拾陆亿柒仟捌佰玖拾万壹仟贰佰叁拾肆元伍角陆分'],
    [-33_100, '人民币负叁佰叁拾壹元整'],
  ])('%d fen is %s', (value, expected) => {
    expect(rmbInWords(fen(value))).toBe(expected);
  });

  it('can be read back: no two amounts share their words', () => {
    fc.assert(
      fc.property(anyFen, (value) => {
        expect(readWords(rmbInWords(value))).toBe(BigInt(value));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Reads capital numerals, independently of how they were written. */
function readWords(words: string): bigint {
  const places: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };
  const [head = '', tail = ''] = words.includes('元')
    ? words.split('元')
    : ['人民币', words.replace(/^人民币负?/, '')];
  let total = 0n;
  let section = 0n;
  let digit = 0n;
  for (const character of head) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
    if (value >= 0) digit = BigInt(value);
    else if (character in places) {
      section += digit * (places[character] ?? 0n);
      digit = 0n;
    } else if (character === '万') {
      total += (section + digit) * 10_000n;
      [section, digit] = [0n, 0n];
    } else if (character === '亿') {
      total = (total + section + digit) * 100_000_000n;
      [section, digit] = [0n, 0n];
    }
  }
  const part = (unit: string) =>
    BigInt(Math.max(0, '零壹贰叁肆伍陆柒捌玖'.indexOf(tail.charAt(tail.indexOf(unit) - 1))));
  const cents = (tail.includes('角') ? part('角') * 10n : 0n) + (tail.includes('分') ? part('分') : 0n);
  const magnitude = (total + section + digit) * 100n + cents;
  return words.includes('负') ? -magnitude : magnitude;
}
