import type { ContributionRuleId } from '../../rules/contribution.ts';

/** Messages of the rules of the contribution ledger. A part in square brackets is shown where its figures are given. */
export const contributionRuleMessages: Readonly<Record<ContributionRuleId, string>> = {
  S30: '疑似重复登记：{holder}{date}{kind}{a}',
  S32: '土地指标折价{a}与面积×单价{b}不符，相差{d}',
  S33: '[出资日期{date}早于签约日期{signed}，早{days}天][起息日{interest}早于出资日期{paid}，早{days}天]',
  H34: '{kind}{a}大于出资余额{b}，多{d}',
  H35: '约定股权比例合计{a}与资本股比{b}不符，相差{d}',
};
