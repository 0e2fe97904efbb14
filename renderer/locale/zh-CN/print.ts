/** Words of the window: forms as pages of paper. */
export const printTexts = {
  filed: '已报送的报表',
  version: '{{period}} 第{{version}}版',
  back: '返回报表',
  print: '打印',
  open: '打印预览',
  openFiled: '打印',
  hint: '共 {{pages}} 页，{{paper}}。印出来与这里所见相同；要 PDF，在打印窗口里选“另存为 PDF”。',
  pages: '各页',
  page: '{{sheet}}，第 {{number}} 页，共 {{pages}} 页',
} as const;
