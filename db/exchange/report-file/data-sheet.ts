import { z } from 'zod';
import { FailureError } from '../../domain/failure.ts';
import type { PackagedRecord } from '../../domain/package.ts';
import {
  type AnyRecord,
  declarationOf,
  isRecordType,
  type RecordType,
} from '../../domain/records/catalogue.ts';
import type { SystemFields } from '../../domain/records/declaration.ts';
import type { SheetModel } from '../workbook/model.ts';
import type { PlainSheet, PlainWorkbook } from '../workbook/plain.ts';
import { type CellMapEntry, cellMapEntrySchema } from './cell-map.ts';
import {
  checkedRow,
  digestOf,
  jsonCells,
  parseJsonCells,
  RowFault,
  readRows,
  sheetRows,
} from './data-rows.ts';
import { type InstallationKeys, verify } from './keys.ts';
import { isNewerFormat, type Manifest, manifestSchema, reportFormat } from './manifest.ts';

/*
 * Sheet `_shl` of a report file (design §6); bodies of its rows, `data-rows.ts` adds a check to each:
 *
 *   shanhai-ledger-report | JSON of the manifest …
 *   <record type> | <id> | JSON of the record …      one row a record, in the order given
 *   _cells | JSON list of entries of the cell map …   up to 200 in a row: a sheet of rows for each would take
 *                                                     longer to write and read than all the rest of the file
 *   _sha256 | digest of all rows above
 *   _signature | Ed25519 signature, base64url, of the text `shanhai-ledger-report 1 <digest>`
 *
 * JSON is canonical, in ASCII, and cut every 30,000 characters into the next cells. Record types have no leading
 * underscore.
 */

export const dataSheetName = '_shl';
const cellsRow = '_cells';
const entriesPerRow = 200;
const cellMapRow = z.array(cellMapEntrySchema).min(1);
const digestRow = '_sha256';
const signatureRow = '_signature';

export interface ReportData {
  readonly manifest: Manifest;
  readonly records: readonly PackagedRecord[];
  readonly cellMap: readonly CellMapEntry[];
}

export interface ReadReport extends ReportData {
  /** The report's hash, which its successor names as `previous_sha256`. */
  readonly sha256: string;
  /**
   * Whether the signature is that of the manifest's own public key. Whether that key belongs to the unit is for the
   * receiver's pinned keys to say.
   */
  readonly signature: 'valid' | 'invalid';
}

const signedText = (digest: string): string => `${reportFormat} 1 ${digest}`;

const instant = z.string().min(1).max(40);
const systemShape: { [F in keyof SystemFields]: z.ZodType<SystemFields[F]> } = {
  id: z.string().regex(/^[\w.:-]{1,64}$/),
  county_code: z.string().regex(/^\d{2,12}$/),
  revision: z.int().min(1),
  voided: z.boolean(),
  created_at: instant,
  created_by: z.string().max(200),
  updated_at: instant,
  updated_by: z.string().max(200),
};

const recordSchemas = new Map<RecordType, z.ZodType>();

/** A record as it travels: system fields and declared fields of its type, nothing else. */
export function packagedRecordSchema(type: RecordType): z.ZodType {
  const made = recordSchemas.get(type);
  if (made) return made;
  const schema = z.strictObject({ ...systemShape, ...declarationOf(type).shape });
  recordSchemas.set(type, schema);
  return schema;
}

/**
 * The sheet `_shl`, signed. Writes only what {@link readDataSheet} takes back.
 * @throws Error when manifest, records or cell map are not as declared, counts differ, a record occurs twice, or the
 *   manifest names another key than `keys`: all of them mistakes of the caller.
 */
export function dataSheet(
  { manifest, records, cellMap }: ReportData,
  keys: Pick<InstallationKeys, 'publicKey' | 'sign'>,
): SheetModel {
  if (manifest.public_key !== keys.publicKey) throw new Error('the manifest names another public key');
  const bodies: string[][] = [[reportFormat, ...jsonCells(manifestSchema.parse(manifest))]];
  const seen = new Set<string>();
  for (const { type, record } of records) {
    packagedRecordSchema(type).parse(record);
    if (seen.has(`${type} ${record.id}`)) throw new Error(`${type} ${record.id} occurs twice`);
    seen.add(`${type} ${record.id}`);
    bodies.push([type, record.id, ...jsonCells(record)]);
  }
  if (!sameCounts(manifest.counts, records)) throw new Error('the manifest counts other records');
  for (let from = 0; from < cellMap.length; from += entriesPerRow)
    bodies.push([cellsRow, ...jsonCells(cellMapRow.parse(cellMap.slice(from, from + entriesPerRow)))]);
  const rows = bodies.map((body, index) => checkedRow(index + 1, body));
  const digest = digestOf(rows);
  rows.push(checkedRow(rows.length + 1, [digestRow, digest]));
  rows.push(checkedRow(rows.length + 1, [signatureRow, keys.sign(signedText(digest))]));
  return { name: dataSheetName, state: 'veryHidden', columns: [], rows: sheetRows(rows) };
}

/** The report's hash of a sheet that {@link dataSheet} made, for the store's record of the report. */
export function sha256OfDataSheet(sheet: SheetModel): string {
  const cell = sheet.rows.at(-2)?.cells[1];
  if (cell?.kind !== 'text') throw new Error('not a data sheet');
  return cell.value;
}

function sameCounts(counts: Manifest['counts'], records: readonly PackagedRecord[]): boolean {
  const counted = new Map<string, number>();
  for (const { type } of records) counted.set(type, (counted.get(type) ?? 0) + 1);
  const stated = Object.entries(counts);
  return stated.length === counted.size && stated.every(([type, count]) => counted.get(type) === count);
}

/**
 * What a report file says, exactly as it was written, whatever program saved the workbook since and whether or not the
 * sheet is hidden.
 * @param file name for the message
 * @throws FailureError `file_not_report` without a sheet of ours; `file_damaged` with `row` (from 1) and `cause` when
 *   anything was altered, moved, lost or added; `file_too_new` for a later format.
 */
export function readDataSheet(workbook: PlainWorkbook, file?: string): ReadReport {
  const args = file === undefined ? {} : { file };
  const sheet = workbook.sheets.find(({ name }) => name === dataSheetName);
  if (!sheet || !looksLikeOurs(sheet)) throw new FailureError('file_not_report', args);
  try {
    return readSheet(sheet, args);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    throw new FailureError('file_damaged', { ...args, row: error.row, cause: error.cause });
  }
}

/** The mark, or what is left of a sheet whose mark was altered: then it is damaged, not foreign. */
function looksLikeOurs(sheet: PlainSheet): boolean {
  const marks = new Set([reportFormat, cellsRow, digestRow, signatureRow]);
  for (const [address, cell] of sheet.cells)
    if (/^A\d+$/.test(address) && cell.kind === 'text' && marks.has(cell.text)) return true;
  return false;
}

function readSheet(sheet: PlainSheet, args: { file?: string }): ReadReport {
  const { rows, bodies } = readRows(sheet);
  const manifest = readManifest(bodies[0] ?? [], args);
  const records: PackagedRecord[] = [];
  const cellMap: CellMapEntry[] = [];
  const seen = new Set<string>();
  const closingAt = bodies.findIndex(([kind]) => kind === digestRow || kind === signatureRow);
  const content = closingAt < 0 ? bodies.length : closingAt;
  for (let index = 1; index < content; index++) {
    const row = index + 1;
    const [kind = '', ...cells] = bodies[index] ?? [];
    if (kind === cellsRow) {
      cellMap.push(...accepted(cellMapRow, parseJsonCells(cells, row), row));
      continue;
    }
    if (!isRecordType(kind) || cellMap.length > 0) throw new RowFault(row, 'unknown row');
    const record = readRecord(kind, cells, row);
    if (seen.has(`${kind} ${record.id}`)) throw new RowFault(row, 'record twice');
    seen.add(`${kind} ${record.id}`);
    records.push({ type: kind, record });
  }
  const digest = closing(bodies, content, digestRow);
  const signature = closing(bodies, content + 1, signatureRow);
  if (bodies.length > content + 2) throw new RowFault(content + 3, 'unknown row');
  if (digest !== digestOf(rows.slice(0, content))) throw new RowFault(content + 1, 'sha256');
  if (!sameCounts(manifest.counts, records)) throw new RowFault(1, 'counts');
  const valid = verify(manifest.public_key, signedText(digest), signature);
  return { manifest, records, cellMap, sha256: digest, signature: valid ? 'valid' : 'invalid' };
}

function readManifest([mark, ...cells]: readonly string[], args: { file?: string }): Manifest {
  if (mark !== reportFormat) throw new RowFault(1, 'mark');
  const stated = parseJsonCells(cells, 1);
  if (isNewerFormat(stated)) throw new FailureError('file_too_new', args);
  return accepted(manifestSchema, stated, 1);
}

function readRecord(type: RecordType, [id, ...cells]: readonly string[], row: number): AnyRecord {
  const record = accepted(packagedRecordSchema(type), parseJsonCells(cells, row), row) as AnyRecord;
  if (record.id !== id) throw new RowFault(row, 'id');
  return record;
}

function accepted<T>(schema: z.ZodType<T>, value: unknown, row: number): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new RowFault(row, `field ${parsed.error.issues[0]?.path.join('.') || 'unknown'}`);
  return parsed.data;
}

/** A closing row's only value. */
function closing(bodies: readonly (readonly string[])[], index: number, kind: string): string {
  const [found, value, ...more] = bodies[index] ?? [];
  if (found !== kind || value === undefined || more.length > 0) throw new RowFault(index + 1, 'closing');
  return value;
}
