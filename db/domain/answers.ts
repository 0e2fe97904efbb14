import type { AttachmentVerdict, FoundAttachments } from './attachment-answers.ts';
import type { ReportingCalendar } from './calendar.ts';
import type { IsoDate } from './dates.ts';
import type { StageCount } from './figures/pipeline-summary.ts';
import type { ListView } from './list-query.ts';
import type { Language } from './locale/labels.ts';
import type { Fen } from './money.ts';
import type { Obligation } from './obligations.ts';
import type { FormId, OptionOf } from './options.ts';
import type { PackagedRecord } from './package.ts';
import type { Period } from './period.ts';
import type { AnyRecord, FieldValue, RecordType } from './records/catalogue.ts';
import type { ExplanationKey } from './rules/explanations.ts';
import type { Violation } from './rules/rule.ts';
import type { OfficeSettings } from './session-answers.ts';
import type { PrefectureReview } from './workflow.ts';

/** Shapes that services answer with; see `contract.ts`. */

export interface Page<T> {
  readonly rows: readonly T[];
  /** Number of rows that match, of which `rows` is a part. */
  readonly total: number;
}

/** What the records of an answer refer to, in words. */
export interface ReferredNames {
  /** Labels of records by type and id, in the language asked for. */
  readonly labels: { readonly [T in RecordType]?: Readonly<Record<string, string>> };
  readonly area_names: Readonly<Record<string, string>>;
  readonly industry_names: Readonly<Record<string, string>>;
}

export interface ListedRecords extends ReferredNames {
  readonly rows: readonly AnyRecord[];
  /** Where each of the rows is worked on. */
  readonly places: readonly RecordPlace[];
  /** Ids of rows that are not voided themselves, but with what they are a part of. */
  readonly gone: readonly string[];
  /** Null where they were not asked for. */
  readonly totals: {
    readonly total: number;
    /**
     * Exact sums over all selected rows by field, as decimal text, in the unit that is stored (fen, 1/100 亩); where voided
     * rows are shown beside the others, over the live ones.
     */
    readonly sums: Readonly<Record<string, string>>;
  } | null;
}

/** The Excel file of a list or history. */
export interface PlacedList {
  readonly file: string;
  readonly rows: number;
}

export interface ListViews {
  /** By type, then by the name given to it. */
  readonly kept: { readonly [T in RecordType]?: Readonly<Record<string, ListView>> };
  /** The type looked at last, and each type as it was. */
  readonly last: RecordType | null;
  readonly seen: { readonly [T in RecordType]?: ListView };
}

/** A record as the search over everything shows it. */
export interface FoundRecord {
  readonly type: RecordType;
  readonly id: string;
  readonly label: string;
  readonly place: RecordPlace;
  /** What holds the typed words where the label does not; null also where pinyin led to it. */
  readonly found: { readonly field: string; readonly value: FieldValue } | null;
}

export interface FoundRecords {
  readonly found: readonly FoundRecord[];
  /** Whether there are more than were asked for. */
  readonly more: boolean;
}

export interface Session extends OfficeSettings {
  readonly initialised: boolean;
  readonly role: OptionOf<'role'> | null;
  readonly unit: { readonly code: string; readonly name: string } | null;
  readonly person: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly money_unit: 'yuan' | 'wanYuan';
  readonly shared_folder: string | null;
  readonly calendar: ReportingCalendar;
  /** The province's rule about the prefecture's review; means nothing elsewhere. */
  readonly prefecture_review: PrefectureReview;
  readonly app_version: string;
  /** Names of the tables of codes in use: as shipped, or of the last import. */
  readonly reference: ReferenceVersions;
  /** The day in China, by the host's clock. */
  readonly today: IsoDate;
  /** The period that is being worked on: as last chosen, else the last quarter that has ended. */
  readonly period: Period;
}

/** A save that can be undone or redone, by its first record. */
export interface StepSummary {
  readonly type: RecordType;
  readonly id: string;
  readonly label: string;
  /** Records that the step wrote. */
  readonly records: number;
}

export interface UndoState {
  readonly back: StepSummary | null;
  readonly again: StepSummary | null;
}

/** What was undone or redone, and what can be now. */
export interface StepTaken {
  readonly taken: StepSummary;
  readonly state: UndoState;
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

/** Records that a page needs, in one call, with the names of the areas that they state. */
export interface RecordSlice {
  readonly records: { readonly [T in RecordType]?: readonly AnyRecord[] };
  readonly area_names: Readonly<Record<string, string>>;
}

/** Everything the pages of one enclave need. */
export type EnclaveSlice = RecordSlice;

/** An area as a picker offers it. */
export interface FoundArea {
  readonly code: string;
  readonly name: string;
  /** Names of the areas it lies in, from the province down; '' for a province. */
  readonly within: string;
  /** Last day of a code that has lapsed; null for one in force. */
  readonly valid_to: IsoDate | null;
}

/** An industry class (小类) as a picker offers it. */
export interface FoundIndustry {
  readonly code: string;
  readonly name: string;
  /** Letter of its section. */
  readonly section: string;
  /** Names of section, division and group, as far as they differ from its own. */
  readonly within: string;
}

/** An enclave as the list of enclaves shows it, at the end of a period. */
export interface ListedEnclave {
  readonly enclave: AnyRecord;
  readonly host_name: string | null;
  /** The latest stage recorded, and its day. */
  readonly stage: { readonly stage: OptionOf<'stage'>; readonly date: IsoDate } | null;
  readonly accounts: readonly ListedAccount[];
}

/** Enclave × home county; see `AccountFigures`. */
export interface ListedAccount {
  readonly home_county: string;
  /** Of the calendar year up to the period's end: dues that fell due, and what was received. */
  readonly agreed: Fen;
  readonly received: Fen;
  /** At the end of the period. */
  readonly arrears: Fen;
  /** Whether records with a blank date or amount may belong to the figures. */
  readonly incomplete: boolean;
}

export interface EnclaveList {
  readonly period: Period;
  /** By enclave code. */
  readonly enclaves: readonly ListedEnclave[];
  readonly pipeline: readonly StageCount[];
  readonly area_names: Readonly<Record<string, string>>;
}

/** Where a record is worked on: what a click on a violation needs besides type, id and field. */
export interface RecordPlace {
  readonly enclave_id: string | null;
  readonly home_county: string | null;
  readonly batch_id: string | null;
}

export interface CheckedViolation {
  readonly violation: Violation;
  /** What the record is called, in each language; '' for the report itself. */
  readonly label: Readonly<Record<Language, string>>;
  readonly place: RecordPlace;
  /** Soft rules: where an explanation is to be stored; null for hard rules and hints. */
  readonly key: ExplanationKey | null;
  /** The explanation that answers it, or null. */
  readonly explanation: { readonly id: string; readonly revision: number; readonly text: string } | null;
  /** Where unanswered: the newest text given for the same rule and record, to start from, or null. */
  readonly offered: string | null;
}

/** How a form of the period's set stands. */
export interface FormState {
  readonly form: FormId;
  /** Records of the form in the package. */
  readonly records: number;
  readonly declaration: {
    readonly id: string;
    readonly revision: number;
    readonly kind: OptionOf<'declarationKind'> | null;
    readonly reason: string | null;
  } | null;
}

/** Verdict on a period. Submitting needs hard = 0, unexplained = 0 and no open draft. */
export interface CheckAnswer {
  readonly period: Period;
  readonly violations: readonly CheckedViolation[];
  readonly hard: number;
  /** Soft violations without an explanation. */
  readonly unexplained: number;
  readonly explained: number;
  readonly hints: number;
  readonly forms: readonly FormState[];
  /** Typed and not yet saved in forms of the package. */
  readonly drafts: readonly OpenDraft[];
}

/** Text that was typed and not yet saved. */
export interface OpenDraft {
  readonly form: string;
  readonly record_id: string;
  readonly saved_at: string;
  /** Record that it is about, the first of a spreadsheet's; null where it is about none. */
  readonly record: { readonly type: RecordType; readonly id: string } | null;
  /** What the record is called; its type's name while it is new. */
  readonly label: Readonly<Record<Language, string>>;
  readonly place: RecordPlace;
}

/** Who signs a report. */
export interface Signers {
  readonly unit_head: string;
  readonly stat_head: string;
  readonly filler: string;
  readonly phone: string;
  readonly report_date: IsoDate;
}

/** A filed report as a list shows it. */
export interface FiledReport {
  readonly id: string;
  readonly period: Period;
  readonly version: number;
  readonly status: OptionOf<'reportStatus'>;
  readonly signers: Signers;
  readonly correction_reason: string | null;
  /** Null for the first version, and where an earlier version of the program filed it. */
  readonly correction_kind: OptionOf<'correctionKind'> | null;
  readonly sha256: string;
  readonly file_name: string;
  /** ISO instant. */
  readonly filed_at: string;
}

/** What the report page of a period needs. */
export interface ReportState {
  readonly period: Period;
  /** Version that submitting would file: 1, or one more than the last. */
  readonly next_version: number;
  /** Newest first. */
  readonly filed: readonly FiledReport[];
  /** Those of the last report of any period, to start from; its date is not taken over. */
  readonly last_signers: Omit<Signers, 'report_date'> | null;
  /** Whether records of the package changed since the last version was filed; null when none was. */
  readonly changed_since: boolean | null;
  /** What is owed for the period; null for nothing. */
  readonly obligation: Obligation | null;
  /** Forms whose lock keeps a first report back; none once one was filed. */
  readonly locked: readonly FormId[];
}

/** A report that was filed and put into a folder. */
export interface SubmittedReport {
  readonly report: FiledReport;
  /** Name of the file in the folder. */
  readonly file: string;
  /** False when the very same file lay there already. */
  readonly created: boolean;
  /** Names of attachments that are lost, and so do not lie beside it. */
  readonly without: readonly string[];
}

/** A cell of a report file that does not say any more what the report says. */
export interface EditedReportCell {
  readonly address: string;
  readonly record_type: RecordType;
  readonly record_id: string;
  readonly field: string;
  readonly expected: string;
  readonly found: string | null;
}

/** A report file as read back exactly. */
export interface ShownReport {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly records: readonly PackagedRecord[];
  readonly sha256: string;
  readonly signature: 'valid' | 'invalid';
  readonly edited_cells: readonly EditedReportCell[];
  /** Null where the report has none. */
  readonly attachments: FoundAttachments | null;
}

/** What an import did; nothing is applied unless everything can be. */
export interface ImportOutcome {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** A table of codes that can be imported anew. */
export type ReferenceKind = 'areas' | 'industries';
export type ReferenceVersions = { readonly [K in ReferenceKind]: string };

interface NamedCode {
  readonly code: string;
  readonly name: string;
}

/** What a file of codes changes. */
export interface ReferenceChanges {
  readonly added: readonly NamedCode[];
  /** `was`: its name before. */
  readonly changed: readonly (NamedCode & { readonly was: string })[];
  readonly lapsed: readonly NamedCode[];
}

/** A file of codes compared with the table in use. */
export interface ReferenceImport extends ReferenceChanges {
  readonly kind: ReferenceKind;
  /** What the table is called once it is taken over. */
  readonly version: string;
  readonly as_of: IsoDate;
  /** Of the file: confirms what was shown. */
  readonly sha256: string;
  /** Codes in the file. */
  readonly codes: number;
  readonly applied: boolean;
}

/** A membership, host or pairing of the unit that the app's registers know. */
export interface ReferenceOffer {
  readonly type: 'county' | 'host' | 'pairing';
  /** The county itself, the host, or the partner. */
  readonly name: string;
  readonly pairing_type: OptionOf<'pairingType'> | null;
  /** Year since when the pairing is known to be; null where the source does not say. */
  readonly since: number | null;
  /** What its note will say. */
  readonly note: string;
  readonly confirmed: boolean;
  /** Whether the ledger holds it already, voided or not. */
  readonly present: boolean;
}

/** Whether the store and its audit log are whole. */
export interface StoreVerdict {
  readonly integrity: 'ok' | 'damaged';
  readonly audit_entries: number;
  /** First audit entry that does not fit its chain, or null. */
  readonly first_bad_entry: number | null;
  readonly audit_head: string;
  /** First record that does not say what the log says of it, or null. */
  readonly diverging: {
    readonly type: RecordType;
    readonly id: string;
    readonly field: string | null;
  } | null;
  readonly counts: { readonly [type: string]: number };
  readonly attachments: AttachmentVerdict;
}
