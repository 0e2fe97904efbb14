import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const recordsTexts: Texts['records'] = {
  title: 'Contents of the ledger',
  type: 'Record type',
  none: 'No records yet.',
  total: '{{total}} records',
  shown: '{{total}} records, the first {{shown}} shown',
  loading: 'Reading…',
};
