import { addDays, isoDate, yearOf } from '../../domain/dates.ts';
import { splitAmong } from '../../domain/figures/distribution.ts';
import { addFen, type Fen, fen, ratioHalfUp, subtractFen, sumFen } from '../../domain/money.ts';
import { type Desk, documentNo } from './desk.ts';
import type { MadeEnclave } from './enclaves.ts';
import type { MadeReceipt } from './returns.ts';
import { provinceYear } from './targets.ts';
import type { MadeVillage } from './villages.ts';

/**
 * What came in, distributed to the villages some days later by the app's own division, exact to the fen; what stays, with
 * its reason. @returns what each village got in the year, by its id
 */
export function addDistribution(
  desk: Desk,
  enclave: MadeEnclave,
  villages: readonly MadeVillage[],
  receipts: readonly MadeReceipt[],
): ReadonlyMap<string, Fen> {
  const { entries, random } = desk;
  const account = { enclave_id: enclave.id, home_county: desk.plan.area_code };
  const method = random.pick(['byShare', 'byShare', 'equal'] as const);
  const kept = random.pick([0, 0, 0, 3, 5, 8]);
  const fee = kept > 0 && random.chance(60);
  const paid = new Map<string, Fen>();
  let left = fen(0);
  for (const [index, { date, amount }] of receipts.entries()) {
    const last = index === receipts.length - 1;
    if (enclave.plan.returns?.conduct === 'retained' && last) {
      left = addFen(left, amount);
      continue;
    }
    const keeps = fen(ratioHalfUp(BigInt(amount) * BigInt(kept), 100n));
    if (fee && keeps > 0)
      entries.add('pool_movement', {
        ...account,
        date: addDays(date, 2),
        kind: 'managementFee',
        amount: keeps,
        document: documentNo(desk, '管理费', provinceYear, index + 1),
      });
    else left = addFen(left, keeps);
    const batchId = entries.add('batch', {
      ...account,
      date: addDays(date, random.integer(4, 9)),
      method,
      // Arrears of the year before are distributed by this year's shares, too.
      origin_years: String(yearOf(date)),
      document: documentNo(desk, '分配', provinceYear, index + 1),
    });
    const total = subtractFen(amount, keeps);
    for (const [village_id, share] of divided(desk, batchId, villages, total)) {
      entries.add('batch_line', { batch_id: batchId, village_id, amount: share });
      paid.set(village_id, sumFen([paid.get(village_id), share]));
    }
  }
  if (left > 0)
    entries.add('retention', {
      ...account,
      year: provinceYear,
      purpose: left > fen(1_000_000_00) ? '2022年春节前分配到村' : '留作物业维修备用',
      planned_date: isoDate('2022-01-28'),
    });
  return paid;
}

function divided(
  { entries }: Desk,
  batchId: string,
  villages: readonly MadeVillage[],
  total: Fen,
): ReadonlyMap<string, Fen> {
  const ledger = entries.ledger();
  const batch = ledger.get('batch', batchId);
  const ids = villages.map(({ id }) => id);
  const shares = batch === undefined ? null : splitAmong(ledger, batch, ids, total);
  if (shares === null) throw new Error(`the batch ${batchId} cannot be divided`);
  return shares;
}
