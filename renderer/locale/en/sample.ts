import type { Texts } from '../zh-CN.ts';

/** Words of the window: sample data. */
export const sampleTexts: Texts['sample'] = {
  explore: 'Explore with sample data',
  making: 'Making the sample data; this takes a few seconds…',
  banner: 'Sample data, not those of your unit',
  back: 'Back to my ledger',
  remove: 'Remove sample data',
  removeAsk: 'The sample data and all that was tried out in it will be removed. Your own data is untouched.',
  removeYes: 'Remove',
  about:
    'All forms of an invented county for 2021, to fill in, check and submit as you like. It is kept apart from your own ledger; the unit is marked 示例, and none of its files goes into your shared folder.',
  kept: 'The sample data is there, with what was tried out last time.',
  fixed: 'The unit of the sample data cannot be changed.',
};
