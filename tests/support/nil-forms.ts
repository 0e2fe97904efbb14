import { formsOf } from '../../db/domain/form-set.ts';
import type { FormId } from '../../db/domain/options.ts';
import { period } from '../../db/domain/period.ts';
import type { LedgerBuilder } from './ledger-builder.ts';

/** Forms that the cases of enclave returns are about. */
const formsOfReturns: readonly FormId[] = ['enclave', 'village', 'contribution', 'return', 'distribution'];

/** Declares nil the forms of a period that a case is not about. */
export function nilBesides(builder: LedgerBuilder, of: string, about: readonly FormId[]): LedgerBuilder {
  for (const form of formsOf(period(of))) {
    if (!about.includes(form)) builder.with('declaration', { form, period: of, kind: 'nil' });
  }
  return builder;
}

/** Declares nil what a case of enclave returns leaves empty in a year. */
export function nilBesidesReturns(builder: LedgerBuilder, year: string): LedgerBuilder {
  return nilBesides(builder, year, formsOfReturns);
}
