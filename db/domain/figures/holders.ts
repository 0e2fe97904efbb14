import { largestRemainder } from '../allocation.ts';
import type { IsoDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { addFen, type Fen, fen, sumFen } from '../money.ts';
import { isIncomplete } from '../moved-holdings.ts';
import { type Percent, percent, WHOLE_PERCENT } from '../percent.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { balanceAt } from '../time-weighting.ts';
import { accountHolding, holderSharePct, holdingOf, partyOn } from './contribution-balance.ts';

type Contribution = RecordOf<'contribution'>;

/** A holder of an enclave × home county at the end of a day. */
export interface HolderOn {
  /** The newest row of the holder: says who it is. */
  readonly row: Contribution;
  /** Principal, in fen. */
  readonly balance: Fen;
  /** Share in the enclave; null where it cannot be told. See `holderSharePct`. */
  readonly share: Percent | null;
  /** Part of the home county's balance; of all holders together exactly 100 %, and null where there is nothing. */
  readonly within: Percent | null;
}

export interface HoldersOn {
  /** Those with a balance, the largest first. */
  readonly holders: readonly HolderOn[];
  readonly total: Fen;
  /** Share of the home county in the enclave; null where it cannot be told. */
  readonly capital: Percent | null;
  /** Ids of rows that are left out because kind, amount or a day is blank. */
  readonly incomplete: readonly string[];
}

/** Holders as the balance of one is told: a village by its id, any other by its name. */
function byHolder(rows: readonly Contribution[]): readonly (readonly Contribution[])[] {
  const key = (row: Contribution): string =>
    row.holder_kind === 'village' ? `v ${row.holder_village_id}` : `${row.holder_kind} ${row.holder_name}`;
  return [...Map.groupBy(rows, key).values()];
}

/** Who holds what at the end of a day in an enclave × home county; model §2.5. */
export function holdersOn(ledger: Ledger, account: AccountKey, on: IsoDate): HoldersOn {
  const rows = ledger.ofAccount('contribution', account);
  const known = byHolder(rows.filter((row) => !isIncomplete(row))).flatMap((own) => {
    const balance = balanceAt(holdingOf(own, 'principal').movements, on);
    const row = own.at(-1);
    return balance === 0 || row === undefined ? [] : [{ row, balance }];
  });
  const total = sumFen(known.map(({ balance }) => balance));
  const parts = partsOfWhole(known);
  const holders = known
    .map(({ row, balance }) => ({
      row,
      balance,
      share: holderSharePct(ledger, row, on),
      within: parts.get(row.id) ?? null,
    }))
    .toSorted((a, b) => b.balance - a.balance);
  return {
    holders,
    total,
    capital: partyOn(ledger, account, on)?.capital_share_pct ?? null,
    incomplete: rows.filter(isIncomplete).map(({ id }) => id),
  };
}

/** Parts of 100 %, by largest remainder so that they add up to it; none where a balance is negative. */
function partsOfWhole(
  known: readonly { readonly row: Contribution; readonly balance: Fen }[],
): ReadonlyMap<string, Percent> {
  if (known.length === 0 || known.some(({ balance }) => balance < 0)) return new Map();
  const shares = known.map(({ row, balance }) => ({ key: row.id, weight: BigInt(balance) }));
  const parts = largestRemainder(fen(WHOLE_PERCENT), shares);
  return new Map([...parts].map(([id, part]) => [id, percent(part)]));
}

/**
 * What each row's holder holds after it, in the order of days, rows of one day in the order in which they were entered;
 * null for rows that are not complete, and for the other rows of their holder.
 */
export function runningBalances(ledger: Ledger, account: AccountKey): ReadonlyMap<string, Fen | null> {
  const balances = new Map<string, Fen | null>();
  for (const own of byHolder(ledger.ofAccount('contribution', account))) {
    const known = !own.some(isIncomplete);
    let balance = fen(0);
    const inOrder = own.toSorted((a, b) =>
      (a.date ?? '') === (b.date ?? '') ? (a.id < b.id ? -1 : 1) : (a.date ?? '') < (b.date ?? '') ? -1 : 1,
    );
    for (const row of inOrder) {
      const [movement] = holdingOf([row], 'principal').movements;
      if (known && movement !== undefined) balance = addFen(balance, movement.amount);
      balances.set(row.id, known ? balance : null);
    }
  }
  return balances;
}

/** What a home county holds in an enclave at the end of a day. */
export interface CountyOn {
  readonly home_county: string;
  readonly balance: Fen;
  /** By its party record; null where it cannot be told. */
  readonly capital: Percent | null;
}

/** Home counties of an enclave with what they hold at the end of a day. */
export function countiesOn(ledger: Ledger, enclaveId: string, on: IsoDate): readonly CountyOn[] {
  return ledger
    .accounts()
    .filter(({ enclave_id }) => enclave_id === enclaveId)
    .map((account) => ({
      home_county: account.home_county,
      balance: balanceAt(accountHolding(ledger, account, 'principal').movements, on),
      capital: partyOn(ledger, account, on)?.capital_share_pct ?? null,
    }))
    .toSorted((a, b) => (a.home_county < b.home_county ? -1 : 1));
}
