import type { WordsContext } from '../../../db/domain/list-words.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { ReviewState } from '../../../db/domain/review-answers.ts';
import { currentLanguage } from '../../locale/setup.ts';

/** What values are shown with, from the words that the answer brings along. */
export function reviewWords(
  moneyUnit: 'yuan' | 'wanYuan',
  { referred, area_names }: Pick<ReviewState, 'referred' | 'area_names'>,
): WordsContext {
  const language = currentLanguage();
  return {
    language,
    moneyUnit,
    referenceLabel: (type, id) => referred[id]?.[language] ?? typeLabel(language, type),
    areaName: (code) => area_names[code],
  };
}
