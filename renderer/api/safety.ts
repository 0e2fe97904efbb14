import { type QueryClient, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';

/** Milliseconds between two looks at what must be warned of: a check that ends, a backup that fails, a day that turns. */
const between = 60_000;
/** While the first look at the data is not over, or the day's backup, made soon after the start, is not there yet. */
const soon = 3_000;

/** What must be warned of; also for the page of the period. */
export function useSafetyHealth() {
  return useQuery({
    queryKey: ['safety', 'health'],
    queryFn: () => call('safety.health', {}),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.check === null || data.overdue || data.last_backup_at === null)
        ? soon
        : between,
  });
}

/** Everything that the page of data safety shows. */
export function useSafetyState() {
  return useQuery({ queryKey: ['safety', 'state'], queryFn: () => call('safety.state', {}) });
}

/** Another ledger has taken the place of the one that was read: nothing that was read of it counts any more. */
export async function readEverythingAnew(queries: QueryClient): Promise<void> {
  queries.removeQueries({ type: 'inactive' });
  // First who works here: no page is drawn without it.
  queries.setQueryData(['session'], await call('session.open', {}));
  // The difference to a backup that is being shown is closed in a moment; to work it out again is not worth the wait.
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'preview' });
}
