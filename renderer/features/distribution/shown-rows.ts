import { useCallback, useMemo, useState } from 'react';
import type { Fen } from '../../../db/domain/money.ts';
import { searchForm } from '../../../db/domain/search-words.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import type { BatchSides } from './batch-columns.ts';
import { villageOf } from './typed-lines.ts';

export type RowOrder = 'byCode' | 'byAmount';

/** Rows whose village's code, name or township holds the words, in the order chosen; nothing that is typed is touched. */
export function useShownRows(
  rows: readonly GridRecord[],
  villages: BatchSides['villages'],
  townName: (code: string) => string,
  amountOf: (row: GridRecord) => Fen | null,
) {
  const [find, setFind] = useState('');
  /** Places by row id, as they were when the order was chosen: a row must not jump away while it is typed into. */
  const [places, setPlaces] = useState<ReadonlyMap<string, number> | null>(null);
  const shown = useMemo(() => {
    const words = searchForm(find);
    const found =
      words === ''
        ? rows
        : rows.filter((row) => {
            const village = villages.get(villageOf(row));
            const town = village?.town_code ?? '';
            return [village?.village_code, village?.name, town, townName(town)].some((text) =>
              searchForm(text ?? '').includes(words),
            );
          });
    if (places === null) return found;
    const placeOf = ({ id }: GridRecord): number => places.get(id) ?? Number.MAX_SAFE_INTEGER;
    return found.toSorted((a, b) => placeOf(a) - placeOf(b));
  }, [rows, villages, townName, find, places]);
  const setOrder = useCallback(
    (order: RowOrder): void => {
      const amount = (row: GridRecord): number => amountOf(row) ?? -1;
      const ordered = rows.toSorted((a, b) => amount(b) - amount(a));
      setPlaces(order === 'byCode' ? null : new Map(ordered.map(({ id }, at) => [id, at])));
    },
    [rows, amountOf],
  );
  const order: RowOrder = places === null ? 'byCode' : 'byAmount';
  return { shown, find, setFind, order, setOrder };
}
