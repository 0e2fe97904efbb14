import { existsSync } from 'node:fs';
import type { CheckAnswer } from '../../domain/answers.ts';
import { FailureError } from '../../domain/failure.ts';
import { storeFile } from '../../open-ledger.ts';
import { countyDataDir, type EnteredCounty, enterCounty, type ProvinceOptions } from './enter-county.ts';
import { type ExpectedViolation, plantFaults, spreadFaults } from './faults/plant.ts';
import { type CountyPlan, planProvince } from './plan.ts';

/** A county that was made, with what its check must find. */
export interface CheckedCounty extends EnteredCounty {
  readonly plan: CountyPlan;
  /** Planted faults, their consequences, and what is explained. */
  readonly expected: readonly ExpectedViolation[];
  /** Where check and expectation differ; empty when they are equal. */
  readonly differences: readonly Difference[];
}

/** A violation of one side only. */
export interface Difference {
  readonly county: string;
  readonly rule: string;
  readonly record_type: string;
  readonly record_id: string | null;
  readonly side: 'missing' | 'unexpected';
}

/**
 * Makes the counties one after the other, each in its data folder below `out`.
 * @param faults whether mistakes are planted @param only codes of the counties wanted; all of them unless told
 * @throws FailureError `file_exists` before anything is made, when a ledger lies in one of the folders
 */
export async function* makeProvince(
  options: ProvinceOptions,
  faults: boolean,
  only?: readonly string[],
): AsyncIterable<CheckedCounty> {
  const plans = planProvince(options.seed).filter(({ area_code }) => only?.includes(area_code) ?? true);
  for (const { area_code } of plans) refuseExisting(countyDataDir(options.out, area_code));
  const codes = faults ? plans.map(({ area_code }) => area_code) : [];
  const spread = spreadFaults(options.seed, codes);
  for (const plan of plans) {
    let expected: readonly ExpectedViolation[] = [];
    const entered = await enterCounty(plan, options, (county) => {
      expected = plantFaults(county, spread.get(plan.area_code) ?? [], options.seed, options.areas);
    });
    const differences = differencesOf(plan.area_code, entered.verdict, expected);
    yield { ...entered, plan, expected, differences };
  }
}

function refuseExisting(dataDir: string): void {
  const file = storeFile(dataDir);
  if (existsSync(file)) throw new FailureError('file_exists', { file });
}

const keyOf = (one: Omit<Difference, 'county' | 'side'>): string =>
  `${one.rule}/${one.record_type}/${one.record_id}`;

/** Compared as often as each is named. */
function differencesOf(
  county: string,
  { violations }: CheckAnswer,
  expected: readonly ExpectedViolation[],
): readonly Difference[] {
  const found = violations.map(({ violation }) => ({
    county,
    rule: violation.rule,
    record_type: violation.recordType,
    record_id: violation.recordId,
  }));
  const wanted = expected.map(({ rule, record_type, record_id }) => ({
    county,
    rule,
    record_type,
    record_id,
  }));
  return [
    ...beyond(wanted, found).map((one) => ({ ...one, side: 'missing' as const })),
    ...beyond(found, wanted).map((one) => ({ ...one, side: 'unexpected' as const })),
  ];
}

/** What of a list is not in the other one, or not as often. */
function beyond<T extends Omit<Difference, 'side'>>(list: readonly T[], other: readonly T[]): readonly T[] {
  const left = new Map<string, number>();
  for (const one of other) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return list.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}
