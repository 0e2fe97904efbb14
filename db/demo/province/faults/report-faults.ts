import { at, type Fault, fault } from './fault.ts';

/** What a report says of its forms. */
export const reportFaults: readonly Fault[] = [
  fault('H93', 'a form that is said not to apply though it has records', ({ entries }) => {
    const declared = entries.all('declaration').find(({ form }) => form === 'village')?.id ?? '';
    entries.change('declaration', declared, { kind: 'notApplicable', reason: '本年度不涉及' });
    return at('declaration', declared);
  }),
];

/**
 * Rules that no record can break before the report is signed or read by someone else, each with the reason: they are
 * tried elsewhere.
 */
export const notInRecords: Readonly<Record<string, string>> = {
  H05: 'the unit is chosen from the table of areas',
  S14: 'judged against the package filed before',
  H56: 'judged when a correction is signed',
  H57: 'judged when the report is signed',
  H58: 'a period that cannot be filed cannot be chosen',
  S59: 'judged when the report is signed',
  S60: 'judged when the report is signed',
};
