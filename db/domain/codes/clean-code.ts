import { normaliseText, toHalfWidth } from '../text.ts';

/** A code as pasted, in its plain form: half width, upper case, no blanks, no leading apostrophe (the mark for text). */
export function cleanCode(text: string): string {
  return toHalfWidth(normaliseText(text))
    .replace(/^['‘’]/, '')
    .replace(/\s/g, '')
    .toUpperCase();
}
