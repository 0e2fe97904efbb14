import { fill } from '../../domain/locale/fill.ts';
import type { Language } from '../../domain/locale/labels.ts';
import { localeOf } from '../../domain/locale/locale.ts';
import type { AnyRecord } from '../../domain/records/catalogue.ts';
import { addStyles, type ListStyles, plainStyles } from '../edited-workbook/added-styles.ts';
import {
  hiddenSheetXml,
  type LinkedTable,
  linkedTableModel,
  linkedTableXml,
} from '../edited-workbook/list-sheet.ts';
import { NotOperable } from '../edited-workbook/package-xml.ts';
import { addComments } from '../edited-workbook/sheet-comments.ts';
import { WorkbookPackage } from '../edited-workbook/workbook-package.ts';
import type { CellMapEntry } from '../report-file/cell-map.ts';
import { readRows, sheetRows } from '../report-file/data-rows.ts';
import { dataSheetName, readDataSheet } from '../report-file/data-sheet.ts';
import type { InstallationKeys } from '../report-file/keys.ts';
import { quoteSheetName } from '../workbook/address.ts';
import type { CommentModel, SheetModel } from '../workbook/model.ts';
import type { PlainWorkbook } from '../workbook/plain.ts';
import { readWorkbook } from '../workbook/read.ts';
import { writeWorkbook } from '../workbook/write.ts';
import { replyFacts } from './reply-facts.ts';
import type { ReplyManifest } from './reply-manifest.ts';
import { readReviewSheet, reviewRows, reviewSheetName } from './review-sheet.ts';

/** A query with the words that a person needs beside it. */
export interface SpokenQuery {
  readonly query: AnyRecord;
  /** What the record is called; '' for the report as a whole. */
  readonly record: string;
  readonly field: string;
  /** What the rule asks for, with its number; '' where none is cited. */
  readonly rule: string;
}

export interface SentBackParts {
  /** The report file as it was received. */
  readonly bytes: Uint8Array;
  readonly manifest: ReplyManifest;
  /** Name of the county. */
  readonly unitName: string;
  readonly queries: readonly SpokenQuery[];
  readonly keys: Pick<InstallationKeys, 'publicKey' | 'sign'>;
  readonly language: Language;
}

export interface SentBackFile {
  readonly bytes: Uint8Array;
  /** False where the received workbook could not be edited safely: then the file holds queries and data, and no forms. */
  readonly withForms: boolean;
}

const stylesPart = 'xl/styles.xml';
/** Number, cell, record, field, what was reported, rule, query. */
const widths = [6, 26, 30, 16, 18, 28, 46];

/**
 * The report as it came, with the queries as comments at its cells, a sheet that lists them, and the signed
 * `_shl_review`. Only parts that must be are edited (`workbook-package.ts`); what comes out is read again, and `_shl` must
 * say what it said. Where a workbook that another program saved cannot be edited so, a new one is made: the list of queries,
 * the rows of `_shl` as they were, and `_shl_review`.
 */
export async function sentBackFile(parts: SentBackParts): Promise<SentBackFile> {
  const received = await readWorkbook(parts.bytes);
  const { cellMap, sha256 } = readDataSheet(received);
  const places = placesOf(parts.queries, cellMap);
  const list = listOf(parts, places);
  const records = parts.queries.map(({ query }) => query);
  const review = reviewRows({ manifest: parts.manifest, queries: records }, parts.keys);
  try {
    const bytes = edited(parts, places, list, review);
    const again = await readWorkbook(bytes);
    if (readDataSheet(again).sha256 === sha256 && readReviewSheet(again, '').signature === 'valid')
      return { bytes, withForms: true };
  } catch (error) {
    if (!(error instanceof NotOperable)) throw error;
  }
  return { bytes: await madeAnew(parts, received, list, review), withForms: false };
}

/** Cells of each query, by its place in the list. */
type Places = readonly (readonly {
  readonly sheet: string;
  readonly at: string;
  readonly expected: string;
}[])[];

function placesOf(queries: readonly SpokenQuery[], cellMap: readonly CellMapEntry[]): Places {
  return queries.map(({ query }) =>
    cellMap
      .filter(
        (entry) =>
          entry.record_id === query.record_id &&
          entry.record_type === query.record_type &&
          entry.field === query.field,
      )
      .map(({ address, expected }) => {
        const mark = address.lastIndexOf('!');
        return { sheet: address.slice(0, mark), at: address.slice(mark + 1), expected };
      }),
  );
}

function listOf({ manifest, unitName, queries, language }: SentBackParts, places: Places): LinkedTable {
  const { queries: words } = localeOf(language).replySheets;
  return {
    tab: words.tab,
    title: words.title,
    facts: replyFacts(manifest, unitName, language),
    widths,
    head: [words.number, words.cell, words.record, words.field, words.reported, words.rule, words.text],
    rows: queries.map(({ query, record, field, rule }, index) => {
      const [place] = places[index] ?? [];
      const cell = place === undefined ? words.noCell : `${place.sheet}!${place.at}`;
      return {
        cells: [
          String(index + 1),
          cell,
          record === '' ? words.wholeReport : record,
          field,
          place?.expected ?? '',
          rule,
          String(query.text ?? ''),
        ],
        link: place === undefined ? null : { column: 1, to: `${quoteSheetName(place.sheet)}!${place.at}` },
      };
    }),
  };
}

function edited(
  { bytes, manifest, queries, language }: SentBackParts,
  places: Places,
  list: LinkedTable,
  review: readonly (readonly string[])[],
): Uint8Array {
  const workbook = new WorkbookPackage(bytes);
  const sheets = workbook.sheetParts();
  if (sheets.has(list.tab) || sheets.has(reviewSheetName)) throw new NotOperable('a reply already');
  let number = 0;
  for (const [sheet, comments] of commentsBySheet(manifest, queries, places, language)) {
    const part = sheets.get(sheet);
    if (part === undefined) continue;
    number += 1;
    addOrLeave(workbook, part, number, comments);
  }
  workbook.addSheet(list.tab, 'visible', linkedTableXml(list, stylesOf(workbook)));
  workbook.addSheet(reviewSheetName, 'veryHidden', hiddenSheetXml(review));
  return workbook.bytes(manifest.at);
}

/** Several queries at one cell are one comment. */
function commentsBySheet(
  { unit }: ReplyManifest,
  queries: readonly SpokenQuery[],
  places: Places,
  language: Language,
): ReadonlyMap<string, readonly CommentModel[]> {
  const { queries: words } = localeOf(language).replySheets;
  const texts = new Map<string, Map<string, string[]>>();
  queries.forEach(({ query, rule }, index) => {
    const text = fill(words.comment, { number: String(index + 1), text: String(query.text ?? ''), rule });
    for (const { sheet, at } of places[index] ?? []) {
      const cells = texts.get(sheet) ?? new Map<string, string[]>();
      cells.set(at, [...(cells.get(at) ?? []), text]);
      texts.set(sheet, cells);
    }
  });
  return new Map(
    [...texts].map(([sheet, cells]) => [
      sheet,
      [...cells].map(([at, lines]) => ({ at, author: unit.name, text: lines.join('\n') })),
    ]),
  );
}

/** Somebody's own comments stay as they are: the list leads to the cells of such a sheet. */
function addOrLeave(
  workbook: WorkbookPackage,
  part: string,
  number: number,
  comments: readonly CommentModel[],
): void {
  try {
    addComments(workbook, part, number, comments);
  } catch (error) {
    if (!(error instanceof NotOperable)) throw error;
  }
}

/** The list is read without its looks as well. */
function stylesOf(workbook: WorkbookPackage): ListStyles {
  try {
    const { xml, styles } = addStyles(workbook.text(stylesPart));
    workbook.set(stylesPart, xml);
    return styles;
  } catch (error) {
    if (error instanceof NotOperable) return plainStyles;
    throw error;
  }
}

async function madeAnew(
  { manifest, language }: SentBackParts,
  received: PlainWorkbook,
  list: LinkedTable,
  review: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const data = received.sheets.find(({ name }) => name === dataSheetName);
  if (data === undefined) throw new Error('a report without its data sheet');
  const hidden = (name: string, rows: readonly (readonly string[])[]): SheetModel => ({
    name,
    state: 'veryHidden',
    columns: [],
    rows: sheetRows(rows),
  });
  const { queries: words } = localeOf(language).replySheets;
  return writeWorkbook({
    properties: {
      title: list.title,
      creator: manifest.unit.name,
      company: manifest.unit.name,
      created: manifest.at,
    },
    sheets: [
      linkedTableModel({ ...list, facts: [...list.facts, words.withoutForms] }),
      hidden(dataSheetName, readRows(data).rows),
      hidden(reviewSheetName, review),
    ],
  });
}
