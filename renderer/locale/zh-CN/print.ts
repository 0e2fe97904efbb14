/** Words of the window: forms and lists as pages of paper. */
export const printTexts = {
  filed: '已报送的报表',
  version: '{{period}} 第{{version}}版',
  back: '返回报表',
  backToList: '返回台账',
  list: '打印清单',
  tooLong: '这份清单太长，不在这里打印',
  tooLongHint: '超过 5,000 条。先筛选，或导出 Excel 后打印：表头每页重复，页脚有页码。',
  print: '打印',
  open: '打印预览',
  openFiled: '打印',
  pdf: '存为 PDF',
  saved: '已存为 {{file}}',
  hint: '共 {{pages}} 页，{{paper}}。印出来与这里所见相同。',
  hintBrowser: '共 {{pages}} 页，{{paper}}。印出来与这里所见相同；要 PDF，在打印窗口里选“另存为 PDF”。',
  pages: '各页',
  page: '{{sheet}}，第 {{number}} 页，共 {{pages}} 页',
} as const;
