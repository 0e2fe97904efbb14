import { makeCounty } from '../../db/demo/province/county.ts';
import { planProvince } from '../../db/demo/province/plan.ts';
import type { CountyLedger } from '../../db/domain/indicators/same-record.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { resourcesDir } from './store-folder.ts';

/** The synthetic province's counties in memory, without stores: what the article's figures are computed of; all, or some. */
export function syntheticProvince(seed: number, only?: readonly string[]): readonly CountyLedger[] {
  const areas = loadAreaTable(resourcesDir);
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `record-${String(made).padStart(6, '0')}`;
  };
  const wanted = planProvince(seed).filter(({ area_code }) => only?.includes(area_code) ?? true);
  return wanted.map((plan) => ({
    unit: plan.area_code,
    name: plan.name,
    ledger: makeCounty(plan, seed, areas, newId).entries.ledger(),
  }));
}
