import type { SettingsFileTexts } from '../settings-file-texts.ts';

export const settingsFile: SettingsFileTexts = {
  province: 'Zhejiang Mountain-Sea Collaboration Office',
  title: 'Province settings, version {version}',
  made: 'Made on {date}. Import this file in the program’s settings; changes in the sheets have no effect.',
  calendar: 'Reporting calendar',
  what: 'What',
  value: 'Rule',
  days: '{days} days after the period',
  holidays: 'A deadline on a day off',
  stay: 'stays',
  nextWorkingDay: 'moves to the next working day',
  daysOff: 'Days off',
  daysWorked: 'Weekend days worked',
  why: 'province settings version {version}',
};
