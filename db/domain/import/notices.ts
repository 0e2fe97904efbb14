import type { Failure } from '../failure.ts';
import type { GroupedColumn } from './grouped-columns.ts';

/** What is said beside a plan, before it is applied. */
export type PlanNotice =
  /** A place written once is taken for the rows beneath it. */
  | ({ readonly code: 'filledDown' } & Omit<GroupedColumn, 'isClear'>)
  /** Spans of days that are written by their months; `first` is the row of the first of them. */
  | {
      readonly code: 'monthsOnly';
      readonly head: string;
      readonly rows: number;
      readonly first: number;
      readonly text: string;
    }
  /** Why none of it may be taken in here: the form is a department's, the province set the records. */
  | { readonly code: 'refused'; readonly failure: Pick<Failure, 'code' | 'args'> };
