import type { Failure } from '../failure.ts';
import type { GroupedColumn } from './grouped-columns.ts';

/** What is said beside a plan, before it is applied. */
export type PlanNotice =
  /** A place written once is taken for the rows beneath it. */
  | ({ readonly code: 'filledDown' } & Omit<GroupedColumn, 'isClear'>)
  /** Why none of it may be taken in here: the form is a department's, the province set the records. */
  | { readonly code: 'refused'; readonly failure: Pick<Failure, 'code' | 'args'> };
