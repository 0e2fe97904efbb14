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

/** Columns of a type's table, named one by one in every statement. */
export function columnsOf(type: RecordType): readonly string[] {
  return [...systemFieldNames, ...declarationOf(type).fields.map((field) => field.name)];
}

const isFlag = (type: RecordType, column: string): boolean =>
  column === 'voided' || findField(type, column)?.kind === 'flag';

function toRecord(type: RecordType, row: SqlRow): AnyRecord {
  const record: Record<string, FieldValue> = {};
  for (const column of columnsOf(type)) {
    const value = row[column] as FieldValue;
    record[column] = isFlag(type, column) && value !== null ? value === 1 : value;
  }
  return record as AnyRecord;
}

const toSql = (value: FieldValue | undefined): SqlValue =>
  typeof value === 'boolean' ? Number(value) : (value ?? null);

/** A record, voided or not, or undefined. */
export function getRecord(reader: Reader, type: RecordType, id: string): AnyRecord | undefined {
  const row = reader.get(`SELECT ${columnsOf(type).join(', ')} FROM ${type} WHERE id = ?`, id);
  return row === undefined ? undefined : toRecord(type, row);
}

/** All records of a type, voided ones included, in order of id. */
export function allRecords(reader: Reader, type: RecordType): readonly AnyRecord[] {
  return reader
    .all(`SELECT ${columnsOf(type).join(', ')} FROM ${type} ORDER BY id`)
    .map((row) => toRecord(type, row));
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
  const columns = columnsOf(type);
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
  const page = `SELECT ${columns.join(', ')} FROM ${type}${where} ORDER BY ${order} LIMIT ? OFFSET ?`;
  const rows = reader.all(page, ...values, query.limit, query.offset).map((row) => toRecord(type, row));
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

export function insertRecord(writer: Writer, type: RecordType, record: AnyRecord): void {
  const columns = columnsOf(type);
  const marks = columns.map(() => '?').join(', ');
  const sql = `INSERT INTO ${type} (${columns.join(', ')}) VALUES (${marks})`;
  writer.run(sql, ...columns.map((column) => toSql(record[column])));
}

/** Replaces the record of `base` revision. @returns whether that revision still stood. */
export function updateRecord(writer: Writer, type: RecordType, record: AnyRecord, base: number): boolean {
  const columns = columnsOf(type).filter((column) => column !== 'id');
  const sets = columns.map((column) => `${column} = ?`).join(', ');
  const sql = `UPDATE ${type} SET ${sets} WHERE id = ? AND revision = ?`;
  return writer.run(sql, ...columns.map((column) => toSql(record[column])), record.id, base) === 1;
}
