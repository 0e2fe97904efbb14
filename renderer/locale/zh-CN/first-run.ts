/** Words of the window. */
export const firstRunTexts = {
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
} as const;
