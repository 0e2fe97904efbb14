import i18next from 'i18next';
import { type Fen, fen, formatMoney, type MoneyUnit } from '../../../db/domain/money.ts';
import type { TableColumn } from '../../ui/table/LedgerTable.tsx';

/** Unit of charts whose amounts are small beside the province's totals. */
export const smallUnit = (money: MoneyUnit): MoneyUnit => (money === 'yiYuan' ? 'wanYuan' : money);

/** An amount without decimals that are none: for an axis. */
export const axisMoney =
  (unit: MoneyUnit) =>
  (value: number): string =>
    formatMoney(fen(Math.round(value)), unit, { decimals: 0, full: true });

/** A column of amounts, exact to the fen. */
export function moneyColumn<R>(key: string, label: string, of: (row: R) => Fen | null): TableColumn<R> {
  return {
    key,
    label,
    unit: i18next.t('dashboard.units.yuan'),
    align: 'end',
    show: (row) => {
      const value = of(row);
      return value === null ? '—' : formatMoney(value, 'yuan');
    },
  };
}
