/** Values that SQLite takes and gives in a STRICT table. */
export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

/** Reads within one consistent view. */
export interface Reader {
  all(sql: string, ...values: readonly SqlValue[]): SqlRow[];
  get(sql: string, ...values: readonly SqlValue[]): SqlRow | undefined;
}

/** Exists only inside `store.write(writer => …)`. */
export interface Writer extends Reader {
  /** @returns number of rows changed. */
  run(sql: string, ...values: readonly SqlValue[]): number;
}
