import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListedRecords, RecordPlace } from '../../../db/domain/answers.ts';
import type { ListSelection } from '../../../db/domain/list-query.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { usePagesInSight } from '../../ui/table/use-pages-in-sight.ts';

/** Rows that are read at once: more than any window shows. */
const pageSize = 100;
/** Milliseconds that pages stay known after they were scrolled away. */
const remembered = 30_000;

/** A row of the list; its record is null until its page is read. */
export interface ListRow {
  readonly index: number;
  readonly record: AnyRecord | null;
  readonly place: RecordPlace | null;
  readonly page: ListedRecords | null;
}

export interface ListRows {
  readonly rows: readonly ListRow[];
  readonly totals: ListedRecords['totals'];
  readonly pending: boolean;
  readonly error: Error | null;
  /** Told which rows are in sight. */
  look(from: number, to: number): void;
}

/**
 * The rows of a list, page by page as they come into sight: what is not in sight is a row without a record, so that a
 * list of any length scrolls at once.
 */
export function useListRows(type: RecordType, selection: ListSelection): ListRows {
  const language = currentLanguage();
  const { sight, look } = usePagesInSight(pageSize);
  const ask = (page: number) =>
    call('records.query', {
      ...selection,
      type,
      language,
      offset: page * pageSize,
      limit: pageSize,
      totals: page === 0,
    });
  const first = useQuery({
    queryKey: ['records', 'listed', type, selection, language, 0],
    queryFn: () => ask(0),
    // While another selection is being read, the rows before it stay; those of another type do not.
    placeholderData: (before, query) => (query?.queryKey[2] === type ? keepPreviousData(before) : undefined),
  });
  const inSight = useMemo(() => pagesFrom(sight), [sight]);
  const others = useQueries({
    queries: inSight.map((page) => ({
      queryKey: ['records', 'listed', type, selection, language, page],
      queryFn: () => ask(page),
      gcTime: remembered,
      enabled: !first.isPlaceholderData && page * pageSize < (first.data?.totals?.total ?? 0),
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const total = first.data?.totals?.total ?? 0;
  const read = first.data;
  const rows = useMemo(() => {
    const made: ListRow[] = Array.from({ length: total }, (_, index) => emptyRow(index));
    const put = (page: number, answer: ListedRecords | undefined): void => {
      answer?.rows.forEach((record, n) => {
        const index = page * pageSize + n;
        if (index < total) made[index] = { index, record, place: answer.places[n] ?? null, page: answer };
      });
    };
    put(0, read);
    for (const [n, page] of inSight.entries()) put(page, others[n]);
    return made;
  }, [total, read, others, inSight]);
  return {
    rows,
    totals: first.data?.totals ?? null,
    pending: first.isPending,
    error: first.error,
    look,
  };
}

/** Pages from one to another, without the first, which is always read. */
const pagesFrom = ([first, last]: readonly [number, number]): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n).filter((page) => page > 0);

const emptyRows: ListRow[] = [];
/** Always the same row for an index, so that it is not drawn anew. */
function emptyRow(index: number): ListRow {
  const known = emptyRows[index] ?? { index, record: null, place: null, page: null };
  emptyRows[index] = known;
  return known;
}
