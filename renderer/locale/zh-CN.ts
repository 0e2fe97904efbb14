/** Words of the window, zh-CN first. Labels of fields, options, rules and failures stand in db/domain/locale. */
export const zhCN = {
  product: '山海台账',
  productLine: '山海协作工程数据填报',
  language: '语言',
  otherLanguage: 'English',
  starting: '正在打开台账……',
  cannotOpen: '台账打不开',
  tryAgain: '重试',
  firstRun: {
    title: '开始使用',
    intro: '填写一次，以后可在设置中更改。数据只保存在本机。',
    role: '使用单位',
    county: '山区县',
    prefecture: '设区市',
    province: '省级',
    prefectureCode: '设区市',
    countyCode: '县（市、区）',
    choose: '请选择',
    person: '填表人姓名',
    personMissing: '请填写姓名',
    unitMissing: '请选择单位',
    start: '建立台账',
  },
  check: {
    title: '审核',
    period: '报告期',
    periodHelp: '季度如 2026Q3，年度如 2026',
    run: '审核',
    running: '正在审核……',
    clean: '没有发现问题。',
    hard: '强制性',
    soft: '核实性',
    hint: '提示性',
    summary: '强制性错误 {{hard}} 条；核实性提示待说明 {{unexplained}} 条；未保存草稿 {{drafts}} 份。',
    explained: '已说明：{{text}}',
    list: '审核结果',
  },
} as const;

/** Same keys, any words. */
export type Texts<T = typeof zhCN> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
