import { useMemo } from 'react';
import type { EnclaveSlice } from '../../../db/domain/answers.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { blankValues, type RecordOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { AreaBook, CheckContext, Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { defaultThresholds } from '../../../db/domain/rules/thresholds.ts';
import { useSession } from '../../api/queries.ts';
import type { Values } from '../forms/use-record-form.ts';

/** Area names of a slice as the rules ask for them; what the slice does not know is not judged here but at the check. */
export function sliceAreas({ area_names }: Pick<EnclaveSlice, 'area_names'>): AreaBook {
  return { name: (code) => area_names[code], isValid: () => true };
}

/**
 * What the rules of an enclave's page need besides its records. All forms are judged while typing, also those that the
 * period's package does not hold: terms that are wrong in a quarter are wrong.
 */
export function useCheckContext(slice: Pick<EnclaveSlice, 'area_names'>): CheckContext {
  const { period, today, unit } = useSession();
  return useMemo(
    () => ({
      period,
      today,
      unit: unit?.code ?? '',
      areas: sliceAreas(slice),
      thresholds: defaultThresholds,
      forms: optionSets.form,
      head: null,
    }),
    [period, today, unit, slice],
  );
}

/** The ledger with the values being typed laid over it, as a record of the id; a cell that cannot be read is blank. */
export function withTyped<T extends RecordType>(
  ledger: Ledger,
  type: T,
  id: string,
  candidate: Values,
): Ledger {
  const record = { revision: 0, voided: false, ...blankValues(type), ...candidate, id };
  return ledger.withRecord(type, record as unknown as RecordOf<T>);
}

/** What the rules within an enclave say of one record of a ledger, in rule order. */
export function judgeRecord(
  ledger: Ledger,
  context: CheckContext,
  type: RecordType,
  id: string,
): readonly Violation[] {
  return checkLedger(ledger, context, { reach: 'enclave' }).filter(
    ({ recordType, recordId }) => recordType === type && recordId === id,
  );
}
