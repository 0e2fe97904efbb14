import type { IsoDate } from '../dates.ts';
import type { IndicatorId } from './declarations.ts';
import type { CountyLedger } from './same-record.ts';
import { type Survey, type Tally, tally } from './survey.ts';

/** I18–I21: initiatives, twinning and aid. */
export function* cooperationTallies(survey: Survey): Iterable<Tally> {
  for (const county of survey.counties) {
    const { unit, ledger } = county;
    const issued = ledger
      .all('policy')
      .filter(({ issued_date }) => issued_date !== null && issued_date <= survey.to)
      .toSorted((a, b) => ((a.issued_date ?? '') < (b.issued_date ?? '') ? -1 : 1));
    if (issued[0] !== undefined) yield tally('I18', 'num', unit, ['policy', issued[0].id]);
    for (const { id } of activeGroups(county, survey.to))
      yield tally('I19', 'value', unit, ['education', id]);
    const [pairing] = activeMedical(county, survey.to);
    if (pairing !== undefined) yield tally('I20', 'num', unit, ['medical', pairing.id]);
    yield* aidTallies(survey, county);
  }
  yield* memberTallies(survey);
}

/** Whether something dated goes on at the end of a day, its last day included; what has no beginning does not. */
export function goesOn(
  { start_date: start, end_date: end }: { start_date: IsoDate | null; end_date: IsoDate | null },
  on: IsoDate,
): boolean {
  return start !== null && start <= on && on <= (end ?? on);
}

/** Expert groups (希望之光) of a county that are there on a day. */
export function activeGroups({ ledger }: CountyLedger, on: IsoDate) {
  return ledger.all('education').filter((one) => one.kind === 'hopeGroup' && goesOn(one, on));
}

/** Medical twinnings of a county that go on on a day. */
export function activeMedical({ ledger }: CountyLedger, on: IsoDate) {
  return ledger.all('medical').filter((one) => goesOn(one, on));
}

/** I21: of the period's year, and of all years up to it. */
function* aidTallies({ year }: Survey, { unit, ledger }: CountyLedger): Iterable<Tally> {
  for (const row of ledger.all('aid')) {
    if (Number(row.year) > year) continue;
    const ofYear = Number(row.year) === year;
    const record = ['aid', row.id] as const;
    yield tally('I21', 'cumulative', unit, record, row.training_person_times);
    yield tally('I21', 'fundCumulative', unit, record, row.aid_fund);
    if (!ofYear) continue;
    yield tally('I21', 'value', unit, record, row.training_person_times);
    yield tally('I21', 'fund', unit, record, row.aid_fund);
  }
}

/** The counties that coverage is of: members, reported or not; of leavers those that reported. */
function* memberTallies({ members, counties, isMember }: Survey): Iterable<Tally> {
  const leavers = counties.filter(({ unit }) => !isMember(unit));
  const all = [
    ...members.map(({ id, area_code }) => ({ id, area_code })),
    ...leavers.map(({ unit }) => ({ id: unit, area_code: unit })),
  ];
  for (const { id, area_code } of all) {
    for (const indicator of ['I18', 'I20'] satisfies IndicatorId[])
      yield tally(indicator, 'den', area_code, ['county', id]);
  }
}
