import type { DistributionRuleId } from '../../rules/distribution.ts';

/** Messages of the rules of pool and distribution. A part in square brackets is shown where its figures are given. */
export const distributionRuleMessages: Readonly<Record<DistributionRuleId, string>> = {
  H46: '[资金池期末{close}小于0，缺{short}：][{period}资金池期末{stated}与计算值{sum}不符，差{d}：]期初{open}+到账{received}+垫付{advanced}−已分{distributed}−支出{uses}',
  S46: '{year}年末留存{a}须说明用途和计划分配时间',
  H47: '同一批次{village}重复[：本行{a}，已有{b}，相差{d}]',
  S48: '{village}分配{a}，按“{method}”应为{b}，相差{d}',
  H49: '[{village}分配金额{negative}不能小于0][{village}不是受益村：{from}至{to}无出资余额，协议也未指定]',
  S50: '{date}分配早于到账且无垫付记录：当日资金池余额{balance}，缺{d}[（本批分配{a}，当日可分配{b}）]',
  S51: '{village}{year}年分配{a}，超出常见区间{low}至{high}，与界限{b}相差{d}',
  S94: '{village}{year}年到村分配{a}与村年度飞地收益{b}不符，相差{d}',
};
