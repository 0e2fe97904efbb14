import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const checkTexts: Texts['check'] = {
  title: 'Check',
};
