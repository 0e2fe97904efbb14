import type { IsoDate } from './dates.ts';
import { formsOf } from './form-set.ts';
import { Ledger, type RecordSet } from './ledger.ts';
import type { PackagedRecord } from './package.ts';
import { comparePeriods, type Period, periodEnd, periodOfDate, periodStart, yearOfPeriod } from './period.ts';
import {
  type AnyRecord,
  declarationOf,
  findField,
  type RecordType,
  recordTypes,
} from './records/catalogue.ts';
import { summedFields } from './summed-fields.ts';

/** An accepted package of a unit, as far as figures need it: of several versions the one in force. */
export interface AcceptedPackage {
  readonly period: Period;
  readonly records: readonly PackagedRecord[];
}

/**
 * What a unit has accepted up to the end of a period, put together from its packages (design §5, §6):
 *
 * - packages that end after the period are not looked at;
 * - registers, all dues and opening balances, with their lines, stand as in the newest package (of those that end on one
 *   day the year's before the quarter's before the month's): every package holds them whole;
 * - rows of a period (receipts, allocations, waivers, pool movements, batches with their lines, months of investment, rows
 *   of a year) come from their year's package, else from its quarters' and months'. A package speaks for its own period
 *   and forms only: a row outside of them is left out, `strayRows` names it;
 * - every earlier year counts, for figures since start. Of a year whose package is missing the figures lack what no
 *   quarter or month of it states; nothing is estimated. `missingPeriods` names what is missing;
 * - no row stands twice: of two packages with a row of one id (a receipt whose day was put right) the newer one states it.
 *
 * The order of the packages is of no account.
 * @throws RangeError when two packages are of one period: which of them is in force is not for this function to say
 */
export function acceptedLedger(packages: readonly AcceptedPackage[], period: Period): Ledger {
  const used = packagesUpTo(packages, period);
  const read = used.map((one) => ({
    packaged: one.records,
    isNewest: one === used.at(-1),
    rows: new Set(isReplaced(one.period, used) ? [] : rowsOf(one)),
  }));
  const newestOf = new Map<string, ReadonlySet<PackagedRecord>>();
  for (const { rows } of read) for (const row of rows) newestOf.set(keyOf(row.type, row.record.id), rows);

  const records = new Map<RecordType, Map<string, AnyRecord>>();
  for (const { packaged, isNewest, rows } of read) {
    const states = (type: RecordType, id: string): boolean => newestOf.get(keyOf(type, id)) === rows;
    for (const one of packaged) {
      const { type, record } = one;
      const kept = rows.has(one)
        ? states(type, record.id) && statesParent(type, record, states)
        : !rowTypes.has(type) && (isNewest || declarationOf(type).belongs.by === 'none');
      if (!kept) continue;
      const ofType = records.get(type) ?? new Map<string, AnyRecord>();
      records.set(type, ofType.set(record.id, record));
    }
  }
  const sets = [...records].map(([type, ofType]) => [type, [...ofType.values()]]);
  return new Ledger(Object.fromEntries(sets) as unknown as RecordSet);
}

const keyOf = (type: RecordType, id: string): string => `${type} ${id}`;

/** What of a package's records figures up to a period's end need: registers are taken from the newest alone. */
export type NeededRecords = 'all' | 'rows' | 'none';

/**
 * What `acceptedLedger` looks at in each of some packages, so that the rest need not be read: of a unit's long history a few
 * per cent. Declarations and explanations of older packages, which no figure needs, are not in it.
 * @throws RangeError as `acceptedLedger`
 */
export function neededRecords(
  packages: readonly Pick<AcceptedPackage, 'period'>[],
  period: Period,
): ReadonlyMap<Period, NeededRecords> {
  const used = packagesUpTo(packages, period);
  return new Map(
    used.map((one) => {
      if (one === used.at(-1)) return [one.period, 'all'];
      return [one.period, isReplaced(one.period, used) ? 'none' : 'rows'];
    }),
  );
}

/** Packages that end by the period's end, the newest last. */
function packagesUpTo<P extends Pick<AcceptedPackage, 'period'>>(
  packages: readonly P[],
  period: Period,
): readonly P[] {
  const end = periodEnd(period);
  const sorted = packages
    .filter((one) => periodEnd(one.period) <= end)
    .toSorted((a, b) => comparePeriods(a.period, b.period));
  const twice = sorted.find((one, index) => sorted[index + 1]?.period === one.period);
  if (twice !== undefined) throw new RangeError(`two packages of ${twice.period}`);
  return sorted;
}

/** Whether a quarter's or month's rows are stated by the package of its year. */
function isReplaced(period: Period, used: readonly Pick<AcceptedPackage, 'period'>[]): boolean {
  const year = yearPeriod(period);
  return period !== year && used.some((one) => one.period === year);
}

const yearPeriod = (period: Period): Period => periodOfDate(periodStart(period), 'year');

/** Whether records of a type are rows of a period, or lines of such: all else every package states whole. */
function isRowType(type: RecordType): boolean {
  const { belongs } = declarationOf(type);
  if (belongs.by === 'parent') return isRowType(parentTypeOf(type, belongs.field));
  return belongs.by === 'date' || belongs.by === 'year' || belongs.by === 'month';
}

/** Types whose records are rows of a period, or lines of such. */
export const rowTypes: ReadonlySet<RecordType> = new Set(recordTypes.filter(isRowType));

function parentTypeOf(type: RecordType, field: string): RecordType {
  return findField(type, field)?.target as RecordType;
}

/** A package's rows of its own period and forms, lines with their parents. */
function rowsOf({ period, records }: AcceptedPackage): readonly PackagedRecord[] {
  const byType = Map.groupBy(
    records.filter(({ type }) => rowTypes.has(type) && isFiledIn(type, period)),
    ({ type }) => type,
  );
  const span: Span = { period, from: periodStart(period), to: periodEnd(period) };
  const ids = new Map<RecordType, ReadonlySet<string>>();
  // Parents before children: a line's parent is known when it is looked at.
  return recordTypes.flatMap((type) => {
    const rows = (byType.get(type) ?? []).filter(({ record }) => isRowWithin(type, record, span, ids));
    ids.set(type, new Set(rows.map(({ record }) => record.id)));
    return rows;
  });
}

interface Span {
  readonly period: Period;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** As `isRowOf` says of a ledger's records, of a package's. @param ids rows of the parent types */
function isRowWithin(
  type: RecordType,
  record: AnyRecord,
  { period, from, to }: Span,
  ids: ReadonlyMap<RecordType, ReadonlySet<string>>,
): boolean {
  const { belongs } = declarationOf(type);
  if (!('field' in belongs)) return false;
  const value = String(record[belongs.field]);
  switch (belongs.by) {
    case 'date':
      return from <= value && value <= to;
    case 'year':
      return value === period;
    case 'month':
      return from.slice(0, 7) <= value && value <= to.slice(0, 7);
    case 'parent':
      return ids.get(parentTypeOf(type, belongs.field))?.has(value) ?? false;
  }
}

function isFiledIn(type: RecordType, period: Period): boolean {
  const { form } = declarationOf(type);
  return form === null || formsOf(period).includes(form);
}

/** A line goes with its batch: one that a newer package states takes no lines of an older one. */
function statesParent(
  type: RecordType,
  record: AnyRecord,
  states: (type: RecordType, id: string) => boolean,
): boolean {
  const { belongs } = declarationOf(type);
  return belongs.by !== 'parent' || states(parentTypeOf(type, belongs.field), String(record[belongs.field]));
}

/** Rows of a package that are not of its period or forms: no figure counts them, and an honest sender packs none. */
export function strayRows(received: AcceptedPackage): readonly PackagedRecord[] {
  const own = new Set(rowsOf(received));
  return received.records.filter((packaged) => rowTypes.has(packaged.type) && !own.has(packaged));
}

/**
 * Quarters and months of whose rows the year's package states other amounts: once it is accepted, its rows stand for theirs
 * (design §6: an annual figure equals the accepted quarters or months, or says why not). Compared are sums by field over
 * the rows of each one's days.
 */
export function partsThatDiffer(
  year: AcceptedPackage,
  others: readonly AcceptedPackage[],
): readonly Period[] {
  return others
    .filter(({ period }) => period !== year.period && yearPeriod(period) === year.period)
    .filter((part) => amountsText(part) !== amountsText({ period: part.period, records: year.records }))
    .map(({ period }) => period);
}

function amountsText(part: AcceptedPackage): string {
  const sums = new Map<string, bigint>();
  for (const { type, record } of rowsOf(part)) {
    if (record.voided) continue;
    for (const { name } of summedFields(type)) {
      const sum = (sums.get(`${type} ${name}`) ?? 0n) + BigInt(Number(record[name] ?? 0));
      sums.set(`${type} ${name}`, sum);
    }
  }
  const stated = [...sums].filter(([, sum]) => sum !== 0n).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return stated.map(([name, sum]) => `${name} ${sum}`).join('\n');
}

/**
 * Periods without an accepted package up to the end of a period, in order: what `acceptedLedger` could not count. Of a year
 * that has ended its own package; where that is missing, and in a year that goes on, the quarters and months that have
 * ended, unless none of an ended year is there: then the year stands for them.
 * @param since the first year that is asked for; left out, the earliest that a package is of, or a due of the newest
 *   package other than an opening one
 */
export function missingPeriods(
  packages: readonly AcceptedPackage[],
  period: Period,
  since?: number,
): readonly Period[] {
  const used = packagesUpTo(packages, period);
  const there = new Set(used.map((one) => one.period));
  const end = periodEnd(period);
  const missing: Period[] = [];
  for (let year = since ?? firstYear(used, period); year <= yearOfPeriod(period); year += 1) {
    const whole = yearsOwn(year);
    if (there.has(whole)) continue;
    const ended = periodEnd(whole) <= end;
    const parts = partsOfYear(year).filter((part) => periodEnd(part) <= end);
    if (!ended || parts.some((part) => there.has(part)))
      missing.push(...parts.filter((part) => !there.has(part)));
    if (ended) missing.push(whole);
  }
  return missing.toSorted(comparePeriods);
}

const yearsOwn = (year: number): Period => String(year).padStart(4, '0') as Period;

/** Quarters and months of a year that are filed. */
function partsOfYear(year: number): readonly Period[] {
  const head = yearsOwn(year);
  const quarters = [1, 2, 3, 4].map((index) => `${head}Q${index}` as Period);
  const months = Array.from(
    { length: 12 },
    (_, at) => `${head}-${String(at + 1).padStart(2, '0')}` as Period,
  );
  return [...quarters, ...months].filter((part) => formsOf(part).length > 0);
}

function firstYear(used: readonly AcceptedPackage[], period: Period): number {
  const years = used.map((one) => yearOfPeriod(one.period));
  for (const { type, record } of used.at(-1)?.records ?? []) {
    if (type === 'due' && record.opening !== true && typeof record.year === 'number') years.push(record.year);
  }
  return Math.min(yearOfPeriod(period), ...years);
}
