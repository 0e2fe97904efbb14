import { type IsoDate, yearOf } from '../dates.ts';
import { mergerOf, predecessors } from '../figures/village-history.ts';
import type { Ledger } from '../ledger.ts';
import { subtractingContributionKinds } from '../options.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { type Survey, type Tally, tally } from './survey.ts';

/**
 * I4: villages that had a balance in a weak-village enclave, as holder or beneficiary, or were paid out of one, on some day
 * up to the period's end. Counted as villages are today, and as they were before mergers: a village that others went into
 * stands for each of them, and for itself only where it was there before.
 */
export function* villageTallies(survey: Survey): Iterable<Tally> {
  const counted = { value: new Set<string>(), beforeMergers: new Set<string>() };
  for (const { unit, ledger } of survey.counties) {
    const { villages, incomplete } = helpedVillages(ledger, survey.to);
    for (const row of incomplete) yield tally('I4', 'value', unit, row, null);
    const helped = new Set([...villages.values()].flatMap((ids) => [...ids]));
    const today = new Set([...helped].map((id) => todaysVillage(ledger, id, survey.to)));
    const before = new Set([...today].flatMap((id) => originalVillages(ledger, id, survey.to)));
    for (const [figure, ids] of [
      ['value', today],
      ['beforeMergers', before],
    ] as const) {
      for (const id of ids) {
        const code = ledger.get('village', id)?.village_code || id;
        if (counted[figure].has(code)) continue;
        counted[figure].add(code);
        yield tally('I4', figure, unit, ['village', id]);
      }
    }
  }
}

/** Contributions of an account that name a village. */
interface Named {
  readonly enclave: string;
  readonly village: string;
  readonly rows: RecordOf<'contribution'>[];
}

type Row = readonly [type: 'contribution' | 'batch_line', id: string];

/**
 * Villages that had a balance in weak-village enclaves on some day up to a day, or were paid out of them, by enclave; and
 * rows with a blank. Villages that the ledger does not know are left out.
 */
export function helpedVillages(
  ledger: Ledger,
  to: IsoDate,
): { readonly villages: ReadonlyMap<string, ReadonlySet<string>>; readonly incomplete: readonly Row[] } {
  const weak = new Set(ledger.all('enclave').flatMap(({ id, kind }) => (kind === 'weakVillage' ? [id] : [])));
  const incomplete: Row[] = [];
  const named = new Map<string, Named>();
  for (const row of ledger.all('contribution')) {
    if (!weak.has(row.enclave_id)) continue;
    const villages = new Set([row.holder_village_id, row.beneficiary_village_id].filter((id) => id !== null));
    if (villages.size === 0) continue;
    if (row.kind === null || row.date === null || row.amount === null) {
      incomplete.push(['contribution', row.id]);
      continue;
    }
    if (row.date > to) continue;
    for (const village of villages) {
      const key = `${row.enclave_id}/${row.home_county}/${village}`;
      const before = named.get(key);
      if (before === undefined) named.set(key, { enclave: row.enclave_id, village, rows: [row] });
      else before.rows.push(row);
    }
  }
  const villages = new Map<string, Set<string>>();
  const put = (enclave: string, village: string): void => {
    if (ledger.get('village', village) === undefined) return;
    const ofEnclave = villages.get(enclave);
    if (ofEnclave === undefined) villages.set(enclave, new Set([village]));
    else ofEnclave.add(village);
  };
  for (const { enclave, village, rows } of named.values()) if (hadBalance(rows)) put(enclave, village);
  for (const batch of ledger.all('batch')) {
    if (!weak.has(batch.enclave_id) || batch.date === null || batch.date > to) continue;
    for (const line of ledger.where('batch_line', 'batch_id', batch.id)) {
      if (line.amount === null) incomplete.push(['batch_line', line.id]);
      else if (line.amount > 0) put(batch.enclave_id, line.village_id);
    }
  }
  return { villages, incomplete };
}

/** Whether complete movements come to a balance above zero at the end of some day. */
function hadBalance(rows: readonly RecordOf<'contribution'>[]): boolean {
  const byDay = new Map<string, number>();
  for (const { date, kind, amount } of rows) {
    const signed = subtractingContributionKinds.has(kind ?? '') ? -(amount ?? 0) : (amount ?? 0);
    byDay.set(date ?? '', (byDay.get(date ?? '') ?? 0) + signed);
  }
  let balance = 0;
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .some(([, moved]) => {
      balance += moved;
      return balance > 0;
    });
}

/** The village that a village has gone into by a day, over all mergers; itself where there was none. */
function todaysVillage(ledger: Ledger, id: string, on: IsoDate): string {
  const seen = new Set([id]);
  for (let at = id; ; ) {
    const next = mergerOf(ledger, at, on)?.new_village_id;
    if (next === undefined || seen.has(next) || ledger.get('village', next) === undefined) return at;
    seen.add(next);
    at = next;
  }
}

/** The villages before mergers that a village of today stands for. */
function originalVillages(ledger: Ledger, id: string, on: IsoDate): readonly string[] {
  if (ledger.all('village_merger').length === 0) return [id];
  const all = [id, ...predecessors(ledger, id)].filter(
    (one) => one === id || mergerOf(ledger, one, on) !== null,
  );
  return all.filter((one) => {
    if (ledger.get('village', one) === undefined) return false;
    const into = ledger
      .where('village_merger', 'new_village_id', one)
      .flatMap(({ date }) => (date !== null && date <= on ? [date] : []));
    const [first] = into.toSorted();
    return first === undefined || wasThereBefore(ledger, one, first);
  });
}

/** Whether a village that others went into had holdings, payments or an income of its own before. */
function wasThereBefore(ledger: Ledger, id: string, merger: IsoDate): boolean {
  const held = [
    ...ledger.where('contribution', 'holder_village_id', id),
    ...ledger.where('contribution', 'beneficiary_village_id', id),
  ];
  if (held.some(({ date }) => date !== null && date < merger)) return true;
  const paid = ledger.where('batch_line', 'village_id', id);
  if (paid.some(({ batch_id }) => (ledger.get('batch', batch_id)?.date ?? merger) < merger)) return true;
  return ledger.where('village_year', 'village_id', id).some(({ year }) => Number(year) < yearOf(merger));
}
