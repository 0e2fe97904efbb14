/** Pixels of a Chinese character of a head, and what stands beside its words. */
const [characterWidth, headSides] = [14, 18];
/** Of a digit or letter, in Chinese characters. */
const latinWidth = 0.56;
/** Characters of a Chinese head that is not broken: no rule of the browser keeps words of Chinese whole. */
const mostUnbroken = 8;

const charactersOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < 'ÿ' ? latinWidth : 1), 0);

/** Pixels that a text takes in a cell, its sides with it. */
export const textWidth = (text: string): number => Math.ceil(charactersOf(text) * characterWidth) + headSides;

/** Whether a Chinese head is too long for one line, and is broken anywhere: into two lines of one length. */
export function isLongHead(label: string): boolean {
  return label.split(' ').some((part) => charactersOf(part) > mostUnbroken);
}

/** Pixels in which a Chinese head is read whole: a short one in one line, a long one with its unit in two. */
export function chineseHeadWidth(label: string, unit: string): number {
  const longest = isLongHead(label)
    ? Math.ceil((charactersOf(label) + charactersOf(unit) + 1) / 2)
    : Math.max(...label.split(' ').map(charactersOf), unit === '' ? 0 : charactersOf(unit) + 1);
  return Math.ceil(longest * characterWidth) + headSides;
}
