import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney } from '../../db/domain/money.ts';
import { amountInUnit, textsInUnit } from '../../renderer/ui/forms/form-texts.ts';
import { nothingTyped, rewriteTyped, typeCells, undoStep } from '../../renderer/ui/grid/typed-cells.ts';

const unit = fc.constantFrom('yuan' as const, 'wanYuan' as const);
const amount = fc.oneof(
  fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).map((n) => (n / 100).toFixed(2)),
  fc.constantFrom('3.5', '1,234.50', '331万', '￥5', '12元', '', 'abc', '1O0', '0.000001'),
);

describe('an amount after the unit of the page was switched', () => {
  it('is the same amount', () => {
    fc.assert(
      fc.property(amount, unit, unit, (text, from, to) => {
        const before = parseMoney(text, from);
        const after = amountInUnit(text, from, to);
        if (before.ok) expect(parseMoney(after, to)).toEqual(before);
        else expect(parseMoney(after, to).ok).toBe(false);
      }),
    );
  });

  it('stands as it was typed where it names its unit', () => {
    expect(amountInUnit('331万', 'wanYuan', 'yuan')).toBe('331万');
    expect(amountInUnit('3.5', 'wanYuan', 'yuan')).toBe('35000');
  });

  it('is not made readable where it was not: finer than a fen in yuan, yet an amount in ten thousands', () => {
    expect(amountInUnit('1.234', 'yuan', 'wanYuan')).toBe('1.234元');
    expect(amountInUnit('abc', 'yuan', 'wanYuan')).toBe('abc');
  });

  it('leaves cells alone that are no amounts', () => {
    const texts = { amount: '3.5', account_tail: '0035', paid_date: '2020-08-28' };
    expect(textsInUnit('batch_line', texts, 'wanYuan', 'yuan')).toEqual({ ...texts, amount: '35000' });
  });

  it('comes back as the same amount by undoing', () => {
    const typed = typeCells(nothingTyped, [{ id: 'a', column: 'amount', before: '3.5', after: '4' }]);
    const inYuan = rewriteTyped(typed, (_column, text) => amountInUnit(text, 'wanYuan', 'yuan'));
    expect(inYuan.cells.get('a')).toEqual({ amount: '40000' });
    expect(undoStep(inYuan).cells.get('a')).toEqual({ amount: '35000' });
  });
});
