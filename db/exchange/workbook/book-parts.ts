import { WorkbookRefusal } from './refusal.ts';
import { localName, resolvedText, walkXml, type XmlAttributes } from './xml-walk.ts';

/** A sheet that has cells. */
export interface SheetPart {
  readonly name: string;
  /** As written: `hidden`, `veryHidden`, or anything. */
  readonly state: string;
  readonly part: string;
  /** Notes on its cells: parts of old notes and of conversations. */
  readonly notes: readonly Relation[];
}

/** Where the parts of a workbook lie that are read. */
export interface BookParts {
  readonly sheets: readonly SheetPart[];
  /** Names of sheets that have none: charts, dialogs, macros. */
  readonly withoutCells: readonly string[];
  readonly is1904: boolean;
  /** Shared texts, styles and persons; undefined where the workbook names none. */
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  readonly persons: string | undefined;
}

/** That a part refers to another. */
export interface Relation {
  readonly id: string;
  /** Last word of its kind: `worksheet`, `comments`. */
  readonly kind: string;
  readonly part: string;
}

/** The parts of a package by name; `text` answers guarded XML. */
export interface Parts {
  /** The name as the package writes it, whatever the case of the letters asked for. */
  nameOf(part: string): string | undefined;
  /** @throws WorkbookRefusal where it is damaged */
  text(part: string): string;
}

/** Sheets that Excel shows on tabs and that have no cells to import. */
const kindsWithoutCells: ReadonlySet<string> = new Set([
  'chartsheet',
  'dialogsheet',
  'xlMacrosheet',
  'xlIntlMacrosheet',
]);
const noteKinds: ReadonlySet<string> = new Set(['comments', 'threadedComment']);

/**
 * Follows the workbook's own references from its root, as Excel does: a part that nobody refers to is not in the workbook,
 * whatever its name, and one that is referred to must be there.
 * @throws WorkbookRefusal `not_a_workbook`, `damaged`, `only_charts`
 */
export function bookParts(parts: Parts): BookParts {
  const book = relationsOf(parts, '').find(({ kind }) => kind === 'officeDocument')?.part;
  if (book === undefined) throw new WorkbookRefusal('not_a_workbook');
  const relations = relationsOf(parts, book);
  const tabs: XmlAttributes[] = [];
  let is1904 = false;
  const path: string[] = [];
  walkXml(book, parts.text(book), {
    open: (name, attributes) => {
      path.push(localName(name));
      const place = path.join('/');
      if (path.length === 1 && place !== 'workbook') throw new WorkbookRefusal('not_a_workbook');
      if (place === 'workbook/sheets/sheet') tabs.push(attributes);
      if (place === 'workbook/workbookPr') is1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '');
    },
    close: () => path.pop(),
    text: () => undefined,
  });
  const one = (kind: string): string | undefined => {
    const [first, ...more] = relations.filter((relation) => relation.kind === kind);
    if (more.length > 0) throw damaged(book, kind);
    return first?.part;
  };
  const sheets: SheetPart[] = [];
  const withoutCells: string[] = [];
  for (const attributes of tabs) {
    const id = [...attributes].find(([name]) => name.endsWith(':id'))?.[1];
    const name = resolvedText(attributes.get('name') ?? '');
    const relation = relations.find((candidate) => candidate.id === id);
    if (name === '' || relation === undefined) throw damaged(book, 'sheet');
    const { kind, part } = relation;
    if (kindsWithoutCells.has(kind)) withoutCells.push(name);
    // One part on two tabs would count every figure twice.
    else if (kind !== 'worksheet' || sheets.some((sheet) => sheet.part === part))
      throw damaged(book, 'sheet');
    else {
      const notes = relationsOf(parts, part).filter((note) => noteKinds.has(note.kind));
      sheets.push({ name, part, state: attributes.get('state') ?? '', notes });
    }
  }
  if (sheets.length === 0)
    throw new WorkbookRefusal(withoutCells.length > 0 ? 'only_charts' : 'not_a_workbook');
  return {
    sheets,
    withoutCells,
    is1904,
    strings: one('sharedStrings'),
    styles: one('styles'),
    persons: relations.find(({ kind }) => kind === 'person')?.part,
  };
}

/** What a part refers to inside the package. @param from '' for the package itself */
function relationsOf(parts: Parts, from: string): readonly Relation[] {
  const slash = from.lastIndexOf('/') + 1;
  const file = parts.nameOf(`${from.slice(0, slash)}_rels/${from.slice(slash)}.rels`);
  if (file === undefined) return [];
  const found = new Map<string, Relation>();
  walkXml(file, parts.text(file), {
    open: (name, attributes) => {
      if (localName(name) !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const id = attributes.get('Id') ?? '';
      const target = resolvedText(attributes.get('Target') ?? '');
      const kind = (attributes.get('Type') ?? '').split('/').at(-1) ?? '';
      if (found.has(id)) throw damaged(file, 'relation');
      const part = parts.nameOf(resolved(from, target));
      // A picture or a note that is lost is not what is read here.
      if (part !== undefined) found.set(id, { id, kind, part });
      else if (['officeDocument', 'worksheet', 'sharedStrings', 'styles'].includes(kind))
        throw damaged(resolved(from, target), 'missing');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return [...found.values()];
}

/** A target as parts are named: from the root, or beside the part that refers to it. */
function resolved(from: string, target: string): string {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function damaged(part: string, reason: string): WorkbookRefusal {
  return new WorkbookRefusal('damaged', { part, reason });
}
