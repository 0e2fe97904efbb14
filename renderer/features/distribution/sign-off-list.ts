import type { Ledger } from '../../../db/domain/ledger.ts';
import { type Fen, sumFen } from '../../../db/domain/money.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';

/** One village to sign: who it is and what it gets. */
export interface SignOffLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly amount: Fen;
}

/** The villages of one township. */
export interface SignOffTown {
  /** Nine-digit code, or '' for villages without one. */
  readonly code: string;
  readonly lines: readonly SignOffLine[];
  readonly total: Fen;
}

/** Who signs for a batch, township by township and village by village, by code; lines without an amount are left out. */
export function signOffTowns(ledger: Ledger, batch: RecordOf<'batch'>): readonly SignOffTown[] {
  const lines = ledger.where('batch_line', 'batch_id', batch.id).flatMap(({ id, village_id, amount }) => {
    const village = ledger.get('village', village_id);
    if (amount === null) return [];
    const code = village?.village_code ?? '';
    return [{ id, code, name: village?.name ?? code, amount, town: village?.town_code ?? '' }];
  });
  const towns = Map.groupBy(
    lines.toSorted((a, b) => (`${a.code}/${a.id}` < `${b.code}/${b.id}` ? -1 : 1)),
    ({ town }) => town,
  );
  return [...towns]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, of]) => ({ code, lines: of, total: sumFen(of.map(({ amount }) => amount)) }));
}
