import i18next from 'i18next';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import { ratioHalfUp } from '../../../db/domain/decimal.ts';
import { type IndicatorId, indicatorOf } from '../../../db/domain/indicators/declarations.ts';
import { formatPercent, percent, WHOLE_PERCENT } from '../../../db/domain/percent.ts';
import { periodKind, previousPeriod } from '../../../db/domain/period.ts';

const signed = (text: string): string => (text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`);

/**
 * How a headline has changed against the periods that it is compared with: counts by how many, money by its part, shares by
 * points; a dash where a county that reports now has no report of such a period. Without any report of it, or without
 * anything in it to compare with, nothing is said.
 */
export function changeTexts(view: DashboardView, indicator: IndicatorId): readonly string[] {
  const now = view.headlines[indicator];
  if (now === null) return [];
  return view.earlier.flatMap(({ period, counties, headlines }) => {
    const before = headlines[indicator];
    if (counties === 0 || before === null) return [];
    const against = period === previousPeriod(view.period) ? periodKind(view.period) : ('lastYear' as const);
    const words = i18next.t(`dashboard.change.${against}`);
    // A county that reported nothing then did not have nothing: with it the change would be none that happened.
    if (counties < view.reporting) return [`${words} —`];
    const change = changeOf(indicator, before, now);
    return change === null ? [] : [`${words} ${change}`];
  });
}

function changeOf(indicator: IndicatorId, before: number, now: number): string | null {
  if (now === before) return i18next.t('dashboard.same');
  const { unit } = indicatorOf(indicator);
  const difference = BigInt(now) - BigInt(before);
  switch (unit) {
    case 'fen': {
      if (before <= 0) return null;
      const part = percent(ratioHalfUp(difference * WHOLE_PERCENT, BigInt(before)));
      return `${signed(formatPercent(part))}%`;
    }
    case '1/10000 percent':
      return `${signed(formatPercent(percent(difference)))} ${i18next.t('dashboard.points')}`;
    default:
      return signed(difference.toLocaleString('en-US'));
  }
}
