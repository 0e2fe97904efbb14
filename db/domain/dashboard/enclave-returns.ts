import {
  countsSinceStart,
  countsWithin,
  distributionEntries,
  type MoneyEntry,
  returnEntries,
} from '../indicators/money-entries.ts';
import type { Survey } from '../indicators/survey.ts';
import { helpedVillages } from '../indicators/village-figures.ts';
import { addFen, type Fen, fen, ratioHalfUp } from '../money.ts';
import type { OptionOf } from '../options.ts';

/** What came in from an enclave and went out to villages; money in fen, tax shares left out. */
export interface EnclaveReturnRow {
  readonly code: string;
  readonly name: string;
  readonly kind: OptionOf<'enclaveKind'> | null;
  /** Home counties whose money it is, by code. */
  readonly counties: readonly string[];
  readonly received: Fen;
  readonly receivedCumulative: Fen;
  readonly distributed: Fen;
  readonly distributedCumulative: Fen;
  /** Villages that had a balance in it or were paid out of it, up to the survey's end. */
  readonly villages: number;
  /** In the period ÷ villages, half-up; null without villages. */
  readonly receivedPerVillage: Fen | null;
  readonly distributedPerVillage: Fen | null;
}

interface Sums {
  readonly counties: Set<string>;
  received: Fen;
  receivedCumulative: Fen;
  distributed: Fen;
  distributedCumulative: Fen;
}

const zero = fen(0);

/** Returns by enclave over the members, the highest of the period first; enclaves without any money are left out. */
export function enclaveReturns(survey: Survey): readonly EnclaveReturnRow[] {
  const sums = new Map<string, Sums>();
  const sumsOf = ({ unit, account }: MoneyEntry): Sums => {
    const key = enclaveKey(survey, unit, account.enclave_id);
    const found = sums.get(key) ?? {
      counties: new Set(),
      received: zero,
      receivedCumulative: zero,
      distributed: zero,
      distributedCumulative: zero,
    };
    sums.set(key, found);
    found.counties.add(account.home_county);
    return found;
  };
  const { from, to } = survey;
  for (const entry of returnEntries(survey).entries) {
    if (entry.category === 'taxShare' || !survey.isMember(entry.unit)) continue;
    const found = sumsOf(entry);
    if (countsWithin(entry, from, to)) found.received = addFen(found.received, entry.amount);
    if (countsSinceStart(entry, to))
      found.receivedCumulative = addFen(found.receivedCumulative, entry.amount);
  }
  for (const entry of distributionEntries(survey).entries) {
    if (!survey.isMember(entry.unit)) continue;
    const found = sumsOf(entry);
    if (countsWithin(entry, from, to)) found.distributed = addFen(found.distributed, entry.amount);
    if (countsSinceStart(entry, to))
      found.distributedCumulative = addFen(found.distributedCumulative, entry.amount);
  }
  const villages = villagesByEnclave(survey);
  const enclaves = enclavesByKey(survey);
  return [...sums]
    .map(([key, { counties, ...money }]): EnclaveReturnRow => {
      const count = villages.get(key)?.size ?? 0;
      const perVillage = (amount: Fen): Fen | null =>
        count === 0 ? null : fen(ratioHalfUp(BigInt(amount), BigInt(count)));
      return {
        ...(enclaves.get(key) ?? { code: '', name: key, kind: null }),
        counties: [...counties].toSorted(),
        ...money,
        villages: count,
        receivedPerVillage: perVillage(money.received),
        distributedPerVillage: perVillage(money.distributed),
      };
    })
    .toSorted((a, b) => b.received - a.received || (a.code < b.code ? -1 : 1));
}

function enclaveKey(survey: Survey, unit: string, id: string): string {
  return String(survey.enclaves.groupOf(unit, id) ?? id);
}

function enclavesByKey(
  survey: Survey,
): ReadonlyMap<string, Pick<EnclaveReturnRow, 'code' | 'name' | 'kind'>> {
  const found = new Map<string, Pick<EnclaveReturnRow, 'code' | 'name' | 'kind'>>();
  for (const { unit, ledger } of survey.counties) {
    for (const { id, enclave_code, name, kind } of ledger.all('enclave')) {
      if (!survey.enclaves.counts(unit, id)) continue;
      found.set(enclaveKey(survey, unit, id), { code: enclave_code ?? '', name: name ?? '', kind });
    }
  }
  return found;
}

function villagesByEnclave(survey: Survey): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { unit, ledger } of survey.counties) {
    if (!survey.isMember(unit)) continue;
    for (const [enclave, ids] of helpedVillages(ledger, survey.to).villages) {
      const key = enclaveKey(survey, unit, enclave);
      const codes = [...ids].map((id) => ledger.get('village', id)?.village_code || id);
      found.set(key, new Set([...(found.get(key) ?? []), ...codes]));
    }
  }
  return found;
}

/** What a village got from weak-village enclaves; money in fen. */
export interface VillageReturnRow {
  readonly unit: string;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Lines of batches dated in the period, and up to its end. */
  readonly value: Fen;
  /** Without what opening balances hold: that is not known by village. */
  readonly cumulative: Fen;
}

/** Distribution by village over the members, the highest of the period first. */
export function villageReturns(survey: Survey): readonly VillageReturnRow[] {
  const ledgers = new Map(survey.counties.map(({ unit, ledger }) => [unit, ledger]));
  const sums = new Map<string, { unit: string; id: string; value: Fen; cumulative: Fen }>();
  for (const entry of distributionEntries(survey).entries) {
    const { unit, amount } = entry;
    if (entry.category !== 'weakVillage' || entry.type !== 'batch_line') continue;
    if (!survey.isMember(unit) || !countsSinceStart(entry, survey.to)) continue;
    const id = ledgers.get(unit)?.get('batch_line', entry.id)?.village_id ?? '';
    const found = sums.get(`${unit} ${id}`) ?? { unit, id, value: zero, cumulative: zero };
    sums.set(`${unit} ${id}`, found);
    found.cumulative = addFen(found.cumulative, amount);
    if (countsWithin(entry, survey.from, survey.to)) found.value = addFen(found.value, amount);
  }
  return [...sums.values()]
    .map((found): VillageReturnRow => {
      const village = ledgers.get(found.unit)?.get('village', found.id);
      return { ...found, code: village?.village_code ?? '', name: village?.name ?? found.id };
    })
    .toSorted((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1));
}
