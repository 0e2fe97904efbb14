import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { EnclaveSlice, Session } from '../../db/domain/answers.ts';
import type { CallInput, CallOutput } from '../../db/domain/contract.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import type { Period } from '../../db/domain/period.ts';
import type { RecordType } from '../../db/domain/records/catalogue.ts';
import { call } from './client.ts';

/** The session as it stands; the frame has read it before any page is drawn. */
export function useSession(): Session {
  const session = useQuery({ queryKey: ['session'], queryFn: () => call('session.open', {}) });
  if (session.data === undefined) throw new Error('a page was drawn before the session was read');
  return session.data;
}

/** Changes settings and keeps the answer as the session. */
export function useSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<'session.settings'>) => call('session.settings', input),
    onSuccess: (data) => queries.setQueryData(['session'], data),
  });
}

const noNames: Readonly<Record<string, string>> = {};

/** Names of area codes; those that are not read yet, or unknown, are not in it. */
export function useAreaNames(codes: readonly string[]): Readonly<Record<string, string>> {
  const wanted = [...new Set(codes)].toSorted();
  const names = useQuery({
    queryKey: ['areas', 'names', wanted],
    queryFn: () => call('areas.names', { codes: wanted }),
    enabled: wanted.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return names.data ?? noNames;
}

const noAreas: CallOutput<'areas.search'> = [];

/**
 * Areas that a text being typed may mean.
 * @param digits of the codes that are meant; undefined: of any level
 */
export function useAreaSearch(typed: string, digits: number | undefined): CallOutput<'areas.search'> {
  const text = typed.trim().slice(0, 40);
  const wanted = digits as CallInput<'areas.search'>['digits'];
  const found = useQuery({
    queryKey: ['areas', 'search', text, digits ?? null],
    queryFn: () => call('areas.search', { text, ...(wanted === undefined ? {} : { digits: wanted }) }),
    enabled: text !== '',
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return text === '' ? noAreas : (found.data ?? noAreas);
}

/**
 * Chinese names of industry codes; those that are not read yet, or unknown, are not in it.
 * @param codes left out: every class, for a page on which names are typed or pasted
 */
export function useIndustryNames(codes?: readonly string[]): Readonly<Record<string, string>> {
  const wanted = codes === undefined ? undefined : [...new Set(codes)].toSorted();
  const names = useQuery({
    queryKey: ['industries', 'names', wanted ?? null],
    queryFn: () => call('industries.names', wanted === undefined ? {} : { codes: wanted }),
    enabled: wanted === undefined || wanted.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return names.data ?? noNames;
}

const noIndustries: CallOutput<'industries.search'> = [];

/** Industry classes that a text being typed may mean. */
export function useIndustrySearch(typed: string): CallOutput<'industries.search'> {
  const text = typed.trim().slice(0, 40);
  const found = useQuery({
    queryKey: ['industries', 'search', text],
    queryFn: () => call('industries.search', { text }),
    enabled: text !== '',
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return text === '' ? noIndustries : (found.data ?? noIndustries);
}

/** What lies right below each of several industry codes ('' for the sections), as far as it is read. */
export function useIndustryChildren(
  parents: readonly string[],
): ReadonlyMap<string, CallOutput<'industries.children'>> {
  const read = useQueries({
    queries: parents.map((parent) => ({
      queryKey: ['industries', 'children', parent],
      queryFn: () => call('industries.children', { parent }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return new Map(parents.map((parent, index) => [parent, read[index]?.data ?? noIndustries]));
}

/** Every enclave, with what a period brought. */
export function useEnclaveList(period: Period) {
  return useQuery({
    queryKey: ['enclaves', period],
    queryFn: () => call('enclaves.list', { period }),
    placeholderData: keepPreviousData,
  });
}

/** Records of a type. */
export function useRecords(type: RecordType, options: Partial<CallInput<'records.list'>> = {}) {
  return useQuery({
    queryKey: ['records', type, options],
    queryFn: () => call('records.list', { type, limit: 5000, ...options }),
  });
}

export interface EnclaveData {
  readonly slice: EnclaveSlice;
  readonly ledger: Ledger;
}

/** Everything the pages of one enclave need, as a ledger that figures and rules work on. */
export function useEnclave(enclaveId: string) {
  const query = useQuery({
    queryKey: ['enclave', enclaveId],
    queryFn: () => call('enclaves.open', { enclave_id: enclaveId }),
  });
  const slice = query.data;
  const data = useMemo<EnclaveData | undefined>(
    () =>
      slice === undefined ? undefined : { slice, ledger: new Ledger(slice.records as unknown as RecordSet) },
    [slice],
  );
  return { ...query, data };
}

/** What is due, what comes next, and how far a new ledger is. */
export function usePeriodsDue(period: Period) {
  return useQuery({
    queryKey: ['periods', 'due', period],
    queryFn: () => call('periods.due', { period }),
    placeholderData: keepPreviousData,
  });
}

/** How far a period's package is. @param asked false while there is nothing to ask */
export function usePeriodOverview(period: Period, asked: boolean) {
  return useQuery({
    queryKey: ['periods', 'overview', period],
    queryFn: () => call('periods.overview', { period }),
    enabled: asked,
  });
}

/** Where a period's report stands. */
export function useReportState(period: Period, asked = true) {
  return useQuery({
    queryKey: ['report', period],
    queryFn: () => call('reports.state', { period }),
    enabled: asked,
  });
}

/** The verdict on a period. */
export function useCheck(period: Period) {
  return useQuery({ queryKey: ['check', period], queryFn: () => call('check.run', { period }) });
}

/** For a promise whose failure the page already shows from the mutation's own state. */
export const sayNothing = (): void => undefined;

/** Whether what was read may change with the records; session and tables of codes do not. */
export function isOfRecords([about]: readonly unknown[]): boolean {
  return about !== 'session' && about !== 'areas' && about !== 'industries';
}

/** Everything read from the ledger is read again; session and tables of codes do not change with it. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => isOfRecords(queryKey),
      }),
    [queries],
  );
}

/**
 * Saves records in one transaction; everything read before is read again.
 * @param onStored told at once, before that is read
 */
export function useSaveRecords(onStored?: (answer: CallOutput<'records.save'>) => void) {
  const readAgain = useReadAgain();
  return useMutation<CallOutput<'records.save'>, Error, CallInput<'records.save'>>({
    mutationFn: async (input) => {
      const answer = await call('records.save', input);
      onStored?.(answer);
      return answer;
    },
    onSuccess: readAgain,
  });
}
