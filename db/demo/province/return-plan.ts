import type { OptionOf } from '../../domain/options.ts';
import type { Random } from './random.ts';
import { provinceTargets } from './targets.ts';
import { dividedCounts } from './whole-shares.ts';

/** How a weak-village enclave pays in the year. */
export interface ReturnPlan {
  /** What it pays in the year, in 万元. */
  readonly received: number;
  /** What the terms give for the year. */
  readonly agreed: number;
  /** Outstanding from the year before, paid in the year; 0 for most. */
  readonly arrears: number;
  readonly mode: Extract<OptionOf<'termsMode'>, 'fixedRate' | 'fixedAmount' | 'guaranteedFloor'>;
  /** In 1/10000 percent. */
  readonly rate: number;
  readonly dueMonths: '12' | '6,12';
  readonly conduct: Conduct;
  /** Whether it worked before the app was there: then it has an opening balance. */
  readonly opening: boolean;
}

/**
 * `onTime`; `late`: the first instalment within 90 days; `short`: a part of the last one stays open (explained);
 * `arrears`: the rest of the year before is paid with it; `retained`: the last instalment is distributed in February.
 */
export type Conduct = 'onTime' | 'late' | 'short' | 'arrears' | 'retained';

/** 85 % on time, 10 % within 90 days, 5 % later or short (model §7), and two that wait with the distribution. */
const conducts: readonly Conduct[] = ['late', 'late', 'short', 'arrears', 'arrears', 'retained', 'retained'];

/** Usual agreed rates (model §7), in 1/10000 percent. */
const rates = [80_000, 85_000, 90_000, 95_000, 100_000, 100_080] as const;

/** @param villages of each county's enclave. @returns what each pays; together the target of the province */
export function planReturns(
  random: Random,
  villages: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReturnPlan> {
  const { from, below } = provinceTargets.received;
  // Kept away from both ends, as the terms' own amounts are some 万元 off the plan.
  const total = random.integer(from + 30, below - 30);
  const weights = [...villages].map(([key, count]) => ({ key, weight: count * random.integer(88, 112) }));
  const received = dividedCounts(total, weights);
  const conductOf = new Map(random.shuffled([...villages.keys()]).map((code, at) => [code, conducts[at]]));
  return new Map(
    [...received].map(([code, amount]) => [
      code,
      returnPlan(random, amount, conductOf.get(code) ?? 'onTime'),
    ]),
  );
}

function returnPlan(random: Random, received: number, conduct: Conduct): ReturnPlan {
  const arrears = conduct === 'arrears' ? Math.round(received / 6) : 0;
  const agreed = conduct === 'short' ? Math.round((received * 100) / 90) : received - arrears;
  const draw = random.integer(1, 100);
  // A guarantee that is not met would be another violation than the one that is explained.
  const mode =
    draw <= 60 || conduct === 'short' ? 'fixedRate' : draw <= 85 ? 'fixedAmount' : 'guaranteedFloor';
  return {
    received,
    agreed,
    arrears,
    mode,
    rate: random.pick(rates),
    dueMonths: conduct === 'onTime' && random.chance(50) ? '12' : '6,12',
    conduct,
    opening: conduct === 'arrears' || random.chance(55),
  };
}
