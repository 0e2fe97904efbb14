import { Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldKinds, shownCell } from '../../../db/domain/field-kinds.ts';
import type { OpenedPackage } from '../../../db/domain/inbox-answers.ts';
import { fieldLabel, typeLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { wordsContext } from '../../ui/records/shown-words.ts';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { Pager, pageRows } from '../../ui/table/Pager.tsx';

/** What the report holds, a type at a time; to be read, there is no way to change it here. */
export function PackageContents({
  packageId,
  counts,
}: {
  readonly packageId: string;
  readonly counts: OpenedPackage['counts'];
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [type, setType] = useState<RecordType | null>(null);
  return (
    <section className="record-section" aria-label={t('inbox.counts')}>
      <Title order={2}>{t('inbox.counts')}</Title>
      <div className="record-kinds">
        {counts.map((one) => (
          <button
            key={one.type}
            type="button"
            className="explain-reason"
            aria-pressed={one.type === type}
            onClick={() => setType(one.type === type ? null : one.type)}
          >
            {typeLabel(language, one.type)} <span className="quiet">{one.count}</span>
          </button>
        ))}
      </div>
      {type === null ? null : <OfType key={type} packageId={packageId} type={type} />}
    </section>
  );
}

function OfType({ packageId, type }: { readonly packageId: string; readonly type: RecordType }) {
  const { money_unit } = useSession();
  const language = currentLanguage();
  const [offset, setOffset] = useState(0);
  const records = useQuery({
    queryKey: ['inbox-records', packageId, type, language, offset],
    queryFn: () => call('inbox.records', { package_id: packageId, type, offset, limit: pageRows, language }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={records}>
      {(answer) => {
        const words = wordsContext(money_unit, answer);
        // Columns in which nothing stands say nothing.
        const fields = declarationOf(type).fields.filter(({ name }) => answer.filled.includes(name));
        const columns = fields.map((field): TableColumn<AnyRecord> => {
          const unit = fieldKinds[field.kind].unitOf({ ...words, field });
          return {
            key: field.name,
            label: fieldLabel(language, type, field.name),
            unit: unit === null ? null : unitLabel(language, unit),
            align: fieldKinds[field.kind].align === 'end' ? 'end' : 'start',
            show: (row) => shownCell(row[field.name] ?? null, { ...words, field }),
          };
        });
        return (
          <>
            <LedgerTable
              // Another page is read from its top.
              key={offset}
              label={typeLabel(language, type)}
              columns={columns}
              rows={answer.rows}
              rowKey={({ id }) => id}
            />
            <Pager offset={offset} total={answer.total} onOffset={setOffset} />
          </>
        );
      }}
    </Loaded>
  );
}
