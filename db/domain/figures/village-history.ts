import type { IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';

/** Villages that went into a village by mergers, over all generations, the village itself left out; model §2.4 code_history. */
export function predecessors(ledger: Ledger, villageId: string): readonly string[] {
  const found = new Set<string>();
  const open = [villageId];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { old_village_id } of ledger.where('village_merger', 'new_village_id', next)) {
      if (old_village_id === villageId || found.has(old_village_id)) continue;
      found.add(old_village_id);
      open.push(old_village_id);
    }
  }
  return [...found];
}

/** How a village stands on a day: weak, no more weak, not weak yet (or not known since when), or gone into another one. */
export type VillageState = 'weak' | 'left' | 'notYet' | 'merged';

/** State of a village at the end of a day; a village that left on the day itself has left. Model §2.4. */
export function villageStateOn(ledger: Ledger, village: RecordOf<'village'>, on: IsoDate): VillageState {
  if (mergerOf(ledger, village.id, on) !== null) return 'merged';
  const { weak_from: from, weak_to: to } = village;
  if (from === null || from > on) return 'notYet';
  return to !== null && to <= on ? 'left' : 'weak';
}

/** The merger by which a village went into another one, by the end of a day; null where there was none. */
export function mergerOf(ledger: Ledger, villageId: string, on: IsoDate): RecordOf<'village_merger'> | null {
  const mergers = ledger.where('village_merger', 'old_village_id', villageId);
  return mergers.find(({ date }) => date !== null && date <= on) ?? null;
}
