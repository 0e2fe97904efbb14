import { auditHead } from './audit.ts';
import { declarationOf, recordTypes } from './domain/records/catalogue.ts';
import type { Reader } from './store-handles.ts';

/** What a store holds, in figures that a migration must not change. */
export interface StoreTotals {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Sum in fen and number of amounts by `type.field`, exact, as text: `1250000 (3)`. */
  readonly money: Readonly<Record<string, string>>;
  readonly audit_head: string;
}

/** Made anew whenever they are not in step with the records: no truth of their own. */
const derived: ReadonlySet<string> = new Set(['search_entry', 'search_state']);

/** Totals of a store of any version: tables and columns that it does not know yet are left out. */
export function totalsOf(reader: Reader): StoreTotals {
  const tables = reader
    .all(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .map(({ name }) => String(name))
    .filter((name) => !derived.has(name));
  const rows: Record<string, number> = {};
  for (const table of tables) {
    rows[table] = Number(reader.get(`SELECT count(*) AS total FROM "${table}"`)?.total);
  }
  const money: Record<string, string> = {};
  for (const type of recordTypes.filter((name) => tables.includes(name))) {
    const columns = new Set(
      reader.all('SELECT name FROM pragma_table_info(?)', type).map(({ name }) => String(name)),
    );
    for (const { name, kind } of declarationOf(type).fields) {
      if (kind !== 'money' || !columns.has(name)) continue;
      const total = reader.get(
        `SELECT CAST(coalesce(sum(${name}), 0) AS TEXT) AS total, count(${name}) AS amounts FROM ${type}`,
      );
      money[`${type}.${name}`] = `${total?.total} (${total?.amounts})`;
    }
  }
  return { rows, money, audit_head: auditHead(reader) };
}

/**
 * First figure that a migration changed, in the form `due.agreed: 12 (1) → 13 (1)`; null where everything that was there
 * is there. What is new does not count.
 */
export function lostBetween(before: StoreTotals, after: StoreTotals): string | null {
  if (before.audit_head !== after.audit_head)
    return `audit: ${before.audit_head.slice(0, 12)} → ${after.audit_head.slice(0, 12)}`;
  for (const figures of ['rows', 'money'] as const) {
    for (const [name, was] of Object.entries(before[figures])) {
      const is = after[figures][name];
      if (is !== was) return `${name}: ${was} → ${is ?? '—'}`;
    }
  }
  return null;
}
