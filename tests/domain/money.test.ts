import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFen,
  type Fen,
  fen,
  formatMoney,
  type MoneyUnit,
  moneyToDecimal,
  moneyToTyped,
  negateFen,
  parseMoney,
  ratioHalfUp,
  subtractFen,
  sumFen,
} from '../../db/domain/money.ts';

const units: readonly MoneyUnit[] = ['yuan', 'wanYuan', 'yiYuan'];
const fenPerUnit: Record<MoneyUnit, bigint> = { yuan: 100n, wanYuan: 1_000_000n, yiYuan: 10_000_000_000n };
const anyFen = fc.bigInt({ min: -9_000_000_000_000_000n, max: 9_000_000_000_000_000n }).map(fen);
const anyUnit = fc.constantFrom(...units);

describe('an amount in fen', () => {
  it('is a safe integer', () => {
    expect(fen(331_000_000)).toBe(331_000_000);
    expect(fen(9_007_199_254_740_991n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(Object.is(fen(-0), 0)).toBe(true);
    for (const wrong of [
      0.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
      9_007_199_254_740_992n,
      -(2n ** 60n),
    ]) {
      expect(() => fen(wrong)).toThrow(RangeError);
    }
  });

  it('adds, sums, subtracts and negates exactly, and refuses what no longer fits', () => {
    const largest = fen(Number.MAX_SAFE_INTEGER);
    expect(addFen()).toBe(0);
    expect(addFen(fen(1), fen(2), fen(-5))).toBe(-2);
    expect(sumFen([fen(10), null, undefined, fen(5)])).toBe(15);
    expect(sumFen([])).toBe(0);
    expect(sumFen([largest, fen(1), fen(-1)])).toBe(largest);
    expect(subtractFen(fen(3), fen(5))).toBe(-2);
    expect(negateFen(fen(7))).toBe(-7);
    expect(Object.is(negateFen(fen(0)), 0)).toBe(true);
    expect(() => addFen(largest, fen(1))).toThrow(RangeError);
    expect(() => sumFen([largest, largest])).toThrow(RangeError);
    expect(() => subtractFen(negateFen(largest), fen(1))).toThrow(RangeError);
  });
});

describe('reading an amount', () => {
  it.each<[string, MoneyUnit, number]>([
    ['1,000.80', 'yuan', 100_080],
    ['1,000.80', 'wanYuan', 1_000_800_000],
    ['１０００．８', 'yuan', 100_080],
    ['１０００。８', 'yuan', 100_080],
    ['1000.8万', 'yuan', 1_000_800_000],
    ['1000.8万元', 'yuan', 1_000_800_000],
    ['1000.8 万元', 'yiYuan', 1_000_800_000],
    ['￥3 310 000', 'wanYuan', 331_000_000],
    ['¥3310000元', 'wanYuan', 331_000_000],
    ['¥ 3,310,000.00', 'wanYuan', 331_000_000],
    ['3.5亿', 'wanYuan', 35_000_000_000],
    ['3.5亿元', 'yuan', 35_000_000_000],
    ['3,310,000', 'yuan', 331_000_000],
    ['331,0000', 'yuan', 331_000_000],
    ['1，000', 'yuan', 100_000],
    ['１，０００', 'yuan', 100_000],
    ["'1000", 'yuan', 100_000],
    ['’1000', 'yuan', 100_000],
    ['3\u00a0310\u00a0000', 'yuan', 331_000_000],
    ['3\u3000310\u3000000', 'yuan', 331_000_000],
    ['  331\t\r\n', 'wanYuan', 331_000_000],
    // Blanks group digits, so this is one figure and not two.
    ['331 332', 'yuan', 33_133_200],
    ['\u3000331\u00a0', 'wanYuan', 331_000_000],
    ['\ufeff331', 'wanYuan', 331_000_000],
    ['+5', 'yuan', 500],
    ['-5', 'yuan', -500],
    ['−5', 'yuan', -500],
    ['－５', 'yuan', -500],
    ['- 5', 'yuan', -500],
    ['-¥5', 'yuan', -500],
    ['¥-5', 'yuan', -500],
    ['￥3.5万', 'yuan', 3_500_000],
    ['￥331', 'wanYuan', 33_100],
    ['0', 'wanYuan', 0],
    ['-0', 'wanYuan', 0],
    ['.5', 'yuan', 50],
    ['5.', 'yuan', 500],
    ['007', 'yuan', 700],
    ['0.01', 'yuan', 1],
    ['0.000001', 'wanYuan', 1],
    ['0.0000000001', 'yiYuan', 1],
    ['1.000000000', 'yuan', 100],
    ['90000000000000', 'yuan', 9_000_000_000_000_000],
    ['-900000', 'yiYuan', -9_000_000_000_000_000],
  ])('%j in %s is %d fen', (text, unit, expected) => {
    expect(parseMoney(text, unit)).toStrictEqual({ ok: true, value: expected });
  });

  it.each<[string, MoneyUnit, string]>([
    ['', 'yuan', 'empty'],
    [' \u3000\n', 'yuan', 'empty'],
    ["'", 'yuan', 'empty'],
    ['(1,000)', 'yuan', 'ambiguous_number'],
    ['（1,000）', 'yuan', 'ambiguous_number'],
    ['¥(1,000)', 'yuan', 'ambiguous_number'],
    ['(1,000元)', 'yuan', 'ambiguous_number'],
    ['1,00', 'yuan', 'ambiguous_number'],
    ['1,5', 'yuan', 'ambiguous_number'],
    ['1.000.000', 'yuan', 'ambiguous_number'],
    ['1.000,80', 'yuan', 'ambiguous_number'],
    ['1,000 000', 'yuan', 'ambiguous_number'],
    ['1000,000', 'yuan', 'ambiguous_number'],
    ['1,000,0000', 'yuan', 'ambiguous_number'],
    ['0,500', 'yuan', 'ambiguous_number'],
    ['1,', 'yuan', 'ambiguous_number'],
    [',5', 'yuan', 'ambiguous_number'],
    ['1  000', 'yuan', 'ambiguous_number'],
    ['12 5', 'yuan', 'ambiguous_number'],
    ['1e5', 'yuan', 'not_a_number'],
    ['5%', 'yuan', 'not_a_number'],
    ['５％', 'yuan', 'not_a_number'],
    ['12a', 'yuan', 'not_a_number'],
    ['0x10', 'yuan', 'not_a_number'],
    ['331千', 'yuan', 'not_a_number'],
    ['3千万元', 'yuan', 'not_a_number'],
    ['331\t332', 'yuan', 'not_a_number'],
    ['331\n332', 'yuan', 'not_a_number'],
    ['--5', 'yuan', 'not_a_number'],
    ['5-', 'yuan', 'not_a_number'],
    ['-', 'yuan', 'not_a_number'],
    ['.', 'yuan', 'not_a_number'],
    ['￥', 'yuan', 'not_a_number'],
    ['万元', 'yuan', 'not_a_number'],
    ['—', 'yuan', 'not_a_number'],
    ['无', 'yuan', 'not_a_number'],
    ['NaN', 'yuan', 'not_a_number'],
    ['三百', 'yuan', 'not_a_number'],
    ['3.5万亿', 'yuan', 'unit_conflict'],
    ['3元万', 'yuan', 'unit_conflict'],
    ['0.001', 'yuan', 'too_precise'],
    ['0.0000001', 'wanYuan', 'too_precise'],
    ['1.005元', 'wanYuan', 'too_precise'],
    ['90000000000000.01', 'yuan', 'too_large'],
    ['-900000.0000000001', 'yiYuan', 'too_large'],
    [`1${'0'.repeat(40)}`, 'yuan', 'too_large'],
    ['1'.repeat(1_000_000), 'yuan', 'too_long'],
  ])('%.40j in %s is refused: %s', (text, unit, code) => {
    const parsed = parseMoney(text, unit);
    expect(parsed).toMatchObject({ ok: false, problem: { code } });
  });

  it('names the decimals that the unit allows', () => {
    expect(parseMoney('0.001元', 'wanYuan')).toStrictEqual({
      ok: false,
      problem: { code: 'too_precise', args: { decimals: 2 } },
    });
  });

  it('agrees with an independent oracle, whatever the grouping, unit and ornament', () => {
    const groupings = ['', ',3', ',4', '，3', ' 3', '\u00a03'];
    const suffixes: readonly [string, MoneyUnit | null][] = [
      ['', null],
      ['元', 'yuan'],
      ['万', 'wanYuan'],
      [' 万元', 'wanYuan'],
      ['亿', 'yiYuan'],
      ['亿元', 'yiYuan'],
    ];
    fc.assert(
      fc.property(
        fc.record({
          whole: fc.bigInt({ min: 0n, max: 10n ** 15n }),
          fraction: fc.stringMatching(/^\d{0,12}$/),
          sign: fc.constantFrom('', '+', '-', '−'),
          grouping: fc.constantFrom(...groupings),
          currency: fc.boolean(),
          suffix: fc.constantFrom(...suffixes),
          wide: fc.boolean(),
          typed: anyUnit,
        }),
        ({ whole, fraction, sign, grouping, currency, suffix, wide, typed }) => {
          const separator = grouping.slice(0, 1);
          const size = Number(grouping.slice(1));
          const point = fraction === '' ? '' : '.';
          let figure = `${group(whole.toString(), separator, size)}${point}${fraction}`;
          if (wide) figure = figure.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
          const text = `${sign}${currency ? '￥' : ''}${figure}${suffix[0]}`;
          const unit = suffix[1] ?? (currency ? 'yuan' : typed);
          // Oracle: the decimal as a fraction of 10^12, times the fen of the unit; exact or not.
          const scaled = BigInt(whole.toString() + fraction.padEnd(12, '0')) * fenPerUnit[unit];
          const exact = scaled / 10n ** 12n;
          const parsed = parseMoney(text, typed);
          if (scaled % 10n ** 12n !== 0n) expect(parsed).toMatchObject({ problem: { code: 'too_precise' } });
          else if (exact > 9_000_000_000_000_000n) {
            expect(parsed).toMatchObject({ problem: { code: 'too_large' } });
          } else {
            const negative = sign === '-' || sign === '−';
            expect(parsed).toStrictEqual({ ok: true, value: Number(negative ? -exact : exact) });
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('never makes a figure of noise that a naive reading would read otherwise', () => {
    const noise = fc.string({
      unit: fc.constantFrom(..."0123456789.,，． -+¥￥元万亿()%e'１２"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(noise, anyUnit, (text, typed) => {
        const parsed = parseMoney(text, typed);
        if (!parsed.ok) return;
        const plain = text.normalize('NFKC').replace(/[^0-9.亿万元¥-]/g, '');
        const unit = /亿/.test(plain)
          ? 'yiYuan'
          : /万/.test(plain)
            ? 'wanYuan'
            : /[元¥]/.test(plain)
              ? 'yuan'
              : typed;
        const [whole = '', fraction = ''] = plain.replace(/[^0-9.]/g, '').split('.');
        const denominator = 10n ** BigInt(fraction.length);
        const sign = plain.includes('-') ? -1n : 1n;
        const expected = sign * BigInt(`${whole}${fraction}`) * fenPerUnit[unit];
        expect(BigInt(parsed.value) * denominator).toBe(expected);
      }),
      { numRuns: 20_000 },
    );
  });

  it('answers for any text whatever, without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), anyUnit, (text, unit) => {
        const parsed = parseMoney(text, unit);
        if (parsed.ok) expect(Number.isSafeInteger(parsed.value)).toBe(true);
      }),
    );
  });
});

function group(digits: string, separator: string, size: number): string {
  if (separator === '') return digits;
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= size)
    groups.unshift(digits.slice(Math.max(0, end - size), end));
  return groups.join(separator);
}

describe('showing an amount', () => {
  it.each<[number, MoneyUnit, Parameters<typeof formatMoney>[2], string]>([
    [331_000_000, 'wanYuan', undefined, '331.00'],
    [331_000_000, 'yuan', undefined, '3,310,000.00'],
    [331_000_000, 'yiYuan', undefined, '0.03'],
    [331_000_000, 'yiYuan', { full: true }, '0.0331'],
    [331_000_000, 'wanYuan', { full: true }, '331.00'],
    [331_000_000, 'wanYuan', { full: true, decimals: 0 }, '331'],
    [29_292_04, 'wanYuan', { full: true }, '2.929204'],
    [29_292_04, 'wanYuan', undefined, '2.93'],
    [29_292_04, 'wanYuan', { decimals: 0 }, '3'],
    [5_000, 'wanYuan', undefined, '0.01'],
    [4_999, 'wanYuan', undefined, '0.00'],
    [-5_000, 'wanYuan', undefined, '-0.01'],
    [-4_999, 'wanYuan', undefined, '0.00'],
    [-331_000_000, 'yuan', { decimals: 0 }, '-3,310,000'],
    [1, 'yuan', { decimals: 4 }, '0.0100'],
    [100, 'yuan', { full: true, decimals: 3 }, '1.000'],
    [9_000_000_000_000_000, 'yuan', undefined, '90,000,000,000,000.00'],
    [-9_007_199_254_740_991, 'yuan', undefined, '-90,071,992,547,409.91'],
    [0, 'wanYuan', undefined, '0.00'],
  ])('%d fen in %s with %j is %s', (value, unit, options, expected) => {
    expect(formatMoney(fen(value), unit, options)).toBe(expected);
  });

  it('refuses a number of decimals that is none', () => {
    for (const decimals of [-1, 1.5, 21, Number.NaN]) {
      expect(() => formatMoney(fen(1), 'yuan', { decimals })).toThrow(RangeError);
    }
  });

  it.each<[number, MoneyUnit, string]>([
    [331_000_000, 'wanYuan', '331'],
    [29_292_040, 'wanYuan', '29.29204'],
    [-1, 'yiYuan', '-0.0000000001'],
    [50, 'yuan', '0.5'],
    [0, 'yuan', '0'],
  ])('%d fen in %s is the decimal %s', (value, unit, expected) => {
    expect(moneyToDecimal(fen(value), unit)).toBe(expected);
    expect(moneyToTyped(fen(value), unit)).toBe(expected);
  });

  it('is read back identically, in every unit', () => {
    fc.assert(
      fc.property(anyFen, anyUnit, fc.nat({ max: 12 }), (value, unit, decimals) => {
        const read = { ok: true, value };
        expect(parseMoney(moneyToTyped(value, unit), unit)).toStrictEqual(read);
        expect(parseMoney(moneyToDecimal(value, unit), unit)).toStrictEqual(read);
        expect(parseMoney(formatMoney(value, unit, { full: true, decimals }), unit)).toStrictEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  it('rounds by less than one and at most half of the last place shown, halves away from zero', () => {
    fc.assert(
      fc.property(anyFen, anyUnit, fc.nat({ max: 10 }), (value, unit, decimals) => {
        const shown = formatMoney(value, unit, { decimals }).replaceAll(',', '');
        const [whole = '', fraction = ''] = shown.split('.');
        expect(fraction).toHaveLength(decimals);
        // 2 × (shown − exact) in units of the last place × fen of the unit
        const last = BigInt(`${whole}${fraction}`);
        const exact = BigInt(value) * 10n ** BigInt(decimals);
        const twice = 2n * (last * fenPerUnit[unit] - exact);
        expect(twice <= fenPerUnit[unit] && twice >= -fenPerUnit[unit]).toBe(true);
        if (twice === fenPerUnit[unit]) expect(value).toBeGreaterThan(0);
        if (twice === -fenPerUnit[unit]) expect(value).toBeLessThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a ratio rounded half-up', () => {
  it.each<[bigint, bigint, bigint]>([
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [1n, -2n, -1n],
    [-1n, -2n, 1n],
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [0n, 7n, 0n],
    [49n, 100n, 0n],
    [50n, 100n, 1n],
  ])('%d ÷ %d is %d', (numerator, denominator, expected) => {
    expect(ratioHalfUp(numerator, denominator)).toBe(expected);
  });

  it('has no answer for a division by zero', () => {
    expect(() => ratioHalfUp(1n, 0n)).toThrow(RangeError);
  });
});

// A branded amount cannot be made from a bare number.
const bare: number = 5;
// @ts-expect-error a number is no Fen
const mistaken: Fen = bare;
void mistaken;
