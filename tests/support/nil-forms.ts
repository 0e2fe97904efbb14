import { formsOf } from '../../db/domain/form-set.ts';
import type { FormId } from '../../db/domain/options.ts';
import { period } from '../../db/domain/period.ts';
import type { LedgerBuilder } from './ledger-builder.ts';

/** Forms that the cases of enclave returns are about. */
const formsOfReturns: ReadonlySet<FormId> = new Set([
  'enclave',
  'village',
  'contribution',
  'return',
  'distribution',
]);

/** Declares nil what a case of enclave returns leaves empty in a year. */
export function nilBesidesReturns(builder: LedgerBuilder, year: string): LedgerBuilder {
  for (const form of formsOf(period(year))) {
    if (!formsOfReturns.has(form)) builder.with('declaration', { form, period: year, kind: 'nil' });
  }
  return builder;
}
