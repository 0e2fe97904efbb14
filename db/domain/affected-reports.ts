import type { ChangeSince } from './changes-since.ts';
import type { PackagedRecord } from './package.ts';
import { comparePeriods, type Period, periodEnd } from './period.ts';
import type { ReportStatus } from './workflow.ts';

/** Sums by the names under which a report states them, in fen. */
export type Totals = Readonly<Record<string, number>>;

/** The last version filed for a period, and what its package would say now. */
export interface FiledAndNow {
  readonly period: Period;
  readonly version: number;
  readonly status: ReportStatus;
  readonly filed: { readonly records: readonly PackagedRecord[]; readonly totals: Totals };
  readonly now: { readonly records: readonly PackagedRecord[]; readonly totals: Totals };
}

/** A later report that a change in an earlier period reaches. */
export interface AffectedReport {
  readonly period: Period;
  readonly version: number;
  readonly status: ReportStatus;
  /** Of the changed records those that its package holds, as filed or as it would be now. */
  readonly records: number;
  /** Control totals that would not be those filed. */
  readonly totals: readonly { readonly name: string; readonly filed: number; readonly now: number }[];
}

/**
 * Later reports that changes to an earlier period's package reach (model §1.2: a correction lists every later report
 * affected), in the order of their periods: those whose package holds one of the changed records, and those whose year to
 * date or cumulative totals come out otherwise. A period that ends before the changed one does is not later; the year that
 * holds a changed quarter is.
 */
export function affectedReports(
  changed: { readonly period: Period; readonly changes: readonly ChangeSince[] },
  reports: readonly FiledAndNow[],
): readonly AffectedReport[] {
  if (changed.changes.length === 0) return [];
  const keys = new Set(changed.changes.map(({ type, id }) => `${type} ${id}`));
  return reports
    .filter(({ period }) => period !== changed.period && periodEnd(period) >= periodEnd(changed.period))
    .map((report): AffectedReport => {
      const { period, version, status, filed, now } = report;
      const held = new Set(
        [...filed.records, ...now.records]
          .map(({ type, record }) => `${type} ${record.id}`)
          .filter((key) => keys.has(key)),
      );
      return { period, version, status, records: held.size, totals: totalsUnlike(filed.totals, now.totals) };
    })
    .filter(({ records, totals }) => records > 0 || totals.length > 0)
    .toSorted((a, b) => comparePeriods(a.period, b.period));
}

/** Totals that both state: a name that one does not know says nothing. */
function totalsUnlike(filed: Totals, now: Totals): AffectedReport['totals'] {
  return Object.entries(now).flatMap(([name, sum]) => {
    const before = filed[name];
    return before === undefined || before === sum ? [] : [{ name, filed: before, now: sum }];
  });
}
