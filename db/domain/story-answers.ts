import type { ReferredNames } from './answers.ts';
import type { HistoryKind } from './locale/labels.ts';
import type { FieldValue, RecordType } from './records/catalogue.ts';

/** What services answer about a record's history; see `contract.ts`. */

/** One save's part in a record. */
export interface HistoryStep {
  readonly kind: HistoryKind;
  readonly person: string;
  /** ISO instant. */
  readonly at: string;
  readonly why: string | null;
  /** Values by field, in the order they were logged; of a new record those that were filled in. */
  readonly changes: readonly {
    readonly field: string;
    readonly old: FieldValue;
    readonly new: FieldValue;
  }[];
}

/** What happened to a record, oldest step first. */
export interface RecordStory extends ReferredNames {
  readonly label: string;
  readonly steps: readonly HistoryStep[];
  /** Its parts (`wholesOf`), of whatever depth, voided ones too: stages of an enclave, lines of a batch. */
  readonly parts: readonly StoryOfPart[];
}

export interface StoryOfPart {
  readonly type: RecordType;
  readonly id: string;
  readonly label: string;
  readonly steps: readonly HistoryStep[];
}
