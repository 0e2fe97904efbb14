import type { IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import type { Fen } from '../money.ts';
import type { Obligation } from '../obligations.ts';
import type { FormId, OptionSet } from '../options.ts';
import type { Percent } from '../percent.ts';
import type { Period } from '../period.ts';
import type { RecordType } from '../records/catalogue.ts';
import type { Thresholds } from './thresholds.ts';

/** hard: blocks checking off, signing and submission; soft: needs a written explanation; hint: asks for nothing; model §5.4. */
export type RuleClass = 'hard' | 'soft' | 'hint';

/** A figure or name in a message; kept typed so that each language formats it in its own way. */
export type RuleArg =
  | { readonly as: 'money'; readonly value: Fen }
  | { readonly as: 'percent'; readonly value: Percent }
  | { readonly as: 'integer'; readonly value: number }
  | { readonly as: 'date'; readonly value: IsoDate }
  | { readonly as: 'period'; readonly value: Period }
  | { readonly as: 'text'; readonly value: string }
  | { readonly as: 'option'; readonly set: OptionSet; readonly value: string }
  | { readonly as: 'field'; readonly type: RecordType; readonly field: string }
  | { readonly as: 'form'; readonly value: FormId };

/** One violation: names record, field, rule and figures, so that a click jumps to the cell. */
export interface Violation {
  readonly rule: string;
  readonly ruleClass: RuleClass;
  readonly form: FormId | null;
  /** `report` and null id where the violation is about the report itself. */
  readonly recordType: RecordType;
  readonly recordId: string | null;
  readonly field: string | null;
  readonly args: Readonly<Record<string, RuleArg>>;
}

/** Area codes with validity; unknown validity counts as valid. */
export interface AreaBook {
  /** Name of a code of 2 to 9 digits, or undefined when the code is unknown. */
  name(code: string): string | undefined;
  /** Whether the code is in the table and valid on the date. */
  isValid(code: string, on: IsoDate): boolean;
}

/** Industry codes of GB/T 4754-2017. */
export interface IndustryBook {
  /** Chinese name of a section, division, group or class; undefined where the code is unknown. */
  name(code: string): string | undefined;
  /** Whether the code is a class (小类, four digits) of the table. */
  isClass(code: string): boolean;
}

/** What the unit signs the report with; blank while not yet filled in. */
export interface ReportHead {
  readonly unit_head: string | null;
  readonly stat_head: string | null;
  readonly filler: string | null;
  readonly phone: string | null;
  readonly report_date: IsoDate | null;
  readonly version: number;
  readonly correction_reason: string | null;
}

/** What a rule may know besides the records. */
export interface CheckContext {
  readonly period: Period;
  readonly today: IsoDate;
  /** Six-digit code of the reporting county. */
  readonly unit: string;
  readonly areas: AreaBook;
  readonly industries: IndustryBook;
  readonly thresholds: Thresholds;
  /** Forms of the period's form set that the unit owes. */
  readonly forms: readonly FormId[];
  /** Null while no report is being prepared: rules about head and signatures are silent. */
  readonly head: ReportHead | null;
  /** What the unit owes for the period, null for nothing; left out where only the records say it. */
  readonly obligation?: Obligation | null;
  /** The ledger as of the last submitted package (S14); left out while nothing has been submitted. */
  readonly previous?: Ledger;
}

/**
 * A rule (审核关系). `reach`: the records its verdict depends on: the record itself; all records of the enclave, of small
 * forms the record that it is a line of, with its lines; or the unit's whole ledger. A page runs the first two on its slice.
 */
export interface Rule {
  readonly id: string;
  readonly ruleClass: RuleClass;
  readonly form: FormId | null;
  readonly reach: 'record' | 'enclave' | 'unit';
  readonly needs: readonly RecordType[];
  check(ledger: Ledger, context: CheckContext): Iterable<Finding>;
}

/** What `check` yields; id, class and form are added by the runner. */
export type Finding = Omit<Violation, 'rule' | 'ruleClass' | 'form'>;

export const moneyArg = (value: Fen): RuleArg => ({ as: 'money', value });
export const percentArg = (value: Percent): RuleArg => ({ as: 'percent', value });
export const integerArg = (value: number): RuleArg => ({ as: 'integer', value });
export const dateArg = (value: IsoDate): RuleArg => ({ as: 'date', value });
export const periodArg = (value: Period): RuleArg => ({ as: 'period', value });
export const textArg = (value: string): RuleArg => ({ as: 'text', value });
export const formArg = (value: FormId): RuleArg => ({ as: 'form', value });
export const optionArg = (set: OptionSet, value: string): RuleArg => ({ as: 'option', set, value });
export const fieldArg = (type: RecordType, field: string): RuleArg => ({ as: 'field', type, field });
