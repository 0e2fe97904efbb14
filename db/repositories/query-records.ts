import type { ListSelection } from '../domain/list-query.ts';
import { optionSets } from '../domain/options.ts';
import { labelFields } from '../domain/record-label.ts';
import { type AnyRecord, declarationOf, findField, type RecordType } from '../domain/records/catalogue.ts';
import type { Field } from '../domain/records/declaration.ts';
import { summedFields } from '../domain/summed-fields.ts';
import type { Reader, SqlValue } from '../store-handles.ts';
import { type CodesOf, listedColumn, type Sql, selectedRows } from './list-conditions.ts';
import { liveRow } from './live-rows.ts';
import { recordsByRowid } from './records.ts';

export interface RecordQuery extends ListSelection {
  readonly type: RecordType;
  readonly offset: number;
  readonly limit: number;
  readonly codesOf: CodesOf;
}

/** A selection of fewer rows than this is looked for once, and page and totals are taken from what was found. */
const few = 5000;

/** The rows that a query means: where they are few, by their numbers. */
function narrowed(reader: Reader, { type, codesOf, ...selection }: RecordQuery): Sql {
  const rows = selectedRows(type, selection, codesOf);
  if (rows.values.length === 0) return rows;
  const found = reader.all(
    `SELECT t.rowid AS at FROM ${type} t WHERE ${rows.sql} LIMIT ${few}`,
    ...rows.values,
  );
  if (found.length === few) return rows;
  const numbers = JSON.stringify(found.map(({ at }) => Number(at)));
  return { sql: 't.rowid IN (SELECT value FROM json_each(?))', values: [numbers] };
}

export interface ListTotals {
  readonly total: number;
  /**
   * Exact sums by field, as decimal text: they may be beyond what a number holds exactly. Over all selected rows; where
   * voided ones are shown beside the others, over the live ones.
   */
  readonly sums: Readonly<Record<string, string>>;
}

export interface ListAnswer {
  readonly rows: readonly AnyRecord[];
  readonly totals: ListTotals | null;
}

/**
 * A page of the selected records, in order, and what all of them come to.
 * @throws FailureError `rejected` for a field that the type does not have.
 */
export function queryRecords(reader: Reader, query: RecordQuery, withTotals: boolean): ListAnswer {
  const rows = narrowed(reader, query);
  return {
    rows: pageOf(reader, query, rows),
    totals: withTotals ? totalsOf(reader, query, rows) : null,
  };
}

function pageOf(reader: Reader, query: RecordQuery, rows: Sql): readonly AnyRecord[] {
  const { type, offset, limit } = query;
  const order = orderOf(type, query.sort);
  // Numbers of rows first: sorting whole records would carry every column of every row along.
  const found = reader.all(
    `SELECT t.rowid AS at FROM ${type} t${order.join} WHERE ${rows.sql} ORDER BY ${order.by} LIMIT ? OFFSET ?`,
    ...rows.values,
    ...order.values,
    limit,
    offset,
  );
  return recordsByRowid(
    reader,
    type,
    found.map(({ at }) => Number(at)),
  );
}

/** Whether a record and one that is a part of it are both selected: each amount of the part would count twice. */
function holdsPartAndWhole(reader: Reader, type: RecordType, rows: Sql): boolean {
  return declarationOf(type)
    .fields.filter(({ target }) => target === type)
    .some(({ name }) => {
      const wholes = `SELECT t.id FROM ${type} t WHERE ${rows.sql}`;
      const sql = `SELECT 1 AS found FROM ${type} t WHERE ${rows.sql} AND t.${name} IN (${wholes}) LIMIT 1`;
      return reader.get(sql, ...rows.values, ...rows.values) !== undefined;
    });
}

function totalsOf(reader: Reader, { type, voided }: RecordQuery, rows: Sql): ListTotals {
  // Voided rows that are shown beside the others are looked at, not counted.
  const live = voided === 'show' ? liveRow(type, 't') : null;
  const summed = live === null ? rows : { sql: `${rows.sql} AND ${live}`, values: rows.values };
  const filter = live === null ? '' : ` FILTER (WHERE ${live})`;
  // Rather no sum than a wrong one.
  const added = holdsPartAndWhole(reader, type, summed) ? [] : summedFields(type);
  const fields = added.map(({ name }) => name);
  // Sums are taken in two halves: of 64 bits a sum of large amounts may run out, and a number is exact up to 2^53.
  const halves = fields.flatMap((name, n) => [
    `sum(t.${name} / ${half})${filter} AS high${n}`,
    `sum(t.${name} % ${half})${filter} AS low${n}`,
  ]);
  const row = reader.get(
    `SELECT ${['count(*) AS total', ...halves].join(', ')} FROM ${type} t WHERE ${rows.sql}`,
    ...rows.values,
  );
  const part = (name: string): bigint => BigInt(Number(row?.[name] ?? 0));
  const sums = fields.map((name, n) => [name, String(part(`high${n}`) * BigInt(half) + part(`low${n}`))]);
  return { total: Number(row?.total), sums: Object.fromEntries(sums) };
}

const half = 1_000_000_000;

interface Order {
  readonly join: string;
  readonly by: string;
  readonly values: readonly SqlValue[];
}

function orderOf(type: RecordType, sort: ListSelection['sort']): Order {
  if (sort === undefined) return { join: '', by: 't.id DESC', values: [] };
  const column = listedColumn(type, sort.field);
  const field = findField(type, column);
  const way = sort.descending ? 'DESC' : 'ASC';
  const joins: string[] = [];
  const keys = field === undefined ? [key(`t.${column}`)] : keysOf('t', field, joins);
  // Blanks come last either way: they are what is still to be filled in.
  const by = [`t.${column} IS NULL`, ...keys.map(({ sql }) => `${sql} ${way}`), `t.id ${way}`].join(', ');
  return { join: joins.join(''), by, values: keys.flatMap(({ values }) => values) };
}

const key = (sql: string, ...values: SqlValue[]): Sql => ({ sql, values });

/** What a field is sorted by: options as their list has them, references by what their label is made of. */
function keysOf(alias: string, field: Field, joins: string[]): readonly Sql[] {
  const column = `${alias}.${field.name}`;
  if (field.kind === 'option' && field.options !== undefined) {
    return [key(`instr(?, ',' || ${column} || ',')`, `,${optionSets[field.options].join(',')},`)];
  }
  if (field.kind !== 'reference') return [key(column)];
  const target = field.target as RecordType;
  const joined = `r${joins.length}`;
  joins.push(` LEFT JOIN ${target} ${joined} ON ${joined}.id = ${column}`);
  return labelFields(target).flatMap((part) => keysOf(joined, part, joins));
}
