/** Words of the search over everything, of undoing, and of histories. */
export const searchTexts = {
  open: '查找',
  title: '查找任何记录',
  input: '名称、代码、凭证号、拼音或金额',
  start: '输入名称、代码、文号、拼音首字母（如 lyx）或金额（如 331万）。',
  none: '没有找到“{{text}}”。换个写法，或只输入其中几个字。',
  results: '查找结果',
  found: '找到 {{count}} 条',
  more: '只列出前 {{count}} 条，请再多输入几个字',
  keys: '↑↓ 选择，回车打开，Esc 关闭',
} as const;

export const undoTexts = {
  undo: '撤销',
  redo: '重做',
  undoStep: '撤销：{{label}}（{{type}}）',
  redoStep: '重做：{{label}}（{{type}}）',
  nothing: '没有可撤销的步骤',
  nothingAgain: '没有可重做的步骤',
  undone: '已撤销：{{type}}“{{label}}”，共 {{count}} 条记录',
  redone: '已重做：{{type}}“{{label}}”，共 {{count}} 条记录',
  close: '知道了',
} as const;

export const historyTexts = {
  title: '修改历史',
  of: '{{type}}的修改历史',
  key: '修改历史 (F4)',
  parts: '{{type}}的修改历史（{{count}} 条记录）',
  loading: '正在读取修改历史……',
  by: '{{person}}',
  blank: '（空）',
  why: '原因：{{why}}',
  filled: '填写 {{count}} 项',
  export: '导出修改历史',
} as const;
