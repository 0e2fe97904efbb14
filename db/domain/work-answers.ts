import type { PlannedChange } from './merge/merge-plan.ts';
import type { FieldValue, RecordType } from './records/catalogue.ts';

/** A work file that was put into a folder. */
export interface PlacedWorkFile {
  readonly file: string;
  readonly records: number;
  readonly entries: number;
  /** Names of attachments that lie beside it. */
  readonly attachments: number;
}

/** A value with who gave it. */
export interface ShownSide {
  readonly value: FieldValue;
  /** As it is shown: in the unit and language asked for; '' for a blank one. */
  readonly words: string;
  readonly person: string;
  /** ISO instant. */
  readonly at: string;
  /** Whether this machine has it so now. */
  readonly here: boolean;
}

/** What a person must decide, side by side; see `Question`. */
export interface ShownQuestion {
  readonly key: string;
  readonly kind: 'field' | 'void' | 'twin';
  readonly type: RecordType;
  readonly id: string;
  /** What the record is called. */
  readonly label: string;
  /** Head of the field with its unit; of twins '' . */
  readonly field: string;
  /** What stood there before; '' where nothing did. */
  readonly base: string;
  readonly sides: readonly ShownSide[];
  /** Of twins: both records' fields that are not blank in either, head by head. */
  readonly compared: readonly { readonly head: string; readonly values: readonly [string, string] }[];
}

export interface ShownChange extends Pick<PlannedChange, 'type' | 'id' | 'kind'> {
  readonly label: string;
  readonly fields: readonly { readonly head: string; readonly old: string; readonly new: string }[];
}

export interface ShownWaiting {
  readonly type: RecordType;
  readonly id: string;
  readonly label: string;
  /** What it waits for: a record of that type, its attached file, or its own beginning. */
  readonly missing: RecordType | 'file' | 'beginning';
}

/** What loading a work file would do; nothing is changed. */
export interface WorkPreview {
  readonly file: string;
  readonly from: {
    readonly installation: string;
    readonly person: string;
    /** ISO instant. */
    readonly created: string;
    readonly is_own: boolean;
  };
  /** `new`: no person has confirmed its key yet; `known`, or `own`: this machine wrote it itself. */
  readonly key: 'own' | 'known' | 'new';
  /** The key as two officers compare it by telephone; see `spokenKey`. */
  readonly fingerprint: string;
  /** SHA-256 of the plan, which `work.apply` wants; null while questions are open. */
  readonly plan: string | null;
  readonly counts: { readonly [K in PlannedChange['kind']]: number };
  /** The first ones; `counts` says of how many. */
  readonly changes: readonly ShownChange[];
  readonly questions: readonly ShownQuestion[];
  /** Answers that fitted. */
  readonly answered: number;
  readonly waiting: readonly ShownWaiting[];
}

/** A merge that was done. */
export interface MergedWork {
  readonly counts: WorkPreview['counts'];
  readonly decided: number;
  readonly waiting: readonly ShownWaiting[];
  /** Name of the backup made before, or null where the newest one held this state. */
  readonly backup: string | null;
  /** SHA-256 of the records: equal on every machine that has merged the same. */
  readonly state_sha256: string;
}
