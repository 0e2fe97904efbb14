import type { Texts } from '../zh-CN.ts';

/** Words of the window: opening balances. */
export const openingsTexts: Texts['openings'] = {
  title: 'Opening balances',
  count: '{{done}} of {{all}} entered',
  about:
    'What enclaves and projects had come to before this program, once for each; it may be pasted from Excel. What began later needs none. You may leave this half done and come back at any time.',
  asOf: 'Date of the balances',
  asOfHint: 'Filled in with the amounts; each row may have another',
  badDate: 'Enter a date such as 2025-12-31',
  accounts: 'Enclaves: distributed to villages so far, and what is in the pool',
  received: 'Enclaves: received so far, by kind of return and beneficiary',
  receivedOf: 'Received so far:',
  receivedHint: 'An enclave stands here once its balance is entered above.',
  otherKind: 'Another kind of return',
  chooseKind: 'Choose a kind…',
  projects: 'Projects: invested and funds in place by the end of last year',
  account: 'Enclave · home county',
  rest: 'Arrears and prepaid money of before are entered with the returns of each enclave:',
  none: 'There is no enclave or project yet, so no opening balance to enter.',
  noneHint: 'Enter enclaves with their home counties, or projects, then come back.',
  toEnclaves: 'Enter an enclave',
  toProjects: 'Enter a project',
  later: 'Later',
  together: 'Enter the opening balances of all enclaves and projects together',
};
