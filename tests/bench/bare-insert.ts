import Database from 'better-sqlite3';

const tables = ['village', 'audit', 'search_entry'] as const;

/**
 * The least that keeping these records costs: the rows of a store's records, log and index once more, as plain statements of
 * better-sqlite3 in one transaction, into the same tables with the same indexes, triggers and settings.
 * @param from a store that is closed @param to a file that is not there
 * @returns milliseconds
 */
export function bareInsert(from: string, to: string): number {
  const source = new Database(from, { readonly: true });
  const schema = source
    .prepare(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table' DESC`,
    )
    .pluck()
    .all() as string[];
  const rows = tables.map((table) => source.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][]);
  source.close();
  const database = new Database(to);
  try {
    database.pragma('foreign_keys = ON');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    for (const sql of schema) database.exec(sql);
    const start = performance.now();
    database.transaction(() => {
      for (const [at, table] of tables.entries()) {
        const all = rows[at] ?? [];
        const insert = database.prepare(`INSERT INTO ${table} VALUES (${all[0]?.map(() => '?').join(', ')})`);
        for (const row of all) insert.run(row);
      }
    })();
    return performance.now() - start;
  } finally {
    database.close();
  }
}
