import { defaultCalendar, type ReportingCalendar } from '../calendar.ts';
import type { Fen } from '../money.ts';
import type { Percent } from '../percent.ts';

/** Thresholds of soft rules: settings with the defaults below, never constants in a rule; model §6. */
export interface Thresholds {
  /** S11: industrial enclave's planned area, 1/100 mu. */
  readonly plannedAreaMin: number;
  readonly plannedAreaMax: number;
  /** S13: total investment per m² of floor, fen. */
  readonly unitCostMin: Fen;
  readonly unitCostMax: Fen;
  /** H19: highest rate that can be right; of a hard rule, and so no setting. */
  readonly rateCeiling: Percent;
  /** S20: usual agreed rates. */
  readonly rateLow: Percent;
  readonly rateHigh: Percent;
  /** S24 */
  readonly householdsMin: number;
  readonly householdsMax: number;
  readonly personsPerHouseholdMin: number;
  readonly personsPerHouseholdMax: number;
  /** S29: change on last year. */
  readonly incomeChange: Percent;
  /** S32, S37, S38: tolerance of a compared figure. */
  readonly compareTolerance: Percent;
  /** S41: received over due plus arrears. */
  readonly receivedOverDue: Percent;
  /** S43 */
  readonly yearlyRateHigh: Percent;
  /** S51: yearly amount per village. */
  readonly villageAmountMin: Fen;
  readonly villageAmountMax: Fen;
  /** S62: smallest project that is reported, by planned total. */
  readonly projectMin: Fen;
  /** S62: agreed over planned investment. */
  readonly agreedOverPlannedLow: Percent;
  readonly agreedOverPlannedHigh: Percent;
  /** S62: so many times the last figure, or so small a part of it, is a slip of the unit (万 is 10,000). */
  readonly unitSlipFactor: number;
  /** S70: investment since start over the planned total; of a project in production at least. */
  readonly investedOverPlannedHigh: Percent;
  readonly producingOverPlannedLow: Percent;
  /** S75: output per job. */
  readonly outputPerJobMin: Fen;
  readonly outputPerJobMax: Fen;
  /** S76: months in a row without investment, while under construction. */
  readonly idleMonths: number;
  /** S81: whole months of an exchange. */
  readonly exchangeMonthsMin: number;
  readonly exchangeMonthsMax: number;
  /** S83 */
  readonly teamSizeMin: number;
  readonly teamSizeMax: number;
  /** S85: change of a share, in points. */
  readonly shareChange: Percent;
  /** S91: a figure of whole such units is round; from so many figures on, so large a share of round ones is said. */
  readonly roundUnit: Fen;
  readonly roundShare: Percent;
  readonly roundFewest: number;
  /** S28: recognition (weak below) and exit thresholds by first year; model §2.4. Empty income field: not judged. */
  readonly weakVillage: readonly {
    readonly fromYear: number;
    readonly purpose: 'recognition' | 'exit';
    readonly totalIncome: Fen;
    readonly operatingIncome: Fen | null;
  }[];
  /** S59: by when the report of a period is due. */
  readonly calendar: ReportingCalendar;
}

const wan = (n: number): Fen => (n * 1_000_000) as Fen;
const pct = (n: number): Percent => Math.round(n * 10_000) as Percent;

/** Defaults: the figures of model §2.4 and §6. What changes them is on file (`thresholds-on.ts`). */
export const defaultThresholds: Thresholds = {
  plannedAreaMin: 5_000,
  plannedAreaMax: 500_000,
  unitCostMin: 200_000 as Fen,
  unitCostMax: 1_500_000 as Fen,
  rateCeiling: pct(30),
  rateLow: pct(5),
  rateHigh: pct(12),
  householdsMin: 50,
  householdsMax: 3_000,
  personsPerHouseholdMin: 2,
  personsPerHouseholdMax: 5,
  incomeChange: pct(50),
  compareTolerance: pct(1),
  receivedOverDue: pct(120),
  yearlyRateHigh: pct(15),
  villageAmountMin: 500_000 as Fen,
  villageAmountMax: wan(50),
  projectMin: wan(500),
  agreedOverPlannedLow: pct(50),
  agreedOverPlannedHigh: pct(200),
  unitSlipFactor: 5_000,
  investedOverPlannedHigh: pct(120),
  producingOverPlannedLow: pct(70),
  outputPerJobMin: wan(10),
  outputPerJobMax: wan(2_000),
  idleMonths: 3,
  exchangeMonthsMin: 6,
  exchangeMonthsMax: 36,
  teamSizeMin: 3,
  teamSizeMax: 30,
  shareChange: pct(10),
  roundUnit: wan(100),
  roundShare: pct(80),
  roundFewest: 5,
  weakVillage: [
    { fromYear: 2016, purpose: 'recognition', totalIncome: wan(10), operatingIncome: null },
    { fromYear: 2017, purpose: 'exit', totalIncome: wan(10), operatingIncome: wan(5) },
  ],
  calendar: defaultCalendar,
};

/** The thresholds of weak villages for a purpose that are in force in a year; undefined before the first. */
export function weakVillageLimit(
  { weakVillage }: Pick<Thresholds, 'weakVillage'>,
  purpose: 'recognition' | 'exit',
  year: number,
): Thresholds['weakVillage'][number] | undefined {
  return weakVillage
    .filter((row) => row.purpose === purpose && row.fromYear <= year)
    .toSorted((a, b) => a.fromYear - b.fromYear)
    .at(-1);
}
