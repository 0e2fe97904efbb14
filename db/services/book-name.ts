import { fill } from '../domain/locale/fill.ts';
import type { Language } from '../domain/locale/labels.ts';
import { provinceBookTexts } from '../domain/locale/province-book-texts.ts';
import { formatPeriod, type Period } from '../domain/period.ts';

/** Beginning of the name of a consolidated workbook's file: `浙江省_汇总表_2021年`. */
export function bookName(unit: string, period: Period, language: Language): string {
  return fill(provinceBookTexts[language].fileName, { unit, period: formatPeriod(period, language) });
}
