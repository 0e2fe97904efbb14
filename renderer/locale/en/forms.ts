import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const formsTexts: Texts['forms'] = {
  way: 'Way of typing',
  asForms: 'One by one',
  asTable: 'As a table',
  empty: 'Add {{what}} with the button; from an Excel table copy and paste under "As a table".',
  pasteHint:
    'Copy from Excel (with heads if you like, columns in any order), click the first cell and press Ctrl+V; type below the last row to add one.',
  thresholds: 'Thresholds of the check',
  thresholdsAbout:
    'Limits of what is to be explained; what is not on file has the built-in value. A change holds from its day on; earlier periods are judged as before.',
  registers: 'Counties and pairings',
  known: 'Pairings that the app knows',
  knownAbout:
    'From published reports, no official list, and perhaps not complete. Check each one after taking it over, and add its first day and document; nothing is written before you ask for it.',
  knownTake: 'Take over these {{count}}',
  knownTake_one: 'Take over this one',
  knownTaken: 'Records taken over: {{count}}. Check each of them above.',
  registersAbout: 'The list of mountain counties, partners and pairings, with their dates',
};
