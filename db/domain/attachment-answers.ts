import type { AnyRecord, RecordType } from './records/catalogue.ts';

/** Shapes that the calls about attachments answer with; see `contract.ts`. */

/** Files of a ledger's live attachments. */
export interface AttachmentVerdict {
  /** Different files. */
  readonly files: number;
  readonly bytes: number;
  /** Names of those that are not there. */
  readonly missing: readonly string[];
  /** Names of those whose content is not what was added. */
  readonly changed: readonly string[];
}

/** The live attachments of one record. */
export interface AttachmentList {
  /** In the order in which they were added. */
  readonly attachments: readonly AnyRecord[];
  /** Ids of those whose file is not there. */
  readonly missing: readonly string[];
  /** Of these attachments, and of all that the ledger keeps. */
  readonly bytes: number;
  readonly total_bytes: number;
}

export interface AddedAttachment {
  readonly attachment: AnyRecord;
  /** False when the record had this very file already. */
  readonly added: boolean;
}

/** A copy of an attachment in a folder. */
export interface CopiedAttachment {
  /** Its name there. */
  readonly file: string;
  /** False when the very same file lay there already. */
  readonly created: boolean;
}

/** An attachment of a report's record, in the folder beside the report file. */
export interface ReportAttachment {
  /** Its name in the folder. */
  readonly file: string;
  /** As the officer knew it. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly record_type: RecordType;
  readonly record_id: string;
}

/** The attachments of a report file as found beside it. */
export interface FoundAttachments {
  /** Name of the folder that was looked into. */
  readonly folder: string;
  readonly files: readonly (ReportAttachment & { readonly state: 'present' | 'missing' | 'changed' })[];
  /** Names of what lies there besides. */
  readonly extra: readonly string[];
}
