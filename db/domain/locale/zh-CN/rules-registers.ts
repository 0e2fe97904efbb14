import type { RegisterRuleId } from '../../rules/registers.ts';

/** Messages of the rules of the registers. A part in square brackets is shown where its figures are given. */
export const registerRuleMessages: Readonly<Record<RegisterRuleId, string>> = {
  H05: '填报县区划代码{v}在{date}不存在或已失效',
  S05: '{field}{v}在{date}不存在或已变更',
  H06: '[结对双方不能相同：{same}][{unlisted}从未列入山区县名单]',
  H07: '[结对终止日期{to}早于起始日期{from}，相差{days}天][“{kind}”结对时间重复：{begins}起的与{other_from}起的重叠][（后者至{other_to}）]',
  S08: '结对地区{host}在{date}本身为山区县，请核实',
};
