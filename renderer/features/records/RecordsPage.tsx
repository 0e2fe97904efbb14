import { Alert, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileFormat } from '../../../db/domain/export-calls.ts';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import { isImportable } from '../../../db/domain/import/importable.ts';
import { headOf } from '../../../db/domain/list-words.ts';
import { localeOf, typeLabel } from '../../../db/domain/locale/locale.ts';
import {
  declarationOf,
  findField,
  isRecordType,
  type RecordType,
  recordTypes,
} from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { failureWords } from '../../ui/failure-words.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { ExportButton } from '../../ui/places/ExportButton.tsx';
import { ImportLink } from '../../ui/places/ImportLink.tsx';
import { wordsContext } from '../../ui/records/shown-words.ts';
import { TemplateButton } from '../../ui/templates/TemplateButton.tsx';
import { ChosenBar } from './ChosenBar.tsx';
import { FilterBar } from './FilterBar.tsx';
import { ListGrid } from './ListGrid.tsx';
import { ColumnChooser, ViewMenu } from './ListMenus.tsx';
import { RecordPanel } from './RecordPanel.tsx';
import { mostChosen, useChosen } from './use-chosen.ts';
import { type ListRow, useListRows } from './use-list-rows.ts';
import { type ListViewState, useListView } from './use-list-view.ts';

/** The records of the ledger, a type at a time: filtered, sorted, added up, opened, and written into Excel as shown. */
export function RecordsPage() {
  const search = useSearch({ strict: false });
  const asked = search.type !== undefined && isRecordType(search.type) ? search.type : null;
  const state = useListView(asked);
  const { setType } = state;
  // A link to another type while the page is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: followed once, not whenever the state changes.
  useEffect(() => {
    if (asked !== null) setType(asked);
  }, [asked, search.record]);
  if (state.views === undefined) return <Loading />;
  return <RecordList key={state.type} state={state} asked={search.record ?? null} />;
}

function Loading() {
  const { t } = useTranslation();
  return <Text role="status">{t('records.loading')}</Text>;
}

function RecordList({ state, asked }: { readonly state: ListViewState; readonly asked: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { money_unit } = useSession();
  const language = currentLanguage();
  const { type, selection, columns } = state;
  const list = useListRows(type, selection);
  const { chosen, choose, chooseAll, clear, error: choosing } = useChosen(type, selection);
  const chosenIds = useMemo(() => new Set(chosen.keys()), [chosen]);
  const [openId, setOpenId] = useState<string | null>(asked);
  useEffect(() => setOpenId(asked), [asked]);
  const openRow = useOpenRow(type, openId, list.rows);
  const total = list.totals?.total ?? 0;
  const narrowed =
    (selection.where ?? []).length > 0 ||
    (selection.text ?? '') !== '' ||
    (selection.voided ?? 'hide') !== 'hide';
  const open = ({ record, place }: ListRow): void => {
    if (record === null || place === null) return;
    const { to, enclaveId, form, search } = addressOf(type, record.id, null, place);
    if (to === '/records') setOpenId(record.id);
    else void navigate({ to, params: { enclaveId: enclaveId ?? '', form: form ?? '' }, search });
  };
  const exported = (ids?: readonly string[]) => (folder: string | null, format: FileFormat) =>
    call('records.export', {
      type,
      selection,
      columns: [...columns],
      folder,
      language,
      money_unit,
      format,
      ...(ids === undefined ? {} : { ids: [...ids] }),
    });
  const copy = (): Promise<void> => copyRows(type, columns, money_unit, [...chosenIds]);
  return (
    <>
      <PageHead
        title={t('records.title')}
        about={<TypeChooser type={type} onType={state.setType} />}
        badges={
          <Text role="status" className="quiet">
            {list.totals === null ? '' : t('records.count', { count: total })}
          </Text>
        }
        actions={
          <>
            <ViewMenu state={state} />
            <ColumnChooser type={type} columns={columns} onColumns={state.setColumns} />
            <ImportLink of={{ types: [type] }} />
            <ExportButton csv label={t('records.excel')} write={exported()} />
            {total === 0 ? null : (
              <Link to="/print/list" search={{ type }} className="button-link">
                {t('print.open')}
              </Link>
            )}
            {isImportable(type) ? <TemplateButton key={type} of={{ types: [type] }} /> : null}
          </>
        }
      />
      <FilterBar type={type} selection={selection} moneyUnit={money_unit} onSelect={state.select} />
      {chosen.size === 0 ? null : (
        <ChosenBar type={type} chosen={[...chosen.values()]} onCopy={copy} onNone={clear}>
          <ExportButton csv label={t('records.excelChosen')} write={exported([...chosenIds])} />
        </ChosenBar>
      )}
      {chosen.size === mostChosen && total > mostChosen ? (
        <Alert color="yellow" role="status">
          {t('records.tooMany', { most: mostChosen })}
        </Alert>
      ) : null}
      {[list.error, choosing].map((error) =>
        error === null ? null : (
          <Alert key={error.message} color="red" role="alert">
            {failureWords(error)}
          </Alert>
        ),
      )}
      <div className={openRow === null ? 'list-split' : 'list-split list-split-open'}>
        {list.pending ? <Loading /> : null}
        {list.totals === null ? null : total === 0 ? (
          <EmptyState
            title={
              narrowed
                ? t('records.nothingTitle')
                : t('records.emptyTitle', { type: typeLabel(language, type) })
            }
            hint={t(narrowed ? 'records.nothingHint' : 'records.emptyHint')}
            action={
              narrowed ? null : (
                <>
                  <EntryLink type={type} />
                  <ImportLink of={{ types: [type] }} />
                  {isImportable(type) ? <TemplateButton of={{ types: [type] }} /> : null}
                </>
              )
            }
          />
        ) : (
          <ListGrid
            type={type}
            columns={columns}
            list={list}
            moneyUnit={money_unit}
            sort={selection.sort}
            onSort={(sort) => {
              const { sort: _, ...rest } = selection;
              state.select(sort === undefined ? rest : { ...rest, sort });
            }}
            onReorder={(from, to) => {
              const others = columns.filter((name) => name !== from);
              state.setColumns(others.toSpliced(columns.indexOf(to), 0, from));
            }}
            chosen={chosenIds}
            onChoose={choose}
            onChooseAll={chooseAll}
            onLook={({ record }) => setOpenId(record?.id ?? null)}
            onOpen={open}
            openId={openId}
          />
        )}
        {openRow === null ? null : (
          <RecordPanel key={openId} type={type} row={openRow} onClose={() => setOpenId(null)} />
        )}
      </div>
    </>
  );
}

/** The types by the forms that they are a part of. */
function TypeChooser(props: { readonly type: RecordType; readonly onType: (type: RecordType) => void }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { forms } = localeOf(language);
  const groups = Map.groupBy(recordTypes, (type) => declarationOf(type).form);
  return (
    <NativeSelect
      size="xs"
      aria-label={t('records.type')}
      value={props.type}
      onChange={(event) => props.onType(event.currentTarget.value as RecordType)}
      data={[...groups].map(([form, types]) => ({
        group: form === null ? t('records.noForm') : forms[form].short,
        items: types.map((value) => ({ value, label: typeLabel(language, value) })),
      }))}
    />
  );
}

/** The way to the page where records of a type are entered; some have none of their own. */
function EntryLink({ type }: { readonly type: RecordType }) {
  const { t } = useTranslation();
  const address = addressOf(type, null, null, { enclave_id: null, home_county: null, batch_id: null });
  if (address.to === '/records') return null;
  return (
    <RecordLink address={address} className="row-open">
      {t('records.goEnter')} →
    </RecordLink>
  );
}

/** The row that is looked at beside the list, also one that is not in sight. */
function useOpenRow(type: RecordType, id: string | null, rows: readonly ListRow[]): ListRow | null {
  const language = currentLanguage();
  const known = id === null ? undefined : rows.find(({ record }) => record?.id === id);
  const read = useQuery({
    queryKey: ['records', 'one', type, id, language],
    queryFn: () =>
      call('records.query', {
        type,
        where: [{ op: 'equals', field: 'id', value: id ?? '' }],
        voided: 'show',
        offset: 0,
        limit: 1,
        totals: false,
        language,
      }),
    enabled: id !== null && known === undefined,
  });
  if (id === null) return null;
  if (known !== undefined) return known;
  const record = read.data?.rows[0];
  return read.data === undefined || record === undefined
    ? null
    : { index: -1, record, place: read.data.places[0] ?? null, page: read.data };
}

/** Puts rows into the clipboard as a table that Excel takes: heads, then what the cells show. */
async function copyRows(
  type: RecordType,
  columns: readonly string[],
  moneyUnit: 'yuan' | 'wanYuan',
  ids: readonly string[],
): Promise<void> {
  const lines = [columns.map((name) => headOf(type, name, wordsContext(moneyUnit)))];
  const language = currentLanguage();
  for (let offset = 0; offset < ids.length; offset += 1000) {
    const page = await call('records.query', {
      type,
      where: [{ op: 'in', field: 'id', values: [...ids] }],
      voided: 'show',
      offset,
      limit: 1000,
      totals: false,
      language,
    });
    const words = wordsContext(moneyUnit, page);
    for (const row of page.rows) {
      lines.push(
        columns.map((name) => {
          const field = findField(type, name);
          const value = row[name] ?? null;
          const text = field === undefined ? String(value ?? '') : shownCell(value, { ...words, field });
          return text.replace(/[\t\n]+/g, ' ');
        }),
      );
    }
  }
  await navigator.clipboard.writeText(lines.map((line) => line.join('\t')).join('\r\n'));
}
