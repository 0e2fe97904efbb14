import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonRow } from '../../../db/domain/dashboard/comparison.ts';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { type IndicatorId, indicatorIds, indicatorOf } from '../../../db/domain/indicators/declarations.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { fen, formatMoney, type MoneyUnit } from '../../../db/domain/money.ts';
import { formatPercent } from '../../../db/domain/percent.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { bar, chartBase, hiddenAxis, ink, label, nameAxis, still } from './chart-style.ts';
import { exactText, figureText, unitWord } from './figure-text.ts';
import { smallUnit } from './money-words.ts';
import { useCompared } from './use-dashboard.ts';

/** An indicator by county, the highest first. */
export function ComparisonFigure(props: {
  readonly view: DashboardView;
  readonly money: MoneyUnit;
  readonly onOpen: (indicator: IndicatorId, county: string) => void;
}) {
  const { t } = useTranslation();
  const { view } = props;
  const money = smallUnit(props.money);
  const { compared } = view;
  const compare = useCompared(view.period);
  const { indicators } = localeOf(currentLanguage()).indicators;
  const { unit } = indicatorOf(compared);
  const rows = view.comparisons[compared];
  const title = t('dashboard.comparison.title', { name: indicators[compared].name });
  const about = t('dashboard.comparison.about', { unit: unitWord(compared, unit, money) });
  const words = (row: ComparisonRow): string => {
    if (!row.reported) return t('dashboard.notReported');
    const value = row.value === null ? '—' : figureText(row.value, unit, money);
    return row.member ? value : `${value} (${t('dashboard.left')})`;
  };
  const share = ({ share: part }: ComparisonRow): string => (part === null ? '' : `${formatPercent(part)}%`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language, which is drawn anew.
  const option = useMemo(
    () => ({
      ...chartBase((index) => hintOf(rows[index])),
      xAxis: hiddenAxis,
      yAxis: {
        ...nameAxis(rows.map(({ name }) => name)),
        inverse: true,
      },
      series: [
        {
          ...still,
          cursor: 'pointer',
          type: 'bar',
          ...bar,
          data: rows.map(({ value, member }) => ({
            value: value ?? 0,
            itemStyle: member ? {} : { color: ink.pale, borderColor: ink.full, borderWidth: 1 },
          })),
          itemStyle: { color: ink.full },
          label: label(
            'right',
            rows.map((row) => [words(row), share(row)].filter((text) => text !== '').join('  ')),
          ),
        },
      ],
    }),
    [rows, money, currentLanguage()],
  );
  const open = (unitOfRow: string): void => props.onOpen(compared, unitOfRow);
  return (
    <ChartFigure
      className={rows.length > 8 ? 'chart-tall' : ''}
      title={title}
      about={about}
      rows={rows}
      rowKey={({ unit: code }) => code}
      height={2 + rows.length * 1.2}
      option={option}
      description={`${title}: ${rows
        .slice(0, 3)
        .map((row) => `${row.name} ${words(row)}`)
        .join(', ')}`}
      onChoose={(index) => {
        const row = rows[index];
        if (row !== undefined) open(row.unit);
      }}
      onOpen={({ unit: code }) => open(code)}
      choice={
        <NativeSelect
          size="xs"
          aria-label={t('dashboard.comparison.choose')}
          value={compared}
          onChange={(event) => compare.mutate(event.currentTarget.value as IndicatorId)}
          data={indicatorIds.map((id) => ({ value: id, label: indicators[id].name }))}
        />
      }
      columns={[
        { key: 'county', label: t('dashboard.county'), show: ({ name }) => name },
        {
          key: 'value',
          label: t('dashboard.value'),
          unit: unit === 'fen' ? t('dashboard.units.yuan') : unitWord(compared, unit, money),
          align: 'end',
          show: (row) =>
            row.reported && unit === 'fen' ? formatMoney(fen(row.value ?? 0), 'yuan') : words(row),
        },
        { key: 'share', label: t('dashboard.share'), align: 'end', show: share },
      ]}
    />
  );

  function hintOf(row: ComparisonRow | undefined): readonly string[] {
    if (row === undefined) return [];
    if (!row.reported || row.value === null) return [row.name, words(row)];
    return [row.name, exactText(compared, row.value, unit), share(row)];
  }
}
