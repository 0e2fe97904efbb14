import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InboxState } from '../../../db/domain/inbox-answers.ts';
import type { Period } from '../../../db/domain/period.ts';
import { call } from '../../api/client.ts';
import { useReadAgain } from '../../api/queries.ts';

/** Milliseconds between two looks at the folder, and between two questions how far one is. */
const lookEveryMs = 4_000;
const askEveryMs = 300;

/** Of the query about the computers that are confirmed. */
export const confirmedKeysKey = ['inbox-keys'] as const;

/** The inbox of a period; while the page is open the folder is looked through again and again, unless that was stopped. */
export function useInbox(period: Period) {
  const queries = useQueryClient();
  const readAgain = useReadAgain();
  const [stopped, setStopped] = useState(false);
  const key = ['inbox', period];
  const query = useQuery({
    queryKey: key,
    queryFn: async () => {
      const state = await call('inbox.state', { period });
      return stopped || state.folder === null || state.progress !== null
        ? state
        : call('inbox.scan', { period, folder: null });
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? askEveryMs : lookEveryMs),
  });
  const take = (state: InboxState): void => {
    setStopped(false);
    queries.setQueryData(key, state);
  };
  const look = useMutation({
    mutationFn: ({ folder, again }: { readonly folder: string | null; readonly again: boolean }) =>
      call('inbox.scan', { period, folder, again }),
    onSuccess: take,
  });
  const stop = useMutation({
    mutationFn: async () => {
      setStopped(true);
      await call('inbox.stop', {});
      return call('inbox.state', { period });
    },
    onSuccess: (state) => queries.setQueryData(key, state),
  });
  const trust = useMutation({
    mutationFn: async (keys: readonly { readonly public_key: string; readonly unit: string }[]) => {
      await call('inbox.trust', { keys: [...keys] });
      return call('inbox.scan', { period, folder: null });
    },
    onSuccess: (state) => {
      take(state);
      return queries.invalidateQueries({ queryKey: confirmedKeysKey });
    },
  });
  const accept = useMutation({
    mutationFn: (input: { readonly packages: readonly string[]; readonly confirmed: boolean }) =>
      call('inbox.accept', { period, packages: [...input.packages], confirmed: input.confirmed }),
    onSuccess: readAgain,
  });
  const lock = useMutation({
    mutationFn: () => call('inbox.lock', { period }),
    onSuccess: readAgain,
  });
  const receipts = useMutation({
    mutationFn: () => call('review.receipts', { period, folder: null }),
  });
  return { query, stopped, look, stop, trust, accept, lock, receipts };
}

const isUnderWay = (state: InboxState | undefined): boolean => state !== undefined && state.progress !== null;
