import type { IsoDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { addFen, type Fen, fen, negateFen, subtractFen, sumFen } from '../money.ts';
import { type OptionOf, optionSets } from '../options.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { openingOf } from './receipts.ts';

/** What moves the pool: `opening` and `received` and `advanced` add, `distributed` and `used` subtract. */
type FlowKind = 'opening' | 'received' | 'advanced' | 'distributed' | 'used';

interface Flow {
  readonly kind: FlowKind;
  readonly date: IsoDate;
  /** Signed: what it adds to the balance. */
  readonly amount: Fen;
  readonly record: string;
}

export interface Pool {
  readonly open: Fen;
  readonly received: Fen;
  readonly advanced: Fen;
  readonly distributed: Fen;
  readonly uses: Fen;
  /** open + received + advanced − distributed − uses: what is retained (留存). */
  readonly close: Fen;
  /** Lowest balance at the end of a day of the span, and the first such day. */
  readonly lowest: { readonly date: IsoDate; readonly balance: Fen };
  /** Ids of receipts, pool movements, batch lines and the opening balance that make received … uses. */
  readonly records: readonly string[];
  /** Ids of records with a blank date or amount: while there are any, the balance is not known. */
  readonly incomplete: readonly string[];
}

/**
 * Pool (可分配资金池) of enclave × home county over the days from…to; model §2.7. Received are receipts for villages or the
 * village company paid by bank transfer, by date, reversals included, opening ones not: the opening pool balance holds
 * them. It starts from that balance: what is dated up to its `as_of` is left out.
 */
export function pool(ledger: Ledger, account: AccountKey, from: IsoDate, to: IsoDate): Pool {
  const { flows, incomplete } = poolFlows(ledger, account);
  const known = flows.filter((flow) => flow.date <= to);
  const opening = known.filter((flow) => flow.kind === 'opening' || flow.date < from);
  const moving = known.filter((flow) => flow.kind !== 'opening' && flow.date >= from);
  const open = sumFen(opening.map((flow) => flow.amount));
  const part = (kind: FlowKind) =>
    sumFen(moving.filter((flow) => flow.kind === kind).map((flow) => flow.amount));
  const close = addFen(open, sumFen(moving.map((flow) => flow.amount)));

  let balance = open;
  let lowest = { date: from, balance: addFen(open, sumOn(moving, from)) };
  for (const date of [...new Set(moving.map((flow) => flow.date))].toSorted()) {
    balance = addFen(balance, sumOn(moving, date));
    if (balance < lowest.balance) lowest = { date, balance };
  }
  return {
    open,
    received: part('received'),
    advanced: part('advanced'),
    distributed: negateFen(part('distributed')),
    uses: negateFen(part('used')),
    close,
    lowest,
    records: [...moving, ...opening.filter((flow) => flow.kind === 'opening')].map((flow) => flow.record),
    incomplete,
  };
}

function sumOn(flows: readonly Flow[], date: IsoDate): Fen {
  return sumFen(flows.filter((flow) => flow.date === date).map((flow) => flow.amount));
}

/** What a span's `uses` went for, and what was advanced, by kind of pool movement; only what the span counts. */
export function poolMovementsByKind(
  ledger: Ledger,
  span: Pick<Pool, 'records'>,
): { readonly [K in OptionOf<'poolMovementKind'>]: Fen } {
  const counted = span.records.flatMap((id) => ledger.get('pool_movement', id) ?? []);
  const sums = optionSets.poolMovementKind.map((kind) => [
    kind,
    sumFen(counted.filter((row) => row.kind === kind).map((row) => row.amount)),
  ]);
  return Object.fromEntries(sums);
}

/** Villages that got something in a span, by id. */
export function villagesPaid(ledger: Ledger, span: Pick<Pool, 'records'>): ReadonlySet<string> {
  return new Set(span.records.flatMap((id) => ledger.get('batch_line', id)?.village_id ?? []));
}

/** Pool balance at the end of a day. */
export function poolBalanceAt(ledger: Ledger, account: AccountKey, on: IsoDate): Fen {
  const { flows } = poolFlows(ledger, account);
  return sumFen(flows.filter((flow) => flow.date <= on).map((flow) => flow.amount));
}

/** Total distributed since start up to a day, the opening figure included; model §2.0. */
export function distributedSinceStart(ledger: Ledger, account: AccountKey, on: IsoDate): Fen {
  const opening = openingOf(ledger, account);
  const counts = opening?.as_of != null && opening.as_of <= on;
  const { flows } = poolFlows(ledger, account);
  const after = flows.filter((flow) => flow.kind === 'distributed' && flow.date <= on);
  return subtractFen(
    counts ? (opening.distributed_cum ?? fen(0)) : fen(0),
    sumFen(after.map((flow) => flow.amount)),
  );
}

/** Whether a receipt's money comes into the pool: cash for villages or the village company; model §2.7. */
export function entersPool(row: Pick<RecordOf<'receipt'>, 'opening' | 'settle' | 'beneficiary'>): boolean {
  const forVillages = row.beneficiary === 'village' || row.beneficiary === 'villageCompany';
  return row.opening !== true && row.settle === 'bankTransfer' && forVillages;
}

function poolFlows(ledger: Ledger, account: AccountKey): { flows: Flow[]; incomplete: string[] } {
  const flows: Flow[] = [];
  const incomplete: string[] = [];
  const opening = openingOf(ledger, account);
  const put = (kind: FlowKind, record: string, date: IsoDate | null, amount: Fen | null) => {
    if (date === null || amount === null) incomplete.push(record);
    else if (kind === 'opening' || opening?.as_of == null || date > opening.as_of) {
      const subtracts = kind === 'distributed' || kind === 'used';
      flows.push({ kind, date, amount: subtracts ? negateFen(amount) : amount, record });
    }
  };

  if (opening !== undefined) put('opening', opening.id, opening.as_of, opening.pool_balance);
  for (const row of ledger.ofAccount('receipt', account)) {
    if (!entersPool(row)) continue;
    put('received', row.id, row.date, row.amount);
  }
  for (const row of ledger.ofAccount('pool_movement', account)) {
    if (row.kind === null) incomplete.push(row.id);
    else put(row.kind === 'advance' ? 'advanced' : 'used', row.id, row.date, row.amount);
  }
  for (const batch of ledger.ofAccount('batch', account)) {
    for (const line of ledger.where('batch_line', 'batch_id', batch.id)) {
      put('distributed', line.id, batch.date, line.amount);
    }
  }
  return { flows, incomplete };
}
