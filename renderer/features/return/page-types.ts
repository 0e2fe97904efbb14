import type { Ledger } from '../../../db/domain/ledger.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';

/** Types of the records that are entered on this page. */
export const pageTypes: readonly RecordType[] = [
  'terms',
  'due',
  'waiver',
  'receipt',
  'allocation',
  'opening_balance',
  'opening_received',
];

/** A record and cell to go to. */
export interface Target {
  readonly type: RecordType;
  readonly record: string;
  readonly field: string | null;
  /** Tells going there again from having gone there. */
  readonly at: number;
}

/** The type of a record of this page, or null. */
export function pageTypeOf(ledger: Ledger, id: string): RecordType | null {
  return pageTypes.find((type) => ledger.get(type, id) !== undefined) ?? null;
}

/**
 * The form that a target is entered in: an allocation in its receipt's, a waiver or opening figure under its due's or
 * opening balance's.
 */
export function formOf(ledger: Ledger, target: Target): Target {
  const at = (type: RecordType, record: string | undefined): Target =>
    record === undefined ? target : { type, record, field: null, at: target.at };
  switch (target.type) {
    case 'allocation':
      return at('receipt', ledger.get('allocation', target.record)?.receipt_id);
    case 'waiver':
      return at('due', ledger.get('waiver', target.record)?.due_id);
    case 'opening_received':
      return at('opening_balance', ledger.get('opening_received', target.record)?.opening_balance_id);
    default:
      return target;
  }
}
