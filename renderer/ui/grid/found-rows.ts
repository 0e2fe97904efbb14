import { useMemo, useRef } from 'react';
import { normaliseText, toHalfWidth } from '../../../db/domain/text.ts';
import type { GridRecord } from './grid-rows.ts';

const plain = (text: string): string => toHalfWidth(normaliseText(text)).replace(/\s/g, '').toLowerCase();

/**
 * Rows in which a text is found, and the blank one under them. A row that was typed into since the text was looked for
 * stays: it must not vanish under the hand.
 * @param textsOf what is looked into
 */
export function useFoundRows(
  rows: readonly GridRecord[],
  find: string,
  textsOf: (row: GridRecord) => readonly string[],
): readonly GridRecord[] {
  const seen = useRef({ find, ids: new Set<string>() });
  return useMemo(() => {
    const wanted = plain(find);
    if (seen.current.find !== wanted) seen.current = { find: wanted, ids: new Set() };
    if (wanted === '') return rows;
    const { ids } = seen.current;
    return rows.filter((row, index) => {
      const isBlank =
        index === rows.length - 1 && row.record === null && Object.keys(row.changed).length === 0;
      const found = isBlank || textsOf(row).some((text) => plain(text).includes(wanted));
      if (found) ids.add(row.id);
      return ids.has(row.id);
    });
  }, [rows, find, textsOf]);
}
