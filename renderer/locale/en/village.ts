import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const villageTexts: Texts['village'] = {
  title: 'Villages',
  count: '{{count}} villages',
  count_one: '{{count}} village',
  find: 'Find by name or code',
  pasteHint:
    'Copy the list of villages from Excel (with heads if you like, columns in any order), click the first cell and press Ctrl+V. Township codes follow from the first 9 digits of the village code.',
  years: 'Income of villages in {{year}}',
  yearsHint:
    'A row a village; the enclave income should equal what was distributed to it in the year. The grey figure in a cell is that of last year.',
  mergers: 'Mergers',
  mergersHint: 'One record for each old village that went into a new one; history stays under the old one.',
};
