import type { Ledger } from '../ledger.ts';

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
