import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const villageTexts: Texts['village'] = {
  title: 'Villages',
  count: '{{count}} villages',
  count_one: '{{count}} village',
  find: 'Name, pinyin initials, code',
  town: 'Township',
  allTowns: 'All townships ({{count}})',
  ofTown: '{{town}} ({{count}})',
  state: 'State at end of {{year}}',
  allStates: 'End of {{year}}: all ({{count}})',
  ofState: 'End of {{year}}: {{state}} ({{count}})',
  states: { weak: 'weak', left: 'no more weak', notYet: 'not recognised', merged: 'merged' },
  mergedInto: 'into {{village}}',
  perHead: 'Income per head',
  pasteHint:
    'Copy the list of villages from Excel (with heads if you like, columns in any order), click the first cell and press Ctrl+V. Township codes follow from the first 9 digits of the village code.',
  years: 'Income of villages in {{year}}',
  yearsHint:
    'A row a village; the enclave income should equal what was distributed to it in the year. The grey figure in a cell is that of last year.',
  mergers: 'Mergers',
  mergersHint: '“Merge villages” moves the balances to the new village; history stays under the old ones.',
};
