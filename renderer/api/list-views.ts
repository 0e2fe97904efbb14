import { queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';

/** Kept views, and how each list was looked at last; changed by the window itself, so never read again. */
export const listViewsQuery = queryOptions({
  queryKey: ['session', 'list views'],
  queryFn: () => call('lists.views', {}),
  staleTime: Number.POSITIVE_INFINITY,
});
