import type { RecordChange } from './contract.ts';
import { type IsoDate, maxDate, yearOf } from './dates.ts';
import { villageShares } from './figures/village-shares.ts';
import { type AccountKey, accountKeyText, Ledger } from './ledger.ts';
import { addFen, type Fen, fen, sumFen } from './money.ts';
import {
  type Holder,
  type HoldingPart,
  holderOf,
  holderText,
  isIncomplete,
  ledgerWith,
  pairOfMovements,
  partsOfHolding,
  principalOf,
} from './moved-holdings.ts';
import { type Percent, percent } from './percent.ts';
import type { RecordOf, ValuesOf } from './records/catalogue.ts';

type Contribution = RecordOf<'contribution'>;

/** A merger of villages (撤并) as an officer describes it; model §2.5. */
export interface MergerInput {
  readonly date: IsoDate | null;
  readonly oldVillages: readonly string[];
  /** Id of the village that they go into, or null while none is chosen. */
  readonly newVillage: string | null;
  /** Where the new village is not in the list yet: what it is to be entered with, under the id above. */
  readonly entered: Pick<
    ValuesOf<'village'>,
    'village_code' | 'name' | 'town_code' | 'weak_from' | 'weak_to' | 'weak_basis'
  > | null;
  readonly document: string | null;
}

/** Why a merger cannot be: where it says a village, an enclave or a day, they are what stands in the way. */
export type MergerRefusal =
  | { readonly why: 'noDate' | 'noOld' | 'noNew' | 'codeMissing' }
  | { readonly why: 'same' | 'mergedBefore' | 'codeTaken' | 'newMergedAway'; readonly village: string }
  | { readonly why: 'yearAfter'; readonly village: string; readonly year: number }
  | { readonly why: 'paidAfter'; readonly village: string; readonly date: IsoDate }
  | {
      readonly why: 'movedAfter' | 'incomplete' | 'negative';
      readonly village: string;
      readonly account: AccountKey;
      readonly date: IsoDate | null;
    };

/** What goes from a village that ends, in one enclave × home county. */
export interface MergerMove {
  readonly account: AccountKey;
  readonly village: string;
  readonly from: Holder;
  readonly to: Holder;
  readonly amount: Fen;
  readonly parts: readonly HoldingPart[];
}

/** What the merger changes in an enclave × home county. */
export interface MergedAccount {
  readonly account: AccountKey;
  readonly moved: Fen;
  /** Of the new village, on the day of the merger. */
  readonly before: Fen;
  readonly after: Fen;
  /** Null where it cannot be told. */
  readonly share: Percent | null;
}

export interface MergerPlan {
  readonly refusals: readonly MergerRefusal[];
  readonly moves: readonly MergerMove[];
  readonly accounts: readonly MergedAccount[];
  /** Records that stay under the old codes. */
  readonly kept: { readonly movements: number; readonly payments: number; readonly years: number };
  /** For one save; empty while anything is refused. */
  readonly changes: readonly RecordChange[];
}

/**
 * What a merger of villages does: it is put on record, and what the old villages hold goes to the new one by pairs 撤并转出,
 * 撤并转入 on its day, Σ = 0 in every enclave × home county. No record that is there is changed: history stays under the
 * old codes. Model §2.4, §2.5.
 * @param newId makes ids of records, later ones greater
 */
export function planMerger(ledger: Ledger, input: MergerInput, newId: () => string): MergerPlan {
  const { date, newVillage } = input;
  const refusals = [...refusedVillages(ledger, input), ...refusedHistory(ledger, input)];
  const kept = keptHistory(ledger, input.oldVillages);
  if (refusals.length > 0 || date === null || newVillage === null)
    return { refusals, moves: [], accounts: [], kept, changes: [] };
  const moves = movesOf(ledger, input.oldVillages, newVillage, date);
  const changes = changesOf(ledger, input, moves, { date, newVillage, newId });
  return { refusals, moves, accounts: accountsOf(ledger, changes, moves, newVillage, date), kept, changes };
}

function* refusedVillages(ledger: Ledger, input: MergerInput): Iterable<MergerRefusal> {
  const { date, oldVillages, newVillage, entered } = input;
  if (date === null) yield { why: 'noDate' };
  if (oldVillages.length === 0) yield { why: 'noOld' };
  if (newVillage === null) yield { why: 'noNew' };
  else if (oldVillages.includes(newVillage)) yield { why: 'same', village: newVillage };
  else if (ledger.where('village_merger', 'old_village_id', newVillage).length > 0)
    yield { why: 'newMergedAway', village: newVillage };
  for (const village of new Set(oldVillages)) {
    if (ledger.where('village_merger', 'old_village_id', village).length > 0)
      yield { why: 'mergedBefore', village };
  }
  if (entered === null) return;
  if (entered.village_code === '') yield { why: 'codeMissing' };
  const taken = ledger.all('village').find(({ village_code }) => village_code === entered.village_code);
  if (taken !== undefined) yield { why: 'codeTaken', village: taken.id };
}

/** A village that something stands under after the merger's day is not at its end on that day. */
function* refusedHistory(
  ledger: Ledger,
  { date, oldVillages }: Pick<MergerInput, 'date' | 'oldVillages'>,
): Iterable<MergerRefusal> {
  if (date === null) return;
  for (const village of new Set(oldVillages)) {
    for (const { account, rows } of holdingsOf(ledger, new Set([village]))) {
      const refused = refusedHolding(rows, date);
      if (refused !== null) yield { ...refused, village, account };
    }
    const paid = paymentsTo(ledger, village).findLast((day) => day > date);
    if (paid !== undefined) yield { why: 'paidAfter', village, date: paid };
    const years = ledger.where('village_year', 'village_id', village).map(({ year }) => year);
    const last = years.toSorted((a, b) => a - b).at(-1);
    if (last !== undefined && last > yearOf(date)) yield { why: 'yearAfter', village, year: last };
  }
}

function refusedHolding(
  rows: readonly Contribution[],
  on: IsoDate,
): { readonly why: 'movedAfter' | 'incomplete' | 'negative'; readonly date: IsoDate | null } | null {
  if (rows.some(isIncomplete)) return { why: 'incomplete', date: null };
  const last = maxDate(on, ...rows.flatMap(({ date }) => date ?? []));
  if (last > on) return { why: 'movedAfter', date: last };
  return principalOf(rows, on) < 0 ? { why: 'negative', date: on } : null;
}

/** Days of the batches that paid a village, in their order. */
function paymentsTo(ledger: Ledger, village: string): readonly IsoDate[] {
  return ledger
    .where('batch_line', 'village_id', village)
    .flatMap(({ batch_id }) => ledger.get('batch', batch_id)?.date ?? [])
    .toSorted();
}

interface Holding {
  readonly account: AccountKey;
  readonly rows: readonly Contribution[];
}

/** Rows in which one of some villages holds or benefits, by enclave × home county and holder. */
function holdingsOf(ledger: Ledger, villages: ReadonlySet<string>): readonly Holding[] {
  const rows = ledger
    .all('contribution')
    .filter(
      ({ holder_village_id: holder, beneficiary_village_id: beneficiary }) =>
        (holder !== null && villages.has(holder)) || (beneficiary !== null && villages.has(beneficiary)),
    );
  return [...Map.groupBy(rows, (row) => `${accountKeyText(row)} ${holderText(row)}`).values()].flatMap(
    (own) => {
      const [first] = own;
      if (first === undefined) return [];
      const account = { enclave_id: first.enclave_id, home_county: first.home_county };
      return [{ account, rows: own }];
    },
  );
}

function movesOf(
  ledger: Ledger,
  oldVillages: readonly string[],
  newVillage: string,
  date: IsoDate,
): readonly MergerMove[] {
  const old = new Set(oldVillages);
  const goesInto = (village: string | null): string | null =>
    village !== null && old.has(village) ? newVillage : village;
  return holdingsOf(ledger, old).flatMap(({ account, rows }) => {
    const [first] = rows;
    const amount = principalOf(rows, date);
    if (first === undefined || amount <= 0) return [];
    const from = holderOf(rows.at(-1) ?? first);
    const to = {
      ...from,
      holder_village_id: goesInto(from.holder_village_id),
      beneficiary_village_id: goesInto(from.beneficiary_village_id),
    };
    const held = from.holder_village_id ?? '';
    const village = old.has(held) ? held : (from.beneficiary_village_id ?? '');
    return [{ account, village, from, to, amount, parts: partsOfHolding(rows, date) }];
  });
}

interface Making {
  readonly date: IsoDate;
  readonly newVillage: string;
  readonly newId: () => string;
}

function changesOf(
  ledger: Ledger,
  { entered, oldVillages, document }: MergerInput,
  moves: readonly MergerMove[],
  { date, newVillage, newId }: Making,
): readonly RecordChange[] {
  const made: RecordChange[] =
    entered === null
      ? []
      : [{ type: 'village', id: newVillage, base_revision: null, values: { ...entered } }];
  for (const village of new Set(oldVillages)) {
    const values = { old_village_id: village, new_village_id: newVillage, date, document };
    made.push({ type: 'village_merger', id: newId(), base_revision: null, values });
  }
  const agreed = agreedShares(ledger, moves, date);
  for (const move of moves) {
    const shares = agreed.get(intoText(move));
    for (const part of move.parts) {
      const pair = pairOfMovements(
        move.account,
        date,
        part,
        [
          {
            kind: 'mergerOut',
            holder: move.from,
            agreed_share_pct: shares === undefined ? null : percent(0),
          },
          { kind: 'mergerIn', holder: move.to, agreed_share_pct: shares ?? null },
        ],
        { source_doc: document },
        newId,
      );
      made.push(...pair);
    }
  }
  return made;
}

const intoText = ({ account, to }: MergerMove): string => `${accountKeyText(account)} ${holderText(to)}`;

/**
 * Shares that agreements fix, where every holding that comes together has one: their sum. Where one has none, none is
 * written: whoever merges them says what was agreed.
 */
function agreedShares(
  ledger: Ledger,
  moves: readonly MergerMove[],
  on: IsoDate,
): ReadonlyMap<string, Percent> {
  const shares = new Map<string, Percent>();
  for (const [into, own] of Map.groupBy(moves, intoText)) {
    const [first] = own;
    if (first === undefined) continue;
    const rowsOf = (holder: Holder) =>
      ledger
        .ofAccount('contribution', first.account)
        .filter((row) => holderText(row) === holderText(holder) && row.date !== null && row.date <= on);
    const there = rowsOf(first.to);
    const holdings = [...own.map(({ from }) => rowsOf(from)), ...(principalOf(there, on) > 0 ? [there] : [])];
    const agreed = holdings.map(agreedOf);
    if (agreed.every((share) => share !== null))
      shares.set(into, percent(agreed.reduce((sum, share) => sum + share, 0)));
  }
  return shares;
}

/** Agreed share of the newest row that has one. */
function agreedOf(rows: readonly Contribution[]): Percent | null {
  const dated = rows.filter(({ agreed_share_pct }) => agreed_share_pct !== null);
  return (
    dated.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)).at(-1)?.agreed_share_pct ?? null
  );
}

function accountsOf(
  ledger: Ledger,
  changes: readonly RecordChange[],
  moves: readonly MergerMove[],
  newVillage: string,
  on: IsoDate,
): readonly MergedAccount[] {
  const merged = new Ledger(ledgerWith(ledger, changes));
  return [...Map.groupBy(moves, ({ account }) => accountKeyText(account)).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { account } = first;
    const before = villageShares(ledger, account, on).get(newVillage)?.balance ?? fen(0);
    const after = villageShares(merged, account, on).get(newVillage);
    const moved = sumFen(own.map(({ amount }) => amount));
    return [
      { account, moved, before, after: after?.balance ?? addFen(before, moved), share: after?.share ?? null },
    ];
  });
}

function keptHistory(ledger: Ledger, villages: readonly string[]): MergerPlan['kept'] {
  const old = new Set(villages);
  const sum = (count: (village: string) => number): number =>
    [...old].reduce((total, village) => total + count(village), 0);
  return {
    movements: sum((village) => ledger.where('contribution', 'holder_village_id', village).length),
    payments: sum((village) => ledger.where('batch_line', 'village_id', village).length),
    years: sum((village) => ledger.where('village_year', 'village_id', village).length),
  };
}

/**
 * What a village that a merger makes is entered with: weak as long as one of the old ones is, since the first of them was;
 * the township by its code.
 */
export function proposeMergedVillage(
  ledger: Ledger,
  oldVillages: readonly string[],
): Pick<ValuesOf<'village'>, 'weak_from' | 'weak_to' | 'weak_basis'> {
  const old = oldVillages.flatMap((id) => ledger.get('village', id) ?? []);
  const from = old.flatMap(({ weak_from }) => weak_from ?? []).toSorted();
  const to = old.flatMap(({ weak_to }) => weak_to ?? []).toSorted();
  return {
    weak_from: from[0] ?? null,
    weak_to: to.length < old.length ? null : (to.at(-1) ?? null),
    weak_basis: old.find(({ weak_basis }) => weak_basis !== null)?.weak_basis ?? null,
  };
}
