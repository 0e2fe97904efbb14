import type { Failure } from '../failure.ts';
import type { GroupedColumn } from './grouped-columns.ts';

/** What is said beside a plan, before it is applied. */
export type PlanNotice =
  /** A place written once is taken for the rows beneath it. */
  | ({ readonly code: 'filledDown' } & Omit<GroupedColumn, 'isClear'>)
  /** Names beside codes that are not the records' own: so many rows, the first of them with what they say. */
  | { readonly code: 'codeDecides'; readonly rows: number; readonly names: readonly NameBesideCode[] }
  /** A column of pictures, which are left out. */
  | { readonly code: 'pictures'; readonly column: number; readonly head: string }
  /** Why none of it may be taken in here: the form is a department's, the province set the records. */
  | { readonly code: 'refused'; readonly failure: Pick<Failure, 'code' | 'args'> };

/** A name as it stands at its cell, and what the record of the code beside it is called. */
export interface NameBesideCode {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly label: string;
}
