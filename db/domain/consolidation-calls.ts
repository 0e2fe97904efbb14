import { z } from 'zod';
import type {
  ConsolidationDifference,
  ConsolidationProgress,
  ConsolidationView,
  IndicatorsJson,
  StoredConsolidation,
} from './consolidation-answers.ts';
import { call } from './contract-call.ts';
import { isPeriod, type Period } from './period.ts';

const period = z.custom<Period>((value) => typeof value === 'string' && isPeriod(value));
const id = z.string().min(1).max(64);
const scope = z.union([
  z.literal('all'),
  z.string().regex(/^\d{4}$/),
  z
    .array(z.string().regex(/^\d{6}$/))
    .min(1)
    .max(200),
]);

/** Calls about what the levels add up. */
export const consolidationCalls = {
  /** What counts of each unit, its figures and their sums; of a county its own records, provisional. */
  'consolidation.view': call(z.strictObject({ period, scope })).returns<ConsolidationView>(),
  /**
   * Begins to make a consolidation, with its workbook where a folder is named (null: the shared folder of the settings; left
   * out: no file). Nothing is stored before `consolidation.go` says that it is made.
   */
  'consolidation.make': call(
    z.strictObject({
      period,
      scope,
      folder: z.string().min(1).max(2000).nullable().optional(),
      /** Name of the file; left out, as the program names it. */
      file_name: z.string().min(1).max(200).optional(),
      language: z.enum(['zh-CN', 'en']),
    }),
  ).returns<ConsolidationProgress>(),
  /** Does the next part of it, some tenths of a second of work. */
  'consolidation.go': call(z.strictObject({ job: id })).returns<ConsolidationProgress>(),
  /** Gives it up; nothing of it stays. */
  'consolidation.cancel': call(z.strictObject({ job: id })).returns<null>(),
  /** Newest first. */
  'consolidation.list': call(z.strictObject({ period: period.optional() })).returns<
    readonly StoredConsolidation[]
  >(),
  /** What differs between two, or (`b` left out) what has changed since one was made. */
  'consolidation.diff': call(
    z.strictObject({ a: id, b: id.optional(), language: z.enum(['zh-CN', 'en']) }),
  ).returns<ConsolidationDifference>(),
  /** I1–I21 of what counts at this level; of a county its own records. The period says what "this year" is. */
  'indicators.compute': call(z.strictObject({ period, scope })).returns<IndicatorsJson>(),
} as const;
