/** Words of the window. */
export const checkTexts = {
  title: '审核',
} as const;
