import {
  dayAfter,
  deadlineAfter,
  deadlineOf,
  longestDays,
  opensOn,
  type ReportingCalendar,
} from './calendar.ts';
import { type IsoDate, maxDate, minDate } from './dates.ts';
import { formsOf } from './form-set.ts';
import type { FormId } from './options.ts';
import { type Period, periodEnd, periodKind, periodStart } from './period.ts';
import type { RecordOf } from './records/catalogue.ts';

/**
 * Who owes what for a period (报送任务), model §2.0: the province's obligations and extensions over the defaults, which say
 * that every county that was ever on the list owes every form from its first day on the list on, without end.
 */

/** What the answer hangs on. Voided records count for nothing. */
export interface ObligationsInForce {
  readonly obligations: readonly RecordOf<'obligation'>[];
  readonly extensions: readonly RecordOf<'extension'>[];
  /** Reporting calendar in force for the period. */
  readonly calendar: ReportingCalendar;
}

/** The days of one form that a unit owes for a period. */
export interface OwedForm {
  readonly form: FormId;
  /** First day on which the form can be reported. */
  readonly opens: IsoDate;
  /** Last day on which it is on time. */
  readonly deadline: IsoDate;
  /** Last day on which a first report is taken; null: it is never locked. */
  readonly lock: IsoDate | null;
  /** The province's extension moved deadline and lock. */
  readonly extended: boolean;
}

/** What a unit owes for a period: forms in their order, never none. */
export interface Obligation {
  readonly unit: string;
  readonly period: Period;
  readonly forms: readonly FormId[];
  readonly byForm: readonly OwedForm[];
  /** The first of its forms' opening days. */
  readonly opens: IsoDate;
  /** The first of its forms' deadlines: by then the report is on time with all of them. */
  readonly deadline: IsoDate;
  /** The first of its forms' locks; null where none is locked. */
  readonly lock: IsoDate | null;
}

type County = Pick<RecordOf<'county'>, 'area_code' | 'member_from' | 'voided'>;

/** What every county that was ever on the list owes for a period; units that owe nothing are left out. By area code. */
export function owedBy(
  inForce: ObligationsInForce,
  counties: readonly County[],
  period: Period,
): readonly Obligation[] {
  const named = inForce.obligations.flatMap(({ unit, voided }) => (unit === null || voided ? [] : [unit]));
  const listed = counties.filter(({ voided }) => !voided).map(({ area_code }) => area_code);
  const units = [...new Set([...listed, ...named])].toSorted();
  return units
    .map((unit) => obligationOf(unit, period, inForce, counties))
    .filter((obligation) => obligation !== null);
}

/**
 * What one unit owes for a period; null for nothing.
 * @param counties the list of members; while it is empty, everybody counts as listed
 */
export function obligationOf(
  unit: string,
  period: Period,
  inForce: ObligationsInForce,
  counties: readonly County[],
): Obligation | null {
  const byForm = formsOf(period)
    .map((form) => owedForm(unit, period, form, inForce, counties))
    .filter((form) => form !== null);
  const [first, ...others] = byForm;
  if (first === undefined) return null;
  const locks = byForm.flatMap(({ lock }) => lock ?? []);
  const [firstLock, ...laterLocks] = locks;
  return {
    unit,
    period,
    forms: byForm.map(({ form }) => form),
    byForm,
    opens: minDate(first.opens, ...others.map(({ opens }) => opens)),
    deadline: minDate(first.deadline, ...others.map(({ deadline }) => deadline)),
    lock: firstLock === undefined ? null : minDate(firstLock, ...laterLocks),
  };
}

/** Forms of an obligation that a first report can no longer be made of on a day. */
export function lockedForms(obligation: Obligation, on: IsoDate): readonly FormId[] {
  return obligation.byForm.filter(({ lock }) => lock !== null && lock < on).map(({ form }) => form);
}

function owedForm(
  unit: string,
  period: Period,
  form: FormId,
  inForce: ObligationsInForce,
  counties: readonly County[],
): OwedForm | null {
  const rule = ruleFor(unit, period, form, inForce.obligations);
  if (rule === 'ended') return null;
  // A row for the unit itself binds it, whether it is on the list or not.
  if (rule?.unit == null && !wasListed(unit, period, counties)) return null;
  const { calendar } = inForce;
  const deadlineDays = usable(rule?.deadline_days ?? null);
  const deadline =
    deadlineDays === null ? deadlineOf(period, calendar) : deadlineAfter(period, deadlineDays, calendar);
  const lockDays = usable(rule?.lock_days ?? null);
  const opened = maxDate(opensOn(period), dayAfter(period, usable(rule?.opens_days ?? null) ?? 0));
  const opens = minDate(opened, deadline);
  // No form is locked before its deadline.
  const lock = lockDays === null ? null : maxDate(deadline, deadlineAfter(period, lockDays, calendar));
  const until = extendedTo(unit, period, form, inForce.extensions);
  if (until === null) return { form, opens, deadline, lock, extended: false };
  return {
    form,
    opens,
    deadline: maxDate(deadline, until),
    lock: lock === null ? null : maxDate(lock, until),
    extended: until > deadline || (lock !== null && until > lock),
  };
}

/**
 * The row that rules a unit's form for a period: one of its own before one for all, then the one that began last. Undefined
 * before the first row begins: nothing was set then. `ended` where rows were set and none holds any more.
 */
function ruleFor(
  unit: string,
  period: Period,
  form: FormId,
  obligations: readonly RecordOf<'obligation'>[],
): RecordOf<'obligation'> | 'ended' | undefined {
  const begun = obligations.filter(
    (row) =>
      !row.voided &&
      row.form === form &&
      (row.period_kind === null || row.period_kind === periodKind(period)) &&
      row.valid_from <= periodEnd(period),
  );
  const own = begun.filter((row) => row.unit === unit);
  const rows = own.length > 0 ? own : begun.filter((row) => row.unit === null);
  if (rows.length === 0) return undefined;
  const holding = rows.filter((row) => row.valid_to === null || row.valid_to >= periodStart(period));
  return holding.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)).at(-1) ?? 'ended';
}

/** A row for one kind of period says more than one for all of them. */
const orderOf = (row: RecordOf<'obligation'>): string =>
  `${row.period_kind === null ? 0 : 1} ${row.valid_from} ${row.updated_at} ${row.id}`;

/** Whether a unit was on the list by the period's end; who left it still reports (H04, S88). */
function wasListed(unit: string, period: Period, counties: readonly County[]): boolean {
  const rows = counties.filter(({ voided }) => !voided);
  const end = periodEnd(period);
  return (
    rows.length === 0 ||
    rows.some(({ area_code, member_from }) => area_code === unit && (member_from ?? end) <= end)
  );
}

function extendedTo(
  unit: string,
  period: Period,
  form: FormId,
  extensions: readonly RecordOf<'extension'>[],
): IsoDate | null {
  const [first, ...others] = extensions
    .filter((one) => !one.voided && one.unit === unit && one.period === period && one.form === form)
    .map(({ deadline }) => deadline);
  return first === undefined ? null : maxDate(first, ...others);
}

/** Days after a period that can be meant. */
const usable = (days: number | null): number | null =>
  days === null || days < 0 || days > longestDays ? null : days;
