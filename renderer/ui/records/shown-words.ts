import type { ReferredNames } from '../../../db/domain/answers.ts';
import type { WordsContext } from '../../../db/domain/list-words.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';

const noNames: ReferredNames = { labels: {}, area_names: {}, industry_names: {} };

/** What cells are shown with, from the words that an answer brings along. */
export function wordsContext(
  moneyUnit: 'yuan' | 'wanYuan',
  { labels, area_names, industry_names }: ReferredNames = noNames,
): WordsContext {
  const language = currentLanguage();
  return {
    language,
    moneyUnit,
    // An id says nothing to anybody: what has no label is named by its type.
    referenceLabel: (type, id) => labels[type]?.[id] ?? typeLabel(language, type),
    areaName: (code) => area_names[code],
    industryName: (code) => industry_names[code],
  };
}
