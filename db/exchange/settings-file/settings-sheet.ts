import { z } from 'zod';
import { type ReportingCalendar, reportingCalendar } from '../../domain/calendar.ts';
import { FailureError } from '../../domain/failure.ts';
import { isProvincial, type ProvincialType } from '../../domain/provincial.ts';
import { declarationOf, type FieldValue, type RecordType } from '../../domain/records/catalogue.ts';
import { type CellMapEntry, cellMapEntrySchema } from '../report-file/cell-map.ts';
import {
  checkedRow,
  digestOf,
  jsonCells,
  parseJsonCells,
  RowFault,
  readRows,
  sheetRows,
} from '../report-file/data-rows.ts';
import { type InstallationKeys, verify } from '../report-file/keys.ts';
import type { SheetModel } from '../workbook/model.ts';
import type { PlainSheet, PlainWorkbook } from '../workbook/plain.ts';
import {
  isNewerSettings,
  type SettingsManifest,
  settingsFormat,
  settingsManifestSchema,
} from './settings-manifest.ts';

/*
 * Sheet `_shl_settings` of the province's settings file; framing of the rows as in `data-rows.ts`:
 *
 *   shanhai-ledger-settings | JSON of the manifest …
 *   _calendar | JSON of the reporting calendar …
 *   <record type> | <id> | JSON of the declared fields …   one row a record, live ones only, in the order given
 *   _cells | JSON list of entries of the cell map …        up to 200 in a row, as in a report file
 *   _sha256 | digest of all rows above
 *   _signature | Ed25519 signature, base64url, of the text `shanhai-ledger-settings 1 <digest>`
 */

export const settingsSheetName = '_shl_settings';
const calendarRow = '_calendar';
const cellsRow = '_cells';
const entriesPerRow = 200;
const cellMapRow = z.array(cellMapEntrySchema).min(1);
const digestRow = '_sha256';
const signatureRow = '_signature';

/** A record as the province sets it: its declared fields only, who saved it is no part of it. */
export interface SetRecord {
  readonly type: ProvincialType;
  readonly id: string;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** What the province sets, and the head of the file that says so. */
export interface SettingsContents {
  readonly manifest: SettingsManifest;
  readonly calendar: ReportingCalendar;
  readonly records: readonly SetRecord[];
}

export interface SettingsData extends SettingsContents {
  /** Where in the sheets for people what stands. */
  readonly cellMap: readonly CellMapEntry[];
}

export interface ReadSettings extends SettingsData {
  /** The file's hash, which its successor names as `previous_sha256`. */
  readonly sha256: string;
  /** Whether the signature is that of the manifest's own key; whether that key is trusted is for the receiver to say. */
  readonly signature: 'valid' | 'invalid';
}

const signedText = (digest: string): string => `${settingsFormat} 1 ${digest}`;
const recordId = z.string().regex(/^[\w.:-]{1,64}$/);

/**
 * The signed sheet, and the file's hash.
 * @throws Error when manifest and records do not fit together: a mistake of the caller
 */
export function settingsSheet(
  { manifest, calendar, records, cellMap }: SettingsData,
  keys: Pick<InstallationKeys, 'publicKey' | 'sign'>,
): { readonly sheet: SheetModel; readonly sha256: string } {
  if (manifest.public_key !== keys.publicKey) throw new Error('the manifest names another public key');
  if (!sameCounts(manifest.counts, records)) throw new Error('the manifest counts other records');
  const bodies = [
    [settingsFormat, ...jsonCells(settingsManifestSchema.parse(manifest))],
    [calendarRow, ...jsonCells(reportingCalendar.parse(calendar))],
    ...records.map(({ type, id, values }) => [
      type,
      recordId.parse(id),
      ...jsonCells(declarationOf(type).schema.parse(values)),
    ]),
  ];
  for (let from = 0; from < cellMap.length; from += entriesPerRow)
    bodies.push([cellsRow, ...jsonCells(cellMapRow.parse(cellMap.slice(from, from + entriesPerRow)))]);
  const rows = bodies.map((body, index) => checkedRow(index + 1, body));
  const digest = digestOf(rows);
  rows.push(checkedRow(rows.length + 1, [digestRow, digest]));
  rows.push(checkedRow(rows.length + 1, [signatureRow, keys.sign(signedText(digest))]));
  const sheet: SheetModel = {
    name: settingsSheetName,
    state: 'veryHidden',
    columns: [],
    rows: sheetRows(rows),
  };
  return { sheet, sha256: digest };
}

function sameCounts(counts: SettingsManifest['counts'], records: readonly SetRecord[]): boolean {
  const counted = new Map<string, number>();
  for (const { type } of records) counted.set(type, (counted.get(type) ?? 0) + 1);
  const stated = Object.entries(counts);
  return stated.length === counted.size && stated.every(([type, count]) => counted.get(type) === count);
}

/**
 * What a settings file says, exactly as it was written, whatever program saved the workbook since.
 * @param file name for the message
 * @throws FailureError `settings_refused` without such a sheet; `file_damaged` with `row` (from 1) and `cause` when
 *   anything was altered, moved, lost or added; `file_too_new` for a later format
 */
export function readSettingsSheet(workbook: PlainWorkbook, file: string): ReadSettings {
  const sheet = workbook.sheets.find(({ name }) => name === settingsSheetName);
  if (sheet === undefined) throw new FailureError('settings_refused', { file, reason: 'not_settings' });
  try {
    return readSheet(sheet, file);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    throw new FailureError('file_damaged', { file, row: error.row, cause: error.cause });
  }
}

function readSheet(sheet: PlainSheet, file: string): ReadSettings {
  const { rows, bodies } = readRows(sheet);
  const manifest = readManifest(bodies[0] ?? [], file);
  const [kind, ...cells] = bodies[1] ?? [];
  if (kind !== calendarRow) throw new RowFault(2, 'calendar');
  const calendar = accepted(reportingCalendar, parseJsonCells(cells, 2), 2);
  const content = bodies.length - 2;
  const records: SetRecord[] = [];
  const seen = new Set<string>();
  const cellMap: CellMapEntry[] = [];
  for (let index = 2; index < content; index++) {
    const [kindOfRow, ...rest] = bodies[index] ?? [];
    if (kindOfRow === cellsRow) {
      cellMap.push(...accepted(cellMapRow, parseJsonCells(rest, index + 1), index + 1));
      continue;
    }
    if (cellMap.length > 0) throw new RowFault(index + 1, 'unknown row');
    const record = readRecord(bodies[index] ?? [], index + 1);
    if (seen.has(`${record.type} ${record.id}`)) throw new RowFault(index + 1, 'record twice');
    seen.add(`${record.type} ${record.id}`);
    records.push(record);
  }
  const digest = closing(bodies, content, digestRow);
  const signature = closing(bodies, content + 1, signatureRow);
  if (digest !== digestOf(rows.slice(0, content))) throw new RowFault(content + 1, 'sha256');
  if (!sameCounts(manifest.counts, records)) throw new RowFault(1, 'counts');
  const valid = verify(manifest.public_key, signedText(digest), signature);
  return { manifest, calendar, records, cellMap, sha256: digest, signature: valid ? 'valid' : 'invalid' };
}

function readManifest([mark, ...cells]: readonly string[], file: string): SettingsManifest {
  if (mark !== settingsFormat) throw new RowFault(1, 'mark');
  const stated = parseJsonCells(cells, 1);
  if (isNewerSettings(stated)) throw new FailureError('file_too_new', { file });
  return accepted(settingsManifestSchema, stated, 1);
}

function readRecord([type = '', id = '', ...cells]: readonly string[], row: number): SetRecord {
  if (!isProvincial(type as RecordType)) throw new RowFault(row, 'unknown row');
  const known = type as ProvincialType;
  const values = accepted(declarationOf(known).schema, parseJsonCells(cells, row), row);
  return { type: known, id: accepted(recordId, id, row), values: values as SetRecord['values'] };
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
