import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { ListSelection } from '../../../db/domain/list-query.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import type { ListRow } from './use-list-rows.ts';

/** As many as one save takes. */
export const mostChosen = 10_000;
const pageSize = 1000;

const none: ReadonlyMap<string, AnyRecord> = new Map();

/** Rows that are chosen to do something with; another selection chooses anew. */
export function useChosen(type: RecordType, selection: ListSelection) {
  const [chosen, setChosen] = useState(none);
  const key = JSON.stringify([type, { ...selection, sort: undefined }]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen belongs to what was selected.
  useEffect(() => setChosen(none), [key]);
  const all = useMutation({
    mutationFn: async () => {
      const found = new Map<string, AnyRecord>();
      for (let offset = 0; offset < mostChosen; offset += pageSize) {
        const { rows } = await call('records.query', {
          ...selection,
          type,
          offset,
          limit: pageSize,
          totals: false,
          language: currentLanguage(),
        });
        for (const record of rows) found.set(record.id, record);
        if (rows.length < pageSize) break;
      }
      return found;
    },
    onSuccess: setChosen,
  });
  const { mutate } = all;
  return {
    chosen,
    error: all.error,
    choose: useCallback(({ record }: ListRow, on: boolean) => {
      if (record === null) return;
      setChosen((known) => {
        const next = new Map(known);
        if (on) next.set(record.id, record);
        else next.delete(record.id);
        return next;
      });
    }, []),
    chooseAll: useCallback((on: boolean) => (on ? mutate() : setChosen(none)), [mutate]),
    clear: useCallback(() => setChosen(none), []),
  };
}
