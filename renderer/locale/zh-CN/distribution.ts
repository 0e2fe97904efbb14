/** Words of the window. */
export const distributionTexts = {
  title: '到村分配',
} as const;
