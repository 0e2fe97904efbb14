import type { InvestmentRuleId } from '../../rules/investment.ts';

/** Messages of the rules of the investment form. A part in square brackets is shown where its figures are given. */
export const investmentRuleMessages: Readonly<Record<InvestmentRuleId, string>> = {
  H65: '[{field}{negative}小于0，差{d}，须说明原因][本月{month}使本年累计为{ytd}，小于0，差{below}：以前年度的数请填“以前年度调整数”]',
  H66: '{period}{field}{ytd}≠上月累计{before}+本月{month}={sum}，差{d}',
  H67: '[{january}免报：本月{a}应并入{february}][{period}{field}{ytd}应为1—2月合计{sum}，差{d}]',
  S68: '[自开始建设累计{less}小于本年累计{ytd}，差{short}][{started}开工，自开始建设累计{a}应等于本年累计{b}，差{d}，请说明（如开工前支付土地、设计费）]',
  H69: '{period}自开始建设累计{cum}≠上年末累计{before}+以前年度调整{adjusted}+本年累计{ytd}={sum}，差{d}',
  S70: '累计投资{a}为计划总投资{b}的{p}，相差{d}[，超过{high}][；已“{producing}”，应不低于{low}]',
  H71: '构成之和{a}≠本年完成投资{b}，差{d}',
  H72: '土地购置费{a}大于其他费用{b}，多{d}',
  H73: '[{field}{negative}不能小于0，差{below}][资金来源之和{a}≠本年到位资金{b}，差{d}][：上年末结余资金{carried}不计入本年资金来源]',
  H74: '累计新增固定资产{a}大于自开始建设累计完成投资{b}，多{d}[（未扣以前年度调减{reduced}）]',
  S75: '[税收{tax}大于产值{output}，多{more}][人均产值{each}（{jobs}人）不在常见区间{low}至{high}，相差{d}]',
  S76: '[连续{months}个月完成投资为{a}][；形象进度与{same}相同，未更新]',
};
