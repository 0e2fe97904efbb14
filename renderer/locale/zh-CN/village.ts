/** Words of the window. */
export const villageTexts = {
  title: '村',
  count: '共 {{count}} 个村',
  find: '按村名、代码查找',
  pasteHint:
    '从 Excel 复制村名单（可带表头，列的顺序不限），点第一格后按 Ctrl+V。乡镇代码按村代码前9位自动填写。',
  years: '{{year}}年村收入',
  yearsHint: '一村一行；飞地收益应与本年到村分配一致。格内左边的灰色数字是上年数。',
  mergers: '村撤并',
  mergersHint: '一个旧村并入一个新村登记一条；历史仍在旧村名下。',
} as const;
