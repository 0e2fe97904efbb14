import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { formatMoney } from '../../../db/domain/money.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { chartBase, figureAxis, ink, label, nameAxis, still } from './chart-style.ts';
import { exactMoney } from './figure-text.ts';
import { moneyColumn } from './money-words.ts';

/** Villages by how much each got in the period. */
export function VillageFigure({ view }: { readonly view: DashboardView }) {
  const { t } = useTranslation();
  const title = t('dashboard.villages.title');
  const rows = useMemo(
    () =>
      view.village_classes.map((row) => {
        const bound = (value: typeof row.from): string => formatMoney(value, 'wanYuan', { decimals: 0 });
        const to = row.to === null ? '' : bound(row.to);
        const from = bound(row.from);
        const name =
          row.to === null
            ? t('dashboard.villages.above', { from })
            : row.from === 0
              ? t('dashboard.villages.below', { to })
              : t('dashboard.villages.between', { from, to });
        return { ...row, name };
      }),
    [view.village_classes, t],
  );
  const option = useMemo(
    () => ({
      ...chartBase((index) => {
        const row = rows[index];
        return row === undefined ? [] : [row.name, `${row.villages}`, exactMoney(row.amount)];
      }),
      grid: {
        left: 8,
        right: 8,
        top: 22,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: nameAxis(rows.map(({ name }) => name)),
      yAxis: figureAxis(null),
      series: [
        {
          ...still,
          type: 'bar',
          barWidth: '78%',
          data: rows.map(({ villages }) => villages),
          itemStyle: { color: ink.full },
          label: label(
            'top',
            rows.map(({ villages }) => villages.toLocaleString('en-US')),
          ),
        },
      ],
    }),
    [rows],
  );
  return (
    <ChartFigure
      title={title}
      about={t('dashboard.villages.about')}
      rows={rows.every(({ villages }) => villages === 0) ? [] : rows}
      rowKey={({ from }) => String(from)}
      height={11.5}
      option={option}
      description={`${title}: ${rows.map(({ name, villages }) => `${name} ${villages}`).join(', ')}`}
      columns={[
        { key: 'class', label: t('dashboard.villages.class'), show: ({ name }) => name },
        {
          key: 'count',
          label: t('dashboard.villages.count'),
          align: 'end',
          show: ({ villages }) => villages.toLocaleString('en-US'),
        },
        moneyColumn<(typeof rows)[number]>('amount', t('dashboard.villages.amount'), ({ amount }) => amount),
      ]}
    />
  );
}
