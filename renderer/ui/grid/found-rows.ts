import { useMemo, useRef } from 'react';
import { isFoundIn } from '../../../db/domain/found-by-text.ts';
import type { GridRecord } from './grid-rows.ts';

/** Rows that are looked at beside those that a text is found in. */
export interface RowFilter {
  /** Changes with what is filtered by. */
  readonly key: string;
  readonly keeps: (row: GridRecord) => boolean;
}

/**
 * Rows in which a text is found and that a filter keeps, and the blank one under them. A row that was typed into since
 * then stays: it must not vanish under the hand.
 * @param textsOf what is looked into
 */
export function useFoundRows(
  rows: readonly GridRecord[],
  find: string,
  textsOf: (row: GridRecord) => readonly string[],
  filter: RowFilter | null = null,
): readonly GridRecord[] {
  const seen = useRef({ key: '', ids: new Set<string>() });
  return useMemo(() => {
    const key = `${find} ${filter?.key ?? ''}`;
    if (seen.current.key !== key) seen.current = { key, ids: new Set() };
    if (find.trim() === '' && filter === null) return rows;
    const { ids } = seen.current;
    return rows.filter((row, index) => {
      const isBlank =
        index === rows.length - 1 && row.record === null && Object.keys(row.changed).length === 0;
      const found = isBlank || (isFoundIn(find, textsOf(row)) && filter?.keeps(row) !== false);
      if (found) ids.add(row.id);
      return ids.has(row.id);
    });
  }, [rows, find, textsOf, filter]);
}
