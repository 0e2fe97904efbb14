import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnclaveReturnRow } from '../../../db/domain/dashboard/enclave-returns.ts';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { formatMoney, type MoneyUnit } from '../../../db/domain/money.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { bar, chartBase, hiddenAxis, ink, label, nameAxis, still } from './chart-style.ts';
import { exactMoney } from './figure-text.ts';
import { moneyColumn, smallUnit } from './money-words.ts';

/** As many as stand beside the comparison of counties. */
const most = 24;

/** What came in from each enclave in the period, and per village. */
export function EnclaveReturnsFigure(props: { readonly view: DashboardView; readonly money: MoneyUnit }) {
  const { t } = useTranslation();
  const { view } = props;
  const money = smallUnit(props.money);
  const rows = view.enclave_returns;
  const title = t('dashboard.enclaveReturns.title');
  const unit = t(`dashboard.units.${money}`);
  const shown = useMemo(() => rows.filter(({ received }) => received !== 0).slice(0, most), [rows]);
  const option = useMemo(() => {
    const words = ({ received, receivedPerVillage }: EnclaveReturnRow): string => {
      const each = receivedPerVillage === null ? '' : `  (${formatMoney(receivedPerVillage, money)})`;
      return `${formatMoney(received, money)}${each}`;
    };
    return {
      ...chartBase((index) => {
        const row = shown[index];
        if (row === undefined) return [];
        return [
          row.name,
          `${t('dashboard.enclaveReturns.received')} ${exactMoney(row.received)}`,
          `${t('dashboard.enclaveReturns.distributed')} ${exactMoney(row.distributed)}`,
          `${t('dashboard.enclaveReturns.villages')} ${row.villages}`,
        ];
      }),
      xAxis: hiddenAxis,
      yAxis: {
        ...nameAxis(
          shown.map(({ name, code }) => name || code),
          { width: 150, overflow: 'truncate' },
        ),
        inverse: true,
      },
      series: [
        {
          ...still,
          type: 'bar',
          ...bar,
          data: shown.map(({ received }) => received),
          itemStyle: { color: ink.full },
          label: label('right', shown.map(words)),
        },
      ],
    };
  }, [shown, money, t]);
  return (
    <ChartFigure
      className={shown.length > 8 ? 'chart-tall' : ''}
      title={title}
      about={
        shown.length > 0 && shown.length < rows.length
          ? t('dashboard.enclaveReturns.aboutFirst', { unit, count: shown.length, all: rows.length })
          : t('dashboard.enclaveReturns.about', { unit })
      }
      rows={rows}
      rowKey={({ code, name }) => `${code} ${name}`}
      height={2 + Math.max(shown.length, 3) * 1.2}
      undrawn={shown.length === 0}
      option={option}
      description={`${title}: ${shown
        .slice(0, 3)
        .map(({ name, received }) => `${name} ${formatMoney(received, money)} ${unit}`)
        .join(', ')}`}
      columns={[
        { key: 'enclave', label: t('dashboard.enclaveReturns.enclave'), show: ({ name }) => name },
        {
          key: 'counties',
          label: t('dashboard.enclaveReturns.counties'),
          show: ({ counties }) => counties.map((code) => view.names[code] ?? code).join(' '),
        },
        moneyColumn<EnclaveReturnRow>(
          'received',
          t('dashboard.enclaveReturns.received'),
          (row) => row.received,
        ),
        moneyColumn<EnclaveReturnRow>(
          'receivedCumulative',
          t('dashboard.enclaveReturns.receivedCumulative'),
          (row) => row.receivedCumulative,
        ),
        moneyColumn<EnclaveReturnRow>(
          'distributed',
          t('dashboard.enclaveReturns.distributed'),
          (row) => row.distributed,
        ),
        moneyColumn<EnclaveReturnRow>(
          'distributedCumulative',
          t('dashboard.enclaveReturns.distributedCumulative'),
          (row) => row.distributedCumulative,
        ),
        {
          key: 'villages',
          label: t('dashboard.enclaveReturns.villages'),
          align: 'end',
          show: ({ villages }) => villages,
        },
        moneyColumn<EnclaveReturnRow>(
          'perVillage',
          t('dashboard.enclaveReturns.perVillage'),
          (row) => row.receivedPerVillage,
        ),
        moneyColumn<EnclaveReturnRow>(
          'distributedPerVillage',
          t('dashboard.enclaveReturns.distributedPerVillage'),
          (row) => row.distributedPerVillage,
        ),
      ]}
    />
  );
}
