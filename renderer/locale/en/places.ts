import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const placesTexts: Texts['places'] = {
  title: 'Choose a folder',
};
