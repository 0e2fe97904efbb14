import { date, integer, money, mu, option, percent, year } from '../fields.ts';
import type { OptionOf } from '../options.ts';
import { declareRecord } from './declaration.ts';

/**
 * A threshold of the soft rules from a day on (model §6: thresholds are settings), one row a change, so that what was in
 * force in a period stays known; the defaults are in `rules/thresholds.ts` and are never rows. The value stands in the
 * field of the threshold's measure (`thresholdMeasure`).
 */
export const threshold = declareRecord({
  type: 'threshold',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['threshold', 'valid_from'],
  fields: {
    threshold: option('threshold', { need: 'identity', group: 'identity' }),
    valid_from: date({ need: 'identity', group: 'period' }),
    amount: money({ need: 'conditional', group: 'money', added: false }),
    share: percent({ need: 'conditional', group: 'size' }),
    area: mu({ need: 'conditional', group: 'size', added: false }),
    count: integer({ need: 'conditional', group: 'size', added: false }),
  },
});

/**
 * Income below or from which a village is recognised as weak, exits, or reaches a goal, from a year on (model §2.4). Goals
 * feed no rule. A blank operating income is not judged.
 */
export const weakVillageThreshold = declareRecord({
  type: 'weak_village_threshold',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['purpose', 'from_year', 'village_share'],
  fields: {
    purpose: option('thresholdPurpose', { need: 'identity', group: 'identity' }),
    from_year: year({ need: 'identity', group: 'period' }),
    total_income: money({ need: 'conditional', group: 'money', added: false }),
    operating_income: money({ need: 'optional', group: 'money', added: false }),
    /** Of a goal: the share of villages that is to reach it; blank: all of them. */
    village_share: percent({ need: 'optional', group: 'size' }),
  },
});

/** The field that holds a threshold's value. */
export const thresholdMeasure: Readonly<
  Record<OptionOf<'threshold'>, 'amount' | 'share' | 'area' | 'count'>
> = {
  plannedAreaMin: 'area',
  plannedAreaMax: 'area',
  unitCostMin: 'amount',
  unitCostMax: 'amount',
  rateLow: 'share',
  rateHigh: 'share',
  householdsMin: 'count',
  householdsMax: 'count',
  personsPerHouseholdMin: 'count',
  personsPerHouseholdMax: 'count',
  incomeChange: 'share',
  compareTolerance: 'share',
  receivedOverDue: 'share',
  yearlyRateHigh: 'share',
  villageAmountMin: 'amount',
  villageAmountMax: 'amount',
  projectMin: 'amount',
  agreedOverPlannedLow: 'share',
  agreedOverPlannedHigh: 'share',
  unitSlipFactor: 'count',
  investedOverPlannedHigh: 'share',
  producingOverPlannedLow: 'share',
  outputPerJobMin: 'amount',
  outputPerJobMax: 'amount',
  idleMonths: 'count',
  exchangeMonthsMin: 'count',
  exchangeMonthsMax: 'count',
  teamSizeMin: 'count',
  teamSizeMax: 'count',
  shareChange: 'share',
  roundUnit: 'amount',
  roundShare: 'share',
  roundFewest: 'count',
  deadlineMonth: 'count',
  deadlineQuarter: 'count',
  deadlineHalf: 'count',
  deadlineYear: 'count',
};
