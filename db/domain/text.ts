/** Line breaks of every system; Word and WPS paste a vertical tab for a soft break. */
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * What no eye sees and no XML keeps: control characters except tab and line feed, zero-width spaces, direction marks,
 * the byte order mark and the two non-characters. Joiners (U+200C, U+200D) stay, they change how text is written.
 */
const INVISIBLE = /(?![\t\n])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Anything beyond printable ASCII, common Chinese characters and full-width signs: these are in normal form C, and seen. */
const BEYOND_PLAIN = /[^ -~、。〔〕一-鿿！-～]/;

/**
 * Text as it is stored: well-formed (a lone surrogate becomes U+FFFD), every line break a line feed, without invisible
 * characters, in Unicode normal form C, without blanks at its ends. Applying it twice changes nothing.
 */
export function normaliseText(text: string): string {
  // Most cells are this already, and sheets have a million of them.
  if (!BEYOND_PLAIN.test(text)) return text.trim();
  return text.toWellFormed().replace(LINE_BREAK, '\n').replace(INVISIBLE, '').normalize('NFC').trim();
}

const WIDE = /[！-～\u3000]/;

/**
 * Full-width letters, digits, punctuation and the ideographic space as ASCII (model §5.3). The full-width comma and full
 * stop (，．。) are left: in prose they are right, and inside a number its parser reads them.
 */
export function toHalfWidth(text: string): string {
  if (!WIDE.test(text)) return text;
  return text
    .replace(/[！-～]/g, (wide) =>
      wide === '，' || wide === '．' ? wide : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
    .replace(/\u3000/g, ' ');
}
