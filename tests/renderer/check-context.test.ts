import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { type Period, period } from '../../db/domain/period.ts';
import type { CheckContext } from '../../db/domain/rules/rule.ts';
import { useCheckContext } from '../../renderer/ui/violations/judge.ts';
import { recordOf } from '../support/ledger-builder.ts';

const slice = { area_names: {} };

interface PageProps {
  readonly month: Period | null;
  readonly onContext: (context: CheckContext) => void;
}
function Page({ month, onContext }: PageProps) {
  onContext(useCheckContext(slice, undefined, month));
  return null;
}

/** What a page is judged by, in a session of the year 2023 with a threshold that changed in the middle of 2021. */
function contextOf(month: Period | null): CheckContext {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(['session'], { period: period('2023'), today: '2024-01-10', unit: null });
  const rows = [
    recordOf('threshold', 't-1', { threshold: 'idleMonths', valid_from: '2021-07-01', count: 9 }),
  ];
  queries.setQueryData(['records', 'threshold', {}], { rows });
  queries.setQueryData(['records', 'weak_village_threshold', {}], { rows: [] });
  const seen: CheckContext[] = [];
  const page = createElement(Page, { month, onContext: (context) => seen.push(context) });
  renderToString(createElement(QueryClientProvider, { client: queries }, page));
  return seen[0] as CheckContext;
}

it('a page about one month is judged as of that month, thresholds too; any other as of the session', () => {
  const [session, before, after] = [
    contextOf(null),
    contextOf(period('2021-04')),
    contextOf(period('2021-08')),
  ];
  expect([session.period, before.period, after.period]).toEqual(['2023', '2021-04', '2021-08']);
  expect([session, after].map(({ thresholds }) => thresholds.idleMonths)).toEqual([9, 9]);
  expect(before.thresholds.idleMonths).not.toBe(9);
});
