import type { AffectedReport } from './affected-reports.ts';
import type { RecordPlace } from './answers.ts';
import type { ChangeSince } from './changes-since.ts';
import type { IsoDate } from './dates.ts';
import type { Failure } from './failure.ts';
import type { Language } from './locale/labels.ts';
import type { OptionOf } from './options.ts';
import type { Period } from './period.ts';
import type { AnyRecord, FieldValue, RecordType } from './records/catalogue.ts';
import type { ReportStatus, Verdict } from './workflow.ts';

/** Shapes that reviewing, sending back and reading replies answer with; see `review-contract.ts`. */

type Words = Readonly<Record<Language, string>>;

/** How a query stands: nobody did anything, it is answered, or what it asks about says something else now. */
export type QueryState = 'open' | 'answered' | 'changed';

export interface ShownQuery {
  readonly id: string;
  readonly revision: number;
  /** Version of the report that it was asked about. */
  readonly version: number;
  readonly asked_by_unit: { readonly code: string; readonly name: string };
  readonly asked_by: string | null;
  readonly asked_on: IsoDate | null;
  /** Null: about the report as a whole. */
  readonly record_type: RecordType | null;
  readonly record_id: string | null;
  readonly field: string | null;
  readonly rule: string | null;
  readonly text: string;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly answered_on: IsoDate | null;
  /** What the record is called; '' for the report as a whole. */
  readonly label: Words;
  /** Where it is worked on; of a received package all null. */
  readonly place: RecordPlace;
  /** What the field said in the version asked about, and what it says now; null where no field is meant. */
  readonly before: FieldValue;
  readonly now: FieldValue;
  readonly state: QueryState;
}

/** A received package, as a list names it. */
export interface ListedPackage {
  readonly id: string;
  readonly unit: string;
  readonly period: Period;
  readonly version: number;
  readonly status: ReportStatus;
}

/** A received package as its reviewer sees it. */
export interface ReviewedPackage {
  readonly id: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly period: Period;
  readonly version: number;
  readonly status: ReportStatus;
  readonly file_name: string;
  readonly sha256: string;
  readonly received_at: string;
  readonly correction_kind: OptionOf<'correctionKind'> | null;
  readonly correction_reason: string | null;
  readonly may_send_back: boolean;
  /** What values of the queries name, by record id. */
  readonly referred: Readonly<Record<string, Words>>;
  readonly area_names: Readonly<Record<string, string>>;
  /** Key that signs replies here: the county compares it the first time. */
  readonly public_key: string;
  /** Number of records by type, in the catalogue's order. */
  readonly counts: readonly { readonly type: RecordType; readonly count: number }[];
  /** Asked about this version, not taken back. */
  readonly queries: readonly ShownQuery[];
  /** Asked about earlier versions, with the answers that came with this one. */
  readonly earlier: readonly ShownQuery[];
}

/** Records of one type in a package, with what they refer to in words. */
export interface ReviewedRecords {
  readonly rows: readonly AnyRecord[];
  readonly total: number;
  /** Fields in which any record of the type says something, on this page or another. */
  readonly filled: readonly string[];
  readonly labels: Readonly<Record<string, Words>>;
  /** Labels of what fields of the rows refer to, by id. */
  readonly referred: Readonly<Record<string, Words>>;
  readonly area_names: Readonly<Record<string, string>>;
}

/** A reply that was put into a folder. */
export interface PlacedReply {
  readonly file: string;
  /** False when the very same file lay there already. */
  readonly created: boolean;
  readonly status: ReportStatus;
  readonly verdict: Verdict;
  readonly queries: number;
  /** False where the received workbook could not be commented: the file lists the queries without the forms. */
  readonly with_forms: boolean;
}

/** Receipts of all that is accepted of a period, put into a folder. */
export interface PlacedReceipts {
  readonly folder: string;
  readonly placed: readonly (Pick<PlacedReply, 'file' | 'created' | 'verdict'> & {
    readonly unit: { readonly code: string; readonly name: string };
  })[];
  /** Units whose receipt was not placed, since another file has its name. */
  readonly refused: readonly {
    readonly unit: { readonly code: string; readonly name: string };
    readonly failure: Failure;
  }[];
}

/** What a reply says, before or after it was read in. */
export interface ReplyHead {
  readonly verdict: Verdict;
  readonly unit: { readonly code: string; readonly name: string };
  readonly person: string;
  /** ISO instant. */
  readonly at: string;
  readonly why: string | null;
  readonly period: Period;
  readonly version: number;
  readonly queries: number;
}

/** A reply file found in the shared folder. */
export interface FoundReply {
  readonly file: string;
  /** `new`: can be read in; `unknownKey`: needs a person's yes first; `foreign`: answers no report of this unit. */
  readonly state: 'new' | 'imported' | 'unknownKey' | 'foreign' | 'damaged';
  /** Null where it could not be read. */
  readonly reply: (ReplyHead & { readonly public_key: string }) | null;
}

export interface FoundReplies {
  readonly folder: string;
  readonly replies: readonly FoundReply[];
}

export interface ImportedReply {
  readonly reply: ReplyHead;
  /** False when the same reply was read in before. */
  readonly created: boolean;
  /** State of the version that it answers, afterwards. */
  readonly status: ReportStatus;
  /** Queries that were not here before. */
  readonly queries: number;
}

/** What upper levels answered to a version, and how the ledger differs from the last one. */
export interface ReviewState {
  readonly period: Period;
  /** Replies read in, newest first. */
  readonly replies: readonly (ReplyHead & { readonly file_name: string; readonly imported_at: string })[];
  /** Queries about versions of the period: open ones first, then the newest. */
  readonly queries: readonly ShownQuery[];
  readonly open: number;
  /** What another version would be; null where none was filed. */
  readonly next_kind: OptionOf<'correctionKind'> | null;
  /** Against the last version filed; empty where none was. */
  readonly changes: readonly ShownChange[];
  /** Changes that are not listed. */
  readonly left_out: number;
  readonly area_names: Readonly<Record<string, string>>;
  /** What changed fields refer to, by id. */
  readonly referred: Readonly<Record<string, Words>>;
}

export interface ShownChange extends ChangeSince {
  readonly label: Words;
  readonly place: RecordPlace;
}

export interface AffectedReports {
  readonly period: Period;
  readonly reports: readonly AffectedReport[];
}
