import type { SettingsFileTexts } from '../settings-file-texts.ts';

export const settingsFile: SettingsFileTexts = {
  province: '浙江省山海协作领导小组办公室',
  title: '全省设置第{version}版',
  made: '生成日期：{date}。各县请在程序的“设置”中导入本文件；在表格中改动无效。',
  calendar: '报送时间表',
  what: '项目',
  value: '规定',
  days: '期后第{days}天',
  holidays: '期限遇休息日',
  stay: '不顺延',
  nextWorkingDay: '顺延到下一个工作日',
  daysOff: '放假',
  daysWorked: '调休上班',
  why: '全省设置第{version}版',
};
