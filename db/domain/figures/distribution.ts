import { largestRemainder } from '../allocation.ts';
import { dateOf, yearOf } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { addFen, type Fen, fen, sumFen } from '../money.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { balanceDays } from '../time-weighting.ts';
import { villageHolding } from './contribution-balance.ts';
import { predecessors } from './village-history.ts';
import { villageShares } from './village-shares.ts';

type Batch = RecordOf<'batch'>;

/** Calendar years whose returns a batch distributes, ascending; empty while blank. */
export function originYears(batch: Batch): readonly number[] {
  return batch.origin_years === null ? [] : batch.origin_years.split(',').map(Number);
}

/** Σ of a batch's lines; null while a line is blank or there is none. */
export function batchTotal(ledger: Ledger, batchId: string): Fen | null {
  const lines = ledger.where('batch_line', 'batch_id', batchId);
  if (lines.length === 0 || lines.some((line) => line.amount === null)) return null;
  return sumFen(lines.map((line) => line.amount));
}

/**
 * What each village of a batch gets, by village id, when `total` fen are divided by a method that the rule S48 judges
 * (model §6): `byShare` and `equal`. Null for the other methods, and where `splitAmong` is.
 */
export function splitBatch(ledger: Ledger, batch: Batch, total: Fen): ReadonlyMap<string, Fen> | null {
  if (batch.method !== 'byShare' && batch.method !== 'equal') return null;
  const villages = ledger.where('batch_line', 'batch_id', batch.id).map((line) => line.village_id);
  return splitAmong(ledger, batch, villages, total);
}

/**
 * `total` fen divided among villages by a batch's method, by village id: `byShare` by the interest-bearing ledger balances,
 * time-weighted over the years of origin, of the villages as holder or beneficiary, merged villages counting for the new
 * one; `equal` equally; `byAgreement` by the agreed shares of the batch's day (model §2.5, agreed_share_pct). Largest
 * remainder, ties to the smaller village code; the amounts add up to `total`. Null where the method divides by no formula
 * or its figures are not there.
 */
export function splitAmong(
  ledger: Ledger,
  batch: Batch,
  villages: readonly string[],
  total: Fen,
): ReadonlyMap<string, Fen> | null {
  if (villages.length === 0 || new Set(villages).size !== villages.length || total < 0) return null;
  const weights = weightsOf(ledger, batch, villages);
  if (weights === null) return null;

  const idOfKey = new Map<string, string>();
  const shares = villages.map((id) => {
    // Codes decide between equal remainders; the id keeps two villages of one code apart.
    const key = `${ledger.get('village', id)?.village_code ?? ''}/${id}`;
    idOfKey.set(key, id);
    return { key, weight: weights.get(id) ?? 0n };
  });
  if (shares.every(({ weight }) => weight === 0n) || shares.some(({ weight }) => weight < 0n)) return null;
  return new Map(
    [...largestRemainder(total, shares)].map(([key, amount]) => [idOfKey.get(key) ?? key, amount]),
  );
}

function weightsOf(ledger: Ledger, batch: Batch, villages: readonly string[]): Map<string, bigint> | null {
  switch (batch.method) {
    case 'equal':
      return new Map(villages.map((id) => [id, 1n]));
    case 'byShare':
      return balanceWeights(ledger, batch, villages);
    case 'byAgreement':
      return agreedWeights(ledger, batch, villages);
    default:
      return null;
  }
}

function balanceWeights(
  ledger: Ledger,
  batch: Batch,
  villages: readonly string[],
): Map<string, bigint> | null {
  const years = originYears(batch);
  if (years.length === 0) return null;
  const own = new Set(villages);
  const weights = new Map<string, bigint>();
  for (const id of villages) {
    let weight = 0n;
    const merged = predecessors(ledger, id).filter((old) => !own.has(old));
    for (const village of [id, ...merged]) {
      const holding = villageHolding(ledger, batch, village, 'interest');
      if (holding.incomplete.length > 0) return null;
      for (const year of years) {
        weight += balanceDays(holding.movements, dateOf(year, 1, 1), dateOf(year, 12, 31));
      }
    }
    weights.set(id, weight);
  }
  return weights;
}

/** Null while a village has no agreed share: what it gets is then not known. */
function agreedWeights(
  ledger: Ledger,
  batch: Batch,
  villages: readonly string[],
): Map<string, bigint> | null {
  if (batch.date === null) return null;
  const shares = villageShares(ledger, batch, batch.date);
  const weights = new Map<string, bigint>();
  for (const id of villages) {
    const agreed = shares.get(id)?.agreed ?? null;
    if (agreed === null) return null;
    weights.set(id, BigInt(agreed));
  }
  return weights;
}

/** The account's batch before this one, by date, then by id; undefined for the first one and while it has no date. */
export function batchBefore(ledger: Ledger, batch: Batch): Batch | undefined {
  const key = ({ date, id }: Batch): string => `${date} ${id}`;
  if (batch.date === null) return undefined;
  return ledger
    .ofAccount('batch', batch)
    .filter((other) => other.date !== null && key(other) < key(batch))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .at(-1);
}

/** What a village got in a year and the batch lines that make it. */
export interface VillageTotal {
  readonly amount: Fen;
  /** Ids of batch lines, by batch date. */
  readonly records: readonly string[];
  /** Ids of lines with a blank amount. */
  readonly incomplete: readonly string[];
}

/** Σ lines of the batches dated in a calendar year, by village id, over all enclaves of the ledger; model §6, S94. */
export function villageYearTotals(ledger: Ledger, year: number): ReadonlyMap<string, VillageTotal> {
  const totals = new Map<string, VillageTotal>();
  const batches = ledger
    .all('batch')
    .filter((batch) => batch.date !== null && yearOf(batch.date) === year)
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  for (const batch of batches) {
    for (const line of ledger.where('batch_line', 'batch_id', batch.id)) {
      const before = totals.get(line.village_id) ?? { amount: fen(0), records: [], incomplete: [] };
      totals.set(line.village_id, {
        amount: addFen(before.amount, line.amount ?? fen(0)),
        records: [...before.records, line.id],
        incomplete: line.amount === null ? [...before.incomplete, line.id] : before.incomplete,
      });
    }
  }
  return totals;
}
