import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const returnTexts: Texts['return'] = {
  title: 'Return',
};
