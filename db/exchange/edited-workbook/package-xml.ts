import { cleanText, escapeCodePattern } from '../workbook/text.ts';

/** Spreadsheet XML is edited as text, so that everything that is not ours keeps its bytes. */

/** A workbook whose XML is written in a way that is not edited safely; the caller makes a new one instead. */
export class NotOperable extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NotOperable';
  }
}

/** Text for an attribute or an element. */
export function xmlText(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

/** Text of a cell or comment: `_xHHHH_` stays what it is. */
export const cellXml = (text: string): string => xmlText(escapeCodePattern(text));

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Value of an attribute of an element's text, or undefined. */
export function attributeOf(element: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element);
  const raw = value?.[1] ?? value?.[2];
  return raw?.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (all, hex, decimal, named) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return entities[named] ?? all;
  });
}

/** Puts something right before a closing tag. @throws NotOperable where there is not exactly one */
export function beforeEnd(xml: string, root: string, inserted: string): string {
  const end = `</${root}>`;
  const at = xml.lastIndexOf(end);
  if (at < 0 || xml.indexOf(end) !== at) throw new NotOperable(`no single ${end}`);
  return xml.slice(0, at) + inserted + xml.slice(at);
}
