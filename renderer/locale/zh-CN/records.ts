/** Words of the window. */
export const recordsTexts = {
  title: '台账内容',
  type: '记录类型',
  none: '还没有记录。',
  total: '共 {{total}} 条',
  shown: '共 {{total}} 条，显示前 {{shown}} 条',
  loading: '正在读取……',
} as const;
