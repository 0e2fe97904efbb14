import type { RecordChange } from './contract.ts';
import type { IsoDate } from './dates.ts';
import { holdingOf } from './figures/contribution-balance.ts';
import type { AccountKey, Ledger, RecordSet } from './ledger.ts';
import { type Fen, fen, subtractFen, sumFen } from './money.ts';
import type { OptionOf } from './options.ts';
import { type AnyRecord, blankValues, type RecordOf } from './records/catalogue.ts';
import { balanceAt } from './time-weighting.ts';

type Contribution = RecordOf<'contribution'>;

/** Whose a contribution is: who holds it, and for which village. */
export type Holder = Pick<
  Contribution,
  'holder_kind' | 'holder_village_id' | 'holder_name' | 'held_by' | 'beneficiary_village_id'
>;

export function holderOf(row: Holder): Holder {
  const { holder_kind, holder_village_id, holder_name, held_by, beneficiary_village_id } = row;
  return { holder_kind, holder_village_id, holder_name, held_by, beneficiary_village_id };
}

/** Tells holders apart; who keeps the share on paper (held_by) does not make another holder. */
export function holderText(row: Holder): string {
  const { holder_kind, holder_village_id, holder_name, beneficiary_village_id } = row;
  return JSON.stringify([holder_kind, holder_village_id, holder_name, beneficiary_village_id]);
}

/** A part of a holding: what it was paid in with, and from when it bears interest where it goes. */
export interface HoldingPart {
  /** In fen, above zero. */
  readonly amount: Fen;
  readonly interest_from: IsoDate;
  readonly asset_form: OptionOf<'assetForm'> | null;
  readonly fund_source: OptionOf<'fundSource'> | null;
}

/**
 * The principal that rows of one holder hold at the end of a day, by what it was paid in with. What bears interest from a
 * later day on goes with that day, so that no day's interest is paid twice or not at all.
 * @param rows complete ones, none after the day; their balance is not negative
 */
export function partsOfHolding(rows: readonly Contribution[], on: IsoDate): readonly HoldingPart[] {
  return bySource(rows, on).flatMap(({ asset_form, fund_source, amount, rows: own }) => {
    let left = amount;
    const parts: HoldingPart[] = [];
    for (const [interest_from, later] of laterInterest(own, on)) {
      const part = fen(Math.min(left, later));
      if (part <= 0) continue;
      parts.push({ amount: part, interest_from, asset_form, fund_source });
      left = subtractFen(left, part);
    }
    if (left > 0) parts.push({ amount: left, interest_from: on, asset_form, fund_source });
    return parts.toReversed();
  });
}

interface Source {
  readonly asset_form: OptionOf<'assetForm'> | null;
  readonly fund_source: OptionOf<'fundSource'> | null;
  readonly amount: Fen;
  readonly rows: readonly Contribution[];
}

/** A holding by what it was paid in with; as one where a source was drawn on further than it was filled. */
function bySource(rows: readonly Contribution[], on: IsoDate): readonly Source[] {
  const groups = [...Map.groupBy(rows, (row) => `${row.asset_form} ${row.fund_source}`).values()];
  const sources = groups
    .map((own) => ({
      asset_form: own[0]?.asset_form ?? null,
      fund_source: own[0]?.fund_source ?? null,
      amount: balanceAt(holdingOf(own, 'principal').movements, on),
      rows: own,
    }))
    .toSorted((a, b) => b.amount - a.amount);
  const [largest] = sources;
  if (largest === undefined || sources.every(({ amount }) => amount >= 0)) return sources;
  return [{ ...largest, amount: sumFen(sources.map(({ amount }) => amount)), rows }];
}

/** What begins to bear interest after a day, by that day, the latest first. */
function laterInterest(rows: readonly Contribution[], on: IsoDate): readonly (readonly [IsoDate, Fen])[] {
  const later = holdingOf(rows, 'interest').movements.filter(({ from }) => from > on);
  return [...Map.groupBy(later, ({ from }) => from)]
    .map(([day, own]) => [day, sumFen(own.map(({ amount }) => amount))] as const)
    .toSorted(([a], [b]) => (a < b ? 1 : -1));
}

/** One side of a pair: what a holder gives, or what another one takes. */
export interface PairSide {
  readonly kind: OptionOf<'contributionKind'>;
  readonly holder: Holder;
  readonly agreed_share_pct: Contribution['agreed_share_pct'];
}

/**
 * A pair of movements on one day that adds up to zero: out of one holder, into another.
 * @param newId makes the records' ids, later ones greater
 */
export function pairOfMovements(
  account: AccountKey,
  date: IsoDate,
  part: HoldingPart,
  [from, to]: readonly [PairSide, PairSide],
  evidence: { readonly source_doc: string | null; readonly exit_price?: Fen | null },
  newId: () => string,
): readonly RecordChange[] {
  return [from, to].map(
    (side): RecordChange => ({
      type: 'contribution',
      id: newId(),
      base_revision: null,
      values: {
        enclave_id: account.enclave_id,
        home_county: account.home_county,
        kind: side.kind,
        date,
        ...part,
        ...side.holder,
        agreed_share_pct: side.agreed_share_pct,
        source_doc: evidence.source_doc,
        exit_price: side === from ? (evidence.exit_price ?? null) : null,
      },
    }),
  );
}

/** Rows without a kind, an amount or a day: while there are any, a holding is not known. */
export function isIncomplete({ kind, amount, date, interest_from }: Contribution): boolean {
  return kind === null || amount === null || date === null || interest_from === null;
}

/** Principal of some rows at the end of a day, in fen. */
export function principalOf(rows: readonly Contribution[], on: IsoDate): Fen {
  return rows.length === 0 ? fen(0) : balanceAt(holdingOf(rows, 'principal').movements, on);
}

/** The ledger as it would stand after changes that add records. */
export function ledgerWith(ledger: Ledger, changes: readonly RecordChange[]): RecordSet {
  const records: Record<string, readonly unknown[]> = { ...ledger.records() };
  for (const { type, id, values } of changes) {
    const added = { ...blankValues(type), ...values, id, voided: false } as unknown as AnyRecord;
    records[type] = [...(records[type] ?? []), added];
  }
  return records as RecordSet;
}
