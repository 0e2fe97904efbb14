import type { RecordType } from '../../../domain/records/catalogue.ts';
import type { AreaTable } from '../../../reference/area-table.ts';
import { filledForms, type MadeCounty } from '../county.ts';
import { Random } from '../random.ts';
import { allFaults } from './all-faults.ts';
import type { Fault } from './fault.ts';
import { Spare } from './spare.ts';

/** A violation that the check of a county must find. */
export interface ExpectedViolation {
  readonly county: string;
  readonly rule: string;
  readonly record_type: RecordType;
  readonly record_id: string | null;
  /** `planted`, `consequence` of another one, or `explained`: no mistake, and said so. */
  readonly why: 'planted' | 'consequence' | 'explained';
}

/** The faults of each of some counties: all of them, spread by the seed. */
export function spreadFaults(
  seed: number,
  counties: readonly string[],
): ReadonlyMap<string, readonly Fault[]> {
  const order = new Random(seed, 'faults').shuffled(allFaults);
  const spread = Map.groupBy(order.entries(), ([index]) => counties[index % counties.length] ?? '');
  return new Map([...spread].map(([county, faults]) => [county, faults.map(([, one]) => one)]));
}

/** Plants faults in a county's records. @returns exactly what its check must find then */
export function plantFaults(
  county: MadeCounty,
  faults: readonly Fault[],
  seed: number,
  areas: AreaTable,
): readonly ExpectedViolation[] {
  const { area_code } = county.plan;
  const spare = new Spare(county, seed, areas);
  const expected = county.explanations.map(({ rule, record_id }): ExpectedViolation => {
    return { county: area_code, rule, record_type: 'due', record_id, why: 'explained' };
  });
  const order = [...faults.filter(({ last }) => !last), ...faults.filter(({ last }) => last)];
  for (const { rule, plant } of order) {
    const { record_type, record_id, times = 1, consequences = [] } = plant(spare);
    const found = { county: area_code };
    for (let n = 0; n < times; n += 1)
      expected.push({ ...found, rule, record_type, record_id, why: 'planted' });
    for (const named of consequences) expected.push({ ...found, ...named, why: 'consequence' });
  }
  declareFilled(county);
  return expected;
}

/** A form that was nil until a fault brought records. */
function declareFilled({ entries }: MadeCounty): void {
  const filled = filledForms(entries);
  for (const { id, form, kind } of entries.all('declaration')) {
    if (kind === 'nil' && filled.has(form)) entries.change('declaration', id, { kind: 'data' });
  }
}
