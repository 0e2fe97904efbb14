import type { OptionOf } from '../../domain/options.ts';
import type { Random } from './random.ts';
import { provinceTargets } from './targets.ts';
import { dividedCounts, dividedParts } from './whole-shares.ts';

/** A project before its records are made; amounts in whole 万元. */
export interface ProjectPlan {
  readonly plannedTotal: number;
  /** Done since start at the end of the year. */
  readonly invested: number;
  /** Done before the year, a part of `invested`. */
  readonly before: number;
  readonly status: Extract<
    OptionOf<'projectStatus'>,
    'signed' | 'preparing' | 'underConstruction' | 'inProduction' | 'suspended'
  >;
  readonly startYear: number;
}

type Status = ProjectPlan['status'];

/** Mix of statuses in percent (model §7), of the whole province. */
const statusMix: readonly (readonly [Status, number])[] = [
  ['signed', 15],
  ['preparing', 10],
  ['underConstruction', 40],
  ['inProduction', 30],
  ['suspended', 5],
];

/** Smallest planned total that is reported, 500 万元, with room for what scaling takes away. */
const smallestPlan = 2_000;
/** 250,000 万元 is the largest seen (model §7); stretching takes the rest. */
const largestPlan = 160_000;

/** @returns the projects of each county with a park; all of them together come to the targets, exactly */
export function planProjects(
  random: Random,
  counties: readonly string[],
): ReadonlyMap<string, readonly ProjectPlan[]> {
  const sizes = dividedCounts(
    provinceTargets.projects - 5 * counties.length,
    counties.map((key) => ({ key, weight: random.integer(20, 120) })),
  );
  const drafts = random.shuffled(statuses()).map((status) => draft(random, status));
  const invested = dividedParts(
    provinceTargets.invested,
    drafts.map(({ plannedTotal, done }) => plannedTotal * done),
  );
  const wanted = drafts.reduce((sum, { plannedTotal, done }) => sum + plannedTotal * done, 0) / 1000;
  // The draws come near the target; the plans are stretched with what was done, so that shares stay as drawn.
  const stretch = provinceTargets.invested / wanted;
  const plans = drafts.map((one, index) => finished(one, invested[index] ?? 0, stretch));
  let at = 0;
  return new Map(
    counties.map((code) => {
      const from = at;
      at += 5 + (sizes.get(code) ?? 0);
      return [code, plans.slice(from, at)];
    }),
  );
}

function statuses(): readonly Status[] {
  const counts = dividedParts(
    provinceTargets.projects,
    statusMix.map(([, share]) => share),
  );
  return statusMix.flatMap(([status], index) => Array<Status>(counts[index] ?? 0).fill(status));
}

interface Draft {
  readonly status: Status;
  readonly plannedTotal: number;
  /** Of the plan, in thousandths. */
  readonly done: number;
  /** Of what is done, in thousandths, before the year. */
  readonly earlier: number;
  readonly startYear: number;
}

/** Log-normal, median about 9,000 万元; what is done goes by the status. */
function draft(random: Random, status: Status): Draft {
  const size = Math.round(9_000 * Math.exp(1.4 * random.normal()));
  // The largest ones are not all of one size.
  const most = Math.round((largestPlan * random.integer(60, 100)) / 100);
  const plannedTotal = Math.min(most, Math.max(smallestPlan, size));
  switch (status) {
    case 'signed':
      return { status, plannedTotal, done: 0, earlier: 0, startYear: 2022 };
    case 'preparing':
      return { status, plannedTotal, done: random.integer(4, 25), earlier: 0, startYear: 2022 };
    case 'underConstruction': {
      const startYear = random.pick([2019, 2020, 2020, 2021]);
      const done = random.integer(2023 - startYear > 2 ? 450 : 200, startYear === 2021 ? 450 : 850);
      return {
        status,
        plannedTotal,
        done,
        earlier: startYear === 2021 ? 0 : random.integer(250, 550),
        startYear,
      };
    }
    case 'inProduction': {
      const startYear = random.pick([2017, 2018, 2018, 2019]);
      const finishesInYear = startYear === 2019;
      const earlier = finishesInYear ? random.integer(600, 800) : 1000;
      return { status, plannedTotal, done: random.integer(860, 1040), earlier, startYear };
    }
    case 'suspended':
      return { status, plannedTotal, done: random.integer(100, 500), earlier: 1000, startYear: 2019 };
  }
}

function finished(one: Draft, invested: number, stretch: number): ProjectPlan {
  const plannedTotal = Math.max(500, Math.round((one.plannedTotal * stretch) / 10) * 10);
  const before = one.earlier === 1000 ? invested : Math.floor((invested * one.earlier) / 1000);
  return { plannedTotal, invested, before, status: one.status, startYear: one.startYear };
}
