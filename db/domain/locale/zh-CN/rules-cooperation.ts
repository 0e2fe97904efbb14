import type { CooperationRuleId } from '../../rules/cooperation.ts';

/** Messages of the rules of the small forms. A part in square brackets is shown where its figures are given. */
export const cooperationRuleMessages: Readonly<Record<CooperationRuleId, string>> = {
  H77: '[举措指标“{kpi}”没有目标值][完成时限{due}早于方案印发日期{issued}，早{days}天]',
  S78: '举措应于{due}完成，现为“{state}”，逾期{days}天',
  H79: '结束日期{to}早于起始日期{from}，相差{days}天',
  H80: '[人数{nobody}须至少为1][人数{a}与名单人数{b}不符，相差{d}]',
  S81: '[{from}起][至{to}，][尚未结束，截至报告期末{ongoing}，][共{months}个月，超出常见区间{low}至{high}个月，相差{d}个月][{person}同时担任两个职务：“{post}”（{post_from}起）和“{other}”（{other_from}起）]',
  H82: '常驻人数{a}大于团队人数{b}，多{d}',
  S83: '[团队人数{team}不在常见区间{low}至{high}，相差{d}][{date}在任的“{kind}”有{count}个，应为{expected}个，相差{more}个]',
  H84: '[{field}{share}须在0%–100%之间，超出{d}][帮扶医院与受援医院相同：{same}]',
  S85: '[帮扶医院等级“{helper}”低于受援医院“{helped}”][{field}{a}与上次报送的{b}相差{d}，超过{limit}]',
  H86: '援建资金分项之和{a}大于合计{b}，多{d}',
};
