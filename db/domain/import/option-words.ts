import { localeOf } from '../locale/locale.ts';
import type { OptionSet } from '../options.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import { otherWords } from './other-words.ts';

const plain = (text: string): string => toHalfWidth(normaliseText(text)).toLowerCase().replace(/\s/g, '');

/** A word without what says only that it is so by now, or what it is said of: 已签约, 推进中, 混合型, 文旅项目. */
const bare = (word: string): string =>
  word.replace(/^已(?=..)/, '').replace(/(?<=..)(?:中|型|类|项目|阶段)$/, '');

const meanings = new Map<OptionSet, ReadonlyMap<string, string>>();

/** Options of a set by the words for them, also without what may be left out; a word that would mean two is in none. */
function meaningsOf(set: OptionSet): ReadonlyMap<string, string> {
  const known = meanings.get(set);
  if (known !== undefined) return known;
  const found = new Map<string, string>();
  const twofold = new Set<string>();
  const put = (word: string, option: string): void => {
    const other = found.get(word);
    if (other !== undefined && other !== option) twofold.add(word);
    found.set(word, option);
  };
  const labels: Readonly<Record<string, string>> = localeOf('zh-CN').options[set];
  const written: Readonly<Record<string, string>> = otherWords[set] ?? {};
  for (const [option, label] of Object.entries(labels)) {
    for (const word of [label, ...(written[option] ?? '').split(' ')].map(plain)) {
      if (word === '') continue;
      put(word, option);
      put(bare(word), option);
    }
  }
  for (const word of twofold) found.delete(word);
  meanings.set(set, found);
  return found;
}

/** The option that a text other than its labels stands for; undefined where it may be none or several. */
export function optionInOtherWords(text: string, set: OptionSet): string | undefined {
  const word = plain(text);
  const of = meaningsOf(set);
  return of.get(word) ?? of.get(bare(word));
}

const yes: ReadonlySet<string> = new Set(['已签收', '已签', '已入统', '已入库', '全脱产', '脱产']);
const no: ReadonlySet<string> = new Set(['未签收', '未签', '未入统', '未入库', '不脱产']);

/** The same of yes and no. */
export function flagInOtherWords(text: string): boolean | undefined {
  const word = plain(text);
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** What stands in a cell of figures or dates where nothing is to be said. */
const nothing: ReadonlySet<string> = new Set(
  '- -- — —— – － / // \\ 无 空 无数据 暂无 至今 n/a 不详'.split(' '),
);

/** Whether a text says that there is nothing to say. */
export function saysNothing(text: string): boolean {
  return nothing.has(plain(text));
}

/** A count without the word for what is counted, 130户 and 3,769人次; of an instalment (第2期) its number. */
export function withoutMeasureWord(text: string): string {
  const words = plain(text);
  return (
    /^第(\d+)[期批]?$/.exec(words)?.[1] ??
    inChinese(/^第([一二三四五六七八九十]{1,3})[期批]?$|^([一二三四五六七八九十]{1,3})期$/.exec(words)) ??
    (words === '首期' ? '1' : undefined) ??
    /^([\d,.]+)(?:户|人次|人|家|个|名|项|次|所|座|件|节|期|批|村)$/.exec(words)?.[1] ??
    text
  );
}

/** 第一期 is 1, 第十二期 12; undefined for none. */
function inChinese(found: RegExpExecArray | null): string | undefined {
  const said = found?.[1] ?? found?.[2];
  const parts =
    said === undefined ? null : /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(said);
  if (parts === null) return undefined;
  const digit = (text: string | undefined, none: number): number =>
    text === undefined ? none : '一二三四五六七八九'.indexOf(text) + 1;
  const tens = parts[2] === undefined ? 0 : digit(parts[1], 1);
  return String(tens * 10 + digit(parts[3], 0));
}
