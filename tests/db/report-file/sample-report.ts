import { generateKeyPairSync, sign } from 'node:crypto';
import type { PackagedRecord } from '../../../db/domain/package.ts';
import { period } from '../../../db/domain/period.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import type { CellMapEntry } from '../../../db/exchange/report-file/cell-map.ts';
import { dataSheet, type ReportData } from '../../../db/exchange/report-file/data-sheet.ts';
import type { InstallationKeys } from '../../../db/exchange/report-file/keys.ts';
import type { Manifest } from '../../../db/exchange/report-file/manifest.ts';
import { cellAddress } from '../../../db/exchange/workbook/address.ts';
import type { CellModel, SheetModel, WorkbookModel } from '../../../db/exchange/workbook/model.ts';
import type { PlainCell, PlainSheet, PlainWorkbook } from '../../../db/exchange/workbook/plain.ts';
import { type GivenValues, recordOf, yuan } from '../../support/ledger-builder.ts';

export function newKeys(): InstallationKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  };
}

export function packaged<T extends RecordType>(
  type: T,
  id: string,
  given: GivenValues<T> = {},
): PackagedRecord {
  return { type, record: recordOf(type, id, given) as unknown as AnyRecord };
}

/** As many emoji as a text of `units` characters holds: each takes two, and twelve once it is ASCII. */
export const emoji = (units: number): string => '🧧'.repeat(units / 2);

/** As much text as declarations allow in one record. */
function longestRecord(): PackagedRecord {
  const { type, record } = packaged('explanation', 'explanation-1', {
    rule: emoji(64),
    record_type: emoji(64),
    record_id: emoji(64),
    fingerprint: emoji(2000),
    text: emoji(500),
    note: emoji(2000),
    source_doc: emoji(200),
  });
  return { type, record: { ...record, created_by: emoji(200), updated_by: emoji(200) } };
}

/** Records with everything that spreadsheet programs like to change. */
export const awkwardRecords: readonly PackagedRecord[] = [
  packaged('host', 'host-1', { host_name: '=cmd|"/c calc"!A1' }),
  packaged('enclave', 'enclave-1', {
    name: '龙游（镇海）"消薄"飞地\'🧧',
    note: '第一行\n第二行\t<b>&amp;_x0041__x0042_',
  }),
  packaged('receipt', 'receipt-1', { amount: yuan('3310000.01'), document_no: '000123', note: '  +86 ＝ ' }),
  packaged('receipt', 'receipt-2', { amount: yuan('-0.01'), note: '﻿\u2028‮x' }),
  longestRecord(),
];

export function manifestOf(
  keys: InstallationKeys,
  records: readonly PackagedRecord[],
  given: Partial<Manifest> = {},
): Manifest {
  const counts: Manifest['counts'] = {};
  for (const { type } of records) counts[type] = (counts[type] ?? 0) + 1;
  return {
    format: 'shanhai-ledger-report',
    format_version: 1,
    unit: { code: '330825', name: '龙游县山海协作办公室' },
    period: period('2020Q3'),
    version: 1,
    previous_sha256: null,
    app_version: '0.1.0',
    created: '2020-10-05T08:30:00.000Z',
    installation: 'installation-1',
    public_key: keys.publicKey,
    audit_head: 'a'.repeat(64),
    form_versions: { return: '试行', distribution: '试行' },
    counts,
    control_totals: { 到账: 331_000_000 },
    signers: {
      unit_head: '李明',
      stat_head: '张伟',
      filler: '王芳',
      phone: '0570-1234567',
      report_date: '2020-10-05' as Manifest['signers']['report_date'],
    },
    correction_reason: null,
    ...given,
  };
}

export const cellMap: readonly CellMapEntry[] = [
  entry('返还!情况!A1', 'enclave', 'enclave-1', 'name', '龙游（镇海）消薄飞地'),
  entry('返还!情况!B1', 'receipt', 'receipt-1', 'amount', '331.000001'),
  entry('返还!情况!C1', 'receipt', 'receipt-1', 'date', '2020-08-20'),
  entry('返还!情况!D1', 'receipt', 'receipt-1', 'document_no', '000123'),
  entry('返还!情况!E1', 'due', 'due-1', 'arrears', '0.3'),
  entry('返还!情况!F1', 'receipt', 'receipt-1', 'note', ''),
];

function entry(address: string, record_type: RecordType, record_id: string, field: string, expected: string) {
  return { address, record_type, record_id, field, expected };
}

const shown: readonly CellModel[] = [
  { kind: 'text', value: '龙游（镇海）消薄飞地', style: 'body' },
  { kind: 'number', decimal: '331.000001', style: 'bodyMoney' },
  { kind: 'date', iso: '2020-08-20', style: 'bodyDate' },
  { kind: 'text', value: '000123', style: 'body' },
  // In floating point 0.30000000000000004.
  { kind: 'formula', formula: '0.1+0.2', cached: { kind: 'number', decimal: '0.3' }, style: 'bodyMoney' },
  { kind: 'blank', style: 'body' },
];

export function reportOf(
  keys: InstallationKeys,
  records: readonly PackagedRecord[] = awkwardRecords,
  given: Partial<Manifest> = {},
): ReportData {
  return { manifest: manifestOf(keys, records, given), records, cellMap };
}

export function workbookOf(report: ReportData, keys: InstallationKeys): WorkbookModel {
  return {
    properties: { title: '报表', creator: report.manifest.unit.name, created: report.manifest.created },
    sheets: [
      { name: '返还!情况', state: 'visible', columns: [{ width: 20 }], rows: [{ cells: [...shown] }] },
      dataSheet(report, keys),
    ],
  };
}

export type TextRows = string[][];

/** The texts of a data sheet's rows. */
export function textRows(sheet: SheetModel): TextRows {
  return sheet.rows.map(({ cells }) => cells.map((cell) => (cell?.kind === 'text' ? cell.value : '')));
}

/** A workbook from outside that holds the rows as sheet `_shl`. */
export function plainOf(rows: TextRows, name = '_shl'): PlainWorkbook {
  const cells = new Map<string, PlainCell>();
  rows.forEach((row, rowIndex) => {
    row.forEach((text, column) => {
      cells.set(cellAddress(rowIndex, column), { kind: 'text', text });
    });
  });
  const sheet: PlainSheet = {
    name,
    state: 'visible',
    rowCount: rows.length,
    columnCount: 9,
    cells,
    comments: new Map(),
    merges: [],
    hiddenRows: [],
  };
  return { sheets: [sheet] };
}
