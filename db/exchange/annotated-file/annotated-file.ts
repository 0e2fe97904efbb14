import { fill } from '../../domain/locale/fill.ts';
import { addStyles, plainStyles } from '../edited-workbook/added-styles.ts';
import { joinComments } from '../edited-workbook/joined-comments.ts';
import {
  hiddenSheetXml,
  type LinkedTable,
  linkedTableModel,
  linkedTableXml,
} from '../edited-workbook/list-sheet.ts';
import { CellFills, type FillsBefore, markCells } from '../edited-workbook/marked-cells.ts';
import { NotOperable } from '../edited-workbook/package-xml.ts';
import { Styles } from '../edited-workbook/styles-part.ts';
import { WorkbookPackage } from '../edited-workbook/workbook-package.ts';
import { quoteSheetName } from '../workbook/address.ts';
import type { PlainSheet, PlainWorkbook } from '../workbook/plain.ts';
import { readWorkbook } from '../workbook/read.ts';
import { WorkbookRefusal } from '../workbook/refusal.ts';
import { writeWorkbook } from '../workbook/write.ts';
import { keptMarks, marksRows, marksSheetName } from './kept-marks.ts';

/** A cell, or a row by its first cell, that is not taken, and why. */
export interface Mark {
  readonly sheet: string;
  /** A1 address. */
  readonly at: string;
  /** Several problems of one cell are several marks. */
  readonly text: string;
  /** Cells of the problem sheet's line beside its number and place. */
  readonly line: readonly string[];
}

export interface AnnotatedParts {
  /** The officer's own workbook; null for a file of another kind, of which the list alone is made. */
  readonly bytes: Uint8Array | null;
  readonly marks: readonly Mark[];
  /** Who says it: the product's name, in the file's language. */
  readonly author: string;
  readonly unit: string;
  /** ISO instant. */
  readonly at: string;
  /** The problem sheet, without its rows. */
  readonly list: Pick<LinkedTable, 'tab' | 'title' | 'facts' | 'head' | 'widths'>;
  /** Said on the list of what is marked: how to mend it. */
  readonly howTo: string;
  /** Said on the list where the workbook could not be edited, and the list alone is handed back. */
  readonly alone: string;
  /** Said on the list where comments or colours of a sheet could not be put; a template of `fill` with {sheet}. */
  readonly unmarked: string;
}

export interface AnnotatedFile {
  readonly bytes: Uint8Array;
  /** False: only the list of problems, in a workbook of its own. */
  readonly withSheets: boolean;
  /** Sheets whose cells could not be coloured or commented. */
  readonly unmarked: readonly string[];
}

const stylesPart = 'xl/styles.xml';

/**
 * The officer's own workbook with the cells that are not taken coloured and commented, and a sheet that lists them with
 * links. Only parts that must be are edited; what comes out is read again, and says in every cell what it said before. Marks
 * of an earlier file are taken back. Where a workbook cannot be edited safely, the list alone is made.
 */
export async function annotatedFile(asked: AnnotatedParts): Promise<AnnotatedFile> {
  const { bytes: own } = asked;
  if (own === null) return listAlone(asked);
  const given = await readWorkbook(own);
  const earlier = keptMarks(given.sheets);
  // A sheet of the officer's that is called as ours is never written over.
  const tab = earlier?.tab ?? freeTab(asked.list.tab, given);
  const parts = { ...asked, list: { ...asked.list, tab } };
  try {
    const { bytes, unmarked } = edited(parts, own, earlier?.sheets ?? {});
    const again = await readWorkbook(bytes);
    if (sayTheSame(given, again, parts.list.tab)) return { bytes, withSheets: true, unmarked };
  } catch (error) {
    // What our own reader refuses, no other program should be asked to open.
    if (!(error instanceof NotOperable) && !(error instanceof WorkbookRefusal)) throw error;
  }
  return listAlone(parts);
}

async function listAlone(parts: AnnotatedParts): Promise<AnnotatedFile> {
  const list = listOf(parts, [parts.alone], false);
  const bytes = await writeWorkbook({
    properties: { title: list.title, creator: parts.unit, company: parts.unit, created: parts.at },
    sheets: [linkedTableModel(list)],
  });
  return { bytes, withSheets: false, unmarked: [] };
}

function edited(parts: AnnotatedParts, own: Uint8Array, earlier: Readonly<Record<string, FillsBefore>>) {
  const workbook = new WorkbookPackage(own);
  const sheets = workbook.sheetParts();
  const bySheet = Map.groupBy(parts.marks, ({ sheet }) => sheet);
  const styles = new Styles(workbook.text(stylesPart));
  const fills = new CellFills(styles);
  const before: Record<string, FillsBefore> = {};
  const unmarked: string[] = [];
  let number = 0;
  for (const name of new Set([...bySheet.keys(), ...Object.keys(earlier)])) {
    const part = sheets.get(name);
    if (part === undefined) continue;
    number += 1;
    const marks = bySheet.get(name) ?? [];
    const texts = Map.groupBy(marks, ({ at }) => at);
    const comments = [...texts].map(([at, same]) => ({
      at,
      author: parts.author,
      text: same.map(({ text }) => text).join('\n'),
    }));
    const colours = attempt(() => {
      const drawn = markCells(workbook.text(part), texts.keys(), earlier[name] ?? {}, fills);
      workbook.set(part, drawn.xml);
      before[name] = drawn.before;
    });
    const said = attempt(() => joinComments(workbook, part, number, parts.author, comments));
    if (!colours || !said) unmarked.push(name);
  }
  workbook.set(stylesPart, styles.xml);
  /** In the place of one of an earlier file. */
  const put = (name: string, state: 'visible' | 'veryHidden', xml: string): void => {
    const there = sheets.get(name);
    if (there === undefined) workbook.addSheet(name, state, xml);
    else workbook.set(there, xml);
  };
  const list = listOf(
    parts,
    unmarked.map((sheet) => fill(parts.unmarked, { sheet })),
    true,
  );
  put(list.tab, 'visible', linkedTableXml(list, looksOf(workbook)));
  put(marksSheetName, 'veryHidden', hiddenSheetXml(marksRows({ tab: list.tab, sheets: before })));
  return { bytes: workbook.bytes(parts.at), unmarked };
}

/** What cannot be edited safely is left as it is: the list says where it is. */
function attempt(edit: () => void): boolean {
  try {
    edit();
    return true;
  } catch (error) {
    if (error instanceof NotOperable) return false;
    throw error;
  }
}

function looksOf(workbook: WorkbookPackage) {
  let looks = plainStyles;
  attempt(() => {
    const { xml, styles } = addStyles(workbook.text(stylesPart));
    workbook.set(stylesPart, xml);
    looks = styles;
  });
  return looks;
}

function listOf(
  { list, marks, howTo }: AnnotatedParts,
  facts: readonly string[],
  linked: boolean,
): LinkedTable {
  return {
    ...list,
    facts: [...list.facts, ...(linked ? [howTo] : []), ...facts],
    rows: marks.map(({ sheet, at, line }, index) => ({
      cells: [String(index + 1), `${sheet}!${at}`, ...line],
      link: linked ? { column: 1, to: `${quoteSheetName(sheet)}!${at}` } : null,
    })),
  };
}

/** A name that no sheet of the workbook has, whatever the case of its letters. */
function freeTab(wanted: string, { sheets }: PlainWorkbook): string {
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()));
  let tab = wanted;
  for (let number = 2; taken.has(tab.toLowerCase()); number += 1) tab = `${wanted} ${number}`;
  return tab;
}

function sayTheSame(given: PlainWorkbook, again: PlainWorkbook, tab: string): boolean {
  const now = new Map(again.sheets.map((sheet) => [sheet.name, sheet]));
  return given.sheets.every(({ name, cells }) => {
    const sheet: PlainSheet | undefined = now.get(name);
    // Ours of an earlier file are others now.
    if (name === marksSheetName || name === tab) return true;
    if (sheet === undefined || sheet.cells.size !== cells.size) return false;
    return [...cells].every(([at, cell]) => JSON.stringify(sheet.cells.get(at)) === JSON.stringify(cell));
  });
}
