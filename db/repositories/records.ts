import type { Page } from '../domain/answers.ts';
import { FailureError } from '../domain/failure.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  findField,
  type RecordType,
} from '../domain/records/catalogue.ts';
import { systemFieldNames } from '../domain/records/declaration.ts';
import type { Reader, SqlRow, SqlValue, Writer } from '../store-handles.ts';

/** What statements about a type's table are made of: worked out once a type, since every save and list needs it. */
interface Table {
  readonly columns: readonly string[];
  /** Columns that hold 0 or 1 for no or yes. */
  readonly flags: readonly string[];
  readonly select: string;
  readonly insert: string;
  readonly update: string;
}

const tables = new Map<RecordType, Table>();

function tableOf(type: RecordType): Table {
  const known = tables.get(type);
  if (known !== undefined) return known;
  const columns = [...systemFieldNames, ...declarationOf(type).fields.map((field) => field.name)];
  const sets = columns.filter((column) => column !== 'id').map((column) => `${column} = ?`);
  const table: Table = {
    columns,
    flags: columns.filter((name) => name === 'voided' || findField(type, name)?.kind === 'flag'),
    select: `SELECT ${columns.join(', ')} FROM ${type}`,
    insert: `INSERT INTO ${type} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    update: `UPDATE ${type} SET ${sets.join(', ')} WHERE id = ? AND revision = ?`,
  };
  tables.set(type, table);
  return table;
}

/** Columns of a type's table, named one by one in every statement. */
export const columnsOf = (type: RecordType): readonly string[] => tableOf(type).columns;

/** The record of a row that has the table's columns and no others; the row is used up: of 100,000 a copy would take its time. */
export function fromRow(type: RecordType, row: SqlRow): AnyRecord {
  const record = row as Record<string, FieldValue>;
  for (const flag of tableOf(type).flags) {
    const value = record[flag];
    if (value !== null) record[flag] = value === 1;
  }
  return record as AnyRecord;
}

/** A value as its column holds it. */
export const toSql = (value: FieldValue | undefined): SqlValue =>
  typeof value === 'boolean' ? Number(value) : (value ?? null);

/** Puts every record under another county; the log tells the change of the setting, it holds no county of a record. */
export function moveToCounty(writer: Writer, types: readonly RecordType[], county: string): void {
  for (const type of types)
    writer.run(`UPDATE ${type} SET county_code = ? WHERE county_code <> ?`, county, county);
}

/** A record, voided or not, or undefined. */
export function getRecord(reader: Reader, type: RecordType, id: string): AnyRecord | undefined {
  const row = reader.get(`${tableOf(type).select} WHERE id = ?`, id);
  return row === undefined ? undefined : fromRow(type, row);
}

/** All records of a type, voided ones included, in order of id. */
export function allRecords(reader: Reader, type: RecordType): readonly AnyRecord[] {
  return reader.all(`${tableOf(type).select} ORDER BY id`).map((row) => fromRow(type, row));
}

/**
 * The next records of a type, voided ones included, in order of id.
 * @param after id of the last one read; '' for the first
 */
export function recordsAfter(
  reader: Reader,
  type: RecordType,
  after: string,
  most: number,
): readonly AnyRecord[] {
  return reader
    .all(`${tableOf(type).select} WHERE id > ? ORDER BY id LIMIT ?`, after, most)
    .map((row) => fromRow(type, row));
}

/** Records by the numbers of their rows, in that order. */
export function recordsByRowid(
  reader: Reader,
  type: RecordType,
  rowids: readonly number[],
): readonly AnyRecord[] {
  const { columns } = tableOf(type);
  const found = new Map(
    reader
      .all(
        `SELECT rowid AS at, ${columns.join(', ')} FROM ${type} WHERE rowid IN (SELECT value FROM json_each(?))`,
        JSON.stringify(rowids),
      )
      .map(({ at, ...row }) => [Number(at), fromRow(type, row)]),
  );
  return rowids.flatMap((at) => found.get(at) ?? []);
}

/** Records by their ids, in no order; ids that are not there are left out. */
export function recordsById(reader: Reader, type: RecordType, ids: Iterable<string>): readonly AnyRecord[] {
  return reader
    .all(`${tableOf(type).select} WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify([...ids]))
    .map((row) => fromRow(type, row));
}

export interface ListQuery {
  /** Field = value; null means blank. */
  readonly filter: Readonly<Record<string, FieldValue>>;
  readonly includeVoided: boolean;
  /** Order of the rows; the id decides between equals, and alone when left out. */
  readonly sort?: { readonly field: string; readonly descending: boolean };
  readonly offset: number;
  readonly limit: number;
}

/** A page of records, filtered, sorted and paged in SQL. @throws FailureError `rejected` for an unknown field. */
export function listRecords(reader: Reader, type: RecordType, query: ListQuery): Page<AnyRecord> {
  const { columns, select } = tableOf(type);
  const known = (field: string): string => {
    if (!columns.includes(field)) throw new FailureError('rejected', { type, field });
    return field;
  };
  const conditions = query.includeVoided ? [] : ['voided = 0'];
  const values: SqlValue[] = [];
  for (const [field, value] of Object.entries(query.filter)) {
    conditions.push(`${known(field)} IS ?`);
    values.push(toSql(value));
  }
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const total = Number(reader.get(`SELECT count(*) AS total FROM ${type}${where}`, ...values)?.total);
  const { sort } = query;
  const order = sort === undefined ? 'id' : `${known(sort.field)} ${sort.descending ? 'DESC' : 'ASC'}, id`;
  const page = `${select}${where} ORDER BY ${order} LIMIT ? OFFSET ?`;
  const rows = reader.all(page, ...values, query.limit, query.offset).map((row) => fromRow(type, row));
  return { rows, total };
}

/**
 * Number of records by type, voided ones included; types without any left out, as are those that a store of an earlier
 * version does not know yet.
 */
export function countRecords(reader: Reader, types: readonly RecordType[]): Record<string, number> {
  const tables = new Set(
    reader.all(`SELECT name FROM sqlite_schema WHERE type = 'table'`).map((row) => row.name),
  );
  const counts: Record<string, number> = {};
  for (const type of types) {
    if (!tables.has(type)) continue;
    const count = Number(reader.get(`SELECT count(*) AS total FROM ${type}`)?.total);
    if (count > 0) counts[type] = count;
  }
  return counts;
}

/** Number of changes ever made to the records of some types: another one whenever any of them says something else. */
export function countRevisions(reader: Reader, types: readonly RecordType[]): number {
  const sums = types.map((type) => reader.get(`SELECT total(revision) AS total FROM ${type}`)?.total);
  return sums.reduce<number>((sum, one) => sum + Number(one), 0);
}

export function insertRecord(writer: Writer, type: RecordType, record: AnyRecord): void {
  const { columns, insert } = tableOf(type);
  writer.run(insert, ...columns.map((column) => toSql(record[column])));
}

/** Replaces the record of `base` revision. @returns whether that revision still stood. */
export function updateRecord(writer: Writer, type: RecordType, record: AnyRecord, base: number): boolean {
  const { columns, update } = tableOf(type);
  const values = columns.filter((column) => column !== 'id').map((column) => toSql(record[column]));
  return writer.run(update, ...values, record.id, base) === 1;
}
