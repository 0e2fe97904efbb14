import type { Texts } from '../zh-CN.ts';

/** Words of the window. */
export const violationsTexts: Texts['violations'] = {
  title: 'What the rules say of this table',
  more: '{{count}} more',
  fewer: 'Fewer',
};
