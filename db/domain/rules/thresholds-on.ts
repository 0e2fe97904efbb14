import { defaultCalendar, longestDays, type ReportingCalendar } from '../calendar.ts';
import type { Ledger } from '../ledger.ts';
import { type Period, type PeriodKind, periodEnd } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { thresholdMeasure } from '../records/threshold.ts';
import { defaultThresholds, type Thresholds } from './thresholds.ts';

type ThresholdRow = RecordOf<'threshold'>;

const deadlines: Partial<Readonly<Record<ThresholdRow['threshold'], PeriodKind>>> = {
  deadlineMonth: 'month',
  deadlineQuarter: 'quarter',
  deadlineHalf: 'half',
  deadlineYear: 'year',
};

/** Value of a row in the unit stored; null while it is blank, or none that a rule could be judged by. */
function usableValue(row: ThresholdRow): number | null {
  const value = row[thresholdMeasure[row.threshold]];
  return value === null || isOddThreshold(row) ? null : value;
}

/** Whether a row's value is none that a threshold can have: below zero, or a deadline of more than ten years. */
export function isOddThreshold(row: ThresholdRow): boolean {
  const value = row[thresholdMeasure[row.threshold]] ?? 0;
  return value < 0 || (deadlines[row.threshold] !== undefined && value > longestDays);
}

/**
 * The thresholds in force at a period's end: the defaults, changed by the rows on file; of several for one threshold the
 * newest that has begun by then counts. The period decides, never the clock: an old report is judged as it was. Thresholds
 * of weak villages are told apart by the year they are asked for.
 * @param calendar the reporting calendar that is set; a deadline on file goes before it
 */
export function thresholdsOn(
  ledger: Ledger,
  period: Period,
  calendar: ReportingCalendar = defaultCalendar,
): Thresholds {
  const on = periodEnd(period);
  const begun = ledger
    .all('threshold')
    .filter(({ valid_from: from }) => from <= on)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const changed = begun.reduce(withRow, { ...defaultThresholds, calendar });
  const weakVillage = weakVillageRows(ledger);
  return weakVillage.length === 0
    ? changed
    : { ...changed, weakVillage: [...changed.weakVillage.filter(isNotAmong(weakVillage)), ...weakVillage] };
}

const orderOf = (row: ThresholdRow): string => `${row.valid_from} ${row.updated_at} ${row.id}`;

function withRow(thresholds: Thresholds, row: ThresholdRow): Thresholds {
  const value = usableValue(row);
  if (value === null) return thresholds;
  const kind = deadlines[row.threshold];
  if (kind === undefined) return { ...thresholds, [row.threshold]: value };
  const { calendar } = thresholds;
  return { ...thresholds, calendar: { ...calendar, days: { ...calendar.days, [kind]: value } } };
}

type WeakVillage = Thresholds['weakVillage'][number];

function weakVillageRows(ledger: Ledger): readonly WeakVillage[] {
  const rows = ledger
    .all('weak_village_threshold')
    .toSorted((a, b) => (`${a.updated_at} ${a.id}` < `${b.updated_at} ${b.id}` ? -1 : 1))
    .flatMap(
      ({ purpose, from_year: fromYear, total_income: totalIncome, operating_income: operatingIncome }) =>
        purpose === 'goal' || totalIncome === null
          ? []
          : [{ fromYear, purpose, totalIncome, operatingIncome }],
    );
  // Two rows for one purpose and year: the newest counts.
  return rows.filter((row, index) => isNotAmong(rows.slice(index + 1))(row));
}

function isNotAmong(rows: readonly WeakVillage[]): (row: WeakVillage) => boolean {
  return ({ fromYear, purpose }) =>
    !rows.some((other) => other.fromYear === fromYear && other.purpose === purpose);
}
