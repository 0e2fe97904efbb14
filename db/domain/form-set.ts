import { type FormId, optionSets } from './options.ts';
import { type Period, periodKind } from './period.ts';

const monthly: readonly FormId[] = ['investment'];
const quarterly: readonly FormId[] = ['return', 'distribution'];

/** Whether a form is filed within the year, too: it tells what moved in a period, and its registers are no rows of it. */
export function isFiledWithinYear(form: FormId): boolean {
  return monthly.includes(form) || quarterly.includes(form);
}

/**
 * Forms that a period's package holds: its spelling selects the set (design §6). A month carries project investment
 * (January is exempt: February holds both months), a quarter returns and distribution, a year every form; half-years are
 * views and are not filed.
 */
export function formsOf(period: Period): readonly FormId[] {
  switch (periodKind(period)) {
    case 'month':
      return period.endsWith('-01') ? [] : monthly;
    case 'quarter':
      return quarterly;
    case 'year':
      return optionSets.form;
    case 'half':
      return [];
  }
}
