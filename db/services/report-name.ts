import { localeOf } from '../domain/locale/locale.ts';
import { type Period, periodKind } from '../domain/period.ts';
import { reportFileName } from '../exchange/report-file/file-name.ts';

/**
 * Name of a report's file, in Chinese whatever the language of the screen: receivers sort by it.
 * `龙游县_飞地收益与到村分配_2020年第3季度_v2.xlsx`
 */
export function reportName(unitName: string, period: Period, version: number): string {
  const { formSets } = localeOf('zh-CN');
  const kind = periodKind(period);
  const set = kind === 'half' ? formSets.quarter : formSets[kind];
  return reportFileName(`${unitName}_${set}_${inDigits(period)}`, version);
}

/** Digits sort as the quarters and months do; numerals do not. */
function inDigits(period: Period): string {
  const [year, part = ''] = period.split(/Q|-/);
  switch (periodKind(period)) {
    case 'quarter':
      return `${year}年第${part}季度`;
    case 'month':
      return `${year}年${part}月`;
    default:
      return `${year}年`;
  }
}
