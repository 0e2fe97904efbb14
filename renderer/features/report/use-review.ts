import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReportState } from '../../../db/domain/answers.ts';
import type { CallInput } from '../../../db/domain/contract.ts';
import { call } from '../../api/client.ts';
import { useReadAgain } from '../../api/queries.ts';

/** Later reports that the changes since reach; asked for where there are changes. */
export function useAffectedReports(period: ReportState['period'], changed: boolean) {
  return useQuery({
    queryKey: ['review', 'affected', period],
    queryFn: () => call('review.affected', { period }),
    enabled: changed,
  });
}

/** Reads a reply in; states and queries are read again. */
export function useImportReply() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (input: CallInput<'review.import'>) => call('review.import', input),
    onSuccess: () => readAgain(),
  });
}

export function useAnswerQuery() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (input: CallInput<'review.answer'>) => call('review.answer', input),
    onSuccess: () => readAgain(),
  });
}
