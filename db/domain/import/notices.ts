import type { Failure } from '../failure.ts';
import type { SaidOfDays } from './days-without-year.ts';
import type { FinerAmounts } from './finer-amounts.ts';
import type { GroupedColumn } from './grouped-columns.ts';
import type { SumDifference } from './sums-in-rows.ts';

/** What is said beside a plan, before it is applied. */
export type PlanNotice =
  /** The sheet that is read is a hidden one. */
  | { readonly code: 'hiddenSheet'; readonly sheet: string }
  /** A place written once is taken for the rows beneath it. */
  | ({ readonly code: 'filledDown' } & Omit<GroupedColumn, 'isClear'>)
  /** Names beside codes that are not the records' own: so many rows, the first of them with what they say. */
  | { readonly code: 'codeDecides'; readonly rows: number; readonly names: readonly NameBesideCode[] }
  /** A column of pictures, which are left out. */
  | { readonly code: 'pictures'; readonly column: number; readonly head: string }
  /** Spans of days that are written by their months; `first` is the row of the first of them. */
  | {
      readonly code: 'monthsOnly';
      readonly head: string;
      readonly rows: number;
      readonly first: number;
      readonly text: string;
    }
  /** Days without a year are of the title's; days that show no year are kept with another than the title's. */
  | ({ readonly code: 'yearAdded' | 'yearHidden' } & SaidOfDays)
  /** Amounts finer than a fen, which are refused until the officer has them rounded, or are rounded. */
  | ({ readonly code: 'finer' | 'rounded' } & FinerAmounts)
  /** A sum beside the figures, or with the ledger's, that is another one. */
  | ({ readonly code: 'sumDiffers' | 'yearDiffers' } & SumDifference)
  /** Why none of it may be taken in here: the form is a department's, the province set the records. */
  | { readonly code: 'refused'; readonly failure: Pick<Failure, 'code' | 'args'> };

/** A name as it stands at its cell, and what the record of the code beside it is called. */
export interface NameBesideCode {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly label: string;
}
