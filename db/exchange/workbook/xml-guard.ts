import { isUtf8 } from 'node:buffer';
import type { ContentGuard } from './content-guard.ts';
import { WorkbookRefusal } from './refusal.ts';

/*
 * What the parser lets through and we do not: it takes XML that ends between two rows for a shorter sheet, reads
 * any encoding as UTF-8, and skips document types, leaving their entities in the text.
 */

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Refuses XML that is cut short, not UTF-8 or has a DTD, before any parser sees it.
 * @param contents looks at what is in it
 * @returns the part without a mark of its encoding
 * @throws WorkbookRefusal `damaged`, `encoding` or `dtd` with the part's name, and what `ContentGuard` finds
 */
export function guarded(part: string, content: Buffer, contents: ContentGuard): Buffer {
  const xml = content.subarray(0, 3).equals(utf8Mark) ? content.subarray(3) : content;
  const root = guardXml(part, xml);
  contents.look(part, root.slice(root.indexOf(':') + 1), xml);
  return xml;
}

/** @returns the name of the root element */
function guardXml(part: string, xml: Buffer): string {
  if (!isUtf8(xml)) throw new WorkbookRefusal('encoding', { part });
  const root = rootElement(part, xml);
  const end = xml.subarray(-1024).toString('utf8').trimEnd();
  if (!end.endsWith(`</${root}>`) && !end.endsWith('/>'))
    throw new WorkbookRefusal('damaged', { part, reason: 'cut' });
  // `/>` ends the document only when the root itself is empty.
  if (end.endsWith('/>') && xml.toString('latin1').lastIndexOf(`<${root}`) !== xml.lastIndexOf('<')) {
    throw new WorkbookRefusal('damaged', { part, reason: 'cut' });
  }
  return root;
}

/** The name of the root element; what may stand before it is one declaration, comments and instructions, but no DTD. */
function rootElement(part: string, xml: Buffer): string {
  let at = 0;
  for (;;) {
    while (isSpace(xml[at])) at++;
    const next = xml.toString('latin1', at, at + 4);
    if (next.startsWith('<?')) {
      const end = xml.indexOf('?>', at);
      if (end < 0) break;
      const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)/.exec(xml.toString('latin1', at, end));
      if (declared?.[1] && !/^(utf-?8|us-ascii)$/i.test(declared[1])) {
        throw new WorkbookRefusal('encoding', { part });
      }
      at = end + 2;
    } else if (next === '<!--') {
      const end = xml.indexOf('-->', at + 4);
      if (end < 0) break;
      at = end + 3;
    } else if (next.startsWith('<!')) {
      throw new WorkbookRefusal('dtd', { part });
    } else {
      const name = /^<([^\s<>/!?]+)/.exec(xml.toString('utf8', at, at + 256));
      if (!name?.[1]) break;
      return name[1];
    }
  }
  throw new WorkbookRefusal('damaged', { part, reason: 'cut' });
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
