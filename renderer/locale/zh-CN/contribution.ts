/** Words of the window. */
export const contributionTexts = {
  title: '入股出资',
} as const;
