/** Words of the window. */
export const formsTexts = {
  way: '填写方式',
  asForms: '逐条填写',
  asTable: '表格填写',
  empty: '按“新增”登记{{what}}；有现成的 Excel 表，切换到“表格填写”后复制粘贴。',
  pasteHint: '从 Excel 复制（可带表头，列的顺序不限），点第一格后按 Ctrl+V；在最后一行下面输入即新增。',
  thresholds: '审核阈值',
  thresholdsAbout:
    '核实性审核的参考值；没有登记的按软件内置值。改动从起始日期起生效，以前的报告期仍按当时的值审核。',
  registers: '区县与结对',
  known: '软件已知的结对关系',
  knownAbout:
    '来自公开报道，不是正式名单，也可能不全。采用后请逐条核对，并补上起始日期和文件号；不采用则什么也不写入。',
  knownTake: '采用这{{count}}条',
  knownTaken: '已采用{{count}}条，请在上面逐条核对。',
  registersAbout: '山区县名单、结对地区和结对关系，按起止日期登记',
} as const;
