import type { FieldValue, RecordType } from '../records/catalogue.ts';
import type { Stamp } from './logs.ts';

/** A record as a set of logs makes it: its declared fields and whether it is voided. */
export interface MergedRecord {
  readonly id: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly voided: boolean;
}

/** One of the answers to a question. */
export interface Side {
  readonly value: FieldValue;
  /** Who said so, where and when; several where machines gave one value without knowing of each other. */
  readonly stamps: readonly Stamp[];
}

/**
 * What a person must say. `field`: both sides gave one field another value. `void`: one side voided what the other
 * changed, or put to use. `twin`: two records of one natural key; true: they are one thing.
 */
export interface Question {
  readonly key: string;
  readonly kind: 'field' | 'void' | 'twin';
  readonly type: RecordType;
  readonly id: string;
  /** The field, or `voided`; of twins the other record's id. */
  readonly about: string;
  /** What stood there when both sides still agreed; null where nothing did. */
  readonly base: FieldValue;
  /** Two answers or more, by value. */
  readonly sides: readonly Side[];
}

/** A record that cannot be shown yet, because something that it hangs on is not here. */
export interface WaitingRecord {
  readonly type: RecordType;
  readonly id: string;
  /** What is missing: the record of that type, the file of an attachment, or the record's own beginning. */
  readonly missing: { readonly type: RecordType; readonly id: string } | 'file' | 'beginning';
}

export type MergedRecords = ReadonlyMap<RecordType, ReadonlyMap<string, MergedRecord>>;
