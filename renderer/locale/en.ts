import type { Texts } from './zh-CN.ts';

/** Words of the window in English; does not compile while one is missing. */
export const en: Texts = {
  product: 'Shanhai Ledger',
  productLine: 'Mountain-Sea Collaboration data entry',
  language: 'Language',
  otherLanguage: '中文',
  starting: 'Opening the ledger…',
  cannotOpen: 'The ledger cannot be opened',
  tryAgain: 'Try again',
  firstRun: {
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
  },
  records: {
    title: 'Contents of the ledger',
    type: 'Record type',
    none: 'No records yet.',
    total: '{{total}} records',
    shown: '{{total}} records, the first {{shown}} shown',
    loading: 'Reading…',
  },
};
