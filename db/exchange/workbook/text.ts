/** What happens to text on its way into and out of a workbook. */

/** The most UTF-16 units Excel keeps in one cell. */
export const maxCellText = 32_767;

// XML 1.0 allows no other characters below U+0020, and neither U+FFFE nor U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
const xmlIllegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const loneSurrogate = /\p{Surrogate}/gu;

/** LF line ends, no character that XML forbids, no half of a surrogate pair. Nothing else changes. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(xmlIllegal, '').replace(loneSurrogate, '');
}

/**
 * Spreadsheet files write characters as `_xHHHH_`; text that happens to look like that must be escaped, or it
 * comes back as another character.
 */
export function escapeCodePattern(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** The reverse, for the parts of a file that the library does not decode (comments). */
export function decodeCodePattern(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
