import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RowState } from '../../../db/domain/import/planned-row.ts';
import type { ShownRow, ShownRows } from '../../../db/domain/import-answers.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { usePagesInSight } from '../../ui/table/use-pages-in-sight.ts';

/** Rows that are read at once. */
const pageSize = 100;
/** A row of the table; its plan is null until its page is read. */
export interface PlanRow {
  readonly index: number;
  readonly planned: ShownRow | null;
  readonly page: ShownRows | null;
}

/**
 * The rows of a plan in one state, page by page as they come into sight.
 * @param made which plan
 * @param total how many there are, as the plan counts them
 * @param current whether the host still has that plan; else what was read of it stays
 */
export function usePlanRows(
  importId: string,
  made: number,
  state: RowState,
  total: number,
  current: boolean,
) {
  const language = currentLanguage();
  const { sight, look } = usePagesInSight(pageSize);
  const [first, last] = sight;
  const pages = useMemo(
    () => [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, n) => first + n)])],
    [first, last],
  );
  const read = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['import', importId, 'rows', made, state, language, page],
      queryFn: () =>
        call('imports.rows', {
          import_id: importId,
          states: [state],
          offset: page * pageSize,
          limit: pageSize,
          language,
        }),
      enabled: current && made > 0 && page * pageSize < total,
      // A plan that was made does not change; the next one has another number.
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const rows = useMemo(() => {
    const all: PlanRow[] = Array.from({ length: total }, (_, index) => ({
      index,
      planned: null,
      page: null,
    }));
    for (const [n, page] of pages.entries())
      read[n]?.rows.forEach((planned, at) => {
        const index = (page ?? 0) * pageSize + at;
        if (index < total) all[index] = { index, planned, page: read[n] ?? null };
      });
    return all;
  }, [total, pages, read]);
  return { rows, look };
}
