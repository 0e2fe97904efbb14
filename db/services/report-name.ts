import { localeOf } from '../domain/locale/locale.ts';
import { type Period, periodKind } from '../domain/period.ts';
import { reportFileName } from '../exchange/report-file/file-name.ts';

/**
 * Name of a report's file, in Chinese whatever the language of the screen: receivers sort by it.
 * `龙游县_飞地收益与到村分配_2020年第3季度_v2.xlsx`
 */
export function reportName(unitName: string, period: Period, version: number): string {
  const { formSets } = localeOf('zh-CN');
  const set = periodKind(period) === 'year' ? formSets.year : formSets.quarter;
  return reportFileName(`${unitName}_${set}_${inDigits(period)}`, version);
}

/** Digits sort as the quarters do; numerals do not. */
function inDigits(period: Period): string {
  const [year, quarter] = period.split('Q');
  return quarter === undefined ? `${year}年` : `${year}年第${quarter}季度`;
}
