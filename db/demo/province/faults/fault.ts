import type { RecordType } from '../../../domain/records/catalogue.ts';
import type { Spare } from './spare.ts';

/** A record that the check must name, by one rule. */
export interface Named {
  readonly rule: string;
  readonly record_type: RecordType;
  /** Null where the violation is about the report itself. */
  readonly record_id: string | null;
}

/** Where a fault was planted. */
export interface Planted {
  readonly record_type: RecordType;
  readonly record_id: string | null;
  /** How many times the rule names it; once unless told. */
  readonly times?: number;
  /** What other rules must say because of it. */
  readonly consequences?: readonly Named[];
}

/** A mistake that one rule is there for, in records. */
export interface Fault {
  readonly rule: string;
  /** What an officer did wrong, in a few words. */
  readonly says: string;
  readonly plant: (spare: Spare) => Planted;
  /** The rule counts the county's records: planted when all others are. */
  readonly last?: true;
}

export const fault = (rule: string, says: string, plant: Fault['plant']): Fault => ({ rule, says, plant });

/** A planted record without consequences. */
export const at = (record_type: RecordType, record_id: string | null): Planted => ({
  record_type,
  record_id,
});

/** A consequence. */
export const named = (rule: string, record_type: RecordType, record_id: string | null): Named => ({
  rule,
  record_type,
  record_id,
});
