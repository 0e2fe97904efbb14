import { WorkbookRefusal } from './refusal.ts';

/** What a walk through XML meets. Names are as written, with their prefix; `from` and `to` are places in the text. */
export interface XmlVisitor {
  /** An opening tag, also of an element that is closed at once. */
  open(name: string, attributes: XmlAttributes, from: number, to: number): void;
  /** @param to behind the closing tag */
  close(name: string, to: number): void;
  /** Text between tags as written, entities not resolved; also of a CDATA section. */
  text(text: string): void;
}

/** By name as written; values as written, entities not resolved. */
export type XmlAttributes = ReadonlyMap<string, string>;

/** The text is no well-formed XML: no program that wrote it could read it again. */
class NotWellFormed extends Error {
  override readonly name = 'NotWellFormed';
}

const none: XmlAttributes = new Map();
const blank = /\s/;
const nameEnd = /[\s=/<>"']/g;

/**
 * Goes through XML and takes nothing for granted: tags that cross, attributes that occur twice or stand without quotes are
 * what a damaged file looks like, and a reader that guesses would read other figures than were written.
 * @param part its name in the file
 * @param xml without a document type
 * @throws WorkbookRefusal `damaged`
 */
export function walkXml(part: string, xml: string, visitor: XmlVisitor): void {
  try {
    walk(xml, visitor);
  } catch (error) {
    if (!(error instanceof NotWellFormed)) throw error;
    throw new WorkbookRefusal('damaged', { part, reason: 'form' });
  }
}

function walk(xml: string, visitor: XmlVisitor): void {
  const opened: string[] = [];
  let roots = 0;
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    const less = xml.indexOf('<', at);
    const text = xml.slice(at, less < 0 ? xml.length : less);
    if (text !== '' && opened.length > 0) visitor.text(text);
    else if (text.trim() !== '') throw new NotWellFormed('text outside');
    if (less < 0) break;
    at = passed(xml, less, visitor, opened);
    if (at > 0) continue;
    if (xml[less + 1] === '/') {
      at = endOf(xml, '>', less);
      const name = xml.slice(less + 2, at - 1).trimEnd();
      if (opened.pop() !== name) throw new NotWellFormed(`</${name}>`);
      visitor.close(name, at);
      continue;
    }
    if (opened.length === 0) roots += 1;
    const tag = openingTag(xml, less);
    at = tag.to;
    visitor.open(tag.name, tag.attributes, less, at);
    if (tag.closed) visitor.close(tag.name, at);
    else opened.push(tag.name);
  }
  if (opened.length > 0 || roots !== 1) throw new NotWellFormed('end');
}

/** What says nothing: instructions, comments; and sections of text. @returns where it ends, -1 for a tag */
function passed(xml: string, at: number, visitor: XmlVisitor, opened: readonly string[]): number {
  if (xml.startsWith('<?', at)) return endOf(xml, '?>', at);
  if (!xml.startsWith('<!', at)) return -1;
  if (xml.startsWith('<!--', at)) return endOf(xml, '-->', at + 2);
  if (!xml.startsWith('<![CDATA[', at) || opened.length === 0) throw new NotWellFormed('<!');
  const end = endOf(xml, ']]>', at);
  visitor.text(xml.slice(at + 9, end - 3));
  return end;
}

function endOf(xml: string, what: string, from: number): number {
  const at = xml.indexOf(what, from);
  if (at < 0) throw new NotWellFormed(`no ${what}`);
  return at + what.length;
}

interface OpeningTag {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly closed: boolean;
  readonly to: number;
}

function openingTag(xml: string, from: number): OpeningTag {
  let at = endOfName(xml, from + 1);
  const name = xml.slice(from + 1, at);
  let attributes: Map<string, string> | undefined;
  for (;;) {
    const before = at;
    while (blank.test(xml[at] ?? '')) at += 1;
    const next = xml[at];
    if (next === '>') return { name, attributes: attributes ?? none, closed: false, to: at + 1 };
    if (next === '/' && xml[at + 1] === '>')
      return { name, attributes: attributes ?? none, closed: true, to: at + 2 };
    if (at === before) throw new NotWellFormed(`<${name}`);
    const end = endOfName(xml, at);
    const attribute = xml.slice(at, end);
    at = end;
    while (blank.test(xml[at] ?? '')) at += 1;
    if (xml[at] !== '=') throw new NotWellFormed(attribute);
    at += 1;
    while (blank.test(xml[at] ?? '')) at += 1;
    const quote = xml[at];
    if (quote !== '"' && quote !== "'") throw new NotWellFormed(attribute);
    const close = xml.indexOf(quote, at + 1);
    const value = xml.slice(at + 1, close);
    attributes ??= new Map();
    if (close < 0 || value.includes('<') || attributes.has(attribute)) throw new NotWellFormed(attribute);
    attributes.set(attribute, value);
    at = close + 1;
  }
}

function endOfName(xml: string, from: number): number {
  nameEnd.lastIndex = from;
  const end = nameEnd.exec(xml)?.index ?? -1;
  if (end <= from) throw new NotWellFormed('name');
  return end;
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as written → as meant. What is no character stays as it is written. */
export function resolvedText(written: string): string {
  if (!written.includes('&')) return written;
  return written.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (all, hex, decimal, named) => {
    if (named !== undefined) return entities[named] ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : all;
  });
}
