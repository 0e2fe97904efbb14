import { type FormId, optionSets } from './options.ts';
import { type Period, periodKind } from './period.ts';

/**
 * Forms that a period's package holds: its spelling selects the set (design §6). A month carries project investment
 * (January is exempt: February holds both months), a quarter returns and distribution, a year every form; half-years are
 * views and are not filed.
 */
export function formsOf(period: Period): readonly FormId[] {
  switch (periodKind(period)) {
    case 'month':
      return period.endsWith('-01') ? [] : ['investment'];
    case 'quarter':
      return ['return', 'distribution'];
    case 'year':
      return optionSets.form;
    case 'half':
      return [];
  }
}
