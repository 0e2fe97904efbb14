import type { CheckedViolation, EditedReportCell, ReferredNames, Signers } from './answers.ts';
import type { FoundAttachments } from './attachment-answers.ts';
import type { IsoDate } from './dates.ts';
import type { Failure } from './failure.ts';
import type { Language } from './locale/labels.ts';
import type { Fen } from './money.ts';
import type { FormId } from './options.ts';
import type { Period } from './period.ts';
import type { AnyRecord, FieldValue, RecordType } from './records/catalogue.ts';
import type { ReportStatus, Verdict } from './workflow.ts';

/** Shapes that the inbox of the upper levels answers with; see `inbox-contract.ts`. */

/** What a file in the folder is; `locale/<language>/inbox.ts` says what to do. */
export const foundKinds = [
  /** Received by this look: a first version, a later one. */
  'new',
  'newer',
  /** Received before. */
  'same',
  'older',
  'fork',
  /** Still growing, or half copied: looked at again. */
  'copying',
  'damaged',
  'tooNew',
  /** No workbook that can be read: encrypted, an old format, far too large. */
  'refused',
  'badSignature',
  /** Signed by an installation that nobody has confirmed as the unit's; confirmed as another unit's; withdrawn. */
  'unknownKey',
  'foreignKey',
  'withdrawnKey',
  /** Received, but of a form version (表式版本) that this level does not take for the period: older or newer. */
  'wrongForm',
  /** Of a unit outside the area, or that owes no report of the period. */
  'otherUnit',
  /** A department's part: its county's lead office takes it in and reports the whole. */
  'part',
  /** What a prefecture or the province answered to a report, taken note of; about a report that is not here. */
  'reply',
  'replyAlone',
  'notReport',
] as const;
export type FoundKind = (typeof foundKinds)[number];

export const foundFlags = ['noPredecessor', 'edited', 'renamed', 'left', 'future'] as const;
/** What to know of a file besides: none of it keeps it from being received. */
export type FoundFlag = (typeof foundFlags)[number];

export interface FoundReport {
  readonly unit: { readonly code: string; readonly name: string };
  readonly period: Period;
  readonly version: number;
  readonly sha256: string;
  /** ISO instant by the county's clock. */
  readonly created: string;
  readonly installation: string;
  readonly public_key: string;
}

/** What a reply in the folder says about which report. */
export interface FoundVerdict {
  readonly by: { readonly code: string; readonly name: string };
  /** Code of the county. */
  readonly unit: string;
  readonly period: Period;
  readonly version: number;
  /** The report's own hash. */
  readonly sha256: string;
  readonly verdict: Verdict;
  readonly installation: string;
  readonly public_key: string;
}

export interface FoundFile {
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly kind: FoundKind;
  readonly flags: readonly FoundFlag[];
  /** Why it could not be read: code of the failure's reason; else null. */
  readonly reason: string | null;
  /** Null where the file could not be read. */
  readonly report: FoundReport | null;
  /** Null where it is no reply. */
  readonly reply: FoundVerdict | null;
  readonly package_id: string | null;
  /** Cells that do not say any more what the report says. */
  readonly edited_cells: number;
  /** `unknownKey`: the installations that are the unit's until now. */
  readonly known: readonly { readonly installation: string; readonly trusted_at: string }[];
  /** `foreignKey`: the unit that the key is confirmed for. */
  readonly owner: string | null;
}

/** Why a package is not accepted; `confirm` are those that a person may confirm. */
export const acceptReasons = [
  'missing',
  'fork',
  'superseded',
  'decided',
  'untrustedKey',
  'wrongForm',
  'hardViolations',
  'totalsDiffer',
  'strayRows',
  'noCityReview',
] as const;
export type AcceptReason = (typeof acceptReasons)[number];

export const doubts = [
  'queried',
  'citySentBack',
  'edited',
  'afterFork',
  'totalsOpen',
  'partsDiffer',
  'unsure',
  'waitingFiles',
  'future',
] as const;
/** What a person must confirm to accept all the same. */
export type Doubt = (typeof doubts)[number];

/** A control total as the report states it and as the receiver adds it up from the records, in fen. */
export interface ControlTotal {
  readonly name: string;
  readonly stated: Fen;
  readonly added: Fen;
  /** `open`: needs reports of earlier periods that were never received. */
  readonly verdict: 'equal' | 'differs' | 'open';
}

/** The receiver's own judgement of a package. */
export interface PackageVerdict {
  readonly hard: number;
  readonly unexplained: number;
  readonly explained: number;
  readonly hints: number;
  /** Violations that reports of earlier periods, which are not here, might answer; counted nowhere else. */
  readonly unsure: number;
  readonly totals: 'equal' | 'open' | 'differ' | 'none';
  /** Rows that are not of the report's period or forms. */
  readonly stray: number;
  /** Of a year's report: quarters and months received of it whose amounts it states otherwise. */
  readonly parts_differ: readonly Period[];
  /** Forms whose version is not the one valid for the period here (H90). */
  readonly wrong_forms: readonly FormId[];
}

/** What the prefecture decided about a package, in its signed reply. */
export interface CityVerdict {
  readonly verdict: 'sentBack' | 'cityAccepted';
  readonly unit: string;
  readonly unit_name: string;
  readonly person: string;
  /** ISO instant of the decision, by the prefecture's clock. */
  readonly at: string;
  readonly why: string | null;
  readonly file_name: string;
}

export interface PackageHead {
  readonly package_id: string;
  readonly version: number;
  readonly status: ReportStatus;
  readonly sha256: string;
  readonly created: string;
  readonly received_at: string;
  readonly file_name: string;
  readonly signers: Signers;
  readonly correction_reason: string | null;
  /** Records in the package. */
  readonly records: number;
  readonly edited_cells: number;
  /** The prefecture's newest decision that the province knows of; null while there is none, and at the prefecture. */
  readonly city: CityVerdict | null;
}

/** Headline figures that are compared: money in fen, else a count. */
export const headlineNames = ['received', 'distributed', 'investment', 'projects', 'villages'] as const;
export type HeadlineName = (typeof headlineNames)[number];
export interface Headline {
  readonly name: HeadlineName;
  readonly now: number;
  /** Of the period before and of the same one last year; null where no such report is here. */
  readonly before: number | null;
  readonly lastYear: number | null;
}

/** Of a unit: what is here, or what keeps it from being here. */
export type UnitState = ReportStatus | 'missing' | 'waiting' | 'fork';

/** This level's own queries (核实意见) about a unit's reports of a period that were not taken back. */
export interface QueryCounts {
  readonly open: number;
  /** Answered in words, or the newest version says something else where it was asked. */
  readonly answered: number;
}

/** A unit that owes a report of the period. */
export interface InboxRow {
  readonly unit: { readonly code: string; readonly name: string };
  /** It left the list before the period's end, and still reports. */
  readonly left: boolean;
  /** Last day on which its report is on time. */
  readonly deadline: IsoDate;
  /** Its first version known here was made after that day, by the county's clock. */
  readonly late: boolean;
  /** Days until the deadline, negative once it has passed, while nothing was received; else null. */
  readonly days_left: number | null;
  readonly state: UnitState;
  /** The newest version; null where none was received or two claim to be it. */
  readonly head: PackageHead | null;
  /** The version whose figures count, where it is not the newest. */
  readonly in_force: {
    readonly package_id: string;
    readonly version: number;
    readonly status: ReportStatus;
  } | null;
  /** The version that the newest one corrects was never received; it can be used. */
  readonly predecessor_unknown: boolean;
  /** Ids of the versions that fork. */
  readonly forks: readonly string[];
  /** Null while it is being checked. */
  readonly verdict: PackageVerdict | null;
  readonly headlines: readonly Headline[];
  /** Files of the unit in the folder that were not received, or that cannot be accepted as they are. */
  readonly waiting: readonly FoundFile[];
  readonly queries: QueryCounts;
  /** Replies about the newest version that wait for their key to be confirmed. */
  readonly waiting_replies: number;
  /** Empty where the newest version can be accepted. */
  readonly refused: readonly AcceptReason[];
  readonly doubts: readonly Doubt[];
}

export interface InboxState {
  readonly period: Period;
  /** Null while none was ever chosen. */
  readonly folder: string | null;
  /** Why the folder could not be looked through the last time. */
  readonly failure: Failure | null;
  /** ISO instant of the last look that ended; null before the first. */
  readonly looked_at: string | null;
  /** Null while nothing is under way. Files to be read and packages to be checked. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly rows: readonly InboxRow[];
  /** Files that are no row's, but need to be known: damaged ones, other units'. */
  readonly others: readonly FoundFile[];
  /** Files of other periods, and files that are no reports: counted only. */
  readonly other_periods: number;
  readonly not_reports: number;
  readonly not_report_files: readonly string[];
}

/** A field that differs from the version before. */
export interface FieldDifference {
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}
export interface RecordDifference {
  readonly type: RecordType;
  readonly id: string;
  readonly label: Readonly<Record<Language, string>>;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldDifference[];
}

/** An installation whose signature is taken for a unit's. */
export interface ConfirmedKey {
  readonly unit: { readonly code: string; readonly name: string };
  readonly public_key: string;
  readonly installation: string;
  readonly trusted_at: string;
  readonly trusted_by: string;
  /** A person's yes, an endorsement, or the province's settings. */
  readonly how: 'person' | 'endorsed' | 'settings';
  /** Versions that it signed: accepted here, and newest ones that nothing was decided about. */
  readonly accepted: number;
  readonly undecided: number;
}

/** A received package, opened. */
export interface OpenedPackage {
  readonly unit: { readonly code: string; readonly name: string };
  readonly period: Period;
  readonly head: PackageHead;
  readonly previous_sha256: string | null;
  readonly installation: string;
  readonly app_version: string;
  readonly verdict: PackageVerdict;
  readonly violations: readonly CheckedViolation[];
  readonly unsure: readonly CheckedViolation[];
  readonly totals: readonly ControlTotal[];
  /** Records by type, in the order of the catalogue. */
  readonly counts: readonly { readonly type: RecordType; readonly count: number }[];
  readonly edited_cells: readonly EditedReportCell[];
  /** Null where the report has none, or its file is not in the folder any more. */
  readonly attachments: FoundAttachments | null;
  readonly moves: readonly {
    readonly status: ReportStatus;
    readonly at: string;
    readonly person: string;
    readonly why: string | null;
  }[];
  /** Against the version that it replaces, else the next lower one; null where none is here. */
  readonly differences: {
    readonly version: number;
    readonly records: readonly RecordDifference[];
    /** Records that differ beyond those listed. */
    readonly left_out: number;
  } | null;
}

export interface AcceptedPackages {
  readonly accepted: readonly {
    readonly unit: string;
    readonly package_id: string;
    readonly version: number;
    readonly status: ReportStatus;
  }[];
  readonly refused: readonly {
    readonly unit: string;
    readonly package_id: string;
    readonly reasons: readonly (AcceptReason | Doubt)[];
  }[];
}

/** Records of one type in a received package, with the words for what they refer to. */
export interface PackageRecords extends ReferredNames {
  readonly total: number;
  readonly rows: readonly AnyRecord[];
  /** Fields in which any record of the type says something, on this page or another. */
  readonly filled: readonly string[];
}
