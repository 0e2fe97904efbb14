import { fill } from '../locale/fill.ts';
import type { Language } from '../locale/labels.ts';
import { localeOf } from '../locale/locale.ts';
import type { ExtractFigure } from './recipe.ts';

/** What a column of indicators is called, without its unit: `返利额`, `返利额·累计`. */
export function extractFigureLabel(language: Language, { indicator, figure }: ExtractFigure): string {
  const { indicators, extract } = localeOf(language);
  const { name } = indicators.indicators[indicator];
  return figure === null
    ? name
    : fill(extract.figure, { indicator: name, figure: indicators.figures[figure] });
}
