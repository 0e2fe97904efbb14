/** Words of the window. */
export const reportTexts = {
  title: '报表',
} as const;
