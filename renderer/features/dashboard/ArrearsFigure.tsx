import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ArrearsAge, arrearsAges } from '../../../db/domain/dashboard/arrears-ages.ts';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { addFen, fen, formatMoney, type MoneyUnit } from '../../../db/domain/money.ts';
import { ChartFigure, type ChartFigureProps } from './ChartFigure.tsx';
import { bar, chartBase, hiddenAxis, ink, label, nameAxis, still, textSize } from './chart-style.ts';
import { exactMoney } from './figure-text.ts';
import { moneyColumn, smallUnit } from './money-words.ts';

/** Marks of the ages, from pale to full; the middle one is hatched, so that they differ without colour. */
const marks = [
  { color: ink.pale, borderColor: ink.full, borderWidth: 1 },
  {
    color: ink.paper,
    borderColor: ink.full,
    borderWidth: 1,
    decal: {
      symbol: 'rect',
      color: ink.full,
      dashArrayX: [1, 0],
      dashArrayY: [2, 3],
      rotation: -Math.PI / 4,
    },
  },
  { color: ink.full, borderColor: ink.full, borderWidth: 1 },
] as const;

/** As many as fit beside the other figures. */
const most = 10;

type Row = DashboardView['arrears']['counties'][number];

/** What is outstanding, by how long it has been; county by county, for a county in one line. */
export function ArrearsFigure(props: {
  readonly view: DashboardView;
  readonly money: MoneyUnit;
  readonly onOpen: (county: string | null, age: ArrearsAge | null) => void;
}) {
  const { t } = useTranslation();
  const { arrears } = props.view;
  const money = smallUnit(props.money);
  const title = t('dashboard.arrears.title');
  const total = addFen(fen(0), ...arrears.ages.map(({ value }) => value));
  const unit = t(`dashboard.units.${money}`);
  const rows = arrears.counties;
  const shown = useMemo(() => rows.slice(0, most), [rows]);
  const option = useMemo(
    () => ({
      ...chartBase((index, series) => {
        const [row, age] = [shown[index], arrearsAges[series]];
        if (row === undefined || age === undefined) return [];
        return [
          row.name,
          `${t(`dashboard.arrears.ages.${age}`)} ${exactMoney(row[age])}`,
          `${t('dashboard.arrears.total')} ${exactMoney(row.total)}`,
        ];
      }),
      grid: {
        left: 4,
        right: 12,
        top: 24,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      legend: {
        top: 0,
        left: 0,
        padding: 0,
        selectedMode: false,
        itemWidth: 18,
        itemHeight: 9,
        textStyle: { color: ink.text, fontSize: textSize() },
      },
      xAxis: hiddenAxis,
      yAxis: { ...nameAxis(shown.map(({ name }) => name)), inverse: true },
      series: arrearsAges.map((age, index) => ({
        ...still,
        cursor: 'pointer',
        name: t(`dashboard.arrears.ages.${age}`),
        type: 'bar',
        stack: 'ages',
        ...bar,
        data: shown.map((row) => row[age]),
        itemStyle: marks[index],
        ...(index === arrearsAges.length - 1
          ? {
              label: label(
                'right',
                shown.map((row) => formatMoney(row.total, money)),
              ),
            }
          : {}),
      })),
    }),
    [shown, money, t],
  );
  const columns: ChartFigureProps<Row>['columns'] = [
    { key: 'county', label: t('dashboard.county'), show: ({ name }) => name },
    ...arrearsAges.map((age) => moneyColumn<Row>(age, t(`dashboard.arrears.ages.${age}`), (row) => row[age])),
    moneyColumn<Row>('total', t('dashboard.arrears.total'), (row) => row.total),
  ];
  const sums = arrears.ages
    .map(
      ({ age, value, dues }) =>
        `${t(`dashboard.arrears.ages.${age}`)} ${formatMoney(value, money)} (${dues})`,
    )
    .join(', ');
  return (
    <ChartFigure
      title={title}
      about={`${t('dashboard.arrears.about', { unit })} · ${t('dashboard.arrears.total')} ${formatMoney(total, money)}`}
      rows={rows}
      rowKey={({ unit: code }) => code}
      height={2.2 + Math.max(shown.length, 2) * 1.2}
      option={option}
      onChoose={(index, series) => {
        const row = shown[index];
        if (row !== undefined) props.onOpen(row.unit, arrearsAges[series] ?? null);
      }}
      onOpen={({ unit: code }) => props.onOpen(code, null)}
      onRecords={() => props.onOpen(null, null)}
      description={`${title}: ${sums}`}
      note={
        arrears.incomplete === 0 ? undefined : t('dashboard.arrears.blanks', { count: arrears.incomplete })
      }
      columns={columns}
    />
  );
}
