import {
  type CountedIndicatorId,
  type FigureId,
  indicatorIds,
  indicatorOf,
} from '../../../db/domain/indicators/declarations.ts';
import type { Language } from '../../../db/domain/locale/labels.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';

/** A line of the manual's table of indicators. */
export interface IndicatorLine {
  readonly id: string;
  readonly name: string;
  /** `个`, `%`; amounts of money are shown in a unit of their own. */
  readonly unit: string | null;
  readonly meaning: string;
  /** Figures that stand beside the headline. */
  readonly beside: readonly string[];
  /** What is still to be settled. */
  readonly footnotes: readonly string[];
}

/** Figures that are the headline, or what it is divided out of. */
const ofHeadline: readonly FigureId[] = ['value', 'num', 'den'];

/** Every headline indicator, as it is declared. */
export function indicatorLines(language: Language): readonly IndicatorLine[] {
  const { indicators, measures, figures, footnotes } = localeOf(language).indicators;
  return indicatorIds.map((id) => {
    const { unit, figures: declared, footnotes: notes } = indicatorOf(id);
    return {
      id,
      ...indicators[id],
      unit: unit === 'fen' ? null : unit === '1/10000 percent' ? '%' : measures[id as CountedIndicatorId],
      beside: (Object.keys(declared) as FigureId[])
        .filter((figure) => !ofHeadline.includes(figure))
        .map((figure) => figures[figure]),
      footnotes: notes.map((note) => footnotes[note]),
    };
  });
}
