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
    leftOut: '{{count}} rows not counted (no date, amount or kind)',
  },
  newRows: 'New rows start with',
  newRowsHint:
    'Pasting village and amount is enough; the other columns start as set here and can be changed cell by cell.',
  noVillages:
    'No villages yet: paste the list on the page Villages first, then their names can be used here.',
};
