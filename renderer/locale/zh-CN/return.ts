/** Words of the window. */
export const returnTexts = {
  title: '飞地收益',
} as const;
