import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RecordSlice } from '../../db/domain/answers.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import type { RecordType } from '../../db/domain/records/catalogue.ts';
import { call } from './client.ts';

export interface SliceData {
  readonly slice: RecordSlice;
  /** The types that the slice holds whole. */
  readonly types: readonly RecordType[];
  readonly ledger: Ledger;
}

/** All own records of some types, as a ledger that figures and rules work on. */
export function useSlice(types: readonly RecordType[]) {
  const query = useQuery({
    queryKey: ['slice', types],
    queryFn: () => call('records.slice', { types: [...types] }),
  });
  const slice = query.data;
  const data = useMemo<SliceData | undefined>(
    () =>
      slice === undefined
        ? undefined
        : { slice, types, ledger: new Ledger(slice.records as unknown as RecordSet) },
    [slice, types],
  );
  return { ...query, data };
}
