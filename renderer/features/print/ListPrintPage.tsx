import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListView } from '../../../db/domain/list-query.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { ChosenPaper } from '../../../db/domain/paper.ts';
import { isRecordType, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { listViewsQuery } from '../../api/list-views.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { PaperChoice } from '../../ui/places/PaperChoice.tsx';
import { defaultColumns } from '../../ui/records/default-columns.ts';
import { PrintView } from './PrintView.tsx';

/** A list as pages of paper, filtered, sorted and with the columns as it was looked at last. */
export function ListPrintPage() {
  const { type: asked } = useSearch({ from: '__root__' });
  const views = useQuery(listViewsQuery);
  if (views.data === undefined) return null;
  const type = asked !== undefined && isRecordType(asked) ? asked : (views.data.last ?? 'enclave');
  return <PrintedList key={type} type={type} view={views.data.seen[type]} />;
}

function PrintedList({ type, view }: { readonly type: RecordType; readonly view: ListView | undefined }) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const language = currentLanguage();
  const [chosen, choose] = useState<ChosenPaper | null>(null);
  const columns = view === undefined || view.columns.length === 0 ? defaultColumns(type) : view.columns;
  const asked = {
    ...{ type, language, money_unit, paper: chosen },
    selection: view?.selection ?? {},
    columns: [...columns],
  };
  const pages = useQuery({
    queryKey: ['records', 'pages', asked],
    queryFn: () => call('records.pages', asked),
    select: ({ document }) => document,
    placeholderData: keepPreviousData,
    // Records may have changed since the page was looked at last.
    gcTime: 0,
  });
  const paper = chosen ?? pages.data?.paper;
  return (
    <PrintView
      title={t('print.list')}
      about={typeLabel(language, type)}
      pages={pages}
      back={
        <Link to="/records" search={{ type }} className="button-link">
          {t('print.backToList')}
        </Link>
      }
      choices={paper === undefined ? null : <PaperChoice paper={paper} onChoose={choose} />}
    />
  );
}
