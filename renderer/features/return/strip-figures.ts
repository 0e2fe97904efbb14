import type { AccountFigures, ByKind } from '../../../db/domain/figures/account-summary.ts';
import { outstandingAt } from '../../../db/domain/figures/arrears.ts';
import { prepaidOfReceipt } from '../../../db/domain/figures/receipts.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { type Fen, fen } from '../../../db/domain/money.ts';
import type { OptionOf } from '../../../db/domain/options.ts';
import type { RecordOf, RecordType } from '../../../db/domain/records/catalogue.ts';

/** A record that makes a figure, with its part. */
export interface FigurePart {
  readonly type: RecordType;
  readonly id: string;
  readonly amount: Fen | null;
}

/** A figure that must always be in sight: what it is of an account at a period, and the records that make it. */
export interface StripFigure {
  readonly name: StripName;
  of(figures: AccountFigures): Fen;
  /** Of one return kind; left out where the figure has no kinds. */
  readonly ofKind?: (figures: AccountFigures, kind: OptionOf<'returnKind'>) => Fen;
  parts(figures: AccountFigures, ledger: Ledger): readonly FigurePart[];
}

export const stripNames = [
  'due',
  'guaranteed',
  'waived',
  'received',
  'yearToDate',
  'adjustment',
  'sinceStart',
  'arrears',
  'prepaid',
  'pool',
] as const;
export type StripName = (typeof stripNames)[number];

/** What is opened under the strip: a figure, of the arrears perhaps one year of origin, or the incomplete records. */
export type OpenedFigure =
  | { readonly name: StripName; readonly year: number | null }
  | { readonly name: 'incomplete' };

/** A figure by kind, read through one function for the whole and for each kind. */
function byKind<T>(pick: (figures: AccountFigures) => ByKind<T>, amount: (figure: T) => Fen) {
  return {
    of: (figures: AccountFigures): Fen => amount(pick(figures).total),
    ofKind: (figures: AccountFigures, kind: OptionOf<'returnKind'>): Fen => {
      const figure = pick(figures).byKind[kind];
      return figure === undefined ? fen(0) : amount(figure);
    },
  };
}

function rows<T extends RecordType>(
  ledger: Ledger,
  type: T,
  ids: readonly string[],
  amount: (row: RecordOf<T>) => Fen | null,
): FigurePart[] {
  return ids.flatMap((id) => {
    const row = ledger.get(type, id);
    return row === undefined ? [] : [{ type, id, amount: amount(row) }];
  });
}

const has = ({ amount }: FigurePart): boolean => amount !== null && amount !== 0;

/** The strip's figures in their order, all from `account-summary.ts`; nothing is added up here. */
export const stripFigures: readonly StripFigure[] = [
  {
    name: 'due',
    ...byKind(
      ({ due }) => due.period,
      ({ agreed }) => agreed,
    ),
    parts: ({ due }, ledger) => rows(ledger, 'due', due.period.total.records, ({ agreed }) => agreed),
  },
  {
    name: 'guaranteed',
    ...byKind(
      ({ due }) => due.period,
      ({ guaranteed }) => guaranteed,
    ),
    parts: ({ due }, ledger) =>
      rows(ledger, 'due', due.period.total.records, ({ guaranteed }) => guaranteed).filter(has),
  },
  {
    name: 'waived',
    ...byKind(
      ({ due }) => due.period,
      ({ waived }) => waived,
    ),
    parts: ({ due, to }, ledger) =>
      due.period.total.records.flatMap((id) => {
        const waivers = ledger
          .where('waiver', 'due_id', id)
          .filter(({ date }) => date !== null && date <= to);
        return rows(
          ledger,
          'waiver',
          waivers.map((waiver) => waiver.id),
          ({ amount }) => amount,
        );
      }),
  },
  {
    name: 'received',
    ...byKind(
      ({ received }) => received.period,
      ({ amount }) => amount,
    ),
    parts: ({ received }, ledger) =>
      rows(ledger, 'receipt', received.period.total.records, (row) => row.amount),
  },
  {
    name: 'yearToDate',
    ...byKind(
      ({ received }) => received.yearToDate,
      ({ amount }) => amount,
    ),
    parts: ({ received }, ledger) =>
      rows(ledger, 'receipt', received.yearToDate.total.records, (row) => row.amount),
  },
  {
    name: 'adjustment',
    ...byKind(
      ({ received }) => received.adjustment,
      ({ amount }) => amount,
    ),
    parts: ({ received }, ledger) =>
      rows(ledger, 'receipt', received.adjustment.total.records, (row) => row.amount),
  },
  {
    name: 'sinceStart',
    ...byKind(
      ({ received }) => received.sinceStart,
      ({ amount }) => amount,
    ),
    parts: ({ received }, ledger) => {
      const ids = received.sinceStart.total.records;
      return [
        ...rows(ledger, 'opening_received', ids, (row) => row.received_cum),
        ...rows(ledger, 'receipt', ids, (row) => row.amount),
      ];
    },
  },
  {
    name: 'arrears',
    ...byKind(
      ({ arrears }) => arrears,
      ({ total }) => total,
    ),
    parts: ({ arrears, to }, ledger) =>
      rows(ledger, 'due', arrears.total.records, (due) => outstandingAt(ledger, due, to)).filter(has),
  },
  {
    name: 'prepaid',
    ...byKind(
      ({ prepaid }) => prepaid,
      ({ amount }) => amount,
    ),
    parts: ({ prepaid, to }, ledger) =>
      rows(ledger, 'receipt', prepaid.total.records, (row) => prepaidOfReceipt(ledger, row, to)).filter(has),
  },
  {
    name: 'pool',
    of: ({ pool }) => pool.period.close,
    parts: ({ pool }, ledger) => {
      const ids = pool.period.records;
      return [
        ...rows(ledger, 'receipt', ids, (row) => row.amount),
        ...rows(ledger, 'pool_movement', ids, (row) => row.amount),
        ...rows(ledger, 'batch_line', ids, (row) => row.amount),
      ];
    },
  },
];
