import type { OptionOf } from './options.ts';
import type { AnyRecord, RecordType } from './records/catalogue.ts';

/** Shapes that services answer with; see `contract.ts`. */

export interface Page<T> {
  readonly rows: readonly T[];
  /** Number of rows that match, of which `rows` is a part. */
  readonly total: number;
}

export interface Session {
  readonly initialised: boolean;
  readonly role: OptionOf<'role'> | null;
  readonly unit: { readonly code: string; readonly name: string } | null;
  readonly person: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly money_unit: 'yuan' | 'wanYuan';
  readonly shared_folder: string | null;
  readonly app_version: string;
}

export interface AuditEntry {
  readonly seq: number;
  readonly installation: string;
  readonly person: string;
  /** ISO instant. */
  readonly at: string;
  readonly record_type: string;
  readonly record_id: string;
  /** Null for a creation. */
  readonly field: string | null;
  readonly old: string | null;
  readonly new: string | null;
  readonly why: string | null;
  readonly hash: string;
}

/** Everything the pages of one enclave need, in one call. */
export interface EnclaveSlice {
  readonly records: { readonly [T in RecordType]?: readonly AnyRecord[] };
  readonly area_names: Readonly<Record<string, string>>;
}

/** What an import did; nothing is applied unless everything can be. */
export interface ImportOutcome {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** Whether the store and its audit log are whole. */
export interface StoreVerdict {
  readonly integrity: 'ok' | 'damaged';
  readonly audit_entries: number;
  /** First audit entry that does not fit its chain, or null. */
  readonly first_bad_entry: number | null;
  readonly audit_head: string;
  readonly counts: { readonly [type: string]: number };
}
