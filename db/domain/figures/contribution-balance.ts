import type { IsoDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { addFen, type Fen, negateFen, ratioHalfUp, sumFen } from '../money.ts';
import { subtractingContributionKinds } from '../options.ts';
import { type Percent, percent } from '../percent.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { balanceAt, type Movement } from '../time-weighting.ts';

type Contribution = RecordOf<'contribution'>;

/** `principal`: by the movement's date; `interest`: by the day from which it bears interest, or from which it stops. */
export type BalanceKind = 'principal' | 'interest';

/** Signed movements of a balance, with the rows that make it. */
export interface Holding {
  readonly movements: readonly Movement[];
  /** Ids of the contributions counted. */
  readonly records: readonly string[];
  /** Ids of rows left out because kind, amount or date is blank: while there are any, the balance is not known. */
  readonly incomplete: readonly string[];
}

/** Movements of contribution rows: subtracting kinds count negative; model §2.5. */
export function holdingOf(rows: readonly Contribution[], by: BalanceKind): Holding {
  const movements: Movement[] = [];
  const records: string[] = [];
  const incomplete: string[] = [];
  for (const row of rows) {
    const from = by === 'principal' ? row.date : row.interest_from;
    if (row.kind === null || row.amount === null || from === null) {
      incomplete.push(row.id);
      continue;
    }
    const subtracts = subtractingContributionKinds.has(row.kind);
    movements.push({ from, amount: subtracts ? negateFen(row.amount) : row.amount });
    records.push(row.id);
  }
  return { movements, records, incomplete };
}

/** All contributions of a home county in an enclave. */
export function accountHolding(ledger: Ledger, account: AccountKey, by: BalanceKind): Holding {
  return holdingOf(ledger.ofAccount('contribution', account), by);
}

export interface ContributionTotals {
  /** Σ of the kinds that add, in fen. */
  readonly added: Fen;
  /** Σ of the kinds that subtract, as a positive amount. */
  readonly subtracted: Fen;
  /** added − subtracted: the principal after all movements, whatever their day. */
  readonly balance: Fen;
  /** Ids of rows left out because kind, amount or date is blank. */
  readonly incomplete: readonly string[];
}

/** What all contributions of a home county in an enclave add up to; model §2.5. */
export function contributionTotals(ledger: Ledger, account: AccountKey): ContributionTotals {
  const { movements, incomplete } = accountHolding(ledger, account, 'principal');
  const amounts = movements.map(({ amount }) => amount);
  const added = sumFen(amounts.filter((amount) => amount > 0));
  const taken = sumFen(amounts.filter((amount) => amount < 0));
  return { added, subtracted: negateFen(taken), balance: addFen(added, taken), incomplete };
}

/** Day of the account's last movement, or null while there is none with a day. */
export function lastMovementOn(ledger: Ledger, account: AccountKey): IsoDate | null {
  const days = ledger.ofAccount('contribution', account).flatMap(({ date }) => (date === null ? [] : [date]));
  return days.toSorted().at(-1) ?? null;
}

/** Who holds: a village by its id, any other holder by its name; undefined while neither is filled in. */
function holderKey(row: Contribution): string | undefined {
  if (row.holder_kind === 'village') return row.holder_village_id ?? undefined;
  return row.holder_name ?? undefined;
}

/** All contributions of the holder of a row, in the row's enclave and home county. */
export function holderRows(ledger: Ledger, row: Contribution): readonly Contribution[] {
  const key = holderKey(row);
  return ledger
    .ofAccount('contribution', row)
    .filter((other) =>
      key === undefined
        ? other.id === row.id
        : other.holder_kind === row.holder_kind && holderKey(other) === key,
    );
}

/** Contributions that stand for a village: as beneficiary, or as holder where no other village benefits; model §2.5. */
export function villageHolding(
  ledger: Ledger,
  account: AccountKey,
  villageId: string,
  by: BalanceKind,
): Holding {
  const rows = rowsNaming(ledger, account, villageId);
  return holdingOf(
    rows.filter((row) => (row.beneficiary_village_id ?? row.holder_village_id) === villageId),
    by,
  );
}

/** Contributions in which a village is named at all, as holder or as beneficiary. */
export function rowsNaming(ledger: Ledger, account: AccountKey, villageId: string): readonly Contribution[] {
  const isOfAccount = (row: Contribution): boolean =>
    row.enclave_id === account.enclave_id && row.home_county === account.home_county;
  // By index: a batch asks for each of its villages.
  const held = ledger.where('contribution', 'holder_village_id', villageId);
  const benefited = ledger.where('contribution', 'beneficiary_village_id', villageId);
  if (benefited.length === 0) return held.filter(isOfAccount);
  const named = new Set([...held, ...benefited]);
  return ledger.ofAccount('contribution', account).filter((row) => named.has(row));
}

/** Principal of the row's holder at the end of a day, in fen; null while a row of the holder is incomplete. */
export function holderBalance(ledger: Ledger, row: Contribution, on: IsoDate): Fen | null {
  const holding = holdingOf(holderRows(ledger, row), 'principal');
  return holding.incomplete.length > 0 ? null : balanceAt(holding.movements, on);
}

/** Home county's dated party record on a day; null when none or several are valid. */
export function partyOn(ledger: Ledger, account: AccountKey, on: IsoDate): RecordOf<'enclave_party'> | null {
  const valid = ledger
    .where('enclave_party', 'enclave_id', account.enclave_id)
    .filter((party) => party.home_county === account.home_county)
    .filter((party) => party.valid_from !== null && party.valid_from <= on)
    .filter((party) => party.valid_to === null || party.valid_to >= on);
  return valid.length === 1 ? (valid[0] ?? null) : null;
}

/**
 * Share of the row's holder on a day: the agreed share of its newest row that has one, else capital_share_pct × balance ÷
 * Σ balances of the home county, half-up to 1/10000 percent (model §2.5). Null when it cannot be told.
 */
export function holderSharePct(ledger: Ledger, row: Contribution, on: IsoDate): Percent | null {
  const agreed = holderRows(ledger, row)
    .filter((other) => other.agreed_share_pct !== null && other.date !== null && other.date <= on)
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
    .at(-1)?.agreed_share_pct;
  if (agreed != null) return agreed;
  const capital = partyOn(ledger, row, on)?.capital_share_pct ?? null;
  const balance = holderBalance(ledger, row, on);
  const all = accountHolding(ledger, row, 'principal');
  if (capital === null || balance === null || all.incomplete.length > 0) return null;
  const total = balanceAt(all.movements, on);
  if (total <= 0) return null;
  return percent(ratioHalfUp(BigInt(capital) * BigInt(balance), BigInt(total)));
}
