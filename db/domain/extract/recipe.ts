import { z } from 'zod';
import { type FigureId, type IndicatorId, indicatorIds, indicatorOf } from '../indicators/declarations.ts';
import { type Period, previousPeriod, samePeriodLastYear } from '../period.ts';
import { findField, isRecordType, type RecordType, recordTypes } from '../records/catalogue.ts';

/** What stands in a column of an extract: an indicator's headline (`I7`) or one of its figures (`I5 cumulative`). */
export interface ExtractFigure {
  readonly indicator: IndicatorId;
  /** Null: the headline. */
  readonly figure: FigureId | null;
}

/** Every column of indicators that there is, in the order of the declarations; the headline first. */
export const extractFigures: readonly (ExtractFigure & { readonly key: string })[] = indicatorIds.flatMap(
  (indicator) => {
    const others = (Object.keys(indicatorOf(indicator).figures) as FigureId[]).filter(
      (one) => one !== 'value',
    );
    return [
      { key: indicator, indicator, figure: null },
      ...others.map((figure) => ({ key: `${indicator} ${figure}`, indicator, figure })),
    ];
  },
);
const figureKeys = extractFigures.map(({ key }) => key) as [string, ...string[]];

/** Which periods an extract shows, by the one it is made for. */
export const extractSpans = ['one', 'previous', 'lastYear', 'five'] as const;
export type ExtractSpan = (typeof extractSpans)[number];

/** A line for each county, or for each prefecture. */
export const extractLines = ['county', 'prefecture'] as const;
export type ExtractLines = (typeof extractLines)[number];

const recordType = z.enum(recordTypes as readonly string[] as [RecordType, ...RecordType[]]);

/**
 * What an extract (取数) shows; without its period, so that it can be made again for another one. A recipe says what, never
 * how much: figures are computed and records read when it is made.
 */
export const extractRecipe = z.strictObject({
  /** Keys of `extractFigures`. */
  figures: z.array(z.enum(figureKeys)).max(figureKeys.length),
  lists: z
    .array(z.strictObject({ type: recordType, columns: z.array(z.string().min(1).max(64)).min(1).max(200) }))
    .max(12),
  span: z.enum(extractSpans),
  lines: z.enum(extractLines),
  /** All units of the level's area, one prefecture, or some counties. */
  units: z.union([
    z.literal('all'),
    z.string().regex(/^\d{4}$/),
    z
      .array(z.string().regex(/^\d{6}$/))
      .min(1)
      .max(200),
  ]),
});
export type ExtractRecipe = z.infer<typeof extractRecipe>;

const many = 5;

/** The periods of an extract, the earliest first. */
export function extractPeriods(span: ExtractSpan, period: Period): readonly Period[] {
  switch (span) {
    case 'one':
      return [period];
    case 'previous':
      return [previousPeriod(period), period];
    case 'lastYear':
      return [samePeriodLastYear(period), period];
    case 'five': {
      const periods = [period];
      while (periods.length < many) periods.unshift(previousPeriod(periods[0] ?? period));
      return periods;
    }
  }
}

/** A kept recipe without what no declaration knows any more; null where it is none. */
export function fittingRecipe(kept: unknown): ExtractRecipe | null {
  const whole = extractRecipe.safeParse(kept);
  if (whole.success) return withKnownFields(whole.data);
  const { figures, lists, ...rest } = (kept ?? {}) as Partial<ExtractRecipe>;
  if (!Array.isArray(figures) || !Array.isArray(lists)) return null;
  const parsed = extractRecipe.safeParse({
    ...rest,
    figures: figures.filter((key) => figureKeys.includes(key)),
    lists: lists.filter(({ type }) => isRecordType(type)),
  });
  return parsed.success ? withKnownFields(parsed.data) : null;
}

function withKnownFields(recipe: ExtractRecipe): ExtractRecipe {
  const lists = recipe.lists
    .map(({ type, columns }) => ({
      type,
      columns: columns.filter((name) => findField(type, name) !== undefined),
    }))
    .filter(({ columns }) => columns.length > 0);
  return { ...recipe, lists };
}
