import type { Failure } from './failure.ts';
import type { RecordType } from './records/catalogue.ts';
import type { BackupReason, retentionRule } from './retention.ts';

/** Shapes that the services of data safety answer with; see `contract.ts`. */

/** A finished backup. */
export interface ListedBackup {
  readonly file_name: string;
  readonly bytes: number;
  /** ISO instant. */
  readonly created_at: string;
  readonly reason: BackupReason;
  /** `whole`: opened and verified when it was made; `damaged`: found so later; `unknown`: made before that was noted. */
  readonly state: 'whole' | 'damaged' | 'unknown';
  /** Records in it, where known. */
  readonly records: number | null;
  /** Whether it lies in the second folder, too. */
  readonly in_second: boolean;
}

/** The disk or stick that backups are copied to. */
export interface SecondFolder {
  /** Path of the folder as it was chosen. */
  readonly path: string;
  readonly is_there: boolean;
  /** Backups that it lacks; null while it is not there. */
  readonly behind: number | null;
  /** Why the last copying failed, or null. */
  readonly failure: Failure | null;
}

/** What the look at the whole open store found, some seconds after the start. */
export interface StoreCheck {
  /** ISO instant. */
  readonly checked_at: string;
  readonly integrity: 'ok' | 'damaged';
  /** First audit entry that does not fit its chain, or null. */
  readonly first_bad_entry: number | null;
  /** First record that does not say what the audit log says of it, or null. */
  readonly diverging: {
    readonly type: RecordType;
    readonly id: string;
    readonly field: string | null;
  } | null;
}

/** In short: what a page must warn of. */
export interface SafetyHealth {
  /** ISO instant of the newest backup that is not known to be damaged, or null. */
  readonly last_backup_at: string | null;
  /** Saves since are in no backup, and that for longer than {@link overdueDays}. */
  readonly overdue: boolean;
  /** Days since the last backup, or since the first save where there is none; null without a save. */
  readonly days: number | null;
  /** Null until it was checked. */
  readonly check: StoreCheck | null;
  /** Why the last daily backup failed, or null. */
  readonly daily_failure: Failure | null;
}

/** Days after which a ledger without a new backup is warned of. */
export const overdueDays = 7;

export interface SafetyState extends SafetyHealth {
  /** Path of the data folder. */
  readonly data_dir: string;
  /** Of the store's file and its log. */
  readonly store_bytes: number;
  /** Records of every type, voided ones included. */
  readonly records: number;
  readonly attachments: number;
  /** Newest first. */
  readonly backups: readonly ListedBackup[];
  readonly second: SecondFolder | null;
  /** The last test restore that went well. */
  readonly last_test: { readonly at: string; readonly file_name: string; readonly records: number } | null;
  readonly rule: typeof retentionRule;
}

/** From now to the backup: a record made since, one that reads otherwise, one that is not there any more. */
export type RestoreChange = 'added' | 'changed' | 'removed';

export interface RestoreSide {
  readonly records: number;
  /** ISO instant of the last save, or null. */
  readonly last_saved_at: string | null;
  /** Name of the unit, or null before first use. */
  readonly unit: string | null;
}

/** What restoring a backup would change. */
export interface RestorePreview {
  readonly now: RestoreSide;
  readonly backup: RestoreSide;
  /** Types whose records differ, with the numbers of records now and in the backup. */
  readonly types: readonly {
    readonly type: RecordType;
    readonly now: number;
    readonly backup: number;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    /** Some of them by name. */
    readonly examples: readonly {
      readonly id: string;
      readonly change: RestoreChange;
      readonly label: string;
    }[];
  }[];
  /** Saves since the backup, which would be gone; null where the backup is no earlier state of this ledger. */
  readonly saves_since: {
    readonly saves: number;
    readonly first_at: string;
    readonly last_at: string;
  } | null;
}

/** What a test restore found. */
export interface RestoreTest {
  readonly file_name: string;
  /** ISO instant. */
  readonly at: string;
  readonly records: number;
  readonly audit_entries: number;
  /** Saves made since that backup. */
  readonly saves_since: number;
}

/** A backup, or an attached file, that was looked at again. */
export interface BackupVerdict {
  readonly folder: 'own' | 'second';
  readonly file_name: string;
  readonly whole: boolean;
  /** What is wrong, for a technician; null where it is whole. */
  readonly cause: string | null;
}

/** What the start found, and the ways out of it. */
export interface RescueState {
  /** Why the ledger could not be opened. */
  readonly failure: Failure;
  readonly data_dir: string;
  readonly store_bytes: number;
  /** Newest backup that was opened and found whole just now, or null. */
  readonly offered: ListedBackup | null;
  /** Newer ones that are damaged themselves. */
  readonly damaged: readonly string[];
}

/** What was read out of a store that cannot be opened. */
export interface Salvaged {
  /** Names of the files made. */
  readonly workbook: string;
  readonly json: string;
  readonly records: number;
  readonly by_type: readonly SalvagedType[];
  /** Whether the audit log could be read to its end. */
  readonly audit_entries: number;
  readonly audit_complete: boolean;
}

export interface SalvagedType {
  readonly type: RecordType;
  readonly read: number;
  /** Rows of which only the place is known: their page is damaged. */
  readonly unreadable: number;
  /** Ids of records that the audit log names and that were not read; those whose values it holds were taken from it. */
  readonly missing: readonly string[];
  /** Read from the audit log instead of the table. */
  readonly from_log: number;
}
