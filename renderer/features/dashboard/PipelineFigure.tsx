import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageGroup } from '../../../db/domain/dashboard/enclave-pipeline.ts';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import type { Stage } from '../../../db/domain/rules/pipeline.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { bar, chartBase, hiddenAxis, ink, label, nameAxis, still } from './chart-style.ts';

/** Enclaves by stage: how many have come to it, and stand there. */
export function PipelineFigure(props: {
  readonly view: DashboardView;
  readonly onOpen: (stage: Stage, group: StageGroup) => void;
}) {
  const { view } = props;
  const { t } = useTranslation();
  const language = currentLanguage();
  const rows = useMemo(
    () => view.pipeline.map((row) => ({ ...row, name: optionLabel(language, 'stage', row.stage) })),
    [view.pipeline, language],
  );
  const title = t('dashboard.pipeline.title');
  const option = useMemo(
    () => ({
      ...chartBase((index) => {
        const row = rows[index];
        if (row === undefined) return [];
        return [
          row.name,
          `${t('dashboard.pipeline.reached')} ${row.reached}`,
          `${t('dashboard.pipeline.now')} ${row.now}`,
          t('dashboard.pipeline.inYearIs', { count: row.inYear }),
          ...row.enclaves.slice(0, 8).map(({ name }) => name),
        ];
      }),
      xAxis: hiddenAxis,
      yAxis: { ...nameAxis(rows.map(({ name }) => name)), inverse: true },
      series: [
        {
          ...still,
          cursor: 'pointer',
          type: 'bar',
          ...bar,
          data: rows.map(({ reached }) => reached),
          itemStyle: { color: ink.pale, borderColor: ink.full, borderWidth: 1 },
          label: label(
            'right',
            rows.map(({ reached, inYear }) =>
              inYear === 0
                ? String(reached)
                : `${reached}  ${t('dashboard.pipeline.inYearIs', { count: inYear })}`,
            ),
          ),
        },
        {
          ...still,
          cursor: 'pointer',
          type: 'bar',
          ...bar,
          barGap: '-100%',
          data: rows.map(({ now }) => now),
          itemStyle: { color: ink.full },
        },
      ],
    }),
    [rows, t],
  );
  return (
    <ChartFigure
      title={title}
      about={t('dashboard.pipeline.about')}
      rows={rows.every(({ reached }) => reached === 0) ? [] : rows}
      rowKey={({ stage }) => stage}
      height={1 + rows.length * 1.55}
      option={option}
      onChoose={(index, series) => {
        const row = rows[index];
        if (row !== undefined) props.onOpen(row.stage, series === 0 ? 'reached' : 'now');
      }}
      onOpen={({ stage }) => props.onOpen(stage, 'reached')}
      onRecords={() => props.onOpen('sitePlan', 'reached')}
      description={`${title}: ${rows.map(({ name, reached }) => `${name} ${reached}`).join(', ')}`}
      columns={[
        { key: 'stage', label: t('dashboard.pipeline.stage'), show: ({ name }) => name },
        {
          key: 'reached',
          label: t('dashboard.pipeline.reached'),
          align: 'end',
          show: ({ reached }) => reached,
        },
        { key: 'now', label: t('dashboard.pipeline.now'), align: 'end', show: ({ now }) => now },
        { key: 'inYear', label: t('dashboard.pipeline.inYear'), align: 'end', show: ({ inYear }) => inYear },
      ]}
    />
  );
}
