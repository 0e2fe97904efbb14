import { z } from 'zod';
import { call } from './contract-call.ts';
import type { DashboardView, IndicatorParts } from './dashboard-answers.ts';
import { type FigureId, figureIds, type IndicatorId, indicatorIds } from './indicators/declarations.ts';
import { isPeriod, type Period } from './period.ts';

const indicator = z.enum(indicatorIds as readonly string[] as [IndicatorId, ...IndicatorId[]]);
const period = z.custom<Period>((value) => typeof value === 'string' && isPeriod(value));

/** Calls of the dashboard. */
export const dashboardCalls = {
  /** What counts at this level, as the dashboard shows it; of a county its own records, provisional. */
  'dashboard.view': call(z.strictObject({ period })).returns<DashboardView>(),
  /** Keeps by which indicator counties are compared. */
  'dashboard.remember': call(z.strictObject({ indicator })).returns<null>(),
  /** The records behind a figure of an indicator, a page of them. */
  'indicators.parts': call(
    z.strictObject({
      period,
      indicator,
      figure: z.enum(figureIds as readonly string[] as [FigureId, ...FigureId[]]),
      /** Six digits: the records of this county alone. */
      county: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      offset: z.number().int().min(0).max(1_000_000).optional(),
      limit: z.number().int().min(1).max(500).optional(),
      language: z.enum(['zh-CN', 'en']),
    }),
  ).returns<IndicatorParts>(),
} as const;
