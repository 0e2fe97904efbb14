import { crc32 } from 'node:zlib';
import type { BookParts, SheetPart } from './book-parts.ts';
import { directoryRecord, endRecord, localRecord } from './zip-records.ts';

/*
 * What the library is given to read: not the officer's file, but one made of it that holds the sheets, texts, styles and
 * notes, and nothing else. Drawings, links, filters and conditions of a file from outside can then cost nothing, and every
 * part lies where the library looks for it.
 */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** Nobody looks at the times of a file that is never written to a disk. */
const anyTime = '2000-01-01T00:00:00Z';

/** A part of the file for the library. */
export type LibraryPart = readonly [name: string, content: Buffer];

/**
 * @param sheets contents of the sheets, in the order of `book.sheets`
 * @param part gives any other part by its name in the officer's file
 * @returns an uncompressed .xlsx file
 */
export function libraryFile(
  book: BookParts,
  sheets: readonly Buffer[],
  part: (name: string) => Buffer,
): Buffer {
  const others = [
    ['sharedStrings', book.strings],
    ['styles', book.styles],
    ['person', book.persons],
  ] as const;
  const held = others.flatMap(([kind, name]) => (name === undefined ? [] : [{ kind, name }]));
  const parts: LibraryPart[] = [
    ['[Content_Types].xml', Buffer.from('<Types/>')],
    ['_rels/.rels', relations([['officeDocument', 'rId1', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(book)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...held.map(({ kind }) => [kind, kind, `xl/${kind}.xml`] as const),
        ...sheets.map((_, index) => ['worksheet', `s${index}`, sheetName(index)] as const),
      ]),
    ],
    ...held.map(({ kind, name }): LibraryPart => [`xl/${kind}.xml`, part(name)]),
    ...book.sheets.flatMap((sheet, index) => sheetParts(sheet, index, sheets[index], part)),
  ];
  return stored(parts);
}

function sheetParts(
  { notes }: SheetPart,
  index: number,
  content: Buffer | undefined,
  part: (name: string) => Buffer,
): readonly LibraryPart[] {
  const named = notes.map((note, at) => ({ ...note, name: `xl/notes/${index}-${at}.xml` }));
  return [
    [sheetName(index), content ?? Buffer.alloc(0)],
    ...named.map((note): LibraryPart => [note.name, part(note.part)]),
    ...(named.length === 0
      ? []
      : [
          [
            `xl/worksheets/_rels/${index}.xml.rels`,
            relations(named.map(({ kind, name }, at) => [kind, `n${at}`, name])),
          ] as const,
        ]),
  ];
}

const sheetName = (index: number): string => `xl/worksheets/${index}.xml`;

function relations(all: readonly (readonly [kind: string, id: string, part: string])[]): Buffer {
  const xml = all.map(
    ([kind, id, part]) => `<Relationship Id="${id}" Type="${officeRelations}/${kind}" Target="/${part}"/>`,
  );
  return Buffer.from(`<Relationships xmlns="${packageRelations}">${xml.join('')}</Relationships>`);
}

function workbook({ sheets, is1904 }: BookParts): Buffer {
  const tabs = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${attributeText(name)}" sheetId="${index + 1}" state="${attributeText(state)}" r:id="s${index}"/>`,
  );
  return Buffer.from(
    `<workbook xmlns="${main}" xmlns:r="${officeRelations}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${tabs.join('')}</sheets></workbook>`,
  );
}

function attributeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function stored(parts: readonly LibraryPart[]): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const facts = {
      name,
      method: 0,
      crc: crc32(content),
      packedSize: content.length,
      size: content.length,
    } as const;
    const local = localRecord(facts, anyTime);
    directory.push(directoryRecord(facts, anyTime, offset));
    chunks.push(local, content);
    offset += local.length + content.length;
  }
  const table = Buffer.concat(directory);
  return Buffer.concat([...chunks, table, endRecord(parts.length, table.length, offset)]);
}
