import { isFoundIn } from '../found-by-text.ts';
import { normaliseText, toHalfWidth } from '../text.ts';

/** Something that a text may mean. */
export interface Candidate {
  /** As stored. */
  readonly value: string;
  readonly label: string;
  /** Other words for it: its code. */
  readonly words: readonly string[];
}

const mostSuggested = 5;
/** Share of common pairs of letters from which on two names look alike. */
const alike = 0.34;

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
  return candidates
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
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, mostSuggested)
    .map(({ candidate }) => candidate);
}

function likeness(wanted: string, short: string, { label, words }: Candidate): number {
  const name = plain(label);
  const bare = name.replace(endings, '');
  if (bare === short && short !== '') return 2;
  if (wanted.length > 1 && (name.includes(wanted) || (name.length > 1 && wanted.includes(name)))) return 1.6;
  if (short.length > 1 && (name.includes(short) || (bare.length > 1 && wanted.includes(bare)))) return 1.5;
  if (words.some((word) => plain(word) !== '' && wanted.includes(plain(word)))) return 1.4;
  const common = pairsInCommon(short, bare);
  if (common > 0) return common;
  return /^[a-z]{2,}$/.test(wanted) && isFoundIn(wanted, [label]) ? 1 : oneLetterOff(short, bare) ? 0.5 : 0;
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

function oneLetterOff(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  return [...a].filter((letter, at) => letter !== b[at]).length === 1;
}
