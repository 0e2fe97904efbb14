import type { FailureCode } from '../failure.ts';
import type { FieldGroup } from '../fields.ts';
import type { FormId, OptionOf, OptionSet } from '../options.ts';
import type { ParseProblem } from '../parsed.ts';
import type { ComputedFieldOf, FieldOf, RecordType } from '../records/catalogue.ts';
import type { SystemFields } from '../records/declaration.ts';
import type { RefusalCode } from '../refusal.ts';
import type { WorkbookRefusalCode } from '../workbook-refusal.ts';

/** Languages of the program; the first is the one officers work in (model, decision 9). */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Every field of a record type that has a label: stored and computed. */
export type LabelledField<T extends RecordType> = FieldOf<T> | ComputedFieldOf<T>;

/** `$name` is the record type itself; a field without a label, or a label without a field, does not compile. */
export type RecordLabels = {
  readonly [T in RecordType]: { readonly [F in '$name' | LabelledField<T>]: string };
};

/** What every record carries besides its own fields. */
export type SystemLabels = { readonly [F in keyof SystemFields]: string };

export type OptionLabels = {
  readonly [S in OptionSet]: { readonly [V in OptionOf<S>]: string };
};

export type GroupLabels = { readonly [G in FieldGroup]: string };

/** Names of the form sets (design §6), as in the names of report files. */
export interface FormSetLabels {
  readonly month: string;
  readonly quarter: string;
  readonly year: string;
}

export interface FormLabel {
  /** As in the form's head. */
  readonly title: string;
  /** As in navigation. */
  readonly short: string;
  /** The existing paper or Excel form that this one replaces (model §8). */
  readonly replaces: string;
}
export type FormLabels = { readonly [F in FormId]: FormLabel };

/** Templates of what a record is called, see `fill.ts` and `record-label.ts`. */
export type RecordNames = { readonly [T in RecordType]: string };

/** Units as the field kinds name them, see `unitOf`. */
export type Unit = '万元' | '元' | '%' | '亩' | 'm²';
export type UnitLabels = { readonly [U in Unit]: string };

/** Sections (门类) of the classification of industries. */
export type IndustrySectionLabels = { readonly [S in IndustrySection]: string };
export type IndustrySection =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T';

/** Notes of records that the app offers from its registers; templates, see `fill.ts`. */
export interface ReferenceTexts {
  /** `{source}`: where it was read. */
  readonly note: string;
  readonly unconfirmed: string;
  readonly placeUnconfirmed: string;
  readonly sinceYear: string;
  readonly generalKnowledge: string;
  readonly reprint: string;
  readonly reason: string;
}

export type FlagLabels = { readonly yes: string; readonly no: string };

/** Templates, see `fill.ts`. */
export type ProblemLabels = { readonly [C in ParseProblem['code']]: string };
/** Templates that say what happened and what to do, see `fill.ts`. */
export type FailureLabels = { readonly [C in FailureCode]: string };

/** Templates that say why a place of an input is refused, see `refusal-text.ts`. */
export type RefusalLabels = { readonly [C in RefusalCode]: string };

/** Why a file is not taken; every code of the reader of workbooks, and the codes of those that judge what is in it. */
export type FileReasonLabels = { readonly [C in WorkbookRefusalCode]: string } & Readonly<
  Record<string, string>
>;
/** What to do with a file that the reader of workbooks refuses. */
export type FileAdviceLabels = { readonly [C in WorkbookRefusalCode]: string };

/** Official definitions for F1, of those fields only that are easily confused. */
export type HelpTexts = {
  readonly [T in RecordType]?: { readonly [F in LabelledField<T>]?: string };
};

/** Lines of the forms that state figures; return kinds and pool movements have the names of their options. */
export type ReportLine =
  | 'agreed'
  | 'guaranteed'
  | 'settled'
  | 'waived'
  | 'outstanding'
  | 'received'
  | 'adjustment'
  | 'allocated'
  | 'arrears'
  | 'arrearsThisYear'
  | 'arrearsLastYear'
  | 'arrearsOlder'
  | 'prepaid'
  | 'rateBase'
  | 'rateAllocated'
  | 'rate'
  | 'poolOpen'
  | 'poolReceived'
  | 'poolAdvanced'
  | 'distributed'
  | 'villagesPaid'
  | 'poolUses'
  | 'poolClose'
  | 'stage';

/** What the sheets of a report file say besides labels; templates, see `fill.ts`. */
export interface ReportSheetTexts {
  /** `{label}` and its value. */
  readonly labelled: string;
  readonly unit: string;
  readonly unitOfMeasure: string;
  readonly declared: string;
  readonly version: string;
  readonly correction: string;
  /** Heads of the columns of figures, by what they are about. */
  readonly columns: {
    readonly indicator: string;
    readonly unit: string;
    readonly code: string;
    readonly number: string;
    readonly quarter: string;
    readonly year: string;
    readonly yearToDate: string;
    readonly sinceStart: string;
    readonly quarterLastYear: string;
    readonly lastYear: string;
    readonly lastYearToDate: string;
    readonly total: string;
  };
  /** Numbers of text columns, one character each. */
  readonly textColumns: string;
  readonly headWithUnit: string;
  readonly lines: { readonly [L in ReportLine]: string };
  readonly numbered: string;
  readonly ofWhich: string;
  readonly villages: string;
  readonly account: string;
  readonly allAccounts: string;
  readonly total: string;
  readonly added: string;
  readonly subtracted: string;
  readonly balance: string;
  /** In the place of a remark that the row above says. */
  readonly asAbove: string;
  readonly noRows: string;
  /** Tab and title of the further sheets of a wide list. */
  readonly continued: string;
  /** A list of records of a form: its tab and its title. */
  readonly listTab: string;
  readonly listTitle: string;
  readonly villageList: string;
  /** What makes up the investment and funds of the year to date. */
  readonly investmentParts: string;
  /** The sheet of forms of which there is nothing to report. */
  readonly nil: { readonly tab: string; readonly title: string; readonly note: string };
  readonly explanations: {
    readonly tab: string;
    readonly title: string;
    readonly ruleClass: string;
    readonly form: string;
    readonly record: string;
    readonly finding: string;
    readonly text: string;
    readonly wholeReport: string;
    readonly none: string;
    readonly classes: { readonly hard: string; readonly soft: string; readonly hint: string };
  };
  readonly notes: {
    readonly head: string;
    readonly scope: { readonly [F in FormId]: string };
    readonly adjustment: string;
    readonly identities: string;
    readonly yearToDate: string;
    readonly rounding: string;
    readonly dash: string;
    readonly codes: string;
    readonly contribution: string;
    readonly attached: string;
    readonly subProjects: string;
    readonly continued: string;
    readonly explanations: string;
    readonly end: string;
  };
  /** `draft` stands in the place of `right` while nothing is filed. */
  readonly footer: {
    readonly left: string;
    readonly pages: string;
    readonly right: string;
    readonly draft: string;
  };
}

/** What a save did to a record. */
export type HistoryKind = 'created' | 'changed' | 'voided' | 'restored';

/** What lists and histories say of themselves; templates, see `fill.ts`. */
export interface ListTexts {
  readonly conditions: {
    readonly equals: string;
    readonly contains: string;
    readonly between: string;
    readonly from: string;
    readonly to: string;
    readonly blank: string;
    readonly filled: string;
    readonly text: string;
    readonly voided: { readonly show: string; readonly only: string };
    readonly chosen: string;
  };
  /** Two values of one condition, and two conditions that both hold. */
  readonly values: string;
  readonly allOf: string;
  readonly selection: string;
  readonly count: string;
  readonly total: string;
  readonly headWithUnit: string;
  readonly made: string;
  /** Above a list: what its figures come to. */
  readonly controlTotals: string;
  readonly controlTotal: string;
  readonly state: string;
  readonly voided: string;
  readonly history: {
    readonly title: string;
    readonly type: string;
    readonly record: string;
    readonly at: string;
    readonly person: string;
    readonly kind: string;
    readonly field: string;
    readonly old: string;
    readonly new: string;
    readonly why: string;
    readonly kinds: { readonly [K in HistoryKind]: string };
    /** Reasons that the program gives itself. */
    readonly whys: {
      readonly undo: string;
      readonly redo: string;
      readonly import: string;
      readonly merge: string;
      readonly part: string;
    };
  };
  /** The workbook of what was read out of a damaged store. */
  readonly salvaged: {
    readonly title: string;
    readonly logWhole: string;
    readonly logTorn: string;
    readonly type: string;
    readonly read: string;
    readonly fromLog: string;
    readonly unreadable: string;
    readonly missing: string;
  };
}

/** Arguments that each parse problem's text shows. */
export const problemArgs: { readonly [C in ParseProblem['code']]: readonly string[] } = {
  empty: [],
  not_a_number: [],
  ambiguous_number: [],
  too_precise: ['decimals'],
  too_large: [],
  unit_conflict: [],
  negative: [],
  not_an_integer: [],
  not_a_date: [],
  not_a_month: [],
  no_such_date: [],
  ambiguous_date: [],
  not_an_option: ['text'],
  ambiguous_name: ['text'],
  too_long: ['max'],
  bad_length: ['length'],
  bad_characters: [],
};

/**
 * Arguments that each failure's text shows when they are given: `path` and `file` a place or file as the officer knows
 * it, `type` a record type, `fields` names of a report's fields, `forms` forms, `used` record types with how many of each
 * (`due:2,receipt:1`), counts and versions as numbers. Others may be given (an id, say) and are not shown.
 */
export const failureArgs: { readonly [C in FailureCode]: readonly string[] } = {
  rejected: ['call'],
  unknown_call: ['name'],
  forbidden: [],
  session_expired: [],
  not_found: ['type'],
  not_initialised: [],
  already_initialised: [],
  unit_fixed: [],
  stale: ['type'],
  still_used: ['type', 'used'],
  parent_voided: ['type', 'used'],
  nothing_to_undo: [],
  changed_since: ['type'],
  store_missing: ['path'],
  store_locked: ['path', 'pid', 'since'],
  store_too_new: ['path'],
  store_damaged: ['path'],
  migration_refused: ['cause'],
  network_drive: ['path'],
  folder_missing: ['path'],
  folder_read_only: ['path'],
  path_not_absolute: ['path'],
  not_a_folder: ['path'],
  sample_folder: ['path'],
  sample_missing: [],
  disk_full: ['path'],
  file_exists: ['file'],
  file_missing: ['file'],
  io_error: ['path'],
  file_refused: ['file', 'reason', 'advice'],
  attachment_refused: ['file', 'reason'],
  attachment_lost: ['file', 'reason'],
  reference_refused: ['file', 'line', 'reason'],
  file_damaged: ['file', 'reason'],
  workbook_damaged: ['file', 'reason', 'advice'],
  file_not_report: ['file'],
  file_too_new: ['file'],
  file_not_work: ['file'],
  work_other_office: ['unit'],
  work_forked: ['installation'],
  work_key_new: ['fingerprint'],
  merge_open: ['count'],
  plan_changed: [],
  file_not_part: ['file'],
  file_not_table: ['file'],
  owned_by_department: ['form', 'department'],
  not_own_form: ['form'],
  form_taken: ['form', 'department'],
  blocked_by_violations: ['hard', 'unexplained'],
  open_drafts: ['count'],
  queries_open: ['count'],
  nothing_asked: [],
  move_refused: [],
  key_unknown: ['unit'],
  reply_foreign: ['file'],
  file_not_reply: ['file'],
  signature_invalid: ['file'],
  reason_needed: [],
  signers_missing: ['fields'],
  period_invalid: ['period'],
  period_locked: ['period', 'lock', 'forms'],
  set_by_province: ['type'],
  settings_refused: ['file', 'reason'],
  report_unchanged: ['version', 'file'],
  filed_not_placed: ['version', 'path', 'file'],
  decided_not_placed: ['path', 'file'],
  totals_differ: ['where'],
  busy: [],
  host_gone: [],
  cancelled: [],
  internal: [],
};
