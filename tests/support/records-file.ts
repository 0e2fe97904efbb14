import type { CallInput } from '../../db/domain/contract.ts';
import type { LedgerBuilder } from './ledger-builder.ts';

/** A builder's records as an import takes them: parents first, without what the store says itself. */
export function importable(builder: LedgerBuilder): CallInput<'records.import'>['records'] {
  return Object.entries(builder.records()).flatMap(([type, rows]) =>
    rows.map((record) => ({ type: type as never, record: { ...record } as never })),
  );
}
