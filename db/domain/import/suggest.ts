import { isFoundIn } from '../found-by-text.ts';
import { type Pinyin, pinyinOf } from '../pinyin.ts';
import { normaliseText, toHalfWidth } from '../text.ts';

/** Something that a text may mean. */
export interface Candidate {
  /** As stored. */
  readonly value: string;
  readonly label: string;
  /** Other words for it: its code. */
  readonly words: readonly string[];
}

const mostSuggested = 3;
/** Share of common pairs of letters from which on two names look alike. */
const alike = 0.34;
/** From here on names share more than a letter by chance. */
const clearlyAlike = 1;

const plain = (text: string): string =>
  toHalfWidth(normaliseText(text))
    .replace(/[\s·.()“”"'、，,-]/g, '')
    .toLowerCase();
/** What names of one kind all end with: it tells none of them apart. */
const endings =
  /(行政村|村民委员会|村委会|经济合作社|股份经济合作社|社区|村|镇|乡|街道|县|市|区|有限责任公司|有限公司|公司)$/;

/**
 * What a text that names nothing may mean, the likeliest first, of equals those given first; nothing of it is taken without being
 * said.
 */
export function suggest(text: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const short = wanted.replace(endings, '');
  const found = candidates
    .map((candidate) => ({
      candidate,
      // A label ends with the code: the name is alike without it.
      likeness: Math.max(
        ...[candidate.label, ...candidate.words].map((label) =>
          likeness(wanted, short, { ...candidate, label }),
        ),
      ),
    }))
    .filter((one) => one.likeness >= alike)
    .toSorted((a, b) => b.likeness - a.likeness);
  const weakest = found[mostSuggested]?.likeness ?? 0;
  // Of many that are equally and barely alike none is likelier: they would only be noise.
  const near = found.filter((one) => one.likeness > weakest || one.likeness >= clearlyAlike);
  return near.slice(0, mostSuggested).map(({ candidate }) => candidate);
}

function likeness(wanted: string, short: string, { label, words }: Candidate): number {
  const name = plain(label);
  const bare = name.replace(endings, '');
  if (bare === short && short !== '') return 2;
  if (wanted.length > 1 && (name.includes(wanted) || (name.length > 1 && wanted.includes(name)))) return 1.6;
  if (short.length > 1 && (name.includes(short) || (bare.length > 1 && wanted.includes(bare)))) return 1.5;
  if (words.some((word) => plain(word) !== '' && wanted.includes(plain(word)))) return 1.4;
  if (/^[a-z]{2,}$/.test(wanted) && isFoundIn(wanted, [label])) return 1;
  if (short.length > 1 && sounds(short) !== '' && sounds(short) === sounds(bare)) return 1.3;
  const apart = editsBetween(short, bare);
  const longer = Math.max(short.length, bare.length);
  // One letter of four or more is a slip; one of two or three may be another village.
  if (apart === 1 && longer >= 4) return 1.2;
  const common = pairsInCommon(short, bare);
  const near = longer >= 2 && apart === 1 ? (initials(short) === initials(bare) ? 0.8 : 0.5) : 0;
  return Math.max(common, near);
}

const spelt = new Map<string, Pinyin | undefined>();
const mostSpelt = 50_000;

/** How a name is read; nearly all are asked for again and again. */
function reading(name: string): Pinyin | undefined {
  if (spelt.size > mostSpelt) spelt.clear();
  if (!spelt.has(name)) spelt.set(name, pinyinOf(name)[0]);
  return spelt.get(name);
}
const sounds = (name: string): string => reading(name)?.full ?? '';
const initials = (name: string): string => reading(name)?.initials ?? name;

/** Letters to put in, take out or change; more than 1 is 2. */
function editsBetween(a: string, b: string): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 1) return 2;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end > 1 ? 2 : 1;
}

/** Dice's coefficient of the pairs of neighbouring letters. */
function pairsInCommon(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = (text: string): string[] =>
    Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const rest = pairs(b);
  let common = 0;
  for (const pair of pairs(a)) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length - 2);
}
