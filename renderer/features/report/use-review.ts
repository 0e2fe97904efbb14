import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReportState } from '../../../db/domain/answers.ts';
import type { CallInput } from '../../../db/domain/contract.ts';
import { call } from '../../api/client.ts';
import { useReadAgain } from '../../api/queries.ts';

/** What upper levels answered about a period, and what changed since; asked for once something was filed. */
export function useReviewState({ period, filed }: Pick<ReportState, 'period' | 'filed'>) {
  return useQuery({
    queryKey: ['review', period],
    queryFn: () => call('review.state', { period }),
    enabled: filed.length > 0,
  });
}

/** Replies in the shared folder: looked for when the page is opened, and when asked to. */
export function useReplies(folder: string | null) {
  return useQuery({
    queryKey: ['review', 'replies', folder],
    queryFn: () => call('review.look', { folder: null }),
    enabled: folder !== null,
    gcTime: 0,
  });
}

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
