import { NativeSelect, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldKinds, shownCell } from '../../../db/domain/field-kinds.ts';
import type { WordsContext } from '../../../db/domain/list-words.ts';
import { fieldLabel, localeOf, typeLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import type { ReviewedPackage, ReviewedRecords } from '../../../db/domain/review-answers.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import type { AskedAbout } from '../../ui/review/AskQuery.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { Pager } from '../../ui/table/Pager.tsx';
import { usePackageRecords } from './use-package.ts';

/** All that a package says, a type of records at a time; a click on a figure asks about it. */
export function PackageData(props: {
  readonly data: ReviewedPackage;
  /** Null where nothing can be asked any more. */
  readonly onAsk: ((about: AskedAbout) => void) | null;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { data } = props;
  // What a report is about comes before the registers that it hangs on.
  const types = data.counts
    .filter(({ type }) => type !== 'query')
    .toSorted(
      (a, b) => Number(declarationOf(a.type).form === null) - Number(declarationOf(b.type).form === null),
    );
  const [type, setType] = useState<RecordType | null>(
    (types.find((one) => one.type === 'receipt') ?? types[0])?.type ?? null,
  );
  const { forms } = localeOf(language);
  return (
    <section className="sheet review-data" aria-label={t('review.data')}>
      <Title order={2}>{t('review.data')}</Title>
      {props.onAsk === null ? null : <p className="quiet">{t('review.dataHint')}</p>}
      <div className="review-type">
        <NativeSelect
          label={t('review.type')}
          value={type ?? ''}
          onChange={(event) => setType(event.currentTarget.value as RecordType)}
          data={types.map((one) => {
            const { form } = declarationOf(one.type);
            const name = typeLabel(language, one.type);
            return {
              value: one.type,
              label: `${form === null ? '' : `${forms[form].short} · `}${name} (${one.count})`,
            };
          })}
        />
      </div>
      {type === null ? null : <Records key={type} {...props} type={type} />}
    </section>
  );
}

function Records(props: {
  readonly data: ReviewedPackage;
  readonly onAsk: ((about: AskedAbout) => void) | null;
  readonly type: RecordType;
}) {
  const { data, type } = props;
  const [offset, setOffset] = useState(0);
  const read = usePackageRecords(data.id, type, offset);
  return (
    <Loaded query={read}>
      {(records) => (
        <>
          <Table key={offset} {...props} records={records} />
          <Pager offset={offset} total={records.total} onOffset={setOffset} />
        </>
      )}
    </Loaded>
  );
}

function Table(props: {
  readonly data: ReviewedPackage;
  readonly onAsk: ((about: AskedAbout) => void) | null;
  readonly type: RecordType;
  readonly records: ReviewedRecords;
}) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const language = currentLanguage();
  const { data, type, records, onAsk } = props;
  const words: WordsContext = {
    language,
    moneyUnit: money_unit,
    referenceLabel: (of, id) => records.referred[id]?.[language] ?? typeLabel(language, of),
    areaName: (code) => records.area_names[code],
  };
  const asked = new Set(data.queries.map(({ record_id, field }) => `${record_id} ${field ?? ''}`));
  const name = ({ id }: AnyRecord): string => records.labels[id]?.[language] ?? typeLabel(language, type);
  /** A cell that asks; what cannot be asked about any more is plain text. */
  const cell = (row: AnyRecord, field: Field | null, text: string) => {
    const mark = asked.has(`${row.id} ${field?.name ?? ''}`) ? ' cell-asked' : '';
    if (onAsk === null) return <span className={mark}>{text}</span>;
    const what = [name(row), field === null ? '' : fieldLabel(language, type, field.name)]
      .filter((part) => part !== '')
      .join(' · ');
    return (
      <UnstyledButton
        className={`cell-ask${mark}`}
        aria-label={`${what} ${text}`}
        onClick={() =>
          onAsk({
            ...{ type, id: row.id, what },
            field: field?.name ?? null,
            value: field === null ? null : text === '' ? t('review.blank') : text,
          })
        }
      >
        {text}
      </UnstyledButton>
    );
  };
  const columns: readonly TableColumn<AnyRecord>[] = [
    { key: '$record', label: typeLabel(language, type), show: (row) => cell(row, null, name(row)) },
    ...declarationOf(type)
      .fields.filter(({ name: of }) => records.filled.includes(of))
      .map((field): TableColumn<AnyRecord> => {
        const { align, unitOf } = fieldKinds[field.kind];
        const unit = unitOf({ ...words, field });
        return {
          key: field.name,
          label: fieldLabel(language, type, field.name),
          unit: unit === null ? null : unitLabel(language, unit),
          align,
          show: (row) => cell(row, field, shownCell(row[field.name] ?? null, { ...words, field })),
        };
      }),
  ];
  return (
    <LedgerTable
      label={typeLabel(language, type)}
      columns={columns}
      rows={records.rows}
      rowKey={({ id }) => id}
    />
  );
}
