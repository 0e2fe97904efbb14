/** Words of the window. */
export const violationsTexts = {
  title: '本表的审核提示',
  more: '另有 {{count}} 处',
  fewer: '收起',
} as const;
