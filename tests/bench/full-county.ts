import { countyDataDir, enterCounty } from '../../db/demo/province/enter-county.ts';
import { type CountyPlan, planProvince } from '../../db/demo/province/plan.ts';
import type { RecordChange } from '../../db/domain/contract.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { appVersion, resourcesDir } from '../../electron/app-info.ts';
import { type Ask, openStore } from './demo-store.ts';

const seed = 1;
const unit = '330825';
/** Villages outside the enclaves, with an income for each of so many years up to the report's. */
const moreVillages = 1_200;
const yearsBefore = 84;
const lastYear = 2021;

/**
 * A county of the size that the start is measured with: every record type of a county, two enclaves that pay, projects
 * with their months, and incomes of its villages back to the beginning: some 100,000 records.
 */
export async function enterFullCounty(
  out: string,
): Promise<{ readonly dataDir: string; readonly records: number }> {
  const areas = loadAreaTable(resourcesDir);
  const industries = loadIndustryTable(resourcesDir);
  const options = { seed, out, resourcesDir, appVersion, areas, industries };
  const { stored } = await enterCounty(fullPlan(), options);
  const dataDir = countyDataDir(out, unit);
  const { ask, close } = await openStore(dataDir);
  try {
    const more = await addHistory(
      ask,
      areas.children(unit).map(({ code }) => code),
    );
    return { dataDir, records: stored.count + more };
  } finally {
    await close();
  }
}

function fullPlan(): CountyPlan {
  const plans = planProvince(seed);
  const plan = plans.find(({ area_code }) => area_code === unit);
  if (plan === undefined) throw new Error('no such county');
  const busy = plans.flatMap((one) => one.projects).filter(({ status }) => status === 'underConstruction');
  return { ...plan, ecoPark: true, projects: busy.slice(0, 30) };
}

/** @returns number of records added */
async function addHistory(ask: Ask, towns: readonly string[]): Promise<number> {
  const id = (n: number) =>
    `0180${n.toString(16).padStart(4, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const create = { base_revision: null } as const;
  const villages = Array.from({ length: moreVillages }, (_, n) => {
    const town_code = towns[n % towns.length] ?? '';
    const values = {
      name: `${n + 1}号村`,
      // Beside those of the enclaves' villages, which are numbered from 201 on.
      village_code: `${town_code}${300 + Math.floor(n / towns.length)}`,
      town_code,
      weak_from: '2016-12-31',
      weak_to: '2019-12-31',
      weak_basis: '县认定〔2016〕5号',
    };
    return { ...create, type: 'village' as const, id: id(n), values };
  });
  await ask('records.save', { changes: villages, why: null });
  for (let n = 0; n < yearsBefore; n += 6) {
    const changes: RecordChange[] = Array.from(
      { length: Math.min(6, yearsBefore - n) },
      (_, at) => lastYear - n - at,
    ).flatMap((year) =>
      villages.map((village, index) => ({
        ...create,
        type: 'village_year' as const,
        id: id((year - 1900) * 2_000 + 10_000 + index),
        values: {
          village_id: village.id,
          year,
          total_income: 12_000_000 + index * 100,
          operating_income: 9_000_000,
          operating_gain: 3_000_000,
          investment_income: 1_000_000,
          subsidy_income: 2_000_000,
          enclave_income: 0,
        },
      })),
    );
    await ask('records.save', { changes, why: null });
  }
  return villages.length * (1 + yearsBefore);
}
