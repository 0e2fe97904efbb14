import { type FigureSums, figureOf, headlineOfSums } from '../../../db/domain/consolidation/figures.ts';
import { type FigureId, type IndicatorId, indicatorOf } from '../../../db/domain/indicators/declarations.ts';
import type { Language } from '../../../db/domain/locale/labels.ts';
import { localeOf, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney } from '../../../db/domain/money.ts';
import { formatPercent, type Percent } from '../../../db/domain/percent.ts';

/** A column of the tree: a figure, or an indicator's headline (the ratio of a share). */
export interface ShownFigure {
  readonly indicator: IndicatorId;
  readonly figure: FigureId | 'headline';
}

export const figureGroups = ['returns', 'projects', 'twinning'] as const;
export type FigureGroup = (typeof figureGroups)[number];

const headline = (indicator: IndicatorId): ShownFigure => ({ indicator, figure: 'headline' });

/** Columns by what they are about; as many as a screen of the county office has room for. */
export const figuresOfGroup: { readonly [G in FigureGroup]: readonly ShownFigure[] } = {
  returns: [
    headline('I1'),
    headline('I2'),
    headline('I4'),
    headline('I5'),
    { indicator: 'I5', figure: 'cumulative' },
    headline('I6'),
    headline('I7'),
  ],
  projects: [
    headline('I10'),
    headline('I12'),
    headline('I13'),
    { indicator: 'I13', figure: 'inPeriod' },
    headline('I14'),
    headline('I15'),
    headline('I16'),
  ],
  twinning: [
    headline('I17'),
    headline('I18'),
    headline('I19'),
    headline('I20'),
    headline('I21'),
    { indicator: 'I21', figure: 'fund' },
  ],
};

type Unit = 'fen' | '1/10000 percent' | 'count';

function unitOf({ indicator, figure }: ShownFigure): Unit {
  const declared = indicatorOf(indicator);
  const unit = figure === 'headline' ? declared.unit : declared.figures[figure];
  return unit === 'fen' || unit === '1/10000 percent' ? unit : 'count';
}

/** Head of a column: number and short name, with what part of it. */
export function headOfFigure(language: Language, { indicator, figure }: ShownFigure): string {
  const { indicators, figures } = localeOf(language).indicators;
  const { short } = indicators[indicator];
  return figure === 'headline' ? `${indicator} ${short}` : `${indicator} ${short} · ${figures[figure]}`;
}

/** Unit of a column in words; null for counts, which say it themselves. */
export function unitOfFigure(
  language: Language,
  shown: ShownFigure,
  moneyUnit: 'yuan' | 'wanYuan',
): string | null {
  if (unitOf(shown) !== 'fen') return null;
  return unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元');
}

/** A column's value out of some sums, as it is read; null where there is nothing to divide by. */
export function valueOfFigure(sums: FigureSums, { indicator, figure }: ShownFigure): number | null {
  return figure === 'headline' ? headlineOfSums(sums, indicator) : figureOf(sums, { indicator, figure });
}

/** A value in the unit of its column. */
export function figureWords(shown: ShownFigure, value: number | null, moneyUnit: 'yuan' | 'wanYuan'): string {
  if (value === null) return '—';
  switch (unitOf(shown)) {
    case 'fen':
      return formatMoney(value as Fen, moneyUnit);
    case '1/10000 percent':
      return `${formatPercent(value as Percent)}%`;
    default:
      return value.toLocaleString('en-US');
  }
}
