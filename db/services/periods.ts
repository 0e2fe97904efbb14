import { firstEntryAt, lastSave } from '../audit.ts';
import type { FiledReport } from '../domain/answers.ts';
import { duePeriods } from '../domain/calendar.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate, type IsoDate, maxDate, minDate } from '../domain/dates.ts';
import type { Obligation } from '../domain/obligations.ts';
import type { DuePackage, PeriodsDue } from '../domain/overview-answers.ts';
import { periodEnd } from '../domain/period.ts';
import type { RecordOf } from '../domain/records/catalogue.ts';
import { firstSteps } from '../repositories/first-steps.ts';
import { allRecords } from '../repositories/records.ts';
import type { Reader } from '../store-handles.ts';
import { requireFiller } from './checks.ts';
import type { ServiceContext } from './context.ts';
import { filedReports } from './filed-reports.ts';
import { obligationsOf } from './obligations.ts';

/**
 * What is due, and how far a new ledger is: answered without reading the records, so that the page stands at once.
 * @throws FailureError `forbidden` for a level that fills in nothing.
 */
export function periodsDue(context: ServiceContext, { period }: CallInput<'periods.due'>): PeriodsDue {
  const { unit, owns } = requireFiller(context);
  const today = chinaDate(context.ports.now());
  const filed = filedReports(context);
  return context.ledger.store.read((reader) => {
    const dueOf = obligationsOf(reader, unit);
    const { open, next } = duePeriods(today, firstDay(reader, unit, today, filed), dueOf);
    // Of a department its own forms; where it has none in a package, the package is not its concern.
    const packaged = (one: Obligation | null): DuePackage[] => {
      const forms = one?.forms.filter(owns) ?? [];
      if (one === null || forms.length === 0) return [];
      const byForm = one.byForm.filter(({ form }) => owns(form));
      return [{ ...one, forms, byForm, filed: filedOf(filed, one.period) }];
    };
    const [chosen = null] = packaged(dueOf(period));
    return {
      chosen,
      open: open.flatMap(packaged).filter((one) => one.filed === null || isNewest(one, open)),
      next: next.flatMap(packaged),
      has_filed: filed.length > 0,
      steps: firstSteps(reader),
      last_save: lastSave(reader),
    };
  });
}

/**
 * First day whose deadlines this ledger answers for: when it was begun, or the end of the first period filed with it; not
 * before the county was on the list.
 */
function firstDay(reader: Reader, unit: string, today: IsoDate, filed: readonly FiledReport[]): IsoDate {
  const begun = chinaDate(firstEntryAt(reader) ?? `${today}T00:00:00Z`);
  const since = minDate(begun, ...filed.map(({ period }) => periodEnd(period)));
  const joined = (allRecords(reader, 'county') as unknown as readonly RecordOf<'county'>[])
    .filter((county) => !county.voided && county.area_code === unit)
    .flatMap(({ member_from }) => member_from ?? []);
  const [first, ...others] = joined;
  return first === undefined ? since : maxDate(since, minDate(first, ...others));
}

function filedOf(filed: readonly FiledReport[], period: Obligation['period']): DuePackage['filed'] {
  const last = filed.find((report) => report.period === period);
  return last === undefined ? null : { version: last.version, filed_at: last.filed_at };
}

/** Whether no later period of the same length is over. */
function isNewest({ period }: Obligation, open: readonly Obligation[]): boolean {
  return !open.some((other) => other.period.length === period.length && other.period > period);
}
