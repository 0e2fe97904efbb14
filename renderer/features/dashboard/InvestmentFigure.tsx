import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvestmentRow } from '../../../db/domain/dashboard/investment-plan.ts';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { fen, formatMoney, type MoneyUnit } from '../../../db/domain/money.ts';
import { formatPercent } from '../../../db/domain/percent.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { chartBase, figureAxis, ink, label, nameAxis, still } from './chart-style.ts';
import { exactMoney } from './figure-text.ts';
import { axisMoney, moneyColumn } from './money-words.ts';

/** Investment month by month, the year to date, and the plan of the year. */
export function InvestmentFigure({
  view,
  money,
}: {
  readonly view: DashboardView;
  readonly money: MoneyUnit;
}) {
  const { t } = useTranslation();
  const rows = view.investment;
  const title = t('dashboard.investment.title');
  const planned = rows.at(-1)?.planned ?? null;
  const option = useMemo(() => {
    const last = rows.length - 1;
    const line = { ...still, type: 'line', symbol: 'circle', symbolSize: 5 } as const;
    return {
      ...chartBase((index) => {
        const row = rows[index];
        if (row === undefined) return [];
        const rate = row.completion === null ? '' : ` (${formatPercent(row.completion)}%)`;
        return [
          row.month,
          `${t('dashboard.investment.done')} ${exactMoney(row.done)}`,
          `${t('dashboard.investment.toDate')} ${exactMoney(row.yearToDate)}${rate}`,
        ];
      }),
      grid: {
        left: 4,
        right: 56,
        top: 22,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: nameAxis(rows.map(({ month }) => String(Number(month.slice(5))))),
      yAxis: figureAxis(axisMoney(money)),
      series: [
        {
          ...still,
          type: 'bar',
          barWidth: '55%',
          data: rows.map(({ done }) => done),
          itemStyle: { color: ink.pale, borderColor: ink.full, borderWidth: 1 },
        },
        {
          ...line,
          data: rows.map(({ yearToDate }) => yearToDate),
          lineStyle: { color: ink.full, width: 2 },
          itemStyle: { color: ink.full },
          label: label(
            'right',
            rows.map(({ yearToDate }, index) => (index === last ? formatMoney(yearToDate, money) : '')),
          ),
        },
        ...(planned === null
          ? []
          : [
              {
                ...line,
                symbolSize: 0,
                data: rows.map(() => planned),
                lineStyle: { color: ink.soft, width: 1.5, type: 'dashed' },
                label: {
                  ...label(
                    'top',
                    rows.map((_, index) => (index === 0 ? formatMoney(fen(planned), money) : '')),
                  ),
                  align: 'left',
                },
              },
            ]),
      ],
    };
  }, [rows, money, planned, t]);
  const last = rows.at(-1);
  return (
    <ChartFigure
      title={title}
      about={t('dashboard.investment.about', { unit: t(`dashboard.units.${money}`) })}
      rows={rows.every(({ done }) => done === 0) ? [] : rows}
      rowKey={({ month }) => month}
      height={13}
      option={option}
      description={
        last === undefined
          ? title
          : `${title}: ${last.month} ${t('dashboard.investment.toDate')} ${exactMoney(last.yearToDate)}`
      }
      columns={[
        { key: 'month', label: t('dashboard.investment.month'), show: ({ month }) => month },
        moneyColumn<InvestmentRow>('done', t('dashboard.investment.done'), ({ done }) => done),
        moneyColumn<InvestmentRow>(
          'toDate',
          t('dashboard.investment.toDate'),
          ({ yearToDate }) => yearToDate,
        ),
        moneyColumn<InvestmentRow>('planned', t('dashboard.investment.planned'), (row) => row.planned),
        {
          key: 'completion',
          label: t('dashboard.investment.completion'),
          align: 'end',
          show: ({ completion }) => (completion === null ? '—' : `${formatPercent(completion)}%`),
        },
      ]}
    />
  );
}
