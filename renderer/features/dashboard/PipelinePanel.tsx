import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type StageGroup, stageGroups } from '../../../db/domain/dashboard/enclave-pipeline.ts';
import type { DashboardView, StageLine } from '../../../db/domain/dashboard-answers.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import type { Stage } from '../../../db/domain/rules/pipeline.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PanelDialog } from '../../ui/page/PanelDialog.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { type AskedStage, useStage } from './use-dashboard.ts';

/** The enclaves behind a stage of the pipeline, as many as the chart shows. */
export function PipelinePanel(props: {
  readonly view: DashboardView;
  readonly asked: AskedStage;
  readonly onAsk: (asked: AskedStage) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { view, asked } = props;
  const language = currentLanguage();
  const enclaves = useStage(view.period, asked);
  const shown = view.pipeline.find(({ stage }) => stage === asked.stage)?.[asked.group] ?? 0;
  return (
    <PanelDialog
      className="parts-panel"
      title={`${t('dashboard.pipeline.records')} · ${formatPeriod(view.period, language)}`}
      onClose={props.onClose}
    >
      <div className="parts-choice">
        <NativeSelect
          size="xs"
          aria-label={t('dashboard.pipeline.stage')}
          value={asked.stage}
          onChange={(event) => props.onAsk({ ...asked, stage: event.currentTarget.value as Stage })}
          data={view.pipeline.map(({ stage }) => ({
            value: stage,
            label: optionLabel(language, 'stage', stage),
          }))}
        />
        <NativeSelect
          size="xs"
          aria-label={t('dashboard.pipeline.group')}
          value={asked.group}
          onChange={(event) => props.onAsk({ ...asked, group: event.currentTarget.value as StageGroup })}
          data={stageGroups.map((group) => ({ value: group, label: t(`dashboard.pipeline.${group}`) }))}
        />
        <p className="parts-value" aria-live="polite">
          <strong>{shown}</strong>
        </p>
      </div>
      <Loaded query={enclaves}>
        {(rows) => (
          <div className="parts-body">
            <div className="parts-records">
              <StageTable
                rows={rows}
                group={asked.group}
                names={view.level === 'county' ? null : view.names}
              />
              <p className="parts-foot">
                {enclaves.isPlaceholderData
                  ? null
                  : t(rows.length === shown ? 'dashboard.pipeline.equal' : 'dashboard.pipeline.differs', {
                      count: rows.length,
                    })}
              </p>
            </div>
          </div>
        )}
      </Loaded>
    </PanelDialog>
  );
}

function StageTable(props: {
  readonly rows: readonly StageLine[];
  readonly group: StageGroup;
  /** Of the counties; null where there is only one. */
  readonly names: DashboardView['names'] | null;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { rows, group, names } = props;
  const county: readonly TableColumn<StageLine>[] =
    names === null
      ? []
      : [{ key: 'unit', label: t('dashboard.county'), show: ({ unit }) => names[unit] ?? unit }];
  return (
    <LedgerTable<StageLine>
      label={t('dashboard.pipeline.records')}
      rows={rows}
      rowKey={({ unit, id, on }) => `${unit} ${id} ${on ?? ''}`}
      columns={[
        ...county,
        { key: 'enclave', label: t('dashboard.pipeline.enclave'), show: (row) => <EnclaveName row={row} /> },
        { key: 'code', label: t('dashboard.pipeline.code'), show: ({ code }) => code },
        {
          key: 'kind',
          label: t('dashboard.pipeline.kind'),
          show: ({ kind }) => (kind === null ? '' : optionLabel(language, 'enclaveKind', kind)),
        },
        {
          key: 'on',
          label: t(group === 'inYear' ? 'dashboard.pipeline.eventOn' : 'dashboard.pipeline.on'),
          show: ({ on }) => on ?? '—',
        },
        {
          key: 'standing',
          label: t('dashboard.pipeline.standing'),
          show: ({ stage }) => (stage === null ? '—' : optionLabel(language, 'stage', stage)),
        },
        { key: 'since', label: t('dashboard.pipeline.since'), show: ({ since }) => since ?? '—' },
      ]}
    />
  );
}

/** An enclave's name; of the own ledger a link to its page. */
function EnclaveName({ row: { id, name, code, place } }: { readonly row: StageLine }) {
  const text = name || code;
  if (place === null) return text;
  return (
    <RecordLink className="table-link" address={addressOf('enclave', id, null, place)}>
      {text}
    </RecordLink>
  );
}
