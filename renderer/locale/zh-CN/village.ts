/** Words of the window. */
export const villageTexts = {
  title: '村',
  count: '共 {{count}} 个村',
  find: '村名、拼音首字母、代码',
  town: '乡镇',
  allTowns: '全部乡镇（{{count}}）',
  ofTown: '{{town}}（{{count}}）',
  state: '{{year}}年末状态',
  allStates: '{{year}}年末：全部（{{count}}）',
  ofState: '{{year}}年末：{{state}}（{{count}}）',
  states: { weak: '薄弱村', left: '已退出', notYet: '未认定', merged: '已撤并' },
  mergedInto: '并入{{village}}',
  perHead: '人均总收入',
  pasteHint:
    '从 Excel 复制村名单（可带表头，列的顺序不限），点第一格后按 Ctrl+V。乡镇代码按村代码前9位自动填写。',
  years: '{{year}}年村收入',
  yearsHint: '一村一行；飞地收益应与本年到村分配一致。格内左边的灰色数字是上年数。',
  mergers: '村撤并',
  mergersHint: '村撤并时点“办理撤并”：出资余额转到新村，历史仍在原村名下。',
} as const;
