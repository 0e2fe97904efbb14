import type { CityVerdict } from '../inbox-answers.ts';
import { instantWords } from '../list-words.ts';
import { inboxWords as en } from './en/inbox.ts';
import { fill } from './fill.ts';
import type { InboxWords } from './inbox-labels.ts';
import type { Language } from './labels.ts';
import { inboxWords as zhCN } from './zh-CN/inbox.ts';

const words: { readonly [L in Language]: InboxWords } = { 'zh-CN': zhCN, en };

/** Words of the upper levels' inbox that window and terminal share. */
export const inboxWords = (language: Language): InboxWords => words[language];

/** What the prefecture decided, in a line: 衢州市2022-01-15市级审核通过（…）. */
export function cityWords(language: Language, city: CityVerdict): string {
  const { cityAccepted, citySentBack } = words[language];
  return fill(city.verdict === 'sentBack' ? citySentBack : cityAccepted, {
    unit: city.unit_name,
    person: city.person,
    at: instantWords(city.at),
    file: city.file_name,
    why: city.why,
  });
}
