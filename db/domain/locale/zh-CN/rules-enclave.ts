import type { EnclaveRuleId } from '../../rules/enclave.ts';

/** Messages of the rules of the enclave form. A part in square brackets is shown where its figures are given. */
export const enclaveRuleMessages: Readonly<Record<EnclaveRuleId, string>> = {
  H01: '{field}“{v}”校验不通过[，末位应为“{c}”]',
  S02: '“{v}”的主体标识码校验位不符，请核对证照',
  S03: '“{v}”疑为身份证号，或登记部门代码异常',
  H09: '{kind}须登记出资村（{since}已开工或交付）',
  H10: '飞入地不能是飞出地：{host}（{v}）',
  S11: '规划面积{v}亩超出常见区间{low}至{high}亩，相差{d}亩',
  H12: '一期面积{a}亩大于规划面积{b}亩，多{d}亩',
  S13: '每平方米造价{v}，不在常见区间{low}至{high}，相差{d}',
  S14: '累计完成投资{a}小于上期{b}，少{d}，请说明（如决算审减）',
  S15: '{since}起运营已满一年，入驻企业数仍为{v}',
  H16: '阶段从“{from}”到“{to}”[跳过了“{missing}”]，须填写原因',
  H17: '[阶段日期{date}晚于{limit}，相差{days}天][“{stage}”日期{on}早于前一阶段“{earlier}”的{earlier_on}]',
  S18: '[{from}至{to}无收益条款][收益条款自{overlap}起重叠][，至{overlap_to}]',
  H19: '[收益方式为“{mode}”，须填写{field}][，现为{v}][收益率{rate}须大于0且不超过{limit}]',
  S20: '约定收益率{rate}超出常见区间{low}至{high}，相差{d}',
  S87: '截至{date}累计签约飞地{a}个，大于选址方案{plans}个与此前已签{earlier}个之和{b}，多{d}个',
};
