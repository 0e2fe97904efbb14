import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../db/domain/contract.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { useReadAgain } from '../../api/queries.ts';
import { pageRows } from '../../ui/table/Pager.tsx';

/** A received package as its reviewer sees it. */
export function usePackage(package_id: string) {
  return useQuery({
    queryKey: ['review', 'package', package_id],
    queryFn: () => call('review.open', { package_id }),
  });
}

/** A page of the records of a type in a package. @param offset number of its first record, from 0 */
export function usePackageRecords(package_id: string, type: RecordType, offset: number) {
  return useQuery({
    queryKey: ['review', 'records', package_id, type, offset],
    queryFn: () => call('review.records', { package_id, type, offset, limit: pageRows }),
    placeholderData: keepPreviousData,
  });
}

export function useAsk() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (input: CallInput<'review.ask'>) => call('review.ask', input),
    onSuccess: () => readAgain(),
  });
}

export function useUnask() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (query_id: string) => call('review.unask', { query_id }),
    onSuccess: () => readAgain(),
  });
}

export function useSendBack() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (input: CallInput<'review.sendBack'>) => call('review.sendBack', input),
    onSettled: () => readAgain(),
  });
}

export function useReceipt() {
  return useMutation({
    mutationFn: (package_id: string) => call('review.receipt', { package_id, folder: null }),
  });
}
