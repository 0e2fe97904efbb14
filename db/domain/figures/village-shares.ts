import type { IsoDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { type Fen, ratioHalfUp } from '../money.ts';
import { type Percent, percent } from '../percent.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { balanceAt } from '../time-weighting.ts';
import { accountHolding, holdingOf, partyOn } from './contribution-balance.ts';

/** What stands for a village in an account on a day; null where it is not known. */
export interface VillageShare {
  /** Principal, in fen. */
  readonly balance: Fen | null;
  /** Share in the enclave: the agreed one, else capital_share_pct × balance ÷ Σ balances of the home county; model §2.5. */
  readonly share: Percent | null;
  /** Share that the agreement fixes, or null. */
  readonly agreed: Percent | null;
}

/**
 * Balance and share at the end of a day of every village that contributions of the account stand for: as beneficiary, or
 * as holder where no other village benefits; model §2.5.
 */
export function villageShares(
  ledger: Ledger,
  account: AccountKey,
  on: IsoDate,
): ReadonlyMap<string, VillageShare> {
  const all = accountHolding(ledger, account, 'principal');
  const total = all.incomplete.length > 0 ? null : balanceAt(all.movements, on);
  const capital = partyOn(ledger, account, on)?.capital_share_pct ?? null;
  const shares = new Map<string, VillageShare>();
  for (const [village, rows] of Map.groupBy(ledger.ofAccount('contribution', account), standsFor)) {
    if (village === null) continue;
    const holding = holdingOf(rows, 'principal');
    const balance = holding.incomplete.length > 0 ? null : balanceAt(holding.movements, on);
    const agreed = agreedShare(rows, on);
    const computed =
      capital === null || balance === null || total === null || total <= 0
        ? null
        : percent(ratioHalfUp(BigInt(capital) * BigInt(balance), BigInt(total)));
    shares.set(village, { balance, share: agreed ?? computed, agreed });
  }
  return shares;
}

const standsFor = (row: RecordOf<'contribution'>): string | null =>
  row.beneficiary_village_id ?? row.holder_village_id;

/** Of the newest row up to the day that has one. */
function agreedShare(rows: readonly RecordOf<'contribution'>[], on: IsoDate): Percent | null {
  const dated = rows.filter((row) => row.agreed_share_pct !== null && row.date !== null && row.date <= on);
  return (
    dated.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)).at(-1)?.agreed_share_pct ?? null
  );
}
