import type { Headline, HeadlineName } from '../../../db/domain/inbox-answers.ts';
import { type Fen, formatMoney } from '../../../db/domain/money.ts';
import { formatPercent, percent, WHOLE_PERCENT } from '../../../db/domain/percent.ts';

type Unit = 'yuan' | 'wanYuan';

const isMoney = (name: HeadlineName): boolean => name !== 'projects' && name !== 'villages';

/** A headline figure as it is shown; '—' where there is none. */
export function figureWords(name: HeadlineName, value: number | null, unit: Unit): string {
  if (value === null) return '—';
  return isMoney(name) ? formatMoney(value as Fen, unit) : String(value);
}

/** What a figure changed by since an earlier one: the amount, and percent where that can be said; null without an earlier one. */
export function changeWords(
  { name, now }: Headline,
  before: number | null,
  unit: Unit,
): { readonly amount: string; readonly share: string | null } | null {
  if (before === null) return null;
  const difference = BigInt(now) - BigInt(before);
  const sign = difference > 0n ? '+' : '';
  const amount = `${sign}${figureWords(name, Number(difference), unit)}`;
  if (before <= 0) return { amount, share: null };
  const share = percent((difference * WHOLE_PERCENT) / BigInt(before));
  return { amount, share: `${sign}${formatPercent(share, { decimals: 1 })}%` };
}
