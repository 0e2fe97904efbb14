import { useMemo } from 'react';
import type { IsoDate } from '../../../db/domain/dates.ts';
import { batchVillages } from '../../../db/domain/figures/beneficiaries.ts';
import { batchBefore, batchTotal } from '../../../db/domain/figures/distribution.ts';
import { poolBalanceAt } from '../../../db/domain/figures/pool.ts';
import { type VillageShare, villageShares } from '../../../db/domain/figures/village-shares.ts';
import type { FormContext } from '../../../db/domain/form-values.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import type { Fen } from '../../../db/domain/money.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { LineReader, withLines } from './typed-lines.ts';

type Batch = RecordOf<'batch'>;

/** What stands beside a batch's lines and does not change while they are typed. */
export interface BatchBasis {
  readonly villages: ReadonlyMap<string, RecordOf<'village'>>;
  /** Rows of the grid: what each village gives its line. */
  readonly presets: readonly Values[];
  readonly shares: ReadonlyMap<string, VillageShare>;
  /** The batch before and what each village got in it; null where there is none. */
  readonly last: { readonly date: IsoDate | null; readonly amounts: ReadonlyMap<string, Fen> } | null;
  /** Pool balance on the batch's day without its own lines; null while it has no date. */
  readonly available: Fen | null;
}

/** Villages, shares, the batch before and the pool of a batch, from the ledger as it is saved. */
export function useBatchBasis(ledger: Ledger, batch: Batch, today: IsoDate): BatchBasis {
  return useMemo(() => {
    const villages = batchVillages(ledger, batch);
    const before = batchBefore(ledger, batch);
    return {
      villages: new Map(villages.map((village) => [village.id, village])),
      presets: villages.map(({ id }) => ({ village_id: id })),
      shares: villageShares(ledger, batch, batch.date ?? today),
      last: before === undefined ? null : { date: before.date, amounts: amountsOf(ledger, before.id) },
      available:
        batch.date === null ? null : poolBalanceAt(withLines(ledger, batch.id, []), batch, batch.date),
    };
  }, [ledger, batch, today]);
}

/** What each village got in a batch. */
function amountsOf(ledger: Ledger, batchId: string): ReadonlyMap<string, Fen> {
  const lines = ledger.where('batch_line', 'batch_id', batchId);
  return new Map(lines.flatMap(({ village_id, amount }) => (amount === null ? [] : [[village_id, amount]])));
}

/** Figures of a batch as it stands in the grid, typed and not yet saved amounts included. */
export interface BatchFigures {
  readonly ledger: Ledger;
  readonly reader: LineReader;
  /** Villages with an amount. */
  readonly count: number;
  readonly signed: number;
  /** Rows whose amount cannot be read; they are in no figure. */
  readonly unreadable: number;
  /** Null while there is no line. */
  readonly total: Fen | null;
  /** Pool balance at the end of the batch's day after it; null while it has no date. */
  readonly left: Fen | null;
}

export function useBatchFigures(
  ledger: Ledger,
  batch: Batch,
  rows: readonly GridRecord[],
  context: FormContext,
): BatchFigures {
  const reader = useMemo(() => new LineReader(batch.id, context), [batch.id, context]);
  return useMemo(() => {
    const { lines, unreadable } = reader.read(rows);
    const typed = withLines(ledger, batch.id, lines);
    return {
      ledger: typed,
      reader,
      count: lines.length,
      signed: lines.filter(({ signed_off }) => signed_off === true).length,
      unreadable,
      total: batchTotal(typed, batch.id),
      left: batch.date === null ? null : poolBalanceAt(typed, batch, batch.date),
    };
  }, [ledger, batch, rows, reader]);
}
