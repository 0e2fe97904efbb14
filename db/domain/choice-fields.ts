import { languages } from './locale/labels.ts';
import { localeOf } from './locale/locale.ts';
import { type OptionSet, optionSets } from './options.ts';
import { accept, type Parsed, refuse } from './parsed.ts';
import { normaliseText, toHalfWidth } from './text.ts';

/** Longest piece of a refused text that its message repeats. */
const LONGEST_QUOTE = 40;

/** Words as they are compared: half width, lower case, without blanks. */
function plain(text: string): string {
  return toHalfWidth(normaliseText(text)).toLowerCase().replace(/\s/g, '');
}

/** A refused text as its message shows it, cut where it is long. */
export function notAnOption(text: string): Parsed<never> {
  const characters = [...normaliseText(text)];
  const quote =
    characters.length > LONGEST_QUOTE
      ? `${characters.slice(0, LONGEST_QUOTE).join('')}…`
      : characters.join('');
  return refuse('not_an_option', { text: quote });
}

const wordsOf = new Map<OptionSet, ReadonlyMap<string, string>>();

function optionWords(set: OptionSet): ReadonlyMap<string, string> {
  let words = wordsOf.get(set);
  if (words === undefined) {
    const entries = new Map<string, string>();
    for (const language of languages) {
      const labels: Readonly<Record<string, string>> = localeOf(language).options[set];
      for (const [value, label] of Object.entries(labels)) entries.set(plain(label), value);
    }
    // Stored values last: where a label reads like another option's stored value, the stored value wins.
    for (const value of optionSets[set]) entries.set(plain(value), value);
    words = entries;
    wordsOf.set(set, words);
  }
  return words;
}

/** Reads an option: its stored value, its Chinese or its English label. Refuses `empty` and `not_an_option`. */
export function parseOption(text: string, set: OptionSet): Parsed<string> {
  const word = plain(text);
  if (word === '') return refuse('empty');
  const value = optionWords(set).get(word);
  return value === undefined ? notAnOption(text) : accept(value);
}

const YES = new Set(['是', '有', '对', 'yes', 'y', '1', 'true', '√', '✓', '✔']);
const NO = new Set(['否', '无', '不', 'no', 'n', '0', 'false', '×', '✗', '✘', 'x']);

/** Reads yes or no: 是, 否, yes, no, 1, 0, true, false, √, ×. Refuses `empty` and `not_an_option`. */
export function parseFlag(text: string): Parsed<boolean> {
  const word = plain(text);
  if (word === '') return refuse('empty');
  if (YES.has(word)) return accept(true);
  return NO.has(word) ? accept(false) : notAnOption(text);
}
