/** Words of the window. */
export const placesTexts = {
  title: '选择文件夹',
} as const;
