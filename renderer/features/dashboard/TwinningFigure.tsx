import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { chartBase, ink, label, nameAxis, still } from './chart-style.ts';

type Row = DashboardView['twinning'][number];

const kinds = ['expertGroups', 'otherEducation', 'medical', 'policies'] as const;

/** Who did not report has no mark, who has nothing an empty ring. */
function markOf(row: Row, kind: (typeof kinds)[number]): object {
  if (!row.reported) return { opacity: 0 };
  return row[kind] > 0
    ? { color: ink.pale, borderColor: ink.full, borderWidth: 1 }
    : { color: ink.paper, borderColor: ink.strong, borderWidth: 1 };
}

/** Which counties have twinning of each kind: a mark with its number, or an empty ring. */
export function TwinningFigure({ view }: { readonly view: DashboardView }) {
  const { t } = useTranslation();
  const rows = view.twinning;
  const title = t('dashboard.twinning.title');
  const option = useMemo(() => {
    const points = rows.flatMap((row, x) => kinds.map((kind, y) => ({ row, kind, at: [x, y] })));
    return {
      ...chartBase((index) => {
        const point = points[index];
        if (point === undefined) return [];
        const words = point.row.reported ? String(point.row[point.kind]) : t('dashboard.notReported');
        return [point.row.name, `${t(`dashboard.twinning.${point.kind}`)} ${words}`];
      }),
      xAxis: {
        ...nameAxis(
          rows.map(({ name }) => name),
          { rotate: rows.length > 14 ? 45 : 0 },
        ),
        axisLine: { show: false },
      },
      yAxis: {
        ...nameAxis(kinds.map((kind) => t(`dashboard.twinning.${kind}`))),
        inverse: true,
        axisLine: { show: false },
      },
      series: [
        {
          ...still,
          type: 'scatter',
          symbol: 'circle',
          symbolSize: 17,
          data: points.map(({ row, kind, at }) => ({
            value: at,
            itemStyle: markOf(row, kind),
          })),
          label: {
            ...label(
              'inside',
              points.map(({ row, kind }) => (row[kind] > 0 ? String(row[kind]) : '')),
            ),
            distance: 0,
          },
        },
      ],
    };
  }, [rows, t]);
  const covered = (kind: (typeof kinds)[number]): string =>
    `${t(`dashboard.twinning.${kind}`)} ${rows.filter((row) => row[kind] > 0).length} / ${rows.length}`;
  return (
    <ChartFigure
      className="chart-wide"
      title={title}
      about={`${t('dashboard.twinning.about')} · ${kinds.map(covered).join(' · ')}`}
      rows={rows}
      rowKey={({ unit }) => unit}
      height={11}
      option={option}
      description={`${title}: ${kinds.map(covered).join(', ')}`}
      columns={[
        {
          key: 'county',
          label: t('dashboard.county'),
          show: ({ name, reported }) => (reported ? name : `${name} (${t('dashboard.notReported')})`),
        },
        ...kinds.map((kind) => ({
          key: kind,
          label: t(`dashboard.twinning.${kind}`),
          align: 'end' as const,
          show: (row: (typeof rows)[number]) => row[kind],
        })),
      ]}
    />
  );
}
