import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ArrearsAge } from '../../../db/domain/dashboard/arrears-ages.ts';
import type { StageGroup } from '../../../db/domain/dashboard/enclave-pipeline.ts';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import type { FigureId, IndicatorId } from '../../../db/domain/indicators/declarations.ts';
import type { Period } from '../../../db/domain/period.ts';
import type { Stage } from '../../../db/domain/rules/pipeline.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';

const viewKey = (period: Period) => ['dashboard', 'view', period];

/** Everything the page shows of a period. */
export function useDashboard(period: Period) {
  return useQuery({ queryKey: viewKey(period), queryFn: () => call('dashboard.view', { period }) });
}

/** Keeps by which indicator counties are compared. */
export function useCompared(period: Period) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (indicator: IndicatorId) => call('dashboard.remember', { indicator }),
    onMutate: (compared) => {
      queries.setQueryData<DashboardView>(viewKey(period), (view) =>
        view === undefined ? undefined : { ...view, compared },
      );
    },
  });
}

/** A figure, and perhaps one county of it. */
export interface AskedFigure {
  readonly indicator: IndicatorId;
  readonly figure: FigureId;
  readonly county: string | null;
}

/** Records that are listed at first, and at each further go. */
const first = 100;
const further = 500;

/** The records behind a figure, page by page. */
export function useParts(period: Period, { indicator, figure, county }: AskedFigure) {
  const language = currentLanguage();
  return useInfiniteQuery({
    queryKey: ['dashboard', 'parts', period, indicator, figure, county, language],
    queryFn: ({ pageParam }) =>
      call('indicators.parts', {
        period,
        indicator,
        figure,
        ...(county === null ? {} : { county }),
        offset: pageParam,
        limit: pageParam === 0 ? first : further,
        language,
      }),
    initialPageParam: 0,
    getNextPageParam: nextPage,
    placeholderData: keepPreviousData,
  });
}

/** Where the next page begins; undefined after the last one. */
function nextPage(last: { readonly total: number }, pages: readonly unknown[]): number | undefined {
  const listed = first + (pages.length - 1) * further;
  return listed < last.total ? listed : undefined;
}

/** Dues in arrears: of one county or all (null), of one age or all. */
export interface AskedDues {
  readonly county: string | null;
  readonly age: ArrearsAge | null;
}

/** The dues behind the arrears, page by page. */
export function useDues(period: Period, { county, age }: AskedDues) {
  return useInfiniteQuery({
    queryKey: ['dashboard', 'dues', period, county, age],
    queryFn: ({ pageParam }) =>
      call('dashboard.dues', {
        period,
        ...(county === null ? {} : { county }),
        ...(age === null ? {} : { age }),
        offset: pageParam,
        limit: pageParam === 0 ? first : further,
      }),
    initialPageParam: 0,
    getNextPageParam: nextPage,
    placeholderData: keepPreviousData,
  });
}

/** A figure of the pipeline. */
export interface AskedStage {
  readonly stage: Stage;
  readonly group: StageGroup;
}

/** The enclaves behind a figure of the pipeline. */
export function useStage(period: Period, { stage, group }: AskedStage) {
  return useQuery({
    queryKey: ['dashboard', 'stage', period, stage, group],
    queryFn: () => call('dashboard.enclaves', { period, stage, group }),
    placeholderData: keepPreviousData,
  });
}
