import type { IsoDate } from './dates.ts';
import type { ProvincialType } from './provincial.ts';
import type { RecordType } from './records/catalogue.ts';

/** Shapes that the calls about the province's settings answer with; see `settings-calls.ts`. */

/** A settings file that was handed out, or taken over. */
export interface KeptSettings {
  readonly version: number;
  readonly sha256: string;
  readonly file_name: string;
  /** ISO instant at which the province made it. */
  readonly created: string;
  readonly kept_at: string;
  readonly kept_by: string;
  readonly fingerprint: string;
}

export interface SettingsState {
  /** The province's own ledger: settings are made here, not taken over. */
  readonly is_province: boolean;
  /** Newest first: at the province those handed out, elsewhere those taken over, of which the first is in force. */
  readonly kept: readonly KeptSettings[];
  /** Number of records that the next version would hold, by type; of the province only. */
  readonly counts: Readonly<Partial<Record<ProvincialType, number>>>;
  /** Records that lack a required field, and are not handed out until they are complete. */
  readonly incomplete: Readonly<Partial<Record<ProvincialType, number>>>;
  /** Of this installation's key; of the province only. */
  readonly fingerprint: string | null;
  /** Records that nobody may change here, by type; of types that are the province's alone none is named. */
  readonly set_records: Readonly<Partial<Record<RecordType, readonly string[]>>>;
}

export interface ExportedSettings {
  readonly version: number;
  readonly file: string;
  readonly sha256: string;
}

/** What becomes of a record; `takenOver`: the unit's own record of the same thing becomes the province's. */
export type SettingsChangeKind = 'added' | 'changed' | 'takenOver' | 'voided' | 'kept';

export interface SettingsChange {
  readonly kind: SettingsChangeKind;
  readonly type: ProvincialType;
  readonly id: string;
  readonly label: string;
  /** In words; of a new record what it says, of one that is voided nothing. */
  readonly fields: readonly {
    /** As the head of a column, with its unit. */
    readonly field: string;
    readonly old: string | null;
    readonly new: string | null;
  }[];
}

/** What a settings file would change, or did. */
export interface SettingsPreview {
  readonly file: string;
  readonly version: number;
  readonly created: string;
  /** To be named when it is taken over. */
  readonly sha256: string;
  readonly fingerprint: string;
  /** No key of the province is known here yet: a person compares the fingerprint. */
  readonly first: boolean;
  readonly changes: readonly SettingsChange[];
  /** Lines of the reporting calendar that change, in words. */
  readonly calendar: readonly { readonly what: string; readonly old: string; readonly new: string }[];
  readonly applied: boolean;
}

/** A settings file in the shared folder that is newer than what is in force. */
export interface FoundSettings {
  readonly file: string;
  readonly version: number;
  readonly created: IsoDate;
}
