import type { ExtractTexts } from '../extract-texts.ts';

export const extract: ExtractTexts = {
  title: '取数',
  indicators: '主要指标',
  unit: '单位',
  period: '报告期',
  total: '合计',
  notCounted: '{unit}（不在名单，不计入合计）',
  figure: '{indicator}·{figure}',
  cover: { tab: '封面', heads: ['表', '条数', '合计项目', '合计'] },
  about: '报告期：{periods}',
  provisional: '按本单位台账计算，未经上级审核',
};
