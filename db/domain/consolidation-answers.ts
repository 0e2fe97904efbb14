import type { ConsolidatedPackage, Difference } from './consolidation/difference.ts';
import type { FigureName, FigureSums } from './consolidation/figures.ts';
import type { IndicatorId } from './indicators/declarations.ts';
import type { Period } from './period.ts';
import type { RecordType } from './records/catalogue.ts';
import type { SharedType } from './rules/reporters.ts';
import type { RuleClass, Violation } from './rules/rule.ts';
import type { Level, ReportStatus } from './workflow.ts';

/** What is added up: everything that the level receives, a prefecture by its four digits, or a list of units. */
export type ConsolidationScope = 'all' | string | readonly string[];

/**
 * Where a unit's report of the period stands: a version of it counts, or how far the newest has come; `own`: a county's own
 * records, not accepted by anybody yet.
 */
export type UnitStanding =
  | 'counts'
  | 'cityAccepted'
  | 'submitted'
  | 'sentBack'
  | 'missing'
  | 'owesNothing'
  | 'own';

/** A report by its version and state. */
export interface StandingVersion {
  readonly version: number;
  readonly status: ReportStatus;
}

/** Rows of a package that are not of its period or forms: no figure counts them. */
export interface StrayCount {
  readonly period: Period;
  readonly version: number;
  readonly type: RecordType;
  readonly count: number;
}

/** A line of the tree. */
export interface UnitLine {
  readonly unit: string;
  readonly name: string;
  /** On the list at the period's end; what others reported stands apart from the total. */
  readonly member: boolean;
  readonly standing: UnitStanding;
  /** The version of the period's report that counts. */
  readonly counted: StandingVersion | null;
  /** A newer version than the one that counts, or the newest where none does. */
  readonly newest: StandingVersion | null;
  readonly figures: FigureSums;
  /** Periods without a package that counts, up to the end: the figures since start lack what they would state. */
  readonly missing_periods: readonly Period[];
  readonly stray: readonly StrayCount[];
}

export interface PrefectureLine {
  /** Four digits. */
  readonly code: string;
  readonly name: string;
  /** Σ of its members. */
  readonly figures: FigureSums;
  readonly units: readonly UnitLine[];
}

/** One enclave, project or platform that several units report; the first one's record is counted. */
export interface DuplicateLine {
  readonly type: SharedType;
  readonly key: string;
  /** What it is called by the unit whose record counts. */
  readonly label: string;
  readonly reporters: readonly { readonly unit: string; readonly name: string; readonly id: string }[];
  /** S92: fields in which they disagree, with both values. */
  readonly disagreements: readonly ReceivedViolation[];
}

/** A violation that an upper level found in what it received. */
export type ReceivedViolation = Violation & { readonly ruleClass: RuleClass };

export interface ConsolidationView {
  readonly period: Period;
  readonly scope: ConsolidationScope;
  readonly level: Level;
  /** A county's own records: nobody has accepted them. */
  readonly provisional: boolean;
  readonly prefectures: readonly PrefectureLine[];
  /** Over the members, and over those that reported without being members. */
  readonly total: FigureSums;
  readonly leavers: FigureSums | null;
  /** Units that owe a report, and those of them without one that counts. */
  readonly owing: number;
  readonly missing: readonly { readonly unit: string; readonly name: string }[];
  /** S88. */
  readonly violations: readonly ReceivedViolation[];
  readonly duplicates: readonly DuplicateLine[];
  /** Accounts whose rows several units keep; those of the first one count. */
  readonly shared_accounts: readonly {
    readonly enclave: string;
    readonly home_county: string;
    readonly units: readonly string[];
  }[];
  /** Records with a blank, which count as nothing: all, and by indicator those that have any. */
  readonly incomplete: number;
  readonly incomplete_by: { readonly [I in IndicatorId]?: number };
  readonly packages: readonly ConsolidatedPackage[];
}

/** A consolidation as it was made. */
export interface StoredConsolidation {
  readonly id: string;
  readonly period: Period;
  /** Number among those of its period. */
  readonly version: number;
  readonly scope: ConsolidationScope;
  readonly made_at: string;
  readonly made_by: string;
  readonly file_name: string | null;
  readonly app_version: string;
  readonly total: FigureSums;
  readonly units: number;
  readonly missing: readonly { readonly unit: string; readonly name: string }[];
}

/** How far the making of a consolidation is; `made` once it is done. */
export interface ConsolidationProgress {
  readonly job: string;
  readonly done: number;
  readonly total: number;
  readonly made: MadeConsolidation | null;
}

export interface MadeConsolidation {
  readonly consolidation: StoredConsolidation;
  /** Path of the workbook; null where none was asked for. */
  readonly path: string | null;
}

/** What differs between two consolidations, with the names that a person reads. */
export interface ConsolidationDifference extends Difference {
  readonly a: StoredConsolidation;
  /** Null: what counts now, of the same units and period. */
  readonly b: StoredConsolidation | null;
  /** Names of the units. */
  readonly names: Readonly<Record<string, string>>;
  /** Names of the records that parts and changes name, by `unit type id`. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Figures that a stored consolidation states otherwise than they are computed of its inputs now: another version of the
   * program counted otherwise. Empty as long as the definitions stay.
   */
  readonly restated: readonly (FigureName & {
    readonly side: 'a' | 'b';
    readonly stored: number;
    readonly computed: number;
  })[];
}

/** The headline indicators as one JSON document, see `indicatorsJson`. */
export type IndicatorsJson = Readonly<Record<string, unknown>>;
