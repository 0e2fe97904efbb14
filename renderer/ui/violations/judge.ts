import { useMemo } from 'react';
import type { EnclaveSlice, Session } from '../../../db/domain/answers.ts';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import { optionSets } from '../../../db/domain/options.ts';
import type { Period } from '../../../db/domain/period.ts';
import { blankValues, type RecordOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { AreaBook, CheckContext, IndustryBook, Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import type { Thresholds } from '../../../db/domain/rules/thresholds.ts';
import { useSession } from '../../api/queries.ts';
import { useThresholds } from '../../api/thresholds.ts';
import type { Values } from '../forms/use-record-form.ts';

/** Area names of a slice as the rules ask for them; what the slice does not know is not judged here but at the check. */
export function sliceAreas({ area_names }: Pick<EnclaveSlice, 'area_names'>): AreaBook {
  return { name: (code) => area_names[code], isValid: () => true };
}

/** For a page that holds no industry codes, or has not read the table yet. */
const noIndustries: IndustryBook = { name: () => undefined, isClass: () => true };

/**
 * What the rules of a page need besides its records. All forms are judged while typing, also those that the period's
 * package does not hold: terms that are wrong in a quarter are wrong.
 */
export function pageContext(
  { period, today, unit }: Pick<Session, 'period' | 'today' | 'unit'>,
  slice: Pick<EnclaveSlice, 'area_names'>,
  thresholds: Thresholds,
  industries: IndustryBook = noIndustries,
): CheckContext {
  return {
    period,
    today,
    unit: unit?.code ?? '',
    areas: sliceAreas(slice),
    industries,
    thresholds,
    forms: optionSets.form,
    head: null,
  };
}

/**
 * The same of the session, with the thresholds on file.
 * @param of the period that the page is about, where it is not the session's
 */
export function useCheckContext(
  slice: Pick<EnclaveSlice, 'area_names'>,
  industries: IndustryBook = noIndustries,
  of: Period | null = null,
): CheckContext {
  const session = useSession();
  const period = of ?? session.period;
  const thresholds = useThresholds(period);
  return useMemo(
    () => pageContext({ ...session, period }, slice, thresholds, industries),
    [session, period, slice, thresholds, industries],
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
  return judgeRecords(ledger, context, type).filter(({ recordId }) => recordId === id);
}

/** The ledger with records as they are being typed in the place of those of their ids, new ones at the end. */
export function withTypedRows(
  ledger: Ledger,
  type: RecordType,
  typed: readonly { readonly id: string; readonly values: Values }[],
): Ledger {
  const open = new Map(
    typed.map(({ id, values }) => [id, { revision: 0, voided: false, ...blankValues(type), ...values, id }]),
  );
  const records = ledger.records() as Readonly<Record<string, readonly { readonly id: string }[]>>;
  const rows = (records[type] ?? []).map((row) => {
    const own = open.get(row.id) ?? row;
    open.delete(row.id);
    return own;
  });
  return new Ledger({ ...records, [type]: [...rows, ...open.values()] } as unknown as RecordSet);
}

/** What the rules within an enclave say of a ledger's records of one type, in rule order. */
export function judgeRecords(ledger: Ledger, context: CheckContext, type: RecordType): readonly Violation[] {
  return checkLedger(ledger, context, { reach: 'enclave' }).filter(({ recordType }) => recordType === type);
}

/** Whether a violation says only that a cell is still blank: what is being filled in need not be told. */
export function isMissing({ rule, args }: Violation): boolean {
  return rule === 'REQ' && args.field !== undefined;
}
