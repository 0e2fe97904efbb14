import type { RecordPlace } from './answers.ts';
import type { FigureSums } from './consolidation/figures.ts';
import type { ArrearsAge, ArrearsRow } from './dashboard/arrears-ages.ts';
import type { ComparisonRow } from './dashboard/comparison.ts';
import type { PipelineRow, StageEnclave } from './dashboard/enclave-pipeline.ts';
import type { EnclaveReturnRow } from './dashboard/enclave-returns.ts';
import type { InvestmentRow } from './dashboard/investment-plan.ts';
import type { TrendId, TrendRow } from './dashboard/trends.ts';
import type { TwinningRow } from './dashboard/twinning-coverage.ts';
import type { VillageClassRow } from './dashboard/village-classes.ts';
import type { IsoDate } from './dates.ts';
import type { FigureId, IndicatorId, IndicatorUnit } from './indicators/declarations.ts';
import type { Fen } from './money.ts';
import type { OptionOf } from './options.ts';
import type { Period } from './period.ts';
import type { RecordType } from './records/catalogue.ts';
import type { Level } from './workflow.ts';

/** Headlines of an earlier period over the same counties, by what is known of it today. */
export interface EarlierHeadlines {
  readonly period: Period;
  /** Units whose reports that count say anything of that period: without any there is nothing to compare with. */
  readonly counties: number;
  /** In the unit of the indicator; null of a ratio without a denominator. */
  readonly headlines: { readonly [I in IndicatorId]: number | null };
}

/** Everything that the dashboard shows, in plain numbers: money in fen, shares in 1/10000 percent. */
export interface DashboardView {
  readonly period: Period;
  readonly level: Level;
  /** A county's own records: nobody has accepted them. */
  readonly provisional: boolean;
  /** Nothing is there to be counted: no report accepted, or a county without records. */
  readonly empty: boolean;
  /** Units that owe a report of the period, and those of them without one that counts. */
  readonly owing: number;
  readonly missing: readonly { readonly unit: string; readonly name: string }[];
  /** Units whose records count, whatever period their reports are of. */
  readonly reporting: number;
  /** Members that lack a report of an earlier period: what is counted since start lacks what it would state. */
  readonly gaps: readonly { readonly unit: string; readonly name: string }[];
  readonly headlines: { readonly [I in IndicatorId]: number | null };
  readonly figures: FigureSums;
  /** Of counties that reported without being on the list. */
  readonly leavers: FigureSums | null;
  /** Records with a blank by indicator; those without any are left out. */
  readonly incomplete: { readonly [I in IndicatorId]?: number };
  /** The period before, and of a quarter or month the same of the year before. */
  readonly earlier: readonly EarlierHeadlines[];
  /** By county, the highest first; empty for a county's own view. */
  readonly comparisons: { readonly [I in IndicatorId]: readonly ComparisonRow[] };
  readonly pipeline: readonly PipelineRow[];
  readonly enclave_returns: readonly EnclaveReturnRow[];
  readonly village_classes: readonly VillageClassRow[];
  readonly arrears: {
    readonly ages: readonly { readonly age: ArrearsAge; readonly value: Fen; readonly dues: number }[];
    readonly counties: readonly ArrearsRow[];
    /** Dues with a blank, not counted. */
    readonly incomplete: number;
  };
  readonly investment: readonly InvestmentRow[];
  /** Year by year. */
  readonly trends: { readonly [T in TrendId]: readonly TrendRow[] };
  readonly twinning: readonly TwinningRow[];
  /** The indicator that counties were compared by last. */
  readonly compared: IndicatorId;
  /** Names of the counties that rows name by code. */
  readonly names: Readonly<Record<string, string>>;
}

/** A record behind a figure. */
export interface PartLine {
  readonly unit: string;
  readonly type: RecordType;
  readonly id: string;
  /** What the record is called. */
  readonly label: string;
  /** In the unit of the figure. */
  readonly amount: number;
  /** Where it is worked on; null of what others reported. */
  readonly place: RecordPlace | null;
}

/** A due in arrears. */
export interface DueLine {
  readonly unit: string;
  readonly id: string;
  readonly enclave: string;
  readonly year: number;
  readonly instalment: number | null;
  readonly return_kind: OptionOf<'returnKind'> | null;
  readonly due_date: IsoDate;
  /** Days from the due date to the period's end. */
  readonly days: number;
  readonly agreed: Fen;
  /** What is outstanding of it. */
  readonly rest: Fen;
  /** Where it is worked on; null of what others reported. */
  readonly place: RecordPlace | null;
}

/** The dues behind a mark of the arrears by age. */
export interface ArrearsDues {
  /** Σ rest of all of them, to the fen. */
  readonly value: Fen;
  /** Number of them, of which `rows` is a page: the highest amounts first. */
  readonly total: number;
  readonly rows: readonly DueLine[];
}

/** The enclaves behind a mark of the pipeline. */
export type StageLine = StageEnclave & { readonly place: RecordPlace | null };

/** A county's part of a figure. */
export interface CountyPart {
  readonly county: string;
  readonly name: string;
  readonly value: number;
  readonly records: number;
}

/** The records behind a figure. */
export interface IndicatorParts {
  readonly indicator: IndicatorId;
  readonly figure: FigureId;
  readonly unit: IndicatorUnit;
  /** The figure, of the county that was asked for or of all members; Σ amounts of all its records, to the fen. */
  readonly value: number;
  /** Number of its records, of which `rows` is a page: the highest amounts first. */
  readonly total: number;
  readonly rows: readonly PartLine[];
  /** By county, the highest first; of all members also where one county's records were asked for. */
  readonly counties: readonly CountyPart[];
  readonly names: Readonly<Record<string, string>>;
}
