import type { ListTexts } from '../labels.ts';

/** What lists and histories say of themselves, in the window and in their Excel files. */
export const lists: ListTexts = {
  conditions: {
    equals: '{field}：{value}',
    contains: '{field} 含“{text}”',
    between: '{field} {from} 至 {to}',
    from: '{field} ≥ {from}',
    to: '{field} ≤ {to}',
    blank: '{field} 为空',
    filled: '{field} 不为空',
    text: '含“{text}”',
    voided: { show: '含已作废', only: '只看已作废' },
    chosen: '所选 {count} 条',
  },
  values: '{first}、{second}',
  allOf: '{first}；{second}',
  selection: '筛选：{conditions}',
  count: '共 {count} 条',
  total: '合计',
  headWithUnit: '{label}（{unit}）',
  made: '{unit} {date}',
  state: '状态',
  voided: '已作废',
  history: {
    title: '{type}“{label}”修改历史',
    at: '时间',
    person: '修改人',
    kind: '操作',
    field: '项目',
    old: '原值',
    new: '新值',
    why: '原因',
    kinds: { created: '新增', changed: '修改', voided: '作废', restored: '恢复' },
    whys: { undo: '撤销上一步', redo: '重做', import: '从文件导入：{source}' },
  },
};
