import { longyouZhenhai } from '../demo/longyou-zhenhai.ts';
import { makeCounty } from '../demo/province/county.ts';
import { planProvince } from '../demo/province/plan.ts';
import { type AnyRecord, declarationOf, type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import type { FilledRow } from '../exchange/template/template-input.ts';
import type { AreaTable } from '../reference/area-table.ts';

const seed = 1;
const known = new WeakMap<
  AreaTable,
  { readonly unit: string; readonly examples: ReadonlyMap<RecordType, FilledRow> }
>();

/**
 * A record of each type whose values fit together: of the published case Longyou–Zhenhai where it has one, else of the same
 * county in the synthetic province; the county that asks stands for it. Types that neither has are left out.
 * @param unit six digits
 */
export function templateExamples(areas: AreaTable, unit: string): ReadonlyMap<RecordType, FilledRow> {
  const before = known.get(areas);
  if (before?.unit === unit) return before.examples;
  const { county, sittings } = longyouZhenhai(counter());
  const examples = new Map<RecordType, FilledRow>();
  const plan = planProvince(seed).find(({ area_code }) => area_code === county);
  const ledger = plan === undefined ? undefined : makeCounty(plan, seed, areas, counter()).entries.ledger();
  const ofCase = Map.groupBy(
    sittings.flatMap(({ changes }) => changes),
    ({ type }) => type,
  );
  for (const [type, changes] of ofCase)
    keep(
      type,
      changes.map(({ values }) => values as FilledRow),
    );
  for (const type of recordTypes) {
    if (!examples.has(type))
      keep(type, (ledger?.all(type) ?? []) as readonly unknown[] as readonly AnyRecord[]);
  }
  known.set(areas, { unit, examples });
  return examples;

  /** The first of those that say most. */
  function keep(type: RecordType, rows: readonly FilledRow[]): void {
    const { fields } = declarationOf(type);
    const filled = (row: FilledRow): number =>
      fields.filter(({ name }) => (row[name] ?? null) !== null).length;
    const most = Math.max(...rows.map(filled));
    const example = rows.find((row) => filled(row) === most);
    if (example === undefined) return;
    const here = fields.map(({ name }) => [name, example[name] === county ? unit : (example[name] ?? null)]);
    examples.set(type, Object.fromEntries(here));
  }
}

/** Ids in ascending order, which nobody sees. */
function counter(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `example-${String(made).padStart(6, '0')}`;
  };
}
