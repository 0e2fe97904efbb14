import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../db/domain/contract.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { useReadAgain } from '../../api/queries.ts';

/** A received package as its reviewer sees it. */
export function usePackage(package_id: string) {
  return useQuery({
    queryKey: ['review', 'package', package_id],
    queryFn: () => call('review.open', { package_id }),
  });
}

/** Records of a type in a package, from the first on. */
export function usePackageRecords(package_id: string, type: RecordType, limit: number) {
  return useQuery({
    queryKey: ['review', 'records', package_id, type, limit],
    queryFn: () => call('review.records', { package_id, type, offset: 0, limit }),
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
