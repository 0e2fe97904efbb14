import { pinyinOf } from './pinyin.ts';
import { searchForm } from './search-words.ts';

/** Words of each text, kept: a list is looked through at every key. */
const wordsOfText = new Map<string, readonly string[]>();
/** Texts of the largest county several times over. */
const mostKept = 50_000;

function wordsOf(text: string): readonly string[] {
  let words = wordsOfText.get(text);
  if (words === undefined) {
    const spelt = pinyinOf(text).flatMap(({ full, initials }) => [full, initials]);
    words = [searchForm(text), ...spelt];
    if (wordsOfText.size >= mostKept) wordsOfText.clear();
    wordsOfText.set(text, words);
  }
  return words;
}

/**
 * Whether one of some texts holds what was typed: as it is written, or in pinyin, by initials or in full. A blank text is
 * found in all.
 */
export function isFoundIn(typed: string, texts: readonly string[]): boolean {
  const wanted = searchForm(typed);
  return wanted === '' || texts.some((text) => wordsOf(text).some((word) => word.includes(wanted)));
}
