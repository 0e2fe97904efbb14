import type { FileFormat } from '../../domain/export-calls.ts';

/** Names that Windows keeps for devices, whatever follows after a point. */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** UTF-8 bytes, of the 255 that Linux allows a name; the rest is for version and extension. */
const longestStem = 180;

/**
 * A text as the beginning of a file name that every system takes: without `< > : " / \ | ? *` and control characters
 * (each becomes `_`), without blanks or points at its ends, no device of Windows, at most 180 bytes in UTF-8.
 */
export function safeStem(text: string): string {
  const trim = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/g, '');
  const plain = text.toWellFormed().normalize('NFC');
  let stem = trim(plain.replace(/[<>:"/\\|?*]|\p{Cc}|\p{Zl}|\p{Zp}/gu, '_'));
  if (deviceName.test(stem)) stem = `_${stem}`;
  const characters = [...stem];
  while (Buffer.byteLength(characters.join('')) > longestStem) characters.pop();
  return trim(characters.join('')) || '_';
}

/** `<stem>.xlsx` for version 1, then `<stem>_v2.xlsx` … */
export function reportFileName(
  stem: string,
  version: number,
  extension: FileFormat | 'pdf' = 'xlsx',
): string {
  if (!Number.isSafeInteger(version) || version < 1) throw new RangeError(`version ${version}`);
  return `${safeStem(stem)}${version === 1 ? '' : `_v${version}`}.${extension}`;
}
