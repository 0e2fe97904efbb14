import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateLong } from '../../../db/domain/dates.ts';
import { unitLabel } from '../../../db/domain/locale/locale.ts';
import { negateFen, sumFen } from '../../../db/domain/money.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { GridTotal } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { exactMoney, type MoneyOf } from './batch-columns.ts';
import type { BatchFigures } from './use-batch-figures.ts';

/** Columns over which words of a pinned row reach: code, name and township; and what stands right of the amount. */
const spans = { village_code: 3, paid_date: 4 };

/** The two rows pinned under a batch: its total, and what it leaves in the pool, in words where that is below zero. */
export function useBatchTotals(
  batch: RecordOf<'batch'>,
  rows: readonly GridRecord[],
  figures: BatchFigures,
  money: MoneyOf,
  setup: FormSetup,
): readonly GridTotal[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const { total, left, count, signed, unreadable } = figures;
    const unit = unitLabel(setup.language, setup.moneyUnit === 'yuan' ? '元' : '万元');
    const sums = (['balance', 'last', 'proposed'] as const).map((column) => [
      column,
      exactMoney(sumFen(rows.map((row) => money(column, row))), setup),
    ]);
    const isOver = left !== null && left < 0;
    const words =
      left === null
        ? t('distribution.grid.noDate')
        : isOver
          ? `✕ ${t('distribution.grid.over', { amount: exactMoney(negateFen(left), setup), unit })}`
          : left === 0
            ? t('distribution.grid.even')
            : '';
    const label =
      batch.date === null
        ? t('distribution.grid.left')
        : t('distribution.grid.leftOn', { date: formatDateLong(batch.date, setup.language) });
    const isRead = unreadable === 0;
    return [
      {
        texts: {
          ...Object.fromEntries(sums),
          village_code: t('distribution.grid.total', { count }),
          amount: exactMoney(total, setup),
          ...(isRead
            ? { signed_off: t('distribution.grid.signed', { done: signed, of: count }) }
            : { paid_date: `✕ ${t('distribution.grid.unreadable', { count: unreadable })}` }),
        },
        spans: isRead ? { village_code: spans.village_code } : spans,
      },
      {
        texts: { village_code: label, amount: exactMoney(left, setup), paid_date: words },
        spans,
        bad: isOver,
      },
    ];
  }, [batch, rows, figures, money, setup, t]);
}
