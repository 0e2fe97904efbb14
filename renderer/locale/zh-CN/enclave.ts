/** Words of the window. */
export const enclaveTexts = {
  title: '飞地',
} as const;
