import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ListViews } from '../../../db/domain/answers.ts';
import type { ListSelection, ListView } from '../../../db/domain/list-query.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { listViewsQuery } from '../../api/list-views.ts';
import { defaultColumns } from '../../ui/records/default-columns.ts';

/** After the last change of a view, milliseconds until it is noted. */
const pause = 600;

export interface ListViewState {
  readonly type: RecordType;
  readonly selection: ListSelection;
  readonly columns: readonly string[];
  readonly views: ListViews | undefined;
  setType(type: RecordType): void;
  select(selection: ListSelection): void;
  setColumns(columns: readonly string[]): void;
  show(view: ListView): void;
  keep(name: string): Promise<void>;
  drop(name: string): Promise<void>;
}

/**
 * Which type is listed and how: as it was looked at last, kept by the store, so that it is there again after a restart.
 * @param asked type that the address asks for
 */
export function useListView(asked: RecordType | null): ListViewState {
  const queries = useQueryClient();
  const read = useQuery(listViewsQuery);
  const views = read.data;
  const [chosen, setChosen] = useState<RecordType | null>(asked);
  const [changed, setChanged] = useState<Partial<Record<RecordType, ListView>>>({});
  const type = chosen ?? views?.last ?? 'enclave';
  const view = changed[type] ?? views?.seen[type];
  const selection = view?.selection ?? {};
  const columns = view === undefined || view.columns.length === 0 ? defaultColumns(type) : view.columns;

  const waiting = useRef<{ readonly type: RecordType; readonly view: ListView } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const note = useCallback((): void => {
    clearTimeout(timer.current);
    const now = waiting.current;
    waiting.current = null;
    if (now === null) return;
    queries.setQueryData<ListViews>(listViewsQuery.queryKey, (known) =>
      known === undefined
        ? undefined
        : { ...known, last: now.type, seen: { ...known.seen, [now.type]: now.view } },
    );
    // How a list looked is no reason to say anything when it cannot be kept.
    call('lists.remember', now).catch(() => undefined);
  }, [queries]);
  useEffect(() => note, [note]);

  const show = (next: ListView): void => {
    setChanged((known) => ({ ...known, [type]: next }));
    waiting.current = { type, view: next };
    clearTimeout(timer.current);
    timer.current = setTimeout(note, pause);
  };
  const current: ListView = { selection, columns: [...columns] };
  const put = (answer: ListViews): void => {
    queries.setQueryData(listViewsQuery.queryKey, answer);
  };
  return {
    type,
    selection,
    columns,
    views,
    setType: (next) => {
      note();
      setChosen(next);
      waiting.current = {
        type: next,
        view: changed[next] ?? views?.seen[next] ?? { selection: {}, columns: [...defaultColumns(next)] },
      };
      note();
    },
    select: (next) => show({ ...current, selection: next }),
    setColumns: (next) => show({ ...current, columns: [...next] }),
    show,
    keep: async (name) => put(await call('lists.keep', { type, name, view: current })),
    drop: async (name) => put(await call('lists.drop', { type, name })),
  };
}
