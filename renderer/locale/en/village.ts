import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const villageTexts: Texts['village'] = {
  title: 'Villages',
};
