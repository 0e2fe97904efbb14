import { NotOperable } from './package-xml.ts';

/** Elements of a list of styles, whole. */
const elementsOf: Readonly<Record<string, RegExp>> = {
  cellXfs: /<xf\b[^>]*\/>|<xf\b[^>]*>[\s\S]*?<\/xf>/g,
  fills: /<fill\b[^>]*\/>|<fill\b[^>]*>[\s\S]*?<\/fill>/g,
};

/** The styles of a workbook, to which others are added: those that are there keep their numbers. */
export class Styles {
  xml: string;

  constructor(xml: string) {
    this.xml = xml;
  }

  /** Adds an element at the end of a list of styles; @returns its number. @throws NotOperable where there is no such list */
  append(list: string, element: string): number {
    const { start, end, attributes, inner } = this.#list(list);
    const stated = /\scount=["'](\d+)["']/.exec(attributes)?.[1];
    const count = stated === undefined ? this.elements(list).length : Number(stated);
    const counted =
      stated === undefined ? attributes : attributes.replace(/count=["']\d+["']/, `count="${count + 1}"`);
    this.xml = `${this.xml.slice(0, start)}<${list}${counted}>${inner}${element}</${list}>${this.xml.slice(end)}`;
    return count;
  }

  /** The elements of a list, each as it is written. */
  elements(list: 'cellXfs' | 'fills' | (string & {})): readonly string[] {
    const pattern = elementsOf[list];
    if (pattern === undefined) throw new NotOperable(`elements of ${list}`);
    return this.#list(list).inner.match(pattern) ?? [];
  }

  #list(list: string) {
    const found = new RegExp(`<${list}((?:\\s[^>]*)?)>([\\s\\S]*?)</${list}>`).exec(this.xml);
    if (found === null) throw new NotOperable(`styles without ${list}`);
    const [all, attributes = '', inner = ''] = found;
    return { start: found.index, end: found.index + all.length, attributes, inner };
  }
}
