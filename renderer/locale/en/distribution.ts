import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const distributionTexts: Texts['distribution'] = {
  title: 'Distribution',
};
