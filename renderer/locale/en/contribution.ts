import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const contributionTexts: Texts['contribution'] = {
  title: 'Contributions',
};
