import { activeMedical, goesOn } from '../indicators/cooperation-figures.ts';
import type { Survey } from '../indicators/survey.ts';

/** What twinning a member has at the survey's end. */
export interface TwinningRow {
  readonly unit: string;
  readonly name: string;
  readonly reported: boolean;
  /** Expert groups (希望之光) at work. */
  readonly expertGroups: number;
  /** Other education twinnings that go on. */
  readonly otherEducation: number;
  readonly medical: number;
  /** Initiatives (一县一策) issued. */
  readonly policies: number;
}

/** Coverage of twinning by member, by code; those that did not report have nothing. */
export function twinningCoverage(survey: Survey): readonly TwinningRow[] {
  const counties = new Map(survey.counties.map((county) => [county.unit, county]));
  return survey.members.map(({ area_code: unit, name_zh }) => {
    const county = counties.get(unit);
    const name = county?.name ?? name_zh ?? unit;
    if (county === undefined)
      return { unit, name, reported: false, expertGroups: 0, otherEducation: 0, medical: 0, policies: 0 };
    const education = county.ledger.all('education').filter((one) => goesOn(one, survey.to));
    const expertGroups = education.filter(({ kind }) => kind === 'hopeGroup').length;
    return {
      unit,
      name,
      reported: true,
      expertGroups,
      otherEducation: education.length - expertGroups,
      medical: activeMedical(county, survey.to).length,
      policies: county.ledger
        .all('policy')
        .filter(({ issued_date }) => issued_date !== null && issued_date <= survey.to).length,
    };
  });
}
