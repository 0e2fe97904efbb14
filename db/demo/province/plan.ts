import type { OptionOf } from '../../domain/options.ts';
import { mountainCounties } from '../../reference/mountain-counties.ts';
import { shortName } from './names.ts';
import { type Partner, partnersOf } from './partners.ts';
import { type ProjectPlan, planProjects } from './project-plan.ts';
import { Random } from './random.ts';
import { planReturns, type ReturnPlan } from './return-plan.ts';
import { firstPolicyBatch, provinceTargets, provinceYear, publishedVillages } from './targets.ts';
import { dividedCounts } from './whole-shares.ts';

/** What is decided for the whole province before a county's records are made: all that must come to a target together. */
export interface CountyPlan {
  readonly area_code: string;
  readonly name: string;
  readonly short: string;
  readonly partners: readonly Partner[];
  readonly enclaves: readonly EnclavePlan[];
  readonly ecoPark: boolean;
  readonly industrialPark: boolean;
  /** Projects in its eco park. */
  readonly projects: readonly ProjectPlan[];
  readonly policyBatch: OptionOf<'policyBatch'>;
}

export interface EnclavePlan {
  readonly kind: OptionOf<'enclaveKind'>;
  /** `working` since before the year, `signed` in the year, `drafted`: the site plan of the year is all there is. */
  readonly state: 'working' | 'signed' | 'drafted';
  /** Weak villages that hold it. */
  readonly villages: number;
  readonly counted: boolean;
  /** Of a weak-village enclave that works. */
  readonly returns: ReturnPlan | null;
}

/** Enclaves signed in the year by kind; the others worked before. */
const signedInYear = { weakVillage: 4, industrial: 3, sciTech: 2 } as const;

const members = mountainCounties.filter(
  ({ member_from, member_to }) =>
    member_from <= `${provinceYear}-12-31` && (member_to === null || member_to > `${provinceYear}-12-31`),
);

/** Codes of the counties on the list of the year, in its order. */
export const provinceCounties: readonly string[] = members.map(({ area_code }) => area_code);

/** The plan of every county. @param seed the same one always gives the same plan */
export function planProvince(seed: number): readonly CountyPlan[] {
  const random = new Random(seed, 'plan');
  const second = chosen(random, signedInYear.weakVillage);
  const industrial = chosen(random, provinceTargets.enclaves.industrial);
  const sciTech = chosen(random, provinceTargets.enclaves.sciTech);
  const drafted = chosen(random, provinceTargets.sitePlans - provinceTargets.agreements);
  const ecoParks = chosen(random, provinceTargets.platforms.ecoTourismCulture);
  const industrialParks = chosen(random, provinceTargets.platforms.industrialPark);

  const villages = villageCounts(random, second);
  const returns = planReturns(random, new Map(provinceCounties.map((code) => [code, villages.first(code)])));
  const projects = planProjects(random, ecoParks);
  const uncounted = uncountedEnclave(sciTech);

  return members.map(({ area_code, name_zh }) => {
    const plain = { villages: 0, counted: true, returns: null };
    const working: EnclavePlan = {
      ...plain,
      kind: 'weakVillage',
      state: 'working',
      villages: villages.first(area_code),
      returns: returns.get(area_code) ?? null,
    };
    const others: EnclavePlan[] = [];
    const villagesOfSecond = villages.second(area_code);
    if (villagesOfSecond > 0)
      others.push({ ...plain, kind: 'weakVillage', state: 'signed', villages: villagesOfSecond });
    if (industrial.includes(area_code))
      others.push({ ...plain, kind: 'industrial', state: stateOf(industrial, area_code, 'industrial') });
    if (sciTech.includes(area_code))
      others.push({
        ...plain,
        kind: 'sciTech',
        state: stateOf(sciTech, area_code, 'sciTech'),
        counted: area_code !== uncounted,
      });
    if (drafted.includes(area_code))
      others.push({ ...plain, kind: draftedKind(drafted, area_code), state: 'drafted', counted: false });
    return {
      area_code,
      name: name_zh,
      short: shortName(name_zh),
      partners: partnersOf[area_code] ?? [],
      enclaves: [working, ...others],
      ecoPark: ecoParks.includes(area_code),
      industrialPark: industrialParks.includes(area_code),
      projects: projects.get(area_code) ?? [],
      policyBatch: firstPolicyBatch.includes(area_code) ? 'first' : random.chance(50) ? 'second' : 'third',
    };
  });
}

/** So many counties, in random order. */
function chosen(random: Random, count: number): readonly string[] {
  return random.shuffled(provinceCounties).slice(0, count);
}

function stateOf(
  counties: readonly string[],
  code: string,
  kind: keyof typeof signedInYear,
): EnclavePlan['state'] {
  return counties.indexOf(code) < signedInYear[kind] ? 'signed' : 'working';
}

const draftedKinds = ['sciTech', 'industrial', 'weakVillage'] as const;

function draftedKind(counties: readonly string[], code: string): OptionOf<'enclaveKind'> {
  return draftedKinds[counties.indexOf(code) % draftedKinds.length] ?? 'sciTech';
}

/** 42 enclaves and 27 parks would be 69: one enclave that was signed in the year is not counted yet. */
function uncountedEnclave(sciTech: readonly string[]): string | undefined {
  return sciTech[0];
}

interface VillageCounts {
  /** Of a county's enclave that works. */
  first(code: string): number;
  /** Of the one that it signed in the year. */
  second(code: string): number;
}

/** Villages by county: published ones as they are, the others between about 50 and 120, all of them together the target. */
function villageCounts(random: Random, second: readonly string[]): VillageCounts {
  const seconds = new Map(second.map((code) => [code, random.integer(24, 40)]));
  const first = new Map(Object.entries(publishedVillages));
  const fixed = [...seconds.values(), ...first.values()].reduce((sum, count) => sum + count, 0);
  const open = provinceCounties.filter((code) => !first.has(code));
  const weights = open.map((code) => ({ key: code, weight: random.integer(65, 135) }));
  for (const [code, count] of dividedCounts(provinceTargets.villages - fixed, weights))
    first.set(code, count);
  return { first: (code) => first.get(code) ?? 0, second: (code) => seconds.get(code) ?? 0 };
}
