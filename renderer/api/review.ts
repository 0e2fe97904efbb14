import { useQuery } from '@tanstack/react-query';
import type { ReportState } from '../../db/domain/answers.ts';
import { call } from './client.ts';

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
