import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EditedReportCell } from '../../../db/domain/answers.ts';
import type { ControlTotal, OpenedPackage } from '../../../db/domain/inbox-answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { inboxWords } from '../../../db/domain/locale/inbox-words.ts';
import { fieldLabel, typeLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { formatMoney, subtractFen } from '../../../db/domain/money.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';

/** Control totals as stated and as added up again; where all are equal that is said in a line. */
export function Totals({ totals }: { readonly totals: readonly ControlTotal[] }) {
  const { t, i18n } = useTranslation();
  const { money_unit } = useSession();
  const unit = unitLabel(currentLanguage(), money_unit === 'yuan' ? '元' : '万元');
  const other = totals.filter(({ verdict }) => verdict !== 'equal');
  const money = (value: ControlTotal['stated']): string => formatMoney(value, money_unit, { full: true });
  const nameOf = (name: string): string => {
    const key = `report.totals.${name}`;
    return i18n.exists(key) ? t(key as 'report.totals.arrears') : name;
  };
  const columns: readonly TableColumn<ControlTotal>[] = [
    { key: 'name', label: t('inbox.total'), show: ({ name }) => nameOf(name) },
    { key: 'stated', label: t('inbox.stated'), unit, align: 'end', show: ({ stated }) => money(stated) },
    { key: 'added', label: t('inbox.added'), unit, align: 'end', show: ({ added }) => money(added) },
    {
      key: 'difference',
      label: t('inbox.difference'),
      unit,
      align: 'end',
      show: ({ stated, added }) => money(subtractFen(stated, added)),
    },
    { key: 'verdict', label: t('inbox.state'), show: ({ verdict }) => t(`inbox.verdict.${verdict}`) },
  ];
  if (totals.length === 0) return null;
  return (
    <section className="record-section" aria-label={t('inbox.totals')}>
      <Title order={2}>{t('inbox.totals')}</Title>
      {other.length === 0 ? (
        <p className="quiet">{t('inbox.allEqual', { count: totals.length })}</p>
      ) : (
        <LedgerTable label={t('inbox.totals')} columns={columns} rows={other} rowKey={({ name }) => name} />
      )}
    </section>
  );
}

/** Cells that somebody edited after the report was written. */
export function EditedCells({ cells }: { readonly cells: readonly EditedReportCell[] }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  if (cells.length === 0) return null;
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
    <section className="record-section" aria-label={t('inbox.editedTitle')}>
      <Title order={2}>{t('inbox.editedTitle')}</Title>
      <p>{t('report.editedHint')}</p>
      <LedgerTable
        label={t('inbox.editedTitle')}
        columns={columns}
        rows={cells}
        rowKey={({ address }) => address}
      />
    </section>
  );
}

/** What was decided about it, oldest first. */
export function Moves({ moves }: { readonly moves: OpenedPackage['moves'] }) {
  const { t } = useTranslation();
  const { states } = inboxWords(currentLanguage());
  const columns: readonly TableColumn<OpenedPackage['moves'][number]>[] = [
    { key: 'at', label: t('inbox.at'), show: ({ at }) => instantWords(at) },
    { key: 'status', label: t('inbox.state'), show: ({ status }) => states[status] },
    { key: 'person', label: t('inbox.person'), show: ({ person }) => person },
    {
      key: 'why',
      label: t('inbox.why'),
      show: ({ status, why }) => (
        <span className="wrapped">{status === 'accepted' && why !== null ? t('inbox.direct') : why}</span>
      ),
    },
  ];
  return (
    <section className="record-section" aria-label={t('inbox.moves')}>
      <Title order={2}>{t('inbox.moves')}</Title>
      <LedgerTable
        label={t('inbox.moves')}
        columns={columns}
        rows={moves}
        rowKey={({ at, status }) => `${at} ${status}`}
      />
    </section>
  );
}
