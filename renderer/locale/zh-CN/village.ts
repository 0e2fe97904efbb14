/** Words of the window. */
export const villageTexts = {
  title: '村',
} as const;
