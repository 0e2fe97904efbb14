import { dateOf, type IsoDate } from '../dates.ts';
import { type Period, periodEnd, periodStart, yearOfPeriod } from '../period.ts';
import type { RecordType } from '../records/catalogue.ts';
import type { FigureId, IndicatorId } from './declarations.ts';
import { type Membership, memberships, membersOn } from './membership.ts';
import { CountedAccounts, type CountyLedger, SharedRecords } from './same-record.ts';

export interface SurveyOptions {
  /** The list of members of the level that asks; left out, as the ledgers state it. */
  readonly list?: readonly Membership[];
  /** Area code that the counties asked about begin with: `33`, `3308`, `330825`; others are left out. */
  readonly scope?: string;
}

/** Counties and a period that figures are computed of. Nothing here asks a clock: the period says what "this year" is. */
export interface Survey {
  readonly period: Period;
  /** First and last day of the period. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly year: number;
  readonly newYear: IsoDate;
  /** In the order in which their records count where several report one thing: members by code, then the others. */
  readonly counties: readonly CountyLedger[];
  /** Members at the period's end, whether or not they reported. Without any list: the counties themselves. */
  readonly members: readonly Pick<Membership, 'id' | 'area_code' | 'name_zh'>[];
  readonly isMember: (unit: string) => boolean;
  readonly enclaves: SharedRecords;
  readonly projects: SharedRecords;
  readonly platforms: SharedRecords;
  readonly accounts: CountedAccounts;
}

/** @throws RangeError when a unit is given twice */
export function surveyOf(
  given: readonly CountyLedger[],
  period: Period,
  { list, scope = '' }: SurveyOptions = {},
): Survey {
  const all = given.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  const sorted = all.filter(({ unit }) => unit.startsWith(scope));
  const twice = sorted.find(({ unit }, index) => sorted[index + 1]?.unit === unit);
  if (twice !== undefined) throw new RangeError(`unit given twice: ${twice.unit}`);
  const to = periodEnd(period);
  const known = list ?? memberships(all.map(({ ledger }) => ledger));
  const members =
    known.length === 0
      ? sorted.map(({ unit, name }) => ({ id: unit, area_code: unit, name_zh: name }))
      : membersOn(known, to, scope);
  const codes = new Set(members.map(({ area_code }) => area_code));
  const isMember = (unit: string): boolean => codes.has(unit);
  const counties = [
    ...sorted.filter(({ unit }) => isMember(unit)),
    ...sorted.filter(({ unit }) => !isMember(unit)),
  ];
  const enclaves = new SharedRecords('enclave', counties);
  return {
    period,
    from: periodStart(period),
    to,
    year: yearOfPeriod(period),
    newYear: dateOf(yearOfPeriod(period), 1, 1),
    counties,
    members,
    isMember,
    enclaves,
    projects: new SharedRecords('project', counties),
    platforms: new SharedRecords('platform', counties),
    accounts: new CountedAccounts(counties, enclaves),
  };
}

/** A record behind a figure, and what it adds. */
export interface Part {
  /** The unit whose record it is. */
  readonly unit: string;
  /** The county that it counts for: the unit, but for counties covered (I3). */
  readonly county: string;
  readonly type: RecordType;
  readonly id: string;
  /** 1 for what is counted, fen for money. Null: a blank or unknown figure, which counts as nothing and is named. */
  readonly amount: number | null;
}

/** What a record adds to a figure of an indicator. */
export interface Tally {
  readonly indicator: IndicatorId;
  readonly figure: FigureId;
  readonly part: Part;
}

/** A tally of a unit's own record, which counts for the unit. */
export function tally(
  indicator: IndicatorId,
  figure: FigureId,
  unit: string,
  [type, id]: readonly [type: RecordType, id: string],
  amount: number | null = 1,
): Tally {
  return { indicator, figure, part: { unit, county: unit, type, id, amount } };
}
