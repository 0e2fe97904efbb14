import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditedReportCell, ShownReport } from '../../../db/domain/answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { fieldLabel, typeLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney } from '../../../db/domain/money.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { signingFields } from '../../../db/domain/signing.ts';
import { spokenKey } from '../../../db/domain/spoken-key.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { AttachmentsBadge, AttachmentsBeside } from './AttachmentsBeside.tsx';
import { shownManifest } from './shown-manifest.ts';

/** What a report file says: whose it is, whether it is as it was signed, what it holds, and which cells were changed. */
export function ShownReportView({ name, shown }: { readonly name: string; readonly shown: ShownReport }) {
  const { t, i18n } = useTranslation();
  const { money_unit } = useSession();
  const language = currentLanguage();
  const { edited_cells: edited, signature, sha256, attachments } = shown;
  const manifest = shownManifest(shown.manifest);
  const of = (field: string): string => fieldLabel(language, 'report', field);
  const unit = unitLabel(language, money_unit === 'yuan' ? '元' : '万元');
  const nameOfTotal = (total: string): string => {
    const key = `report.totals.${total}`;
    return i18n.exists(key) ? t(key as 'report.totals.arrears') : total;
  };
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('report.fileName'), name],
    [of('reporting_unit'), [manifest.unit, manifest.unitCode].filter((part) => part !== null).join(' ')],
    [of('period'), manifest.period === null ? null : formatPeriod(manifest.period, language)],
    [of('version'), manifest.version],
    [of('correction_reason'), manifest.correctionReason],
    ...signingFields.map((field) => [of(field), manifest.signers[field] ?? null] as const),
    [t('report.createdAt'), manifest.created === null ? null : instantWords(manifest.created)],
    [t('report.madeBy'), manifest.appVersion],
    [
      t('report.signedBy'),
      manifest.publicKey === null ? null : <code key="key">{spokenKey(manifest.publicKey)}</code>,
    ],
    [of('sha256'), <code key="hash">{sha256}</code>],
    [
      of('previous_sha256'),
      manifest.previous === null ? null : <code key="previous">{manifest.previous}</code>,
    ],
  ];
  return (
    <article className="shown-report" aria-label={name}>
      <p className="shown-verdict" role="status">
        <StateBadge
          kind={signature === 'valid' ? 'good' : 'bad'}
          text={t(signature === 'valid' ? 'report.signatureValid' : 'report.signatureInvalid')}
        />{' '}
        <StateBadge
          kind={edited.length === 0 ? 'good' : 'bad'}
          text={edited.length === 0 ? t('report.notEdited') : t('report.edited', { count: edited.length })}
        />{' '}
        {attachments === null ? null : <AttachmentsBadge found={attachments} />}
      </p>
      {edited.length === 0 ? null : <EditedCells cells={edited} />}
      {attachments === null ? null : <AttachmentsBeside found={attachments} />}
      <div className="shown-parts">
        <dl className="facts">
          {facts
            .filter(([, value]) => value !== null && value !== '')
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <div className="shown-tables">
          <Amounts
            title={t('report.counts')}
            rows={manifest.counts.map(({ type, count }) => [typeLabel(language, type), String(count)])}
          />
          <Amounts
            title={`${t('report.controlTotals')} (${unit})`}
            rows={manifest.totals.map(({ name: total, fen }) => [
              nameOfTotal(total),
              formatMoney(fen as Fen, money_unit, { full: true }),
            ])}
          />
        </div>
      </div>
    </article>
  );
}

function Amounts({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}) {
  if (rows.length === 0) return null;
  return (
    <div>
      <Title order={3}>{title}</Title>
      <table className="plain-table" aria-label={title}>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="figure">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EditedCells({ cells }: { readonly cells: readonly EditedReportCell[] }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const columns: readonly TableColumn<EditedReportCell>[] = [
    { key: 'address', label: t('report.cell'), show: ({ address }) => address },
    {
      key: 'field',
      label: t('report.cellOf'),
      show: ({ record_type, field }) =>
        `${typeLabel(language, record_type)} · ${fieldLabel(language, record_type, field)}`,
    },
    { key: 'expected', label: t('report.expected'), align: 'end', show: ({ expected }) => expected },
    { key: 'found', label: t('report.found'), align: 'end', show: ({ found }) => found ?? t('report.gone') },
  ];
  return (
    <>
      <p>{t('report.editedHint')}</p>
      <LedgerTable
        label={t('report.editedCells')}
        columns={columns}
        rows={cells}
        rowKey={({ address }) => address}
      />
    </>
  );
}
