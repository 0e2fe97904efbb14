import { describe, expect, it } from 'vitest';
import { contributionTotals } from '../../db/domain/figures/contribution-balance.ts';
import { formatMoney } from '../../db/domain/money.ts';
import { pinnedTotal } from '../../renderer/features/contributions/pinned-total.ts';
import { contributionTexts as en } from '../../renderer/locale/en/contribution.ts';
import { contributionTexts as zh } from '../../renderer/locale/zh-CN/contribution.ts';
import { account, type LedgerBuilder, operatingEnclave, yuan } from '../support/ledger-builder.ts';

const rowOf = (builder: LedgerBuilder, { totals }: typeof zh | typeof en = zh) =>
  pinnedTotal(contributionTotals(builder.ledger(), account), {
    label: totals.balance,
    leftOut: (count) => totals.leftOut.replace('{{count}}', String(count)),
    show: (amount) => formatMoney(amount, 'yuan'),
  });

describe('the total pinned under the contributions', () => {
  it('is the balance of all rows', () => {
    expect(rowOf(operatingEnclave(2))).toEqual({
      texts: { holder_village_id: '出资余额', amount: '2,000,000.00' },
    });
  });

  it('says how many rows it leaves out for want of a date or an amount, and is marked', () => {
    const left = operatingEnclave()
      .change('contribution', 'contribution-1', { date: null, amount: yuan(840_000) })
      .with('contribution', { amount: null });
    expect(rowOf(left)).toMatchObject({
      texts: { holder_village_id: '出资余额', amount: '0.00', kind: '✕ 2 笔未计入（缺日期、金额或类型）' },
      bad: true,
    });
    expect(rowOf(left, en).texts.kind).toBe('✕ 2 rows not counted (no date, amount or kind)');
  });
});
