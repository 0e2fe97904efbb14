import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FiledReport, ReportState } from '../../../db/domain/answers.ts';
import { formatDateLong } from '../../../db/domain/dates.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { fieldLabel, optionLabel } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { PlaceAgain } from './PlaceAgain.tsx';

/** Letters of a hash that tell files apart at a glance; the whole stands in the title. */
const shortHash = 12;

/** Every version that was filed for the period, newest first. */
export function FiledReports({ state }: { readonly state: ReportState }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  if (state.filed.length === 0) return null;
  const of = (field: string): string => fieldLabel(language, 'report', field);
  const corrected = state.filed.some(({ correction_reason }) => correction_reason !== null);
  const columns: readonly TableColumn<FiledReport>[] = [
    { key: 'version', label: of('version'), align: 'end', show: ({ version }) => version },
    {
      key: 'filed',
      label: t('report.filedAt'),
      show: ({ filed_at }) => instantWords(filed_at),
    },
    {
      key: 'status',
      label: of('status'),
      show: ({ status }) => optionLabel(language, 'reportStatus', status),
    },
    { key: 'filler', label: of('filler'), show: ({ signers }) => signers.filler },
    { key: 'unit_head', label: of('unit_head'), show: ({ signers }) => signers.unit_head },
    {
      key: 'report_date',
      label: of('report_date'),
      show: ({ signers }) => formatDateLong(signers.report_date, language),
    },
    ...(corrected
      ? [
          {
            key: 'reason',
            label: of('correction_reason'),
            show: ({ correction_reason }: FiledReport) => (
              <span className="wrapped">{correction_reason}</span>
            ),
          },
        ]
      : []),
    {
      key: 'file',
      label: of('file_name'),
      show: ({ id, file_name, sha256 }) => (
        <span className="filed-file">
          <span>{file_name}</span>
          <code title={sha256}>{sha256.slice(0, shortHash)}</code>
          <PlaceAgain reportId={id} compact />
          <Link to="/print/forms" search={{ record: id }} className="button-link">
            {t('print.openFiled')}
          </Link>
        </span>
      ),
    },
  ];
  return (
    <section className="record-section" aria-label={t('report.filedVersions')}>
      <Title order={2}>{t('report.filedVersions')}</Title>
      <LedgerTable
        label={t('report.filedVersions')}
        columns={columns}
        rows={state.filed}
        rowKey={({ id }) => id}
      />
    </section>
  );
}
