/** Words of the window. */
export const gridTexts = {
  selection: '选中 {{count}} 格',
  selectionSum: '合计 {{sum}}',
  undo: '撤销',
  redo: '重做',
  fillDown: '向下填充',
  hint: '方向键移动，直接输入；Ctrl+C / Ctrl+V 可与 Excel、WPS 互相复制；Ctrl+D 向下填充；Ctrl+Z 撤销',
  aside: '标题行、合计行不是数据，没有放入：{{texts}}',
  overflow: '粘贴的内容有 {{count}} 格放不下，没有丢：',
  overflowClose: '知道了',
  readOnlySkipped: '{{count}} 格不能修改，已跳过',
  placed: '已按表头或村名放入 {{rows}} 行',
  unknownHeads: '粘贴的表中这些列没有对应的栏目，没有放入：{{heads}}',
  beforeLabel: '上年',
  frame: '{{name}}及其操作',
  rows: '{{count}} 行',
  empty: '没有行',
} as const;
