import type { ReportRuleId } from '../../rules/report.ts';

/** Messages of the rules about the report itself. A part in square brackets is shown where its figures are given. */
export const reportRuleMessages: Readonly<Record<ReportRuleId | 'REQ', string>> = {
  REQ: '[{field}未填写][{odd}“{v}”超出可能的范围，请核对单位或年份][{voided}所指的记录已作废，本条须改挂或作废][{month}没有投资进度：在建、收尾项目每月须填报，无进展填0][“{again}”的{of}重复登记，会重复计算，须作废一条][总项目“{whole}”和子项目都填了{of}，会重复计算，只填一方][建账日期{opened}不是年末，须按上年12月31日建账]',
  H04: '{unit}在{period}没有“{form}”的报送任务',
  H56: '第{version}版修改已签发数据，须填写订正原因',
  H57: '表头表尾项目不完整：{field}未填写',
  H58: '[{exempt}不需报送][报告期{future}未到（{begins}开始，还有{days}天）][报告期{locked}的第{version}版已锁定]',
  S59: '[填表人与单位负责人相同：{filler}][；报出日期{date}晚于报送期限{deadline}，逾期{days}天]',
  S60: '“{form}”有效期至{until}，报出日期{date}已过有效期{days}天',
  H93: '{period}“{form}”[没有数据（{rows}条），须选择零报告或不适用][已选择“{kind}”，但有数据{count}条]',
};
