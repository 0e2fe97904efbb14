import { readZipDirectory, unpack } from '../workbook/zip-read.ts';
import { writeZip, type ZipPart } from '../workbook/zip-write.ts';
import { attributeOf, beforeEnd, NotOperable, xmlText } from './package-xml.ts';

const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentTypes = '[Content_Types].xml';
const workbookPart = 'xl/workbook.xml';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const emptyRelations =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/**
 * The parts of a workbook as they came, to which sheets, comments and styles are added: every part that is not edited keeps
 * its contents byte for byte, in its place.
 * @throws NotOperable by its methods where a part is not written as expected
 */
export class WorkbookPackage {
  readonly #parts: Map<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#parts = new Map(readZipDirectory(buffer).map((entry) => [entry.name, unpack(buffer, entry)]));
    if (!/<workbook[\s>]/.test(this.text(workbookPart))) throw new NotOperable('another kind of workbook');
  }

  has(part: string): boolean {
    return this.#parts.has(part);
  }

  /** A part as text. @throws NotOperable where there is none */
  text(part: string): string {
    const content = this.#parts.get(part);
    if (content === undefined) throw new NotOperable(`no ${part}`);
    return Buffer.from(content).toString('utf8');
  }

  set(part: string, xml: string): void {
    this.#parts.set(part, Buffer.from(xml, 'utf8'));
  }

  /** Parts of the sheets by the names on their tabs. */
  sheetParts(): ReadonlyMap<string, string> {
    const workbook = this.text(workbookPart);
    const targets = new Map(
      [...this.text(relationsOf(workbookPart)).matchAll(/<Relationship\b[^>]*>/g)].map(([element]) => [
        attributeOf(element, 'Id'),
        attributeOf(element, 'Target'),
      ]),
    );
    const prefix = prefixOf(workbook);
    const found = new Map<string, string>();
    for (const [element] of workbook.matchAll(/<sheet\s[^>]*>/g)) {
      const target = targets.get(attributeOf(element, `${prefix}:id`));
      const name = attributeOf(element, 'name');
      if (name !== undefined && target !== undefined) found.set(name, resolved(workbookPart, target));
    }
    return found;
  }

  /** Parts that a part refers to, by the last word of their kind: `comments`, `vmlDrawing`. */
  related(from: string): ReadonlyMap<string, string> {
    const relations = relationsOf(from);
    const found = new Map<string, string>();
    if (!this.has(relations)) return found;
    for (const [element] of this.text(relations).matchAll(/<Relationship\b[^>]*>/g)) {
      const kind = (attributeOf(element, 'Type') ?? '').split('/').at(-1) ?? '';
      const target = attributeOf(element, 'Target');
      if (target !== undefined && attributeOf(element, 'TargetMode') !== 'External')
        found.set(kind, resolved(from, target));
    }
    return found;
  }

  /** Adds a sheet behind all others. @param xml the whole part */
  addSheet(name: string, state: 'visible' | 'veryHidden', xml: string): void {
    const workbook = this.text(workbookPart);
    const taken = [...workbook.matchAll(/<sheet\s[^>]*>/g)].map(([element]) =>
      Number(attributeOf(element, 'sheetId')),
    );
    const number = Math.max(0, ...taken) + 1;
    const part = this.#freeName(`xl/worksheets/review${number}.xml`);
    const id = this.relate(workbookPart, 'worksheet', part);
    const shown = state === 'visible' ? '' : ` state="${state}"`;
    // Some programs bind the prefix at each sheet, and not at the root.
    const sheet = `<sheet xmlns:r="${officeRelations}" name="${xmlText(name)}" sheetId="${number}"${shown} r:id="${id}"/>`;
    this.set(workbookPart, beforeEnd(workbook, 'sheets', sheet));
    this.addPart(part, xml, sheetType);
  }

  /** Adds a part with its content type, or, by `extension`, one whose type goes by its ending. */
  addPart(part: string, xml: string, type: string, extension?: string): void {
    this.set(part, xml);
    const types = this.text(contentTypes);
    if (extension === undefined)
      this.set(
        contentTypes,
        beforeEnd(types, 'Types', `<Override PartName="/${part}" ContentType="${type}"/>`),
      );
    else if (!new RegExp(`Extension="${extension}"`, 'i').test(types))
      this.set(
        contentTypes,
        beforeEnd(types, 'Types', `<Default Extension="${extension}" ContentType="${type}"/>`),
      );
  }

  /** Notes that a part refers to another; answers the id by which it does. */
  relate(from: string, kind: string, to: string): string {
    const relations = relationsOf(from);
    const xml = (this.has(relations) ? this.text(relations) : emptyRelations).replace(
      /<Relationships([^>]*)\/>/,
      '<Relationships$1></Relationships>',
    );
    const taken = new Set([...xml.matchAll(/<Relationship\b[^>]*>/g)].map(([one]) => attributeOf(one, 'Id')));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number++;
    const relation = `<Relationship Id="rId${number}" Type="${officeRelations}/${kind}" Target="/${to}"/>`;
    this.set(relations, beforeEnd(xml, 'Relationships', relation));
    return `rId${number}`;
  }

  /** A name like the given one that no part has. */
  #freeName(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.has(name); number++) name = wanted.replace(/(\.\w+)$/, `_${number}$1`);
    return name;
  }

  /** @param at ISO instant, the time of every part */
  bytes(at: string): Uint8Array {
    const parts: ZipPart[] = [...this.#parts].map(([name, content]) => ({ name, content }));
    return writeZip(parts, at);
  }
}

/** Prefix under which a part writes ids of relationships. */
function prefixOf(xml: string): string {
  const bound = new RegExp(`xmlns:(\\w+)=["']${officeRelations}["']`).exec(xml)?.[1];
  if (bound === undefined) throw new NotOperable('relationships under no known name');
  return bound;
}

function relationsOf(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash)}/_rels/${part.slice(slash + 1)}.rels`;
}

/** A target as parts are named: absolute, or beside the part that refers to it. */
function resolved(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
