import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const contributionTexts: Texts['contribution'] = {
  title: 'Contributions',
  totals: {
    added: 'Contributed',
    subtracted: 'Withdrawn',
    balance: 'Balance',
    holders: 'Holders',
    rows: 'Movements',
    left: '{{count}} without kind, date or amount, not counted',
  },
  find: 'Find a holder',
  day: 'Balances and shares on',
  running: 'Balance after',
  shareOn: 'Share on {{date}}',
  holder: 'Holder',
  holdersOn: 'Balances and shares on {{date}}',
  holdersHint: 'parts of the county add up to 100 %',
  within: 'Part of county',
  allHolders: 'Total ({{count}} holders)',
  counties: 'Home counties',
  allCounties: 'Total',
  newRows: 'New rows start with',
  newRowsHint:
    'Pasting village and amount is enough; the other columns start as set here and can be changed cell by cell.',
  noVillages:
    'No villages yet: paste the list on the page Villages first, then their names can be used here.',
};
