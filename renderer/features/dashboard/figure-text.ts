import i18next from 'i18next';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import {
  type CountedIndicatorId,
  type FigureId,
  type IndicatorId,
  type IndicatorUnit,
  indicatorOf,
} from '../../../db/domain/indicators/declarations.ts';
import { ratioOf } from '../../../db/domain/indicators/evaluate.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { type Fen, fen, formatMoney, type MoneyUnit } from '../../../db/domain/money.ts';
import { formatPercent, percent } from '../../../db/domain/percent.ts';
import { currentLanguage } from '../../locale/setup.ts';

/** Unit of amounts by level (model §5.3): summaries of the province in 亿元, else 万元; a county as it has chosen. */
export function moneyUnitOf(level: DashboardView['level'], chosen: 'yuan' | 'wanYuan'): MoneyUnit {
  if (level === 'county') return chosen;
  return level === 'province' ? 'yiYuan' : 'wanYuan';
}

const grouping = new Intl.NumberFormat('en-US');

/** A figure for display, without the name of its unit. */
export function figureText(value: number, unit: IndicatorUnit, money: MoneyUnit): string {
  switch (unit) {
    case 'fen':
      return formatMoney(fen(value), money);
    case '1/10000 percent':
      return formatPercent(percent(value));
    default:
      return grouping.format(value);
  }
}

/** What a figure is counted in, in words. */
export function unitWord(indicator: IndicatorId, unit: IndicatorUnit, money: MoneyUnit): string {
  switch (unit) {
    case 'fen':
      return i18next.t(`dashboard.units.${money}`);
    case '1/10000 percent':
      return i18next.t('dashboard.units.percent');
    default:
      return measureOf(indicator);
  }
}

function measureOf(indicator: IndicatorId): string {
  const { measures } = localeOf(currentLanguage()).indicators;
  const own: string | undefined = measures[indicator as CountedIndicatorId];
  if (own !== undefined) return own;
  return indicatorOf(indicator).kind === 'coverage' && indicator !== 'I14'
    ? i18next.t('dashboard.counties')
    : measures.I12;
}

/** An amount of money, exact to the fen, with its unit. */
export const exactMoney = (value: Fen): string =>
  i18next.t('dashboard.exact', { amount: formatMoney(value, 'yuan') });

/** A figure exact, with its unit: for a hint on it. */
export function exactText(indicator: IndicatorId, value: number, unit: IndicatorUnit): string {
  if (unit === 'fen') return exactMoney(fen(value));
  if (unit === '1/10000 percent') return `${formatPercent(percent(value), { full: true })}%`;
  return `${grouping.format(value)} ${measureOf(indicator)}`;
}

/** The figure that an indicator's headline is, or begins with. */
export function firstFigure(indicator: IndicatorId): FigureId {
  const { kind } = indicatorOf(indicator);
  return kind === 'count' || kind === 'money' ? 'value' : 'num';
}

type BesideFigure = 'cumulative' | 'beforeMergers' | 'inPeriod' | 'inEcoParks';

/** Figures that stand below a headline; all others open with it. */
const besideFigures: { readonly [I in IndicatorId]?: readonly BesideFigure[] } = {
  I4: ['beforeMergers'],
  I5: ['cumulative'],
  I6: ['cumulative'],
  I8: ['cumulative'],
  I9: ['cumulative'],
  I12: ['inEcoParks'],
  I13: ['inPeriod', 'inEcoParks'],
};

/** Lines below a headline: what it was divided out of, what has come together since start. */
export function besideLines(
  { figures }: Pick<DashboardView, 'figures'>,
  indicator: IndicatorId,
  money: MoneyUnit,
): readonly string[] {
  const { t } = i18next;
  const { kind, figures: units } = indicatorOf(indicator);
  const own = figures[indicator];
  const named = (name: BesideFigure): string =>
    t(`dashboard.beside.${name}`, { value: figureText(own[name] ?? 0, units[name] ?? 'count', money) });
  if (kind === 'ratio' || kind === 'coverage') {
    const unit = units.num ?? 'count';
    const { num = 0, den = 0 } = own;
    const lines = [
      `${figureText(num, unit, money)} / ${figureText(den, unit, money)} ${unitWord(indicator, unit, money)}`,
    ];
    const production = own.production === undefined ? null : ratioOf(own.production, den);
    if (production !== null) lines.push(t('dashboard.production', { rate: formatPercent(production) }));
    return lines;
  }
  if (indicator === 'I21')
    return [
      t('dashboard.fund', {
        amount: formatMoney(fen(own.fund ?? 0), money),
        unit: t(`dashboard.units.${money}`),
      }),
    ];
  return (besideFigures[indicator] ?? []).map(named);
}
