import { Alert, NativeSelect, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldKinds, shownCell } from '../../../db/domain/field-kinds.ts';
import { fieldLabel, typeLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import {
  type AnyRecord,
  declarationOf,
  type RecordType,
  recordTypes,
} from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';

const PAGE = 500;

/** What the ledger holds, a record type at a time; columns, units and figures come from the declarations. */
export function RecordsPage() {
  const { t } = useTranslation();
  const moneyUnit = useSession().money_unit;
  const [type, setType] = useState<RecordType>('enclave');
  const list = useQuery({
    queryKey: ['records', type],
    queryFn: () => call('records.list', { type, limit: PAGE }),
  });
  const language = currentLanguage();
  return (
    <>
      <Title order={1}>{t('records.title')}</Title>
      <NativeSelect
        label={t('records.type')}
        value={type}
        onChange={(event) => setType(event.currentTarget.value as RecordType)}
        data={recordTypes.map((value) => ({ value, label: typeLabel(language, value) }))}
        maw="22rem"
      />
      {list.isPending ? <Text role="status">{t('records.loading')}</Text> : null}
      {list.isError ? (
        <Alert color="red" role="alert">
          {failureWords(list.error)}
        </Alert>
      ) : null}
      {list.isSuccess && list.data.total === 0 ? (
        <Text role="status" className="quiet">
          {t('records.none')}
        </Text>
      ) : null}
      {list.isSuccess && list.data.total > 0 ? (
        <>
          <Text role="status">
            {list.data.total > list.data.rows.length
              ? t('records.shown', { total: list.data.total, shown: list.data.rows.length })
              : t('records.total', { total: list.data.total })}
          </Text>
          <RecordTable type={type} rows={list.data.rows} moneyUnit={moneyUnit} />
        </>
      ) : null}
    </>
  );
}

function RecordTable(props: {
  readonly type: RecordType;
  readonly rows: readonly AnyRecord[];
  readonly moneyUnit: 'yuan' | 'wanYuan';
}) {
  const language = currentLanguage();
  const { fields } = declarationOf(props.type);
  const context = (field: Field) => ({ language, moneyUnit: props.moneyUnit, field });
  const sideOf = (field: Field) => (fieldKinds[field.kind].align === 'end' ? 'figure' : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard.
    <section className="table-frame sheet" tabIndex={0} aria-label={typeLabel(language, props.type)}>
      <table className="ledger-table">
        <thead>
          <tr>
            {fields.map((field) => {
              const unit = fieldKinds[field.kind].unitOf(context(field));
              return (
                <th key={field.name} scope="col" className={sideOf(field)}>
                  {fieldLabel(language, props.type, field.name)}
                  {unit === null ? null : ` (${unitLabel(language, unit)})`}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.id}>
              {fields.map((field) => (
                <td key={field.name} className={sideOf(field)}>
                  {shownCell(row[field.name] ?? null, context(field))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
