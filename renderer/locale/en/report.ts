import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const reportTexts: Texts['report'] = {
  title: 'Report',
};
