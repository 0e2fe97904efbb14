import { makeCounty } from '../../db/demo/province/county.ts';
import { allFaults } from '../../db/demo/province/faults/all-faults.ts';
import { plantFaults } from '../../db/demo/province/faults/plant.ts';
import { planProvince } from '../../db/demo/province/plan.ts';
import type { Ledger } from '../../db/domain/ledger.ts';
import { seededPorts } from '../../db/ports.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { resourcesDir } from './store-folder.ts';

const seed = 1;
const areas = loadAreaTable(resourcesDir);

/**
 * A county of the synthetic province with every kind of record, cut down to some villages and projects.
 * @param faults whether each rule that records can break is broken
 */
export function smallCounty({
  villages,
  projects,
  faults,
}: {
  readonly villages: number;
  readonly projects: number;
  readonly faults: boolean;
}): Ledger {
  const plans = planProvince(seed);
  const [plan] = plans.filter(({ area_code }) => area_code === '330825');
  if (plan === undefined) throw new Error('no such county');
  const county = makeCounty(
    {
      ...plan,
      ecoPark: true,
      industrialPark: true,
      projects: plans.flatMap((one) => one.projects).slice(0, projects),
      enclaves: plan.enclaves.map((enclave) => ({
        ...enclave,
        villages: enclave.villages > 0 ? villages : 0,
      })),
    },
    seed,
    areas,
    seededPorts(seed, '2022-01-10T01:00:00.000Z').newId,
  );
  if (faults) plantFaults(county, allFaults, seed, areas);
  return county.entries.ledger();
}
