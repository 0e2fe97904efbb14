import { z } from 'zod';
import { call } from './contract-call.ts';
import { type ArrearsAge, arrearsAges } from './dashboard/arrears-ages.ts';
import { type StageGroup, stageGroups } from './dashboard/enclave-pipeline.ts';
import type { ArrearsDues, DashboardView, IndicatorParts, StageLine } from './dashboard-answers.ts';
import { type FigureId, figureIds, type IndicatorId, indicatorIds } from './indicators/declarations.ts';
import { optionSets } from './options.ts';
import { isPeriod, type Period } from './period.ts';

const indicator = z.enum(indicatorIds as readonly string[] as [IndicatorId, ...IndicatorId[]]);
const period = z.custom<Period>((value) => typeof value === 'string' && isPeriod(value));

/** Six digits. */
const county = z.string().regex(/^\d{6}$/);
const offset = z.number().int().min(0).max(1_000_000).optional();
const limit = z.number().int().min(1).max(500).optional();
const language = z.enum(['zh-CN', 'en']);

/** Calls of the dashboard. */
export const dashboardCalls = {
  /** What counts at this level, as the dashboard shows it; of a county its own records, provisional. */
  'dashboard.view': call(z.strictObject({ period })).returns<DashboardView>(),
  /** Keeps by which indicator counties are compared. */
  'dashboard.remember': call(z.strictObject({ indicator })).returns<null>(),
  /** The dues behind the arrears by age, a page of them: of one age or all, of one county or all. */
  'dashboard.dues': call(
    z.strictObject({
      period,
      age: z.enum(arrearsAges as readonly string[] as [ArrearsAge, ...ArrearsAge[]]).optional(),
      county: county.optional(),
      offset,
      limit,
    }),
  ).returns<ArrearsDues>(),
  /** The enclaves behind a figure of the pipeline. */
  'dashboard.enclaves': call(
    z.strictObject({
      period,
      stage: z.enum(optionSets.stage),
      group: z.enum(stageGroups as readonly string[] as [StageGroup, ...StageGroup[]]),
    }),
  ).returns<readonly StageLine[]>(),
  /** The records behind a figure of an indicator, a page of them. */
  'indicators.parts': call(
    z.strictObject({
      period,
      indicator,
      figure: z.enum(figureIds as readonly string[] as [FigureId, ...FigureId[]]),
      /** Six digits: the records of this county alone. */
      county: county.optional(),
      offset,
      limit,
      language,
    }),
  ).returns<IndicatorParts>(),
} as const;
