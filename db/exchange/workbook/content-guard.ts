import { WorkbookRefusal } from './refusal.ts';

/*
 * What the parser would pass over in silence: a text whose string is not in the file becomes an empty cell, a name that
 * nobody declared stands in a text as `&name;`. Both would lose or change what an officer sees in Excel.
 */

/** Nobody looks through more; each costs time whether or not anything is in it. */
const mostSheets = 1000;
/** Rows of a sheet in Excel, and twice the cells of the largest list that the program itself writes. */
const mostRows = 1_048_576;
const mostCells = 6_000_000;
/** Different texts of a workbook: more than the largest list has cells; each is an object for the parser. */
const mostStrings = 1_400_000;
/** Excel keeps 65,490 looks of cells and some hundreds of number formats; other programs repeat themselves. */
const mostLooks = 200_000;

const lower = { c: 0x63, o: 0x6f, r: 0x72, s: 0x73, t: 0x74, v: 0x76 } as const;
const mark = {
  open: 0x3c,
  close: 0x3e,
  slash: 0x2f,
  equals: 0x3d,
  amp: 0x26,
  hash: 0x23,
  colon: 0x3a,
} as const;
const entities: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Collects, part by part, what can only be judged when all have been seen. */
export class ContentGuard {
  #strings = 0;
  #highest = -1;
  #highestIn = '';
  #sheets: number | null = null;
  #cells = 0;

  /**
   * @param part its name
   * @param root name of its root element without a prefix
   * @throws WorkbookRefusal `damaged`, `too_many_sheets`, `too_many_cells`, `bomb`
   */
  look(part: string, root: string, xml: Buffer): void {
    if (root === 'worksheet') this.#lookAtSheet(part, xml);
    if (root === 'sst') {
      refuseUnknownEntities(part, xml);
      this.#strings += countElements(xml, 'si');
      if (this.#strings > mostStrings)
        throw new WorkbookRefusal('too_many_cells', { part, strings: this.#strings });
    }
    if (root === 'styleSheet') {
      const looks = countElements(xml, 'xf') + countElements(xml, 'numFmt');
      if (looks > mostLooks) throw new WorkbookRefusal('bomb', { part, looks, limit: mostLooks });
    }
    if (root === 'workbook') {
      this.#sheets = countElements(xml, 'sheet');
      refuseRepeatedSheets(part, xml);
    }
    if ((this.#sheets ?? 0) > mostSheets)
      throw new WorkbookRefusal('too_many_sheets', { count: this.#sheets ?? 0, limit: mostSheets });
  }

  /** @throws WorkbookRefusal `damaged` for a string that is not there */
  finish(): void {
    if (this.#highest >= this.#strings)
      throw new WorkbookRefusal('damaged', { part: this.#highestIn, reason: 'string' });
  }

  #lookAtSheet(part: string, xml: Buffer): void {
    refuseUnknownEntities(part, xml);
    let rows = 0;
    for (let at = 0; at < xml.length; at++) {
      const byte = xml[at];
      if (byte === mark.open) {
        if (isNamed(xml, at + 1, lower.c)) this.#cells++;
        else if (xml[at + 1] === lower.r && xml[at + 2] === lower.o) rows++;
        continue;
      }
      if (byte !== lower.s || !isStringType(xml, at)) continue;
      const index = indexAfter(xml, at);
      if (index <= this.#highest) continue;
      this.#highest = index;
      this.#highestIn = part;
    }
    if (rows > mostRows || this.#cells > mostCells)
      throw new WorkbookRefusal('too_many_cells', { part, rows, cells: this.#cells });
  }
}

/** A name of this one letter, and not the beginning of a longer one. */
function isNamed(xml: Buffer, at: number, letter: number): boolean {
  if (xml[at] !== letter) return false;
  const after = xml[at + 1] ?? 0;
  return after <= 0x20 || after === mark.close || after === mark.slash;
}

/** The `s` of ` t="s"`. */
function isStringType(xml: Buffer, at: number): boolean {
  const quote = xml[at - 1];
  return (
    (quote === 0x22 || quote === 0x27) &&
    xml[at + 1] === quote &&
    xml[at - 2] === mark.equals &&
    xml[at - 3] === lower.t &&
    (xml[at - 4] ?? 0) <= 0x20
  );
}

/** The number in the `v` element that follows in the same cell; -1 where there is none, infinite where it is no number. */
function indexAfter(xml: Buffer, from: number): number {
  const tagEnd = xml.indexOf(mark.close, from);
  if (tagEnd < 0 || xml[tagEnd - 1] === mark.slash) return -1;
  const valueEnd = xml.indexOf(mark.close, tagEnd + 1);
  if (valueEnd < 0 || xml[valueEnd - 1] !== lower.v || xml[valueEnd - 2] === mark.slash) return -1;
  let index = -1;
  for (let at = valueEnd + 1; at < xml.length && xml[at] !== mark.open; at++) {
    const digit = (xml[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) {
      if ((xml[at] ?? 0) <= 0x20) continue;
      return Number.POSITIVE_INFINITY;
    }
    index = Math.max(index, 0) * 10 + digit;
  }
  return index;
}

/** Two tabs of one name, as no program writes them: one part read a hundred times over is a bomb that no zip shows. */
function refuseRepeatedSheets(part: string, xml: Buffer): void {
  const sheets = xml
    .toString('utf8')
    .matchAll(/<(?:\w+:)?sheet\s[^<>]*?\bname\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  const names = new Set<string>();
  for (const [, quoted, other] of sheets) {
    const name = (quoted ?? other ?? '').toLowerCase();
    if (names.has(name)) throw new WorkbookRefusal('damaged', { part, reason: 'sheet' });
    names.add(name);
  }
}

/** Elements of a name, whatever prefix stands before it. */
function countElements(xml: Buffer, name: string): number {
  const bytes = Buffer.from(name);
  let count = 0;
  for (let at = xml.indexOf(bytes); at >= 0; at = xml.indexOf(bytes, at + bytes.length)) {
    const after = xml[at + bytes.length] ?? 0;
    if (after > 0x20 && after !== mark.close && after !== mark.slash) continue;
    if (opensAt(xml, at)) count++;
  }
  return count;
}

/** Whether the name at this place is that of an opening tag: `<name`, `<x:name`. */
function opensAt(xml: Buffer, at: number): boolean {
  if (xml[at - 1] === mark.open) return true;
  if (xml[at - 1] !== mark.colon) return false;
  let before = at - 2;
  while (before >= 0 && isNamePart(xml[before] ?? 0)) before--;
  return xml[before] === mark.open;
}

function isNamePart(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39);
}

function refuseUnknownEntities(part: string, xml: Buffer): void {
  for (let at = xml.indexOf(mark.amp); at >= 0; at = xml.indexOf(mark.amp, at + 1)) {
    if (xml[at + 1] === mark.hash) continue;
    const name = /^&([A-Za-z_][\w.-]{0,30});/.exec(xml.toString('latin1', at, at + 34))?.[1];
    if (name !== undefined && !entities.has(name))
      throw new WorkbookRefusal('damaged', { part, reason: 'entity' });
  }
}
