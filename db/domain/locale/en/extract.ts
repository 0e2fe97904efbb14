import type { ExtractTexts } from '../extract-texts.ts';

export const extract: ExtractTexts = {
  title: 'Extract',
  indicators: 'Indicators',
  unit: 'Unit',
  period: 'Period',
  total: 'Total',
  notCounted: '{unit} (not on the list, not in the total)',
  figure: '{indicator}: {figure}',
  cover: { tab: 'Cover', heads: ['Table', 'Records', 'Column', 'Total'] },
  about: 'Periods: {periods}',
  provisional: 'From this unit’s own ledger, not accepted by an upper level',
};
