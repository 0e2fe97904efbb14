import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import type { OpenedPackage } from '../../../db/domain/inbox-answers.ts';
import { fieldLabel, typeLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney } from '../../../db/domain/money.ts';
import { type FieldValue, findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { wordsContext } from '../../ui/records/shown-words.ts';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';

interface Line {
  readonly key: string;
  readonly record: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

/** What differs from the version before, a line a field; of records that came or went a line each. */
export function Differences({
  differences: { version, records, left_out },
}: {
  readonly differences: NonNullable<OpenedPackage['differences']>;
}) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const language = currentLanguage();
  const words = wordsContext(money_unit);
  const shown = (type: RecordType, name: string, value: FieldValue): string => {
    const field = findField(type, name);
    if (value === null || field === undefined) return value === null ? '—' : String(value);
    // Two amounts that differ by less than is shown of them would look the same.
    if (field.kind === 'money') return formatMoney(value as Fen, money_unit, { full: true });
    return shownCell(value, { ...words, field });
  };
  const lines = records.flatMap(({ type, id, label, change, fields }): Line[] => {
    const record = `${typeLabel(language, type)} ${label[language]}`;
    if (change !== 'changed') return [{ key: id, record, change, field: '', was: '', is: '' }];
    return fields.map(({ field, before, after }) => ({
      key: `${id} ${field}`,
      record,
      change,
      field: fieldLabel(language, type, field),
      was: shown(type, field, before),
      is: shown(type, field, after),
    }));
  });
  const columns: readonly TableColumn<Line>[] = [
    {
      key: 'record',
      label: t('inbox.record'),
      show: ({ record }) => <span className="wrapped">{record}</span>,
    },
    { key: 'change', label: t('inbox.kind'), show: ({ change }) => t(`inbox.changes.${change}`) },
    { key: 'field', label: t('inbox.field'), show: ({ field }) => field },
    { key: 'was', label: t('inbox.was'), align: 'end', show: ({ was }) => was },
    { key: 'is', label: t('inbox.is'), align: 'end', show: ({ is }) => is },
  ];
  const title = t('inbox.differences', { version });
  return (
    <section className="record-section" aria-label={title}>
      <Title order={2}>{title}</Title>
      {lines.length === 0 ? (
        <p className="quiet">{t('inbox.noDifferences', { version })}</p>
      ) : (
        <LedgerTable label={title} columns={columns} rows={lines} rowKey={({ key }) => key} />
      )}
      {left_out === 0 ? null : <p className="quiet">{t('inbox.leftOut', { count: left_out })}</p>}
    </section>
  );
}
