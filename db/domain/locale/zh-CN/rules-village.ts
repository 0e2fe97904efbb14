import type { VillageRuleId } from '../../rules/village.ts';

/** Messages of the rules of the village form. A part in square brackets is shown where its figures are given. */
export const villageRuleMessages: Readonly<Record<VillageRuleId, string>> = {
  H21: '区划代码{v}[应为12位，现为{digits}位][前6位与县代码{county}不符][与“{same}”相同，是否重复登记]',
  S22: '乡镇代码{v}[在{date}不存在或已撤并][与村代码的前9位{town}不符]',
  S23: '[村级代码{v}不是村委会（200–399）][该村已于{merged}撤并，但{used}仍有记录]',
  S24: '[户数{a}不在常见区间{low}至{high}][户均人口{b}不在常见区间{fewest}至{most}]',
  H25: '退出时间{to}早于认定时间{from}，相差{days}天',
  H26: '[{field}{negative}不能小于0，少{below}][总收入{a}小于分项之和{b}，少{d}]',
  H27: '飞地收益{a}大于总收入{b}，多{d}',
  S27: '{part}{a}大于{whole}{b}，多{d}',
  S28: '[{weak}{year}年末仍为薄弱村，但收入{a}已达退出标准{b}，多{d}][{exited}{year}年末已不是薄弱村，但收入{a}低于认定标准{b}，少{d}]',
  S29: '总收入{a}与上年{b}相比变动{p}，超过{limit}，相差{d}',
};
