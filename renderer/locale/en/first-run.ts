import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const firstRunTexts: Texts['firstRun'] = {
  title: 'Getting started',
  intro: 'Asked once. Data stays on this computer.',
  role: 'Your unit',
  county: 'Mountain county',
  prefecture: 'Prefecture',
  province: 'Province',
  prefectureCode: 'Prefecture',
  countyCode: 'County',
  choose: 'Choose',
  person: 'Name of the filler',
  personMissing: 'Please enter a name',
  unitMissing: 'Please choose a unit',
  start: 'Create the ledger',
};
