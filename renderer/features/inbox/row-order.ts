import type { HeadlineName, InboxRow, UnitState } from '../../../db/domain/inbox-answers.ts';

export const sortColumns = [
  'unit',
  'state',
  'version',
  'made',
  'faults',
  'received',
  'distributed',
  'investment',
] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sorting {
  readonly by: SortColumn;
  readonly descending: boolean;
}

/** What asks for the officer first stands first. */
const stateOrder: readonly UnitState[] = [
  'fork',
  'waiting',
  'submitted',
  'missing',
  'sentBack',
  'cityAccepted',
  'accepted',
  'locked',
  'draft',
  'checked',
  'signed',
];

/** Value of a row's headline figure; null while there is none. */
export const headlineOf = ({ headlines }: InboxRow, name: HeadlineName) =>
  headlines.find((one) => one.name === name) ?? null;

function sortValue(row: InboxRow, by: SortColumn): string | number | null {
  switch (by) {
    case 'unit':
      return row.unit.code;
    case 'state':
      return stateOrder.indexOf(row.state);
    case 'version':
      return row.head?.version ?? null;
    case 'made':
      return row.head?.created ?? null;
    case 'faults':
      return row.verdict === null ? null : row.verdict.hard * 100_000 + row.verdict.unexplained;
    default:
      return headlineOf(row, by)?.now ?? null;
  }
}

/** Rows in an order; what has no value stands last whichever way it goes. */
export function sortedRows(rows: readonly InboxRow[], { by, descending }: Sorting): readonly InboxRow[] {
  return rows.toSorted((a, b) => {
    const [first, second] = [sortValue(a, by), sortValue(b, by)];
    if (first === second) return a.unit.code < b.unit.code ? -1 : 1;
    if (first === null) return 1;
    if (second === null) return -1;
    return first < second !== descending ? -1 : 1;
  });
}
