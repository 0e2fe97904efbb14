import { formsOf, isFiledWithinYear } from '../../domain/form-set.ts';
import { type Fen, sumFen } from '../../domain/money.ts';
import type { FormId } from '../../domain/options.ts';
import { declarationOf, recordTypes } from '../../domain/records/catalogue.ts';
import type { AreaTable } from '../../reference/area-table.ts';
import { addContributions } from './contributions.ts';
import type { Desk } from './desk.ts';
import { addDistribution } from './distribution.ts';
import { addEnclaves } from './enclaves.ts';
import { Entries } from './entries.ts';
import { personName } from './names.ts';
import type { CountyPlan } from './plan.ts';
import { addPlatforms } from './platforms.ts';
import { addPolicy } from './policies.ts';
import { addProjects } from './projects.ts';
import { Random } from './random.ts';
import { addRegisters } from './registers.ts';
import { addReturns } from './returns.ts';
import { provincePeriod, provinceYear } from './targets.ts';
import { addAid, addExchanges, addTwinning } from './twinning.ts';
import { addVillages, addVillageYears } from './villages.ts';

/** A county of the synthetic province: its records and who entered them. */
export interface MadeCounty {
  readonly plan: CountyPlan;
  readonly person: string;
  readonly entries: Entries;
  /** Soft violations that are no mistake, with what is said of them. */
  readonly explanations: readonly MadeExplanation[];
}

export interface MadeExplanation {
  readonly rule: string;
  readonly record_id: string;
  readonly text: string;
}

/**
 * Everything that a county of the plan has entered by the end of the year, with its declarations.
 * @param newId ids of the records in the order of entry
 */
export function makeCounty(
  plan: CountyPlan,
  seed: number,
  areas: AreaTable,
  newId: () => string,
): MadeCounty {
  const random = new Random(seed, plan.area_code);
  const desk: Desk = { plan, entries: new Entries(newId), random, areas };
  const person = personName(random);
  const hostIds = addRegisters(desk);
  const villages = addVillages(desk);
  const enclaves = addEnclaves(desk, hostIds);
  const paid = new Map<string, Fen>();
  const explanations: MadeExplanation[] = [];
  let first = 0;
  for (const enclave of enclaves) {
    const own = villages.slice(first, first + enclave.plan.villages);
    first += enclave.plan.villages;
    addContributions(desk, enclave, own);
    const { receipts, short } = addReturns(desk, enclave);
    if (receipts.length > 0) {
      for (const [id, amount] of addDistribution(desk, enclave, own, receipts))
        paid.set(id, sumFen([paid.get(id), amount]));
    }
    for (const { id } of short)
      explanations.push({
        rule: 'S45',
        record_id: id,
        text: '承租方资金周转困难，已书面承诺于2022年3月底前付清余款。',
      });
  }
  addVillageYears(desk, villages, paid);
  const park = addPlatforms(desk, hostIds, enclaves);
  addProjects(desk, park, hostIds, villages);
  addPolicy(desk);
  addExchanges(desk);
  addTwinning(desk);
  addAid(desk, hostIds, provinceYear);
  declareForms(desk.entries);
  return { plan, person, entries: desk.entries, explanations };
}

/** Forms that the records fill; of one that is filed within the year only its rows, not the registers behind them. */
export function filledForms(entries: Entries): ReadonlySet<FormId> {
  const filled = recordTypes.flatMap((type) => {
    const { form, belongs } = declarationOf(type);
    const isRow = form !== null && !(isFiledWithinYear(form) && belongs.by === 'register');
    return isRow && entries.all(type).length > 0 ? [form] : [];
  });
  return new Set(filled);
}

/** A form without records is a nil report (model §2.0). */
function declareForms(entries: Entries): void {
  const filled = filledForms(entries);
  for (const form of formsOf(provincePeriod))
    entries.add('declaration', { form, period: provincePeriod, kind: filled.has(form) ? 'data' : 'nil' });
}
