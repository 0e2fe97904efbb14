import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Places of a store's files by what lies there: `offset` bytes into the file, `length` long. */
export interface Place {
  readonly kind: string;
  readonly file: 'store' | 'wal';
  readonly offset: number;
  readonly length: number;
}

const databaseHeader = 100;
const walHeader = 32;
const frameHeader = 24;

/** Tables that are no records, each damaged on its own account; every other table is one of records. */
const otherTables = [
  'audit',
  'report_file',
  'form_draft',
  'setting',
  'search_entry',
  'search_state',
  'reference_code',
];

/** Every page of a closed store, by kind: header, schema, table and index pages, overflow, free list. */
export function pagesOf(storeFile: string): readonly Place[] {
  const database = new Database(storeFile, { readonly: true });
  try {
    const size = Number(database.pragma('page_size', { simple: true }));
    const count = Number(database.pragma('page_count', { simple: true }));
    const used = database.prepare('SELECT name, pageno, pagetype FROM dbstat').all() as {
      name: string;
      pageno: number;
      pagetype: string;
    }[];
    const indexes = new Set(
      database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index'`).pluck().all() as string[],
    );
    const places: Place[] = used.map(({ name, pageno, pagetype }) => {
      const first = pageno === 1 ? databaseHeader : 0;
      return {
        kind: kindOf(name, pagetype, indexes.has(name)),
        file: 'store',
        offset: (pageno - 1) * size + first,
        length: size - first,
      };
    });
    places.push({ kind: 'header', file: 'store', offset: 0, length: databaseHeader });
    const known = new Set(used.map(({ pageno }) => pageno));
    for (let page = 1; page <= count; page += 1)
      if (!known.has(page))
        places.push({ kind: 'free list', file: 'store', offset: (page - 1) * size, length: size });
    return places;
  } finally {
    database.close();
  }
}

function kindOf(name: string, pageType: string, isIndex: boolean): string {
  if (name === 'sqlite_schema') return 'schema';
  const part = pageType === 'internal' ? 'interior' : pageType;
  if (isIndex) return `index ${part}`;
  return `${otherTables.includes(name) ? name : 'records'} ${part}`;
}

/** The parts of a write-ahead log: its header, and of each frame the header and the page. */
export function framesOf(walFile: string): readonly Place[] {
  const bytes = readFileSync(walFile);
  const size = bytes.readUInt32BE(8);
  const places: Place[] = [{ kind: 'log header', file: 'wal', offset: 0, length: walHeader }];
  for (let at = walHeader; at + frameHeader + size <= bytes.length; at += frameHeader + size) {
    places.push({ kind: 'log frame header', file: 'wal', offset: at, length: frameHeader });
    places.push({ kind: 'log page', file: 'wal', offset: at + frameHeader, length: size });
  }
  return places;
}
