import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldKind } from '../../../db/domain/fields.ts';
import { columnOf, lettersOf } from '../../../db/domain/import/column-letters.ts';
import { cellText, type SheetCell } from '../../../db/domain/import/sheet-cell.ts';

const text = (cell: SheetCell, kind: FieldKind): string => {
  const said = cellText(cell, kind);
  return said.ok ? said.text : `! ${said.problem.code}`;
};
const number = (decimal: string, format?: string): SheetCell => ({
  kind: 'number',
  decimal,
  ...(format === undefined ? {} : { format }),
});

describe('a cell as a field reads it', () => {
  test('a percentage is what the cell shows, whatever the spreadsheet keeps', () => {
    expect(text(number('0.08', '0%'), 'percent')).toBe('8%');
    expect(text(number('0.10008', '0.000%'), 'percent')).toBe('10.008%');
    expect(text(number('-0.005', '0.0%'), 'percent')).toBe('-0.5%');
    // Ours keep percent points, with the sign as text.
    expect(text(number('10.008', '0.00##"%"_ '), 'percent')).toBe('10.008');
    expect(text(number('8', '0\\%'), 'percent')).toBe('8');
  });

  test('a percentage of any decimals is shifted by two places exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.integer({ min: 0, max: 8 }),
        (value, scale) => {
          const sign = value < 0n ? '-' : '';
          const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
          const at = digits.length - scale;
          const decimal = `${sign}${digits.slice(0, at)}${scale === 0 ? '' : `.${digits.slice(at)}`}`;
          const shown = text(number(decimal, '0%'), 'percent').slice(0, -1);
          const [whole = '', fraction = ''] = shown.replace('-', '').split('.');
          const back = BigInt(whole + fraction.padEnd(scale, '0').slice(0, Math.max(scale, fraction.length)));
          // Both as whole numbers of 10^-scale hundredths.
          const places = Math.max(scale, fraction.length);
          expect(back * 10n ** BigInt(places - Math.max(scale, fraction.length))).toBe(
            ((value < 0n ? -value : value) * 100n * 10n ** BigInt(places)) / 10n ** BigInt(scale),
          );
        },
      ),
    );
  });

  test('what a formula left beyond the 15 digits that are shown is no figure of anybody', () => {
    expect(text(number('0.30000000000000004'), 'money')).toBe('0.3');
    expect(text(number('29.292040000000003'), 'money')).toBe('29.29204');
    expect(text(number('-1234567.8900000001'), 'money')).toBe('-1234567.89');
    expect(text(number('0.3333333333333333'), 'money')).toBe('0.333333333333333');
  });

  test("a number that its format shows in another size than it holds is nobody's figure", () => {
    // 20,000,000 shown as 2000.0000 under a head of 万元.
    for (const format of ['0!.0000', '0\\.0,', '0"."0"万"', '#,##0,', '0.00,,"千元"', '#,##0.00,_ '])
      expect(text(number('20000000', format), 'money')).toBe('! scaled_number');
    for (const format of [
      '#,##0',
      '#,##0.00',
      '#,##0.00_);(#,##0.00)',
      '_ * #,##0.00_ ',
      '[>99]#,##0;0',
      'General',
    ])
      expect(text(number('20000000', format), 'money')).toBe('20000000');
    expect(text(number('20000000', '0!.0000'), 'integer')).toBe('! scaled_number');
  });

  test("a unit that the format writes behind an amount is the amount's unit", () => {
    expect(text(number('2000', '0.00"万元"'), 'money')).toBe('2000万元');
    expect(text(number('3.5', '#,##0.0\\亿'), 'money')).toBe('3.5亿');
    expect(text(number('2000', '#,##0.00"元"'), 'money')).toBe('2000元');
    expect(text(number('2000', '#,##0"户"'), 'integer')).toBe('2000');
  });

  test('numbers of days are dates where a date is wanted, and only plausible ones', () => {
    expect(text(number('43466'), 'date')).toBe('2019-01-01');
    expect(text(number('36585'), 'date')).toBe('2000-02-29');
    expect(text(number('44197'), 'month')).toBe('2021-01');
    expect(text(number('20190101'), 'date')).toBe('20190101');
    expect(text(number('2019'), 'date')).toBe('2019');
    // A bank's statement says the hour, too: the day is the date.
    expect(text(number('44197.5'), 'date')).toBe('2021-01-01');
    expect(text({ kind: 'text', text: '2021-03-31 14:30:00' }, 'date')).toBe('2021-03-31');
    expect(text({ kind: 'date', iso: '2021-03-31' }, 'month')).toBe('2021-03');
    expect(text({ kind: 'date', iso: '2021-03-31T08:30:00' }, 'date')).toBe('2021-03-31');
    expect(text({ kind: 'date', iso: '2021-01-01', format: 'yyyy"年"' }, 'year')).toBe('2021');
    // 2024.10 typed as a number has lost its zero, unless the cell shows two decimals.
    expect(text(number('2024.1'), 'month')).toBe('! year_point_one');
    expect(text(number('2024.1', '0.00'), 'month')).toBe('2024.10');
    expect(text(number('2024.11'), 'month')).toBe('2024.11');
  });

  test('a code that was kept as a number is taken only while it has all its digits', () => {
    expect(text(number('330825100202'), 'villageCode')).toBe('330825100202');
    expect(text(number('12', '000000'), 'code')).toBe('000012');
    expect(text(number('913308251234567890'), 'uscc')).toBe('! lost_digits');
    expect(text({ kind: 'text', text: "'0012" }, 'code')).toBe('0012');
  });

  test('errors and formulas without a result are said, results are read', () => {
    expect(text({ kind: 'error', code: '#DIV/0!' }, 'money')).toBe('! error_cell');
    expect(text({ kind: 'formula', formula: 'A1', cached: null }, 'money')).toBe('! no_result');
    expect(text({ kind: 'formula', formula: 'A1', cached: { kind: 'number', decimal: '5' } }, 'money')).toBe(
      '5',
    );
    expect(text({ kind: 'boolean', value: true }, 'flag')).toBe('yes');
  });
});

test('letters of columns and their numbers are one thing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16_383 }), (column) => columnOf(lettersOf(column)) === column),
  );
  expect([0, 25, 26, 701, 702].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
