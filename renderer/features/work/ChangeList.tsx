import { useTranslation } from 'react-i18next';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { ShownChange } from '../../../db/domain/work-answers.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';

/** What will change, record by record, old beside new. @param total how many there are, listed or not */
export function ChangeList(props: { readonly changes: readonly ShownChange[]; readonly total: number }) {
  const { t } = useTranslation();
  const { changes, total } = props;
  if (total === 0) return null;
  const columns: readonly TableColumn<ShownChange>[] = [
    { key: 'kind', label: t('work.kind'), show: ({ kind }) => t(`work.counts.${kind}`) },
    {
      key: 'record',
      label: t('work.record'),
      show: ({ type, label }) => (
        <>
          <span className="quiet">{typeLabel(currentLanguage(), type)}</span> {label}
        </>
      ),
    },
    {
      key: 'details',
      label: t('work.details'),
      show: ({ fields }) => (
        <ul className="change-fields">
          {fields.map(({ head, old, new: now }) => (
            <li key={head}>
              {head} <del>{old === '' ? '—' : old}</del> → <ins>{now === '' ? '—' : now}</ins>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <Fold title={`${t('work.changes')} (${total})`} open={total <= 20}>
      <LedgerTable
        label={t('work.changes')}
        columns={columns}
        rows={changes}
        rowKey={({ type, id }) => `${type} ${id}`}
      />
      {total > changes.length ? (
        <p className="quiet">{t('work.moreChanges', { count: total - changes.length })}</p>
      ) : null}
    </Fold>
  );
}
