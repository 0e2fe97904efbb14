import type {
  FlagLabels,
  FormLabels,
  FormSetLabels,
  GroupLabels,
  SystemLabels,
  UnitLabels,
} from '../labels.ts';

export const system: SystemLabels = {
  id: '记录标识',
  county_code: '填报县代码',
  revision: '修订次数',
  voided: '作废',
  created_at: '建立时间',
  created_by: '建立人',
  updated_at: '修改时间',
  updated_by: '修改人',
};

export const groups: GroupLabels = {
  identity: '基本信息',
  parties: '主体',
  place: '地点',
  size: '规模',
  money: '金额',
  composition: '本年完成投资按构成',
  sources: '本年到位资金按来源',
  results: '成效',
  terms: '收益约定',
  period: '时间',
  evidence: '依据',
  status: '状态',
  people: '签署人员',
  other: '其他',
};

export const forms: FormLabels = {
  enclave: {
    title: '飞地基本情况表',
    short: '飞地',
    replaces: '代替飞地建设情况台账和飞地进展情况表',
  },
  village: {
    title: '集体经济薄弱村及年度收入情况表',
    short: '薄弱村',
    replaces: '代替薄弱村名册和薄弱村年度收入情况表',
  },
  contribution: {
    title: '飞地入股出资台账',
    short: '入股出资',
    replaces: '代替村集体入股飞地资金登记册',
  },
  return: {
    title: '飞地收益应收和到账情况表',
    short: '飞地收益',
    replaces: '代替飞地收益（返利）到账情况表',
  },
  distribution: {
    title: '飞地收益到村分配情况表',
    short: '到村分配',
    replaces: '代替飞地收益到村分配清单和签收汇总表',
  },
  platform: {
    title: '山海协作平台基本情况表',
    short: '协作平台',
    replaces: '代替协作平台（产业园、生态旅游文化产业园）台账',
  },
  project: {
    title: '山海协作项目基本情况表',
    short: '项目',
    replaces: '代替山海协作项目库台账',
  },
  investment: {
    title: '山海协作项目投资进度表',
    short: '项目投资',
    replaces: '代替山海协作项目投资进度月报表',
  },
  policy: {
    title: '一县一策举措进展情况表',
    short: '一县一策',
    replaces: '代替一县一策重点举措推进情况表',
  },
  exchange: {
    title: '干部人才交流情况表',
    short: '干部人才',
    replaces: '代替山海协作挂职干部和人才交流名册',
  },
  education: {
    title: '教育结对情况表',
    short: '教育结对',
    replaces: '代替教育结对帮扶情况统计表',
  },
  medical: {
    title: '医疗结对情况表',
    short: '医疗结对',
    replaces: '代替医疗卫生“山海”提升工程情况统计表',
  },
  aid: {
    title: '援建帮扶资金情况表',
    short: '帮扶资金',
    replaces: '代替结对地区援建和帮扶资金统计表',
  },
};

export const formSets: FormSetLabels = {
  month: '项目投资',
  quarter: '飞地收益与到村分配',
  year: '山海协作年报',
};

export const units: UnitLabels = { 万元: '万元', 元: '元', '%': '%', 亩: '亩', 'm²': 'm²' };

export const flags: FlagLabels = { yes: '是', no: '否' };
