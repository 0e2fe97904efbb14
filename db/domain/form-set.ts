import type { FormId } from './options.ts';
import { type Period, periodKind } from './period.ts';

/**
 * Forms that a period's package holds: its spelling selects the set (design §6). A quarter carries returns and
 * distribution, a year everything; months belong to project investment, half-years are views and are not filed.
 */
export function formsOf(period: Period): readonly FormId[] {
  switch (periodKind(period)) {
    case 'quarter':
      return ['return', 'distribution'];
    case 'year':
      return ['enclave', 'village', 'contribution', 'return', 'distribution'];
    case 'month':
    case 'half':
      return [];
  }
}
