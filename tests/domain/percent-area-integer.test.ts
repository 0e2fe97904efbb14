import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaMeasure, area, areaToTyped, formatArea, parseArea } from '../../db/domain/area-size.ts';
import { formatInteger, parseInteger } from '../../db/domain/integer.ts';
import { formatPercent, parsePercent, percent, percentToTyped } from '../../db/domain/percent.ts';

const LIMIT = 9_000_000_000_000_000;

describe('a percentage', () => {
  it.each<[string, number]>([
    ['10.008', 100_080],
    ['10.008%', 100_080],
    ['１０．００８％', 100_080],
    ['10 %', 100_000],
    ['-0.5%', -5_000],
    ['0.0001', 1],
    ['10.00800', 100_080],
    ['100', 1_000_000],
    ['1,234.5', 12_345_000],
  ])('%j is %d', (text, expected) => {
    expect(parsePercent(text)).toStrictEqual({ ok: true, value: expected });
  });

  it.each<[string, string]>([
    ['', 'empty'],
    ['%', 'not_a_number'],
    ['10%%', 'not_a_number'],
    ['百分之十', 'not_a_number'],
    ['1e1', 'not_a_number'],
    ['10万', 'not_a_number'],
    ['0.00001', 'too_precise'],
    ['5‰', 'unit_conflict'],
    ['10,5', 'ambiguous_number'],
    ['(10)', 'ambiguous_number'],
    ['1000000000000', 'too_large'],
  ])('%j is refused: %s', (text, code) => {
    expect(parsePercent(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it('is shown with two decimals, or all of them', () => {
    expect(formatPercent(percent(100_080))).toBe('10.01');
    expect(formatPercent(percent(100_080), { full: true })).toBe('10.008');
    expect(formatPercent(percent(100_000), { decimals: 0 })).toBe('10');
    expect(formatPercent(percent(-50))).toBe('-0.01');
    expect(formatPercent(percent(-49))).toBe('0.00');
    expect(percentToTyped(percent(100_080))).toBe('10.008');
    expect(() => percent(0.5)).toThrow(RangeError);
  });

  it('is read back identically', () => {
    fc.assert(
      fc.property(fc.integer({ min: -LIMIT, max: LIMIT }).map(percent), (value) => {
        const read = { ok: true, value };
        expect(parsePercent(percentToTyped(value))).toStrictEqual(read);
        expect(parsePercent(`${formatPercent(value, { full: true })}%`)).toStrictEqual(read);
      }),
    );
  });
});

describe('an area', () => {
  it.each<[string, AreaMeasure | undefined, number]>([
    ['1,500', 'mu', 150_000],
    ['33.35', undefined, 3_335],
    ['33.35亩', 'mu', 3_335],
    ['３３．３５ 亩', 'mu', 3_335],
    ['0.15万亩', 'mu', 150_000],
    ['12000平方米', 'squareMetre', 1_200_000],
    ['1.2万平方米', 'squareMetre', 1_200_000],
    ['1.2万㎡', 'squareMetre', 1_200_000],
    ['99.5 m²', 'squareMetre', 9_950],
    ['99.5M2', 'squareMetre', 9_950],
    ['0', 'mu', 0],
  ])('%j in %s is %d', (text, measure, expected) => {
    expect(parseArea(text, measure)).toStrictEqual({ ok: true, value: expected });
  });

  it.each<[string, AreaMeasure | undefined, string]>([
    ['', 'mu', 'empty'],
    ['亩', 'mu', 'not_a_number'],
    ['万亩', 'mu', 'not_a_number'],
    ['十亩', 'mu', 'not_a_number'],
    ['10m', 'squareMetre', 'not_a_number'],
    ['100平方米', 'mu', 'unit_conflict'],
    ['100亩', 'squareMetre', 'unit_conflict'],
    ['100亩', undefined, 'unit_conflict'],
    ['2公顷', 'mu', 'unit_conflict'],
    ['2平方公里', 'squareMetre', 'unit_conflict'],
    ['-1', 'mu', 'negative'],
    ['-1亩', 'mu', 'negative'],
    ['0.001', 'mu', 'too_precise'],
    ['1,5', 'mu', 'ambiguous_number'],
  ])('%j in %s is refused: %s', (text, measure, code) => {
    expect(parseArea(text, measure)).toMatchObject({ ok: false, problem: { code } });
  });

  it('is shown with two decimals unless asked otherwise', () => {
    expect(formatArea(area(150_000))).toBe('1,500.00');
    expect(formatArea(area(150_050), { decimals: 0 })).toBe('1,501');
    expect(formatArea(area(150_050), { decimals: 0, full: true })).toBe('1,500.5');
    expect(areaToTyped(area(150_050))).toBe('1500.5');
    expect(() => area(Number.NaN)).toThrow(RangeError);
  });

  it('is read back identically', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LIMIT }).map(area), (value) => {
        const read = { ok: true, value };
        expect(parseArea(areaToTyped(value), 'mu')).toStrictEqual(read);
        expect(parseArea(`${formatArea(value)}平方米`, 'squareMetre')).toStrictEqual(read);
      }),
    );
  });
});

describe('a count', () => {
  it.each<[string, number]>([
    ['12', 12],
    ['１２', 12],
    ['1,234', 1_234],
    ['12.0', 12],
    ['0', 0],
  ])('%j is %d', (text, expected) => {
    expect(parseInteger(text)).toStrictEqual({ ok: true, value: expected });
  });

  it.each<[string, string]>([
    ['', 'empty'],
    ['12.5', 'not_an_integer'],
    ['-1', 'negative'],
    ['12人', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['1,2', 'ambiguous_number'],
    ['9000000000000001', 'too_large'],
  ])('%j is refused: %s', (text, code) => {
    expect(parseInteger(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it('may be negative where that is asked for, and is read back identically', () => {
    fc.assert(
      fc.property(fc.integer({ min: -LIMIT, max: LIMIT }), (value) => {
        expect(parseInteger(formatInteger(value), { allowNegative: true })).toStrictEqual({
          ok: true,
          value,
        });
      }),
    );
    expect(() => formatInteger(1.5)).toThrow(RangeError);
  });
});
