import type { ReceivedRuleId } from '../../rules/received.ts';

/** Messages of the rules of received packages. A part in square brackets is shown where its figures are given. */
export const receivedRuleMessages: Readonly<Record<ReceivedRuleId, string>> = {
  S88: '{period}有{n}个单位未报送：应报{a}个，已通过{b}个（未报送：{units}）',
  H89: '{period}“{indicator}”汇总数{a}与分县合计{b}不符，差{d}',
  H90: '[文件数据被改动，签名与校验值{sha256}不符][“{form}”的表式版本“{version}”不适用于{period}（{date}）][，应为“{right}”]',
  S91: '{county}月度投资多为整数：{b}笔中{a}笔是{unit}的整数倍，占{share}，比{limit}多{d}，建议核对依据',
  S92: '各方填报不一致：{field} {unit}填{a}，{other}填{b}[，相差{d}]',
};
