import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { type Fen, fen, formatMoney, type MoneyUnit } from '../../../db/domain/money.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { chartBase, figureAxis, ink, label, nameAxis, still } from './chart-style.ts';
import { exactMoney } from './figure-text.ts';
import { moneyColumn, smallUnit } from './money-words.ts';

interface YearRow {
  readonly year: string;
  readonly values: readonly Fen[];
  readonly cumulative: readonly Fen[];
}

/** Names of a chart's series, with their sums since start. */
interface SeriesName {
  readonly value: string;
  readonly cumulative: string;
}

const marks = [{ color: ink.full }, { color: ink.pale, borderColor: ink.full, borderWidth: 1 }] as const;

/** Returns with distributions, and investment, year by year. */
export function TrendFigures({ view, money }: { readonly view: DashboardView; readonly money: MoneyUnit }) {
  const { t } = useTranslation();
  const { I5, I6, I13 } = view.trends;
  const small = smallUnit(money);
  const returns = useMemo(() => {
    const years = [...new Set([...I5, ...I6].map(({ period }) => period))].toSorted();
    const of = (rows: typeof I5, year: string) => rows.find(({ period }) => period === year);
    return years.map(
      (year): YearRow => ({
        year,
        values: [of(I5, year)?.value ?? fen(0), of(I6, year)?.value ?? fen(0)],
        cumulative: [of(I5, year)?.cumulative ?? fen(0), of(I6, year)?.cumulative ?? fen(0)],
      }),
    );
  }, [I5, I6]);
  const investment = useMemo(
    () =>
      I13.map(
        ({ period, value, cumulative }): YearRow => ({
          year: period,
          values: [value],
          cumulative: [cumulative],
        }),
      ),
    [I13],
  );
  const names = (key: 'received' | 'distributed' | 'invested'): SeriesName => ({
    value: t(`dashboard.trend.${key}`),
    cumulative: t(`dashboard.trend.${key}Cumulative`),
  });
  return (
    <>
      <TrendFigure
        title={t('dashboard.trend.returns')}
        about={t('dashboard.trend.returnsAbout', { unit: t(`dashboard.units.${small}`) })}
        rows={returns}
        series={[names('received'), names('distributed')]}
        money={small}
      />
      <TrendFigure
        title={t('dashboard.trend.investment')}
        about={t('dashboard.trend.about', { unit: t(`dashboard.units.${money}`) })}
        rows={investment}
        series={[names('invested')]}
        money={money}
      />
    </>
  );
}

function TrendFigure(props: {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly YearRow[];
  readonly series: readonly SeriesName[];
  readonly money: MoneyUnit;
}) {
  const { t } = useTranslation();
  const { rows, series, money, title } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are made anew with each drawing; they follow the language.
  const option = useMemo(
    () => ({
      ...chartBase((index, at) => {
        const row = rows[index];
        const name = series[at];
        if (row === undefined || name === undefined) return [];
        return [
          row.year,
          `${name.value} ${exactMoney(row.values[at] ?? fen(0))}`,
          `${name.cumulative} ${exactMoney(row.cumulative[at] ?? fen(0))}`,
        ];
      }),
      grid: {
        left: 8,
        right: 8,
        top: 22,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: nameAxis(rows.map(({ year }) => year)),
      yAxis: figureAxis(null),
      series: series.map((_, at) => ({
        ...still,
        type: 'bar',
        barMaxWidth: 36,
        barGap: '8%',
        data: rows.map(({ values }) => values[at] ?? 0),
        itemStyle: marks[at],
        label: label(
          'top',
          rows.map(({ values }) => {
            const value = values[at] ?? fen(0);
            return value === 0 ? '' : formatMoney(value, money, { decimals: money === 'wanYuan' ? 0 : 2 });
          }),
        ),
      })),
    }),
    [rows, money, t],
  );
  return (
    <ChartFigure
      title={title}
      about={props.about}
      rows={rows.every(({ cumulative }) => cumulative.every((value) => value === 0)) ? [] : rows}
      rowKey={({ year }) => year}
      height={11.5}
      undrawn={rows.every(({ values }) => values.every((value) => value === 0))}
      option={option}
      description={`${title}: ${rows
        .map(({ year, values }) => `${year} ${values.map((value) => formatMoney(value, money)).join(' / ')}`)
        .join(', ')}`}
      columns={[
        { key: 'year', label: t('dashboard.trend.year'), show: ({ year }) => year },
        ...series.flatMap((name, at) => [
          moneyColumn<YearRow>(`value${at}`, name.value, ({ values }) => values[at] ?? null),
          moneyColumn<YearRow>(
            `cumulative${at}`,
            name.cumulative,
            ({ cumulative }) => cumulative[at] ?? null,
          ),
        ]),
      ]}
    />
  );
}
