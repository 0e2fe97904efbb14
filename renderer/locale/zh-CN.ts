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
    intro: '只需填写一次。数据只保存在本机。',
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
  records: {
    title: '台账内容',
    type: '记录类型',
    none: '还没有记录。',
    total: '共 {{total}} 条',
    shown: '共 {{total}} 条，显示前 {{shown}} 条',
    loading: '正在读取……',
  },
} as const;

/** Same keys, any words. */
export type Texts<T = typeof zhCN> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
