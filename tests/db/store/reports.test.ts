import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordHistory } from '../../../db/audit.ts';
import type { OpenLedger } from '../../../db/open-ledger.ts';
import { storeFile } from '../../../db/open-ledger.ts';
import { fileReport, latestReport, listReports, reportFile } from '../../../db/repositories/reports.ts';
import { expectFailure } from '../../support/failures.ts';
import { openTestLedger, temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let ledger: OpenLedger;
beforeEach(async () => {
  folder = temporaryFolder();
  ledger = await openTestLedger(folder.path);
});
afterEach(() => {
  ledger.close();
  folder.remove();
});

const bytes = Uint8Array.from({ length: 70_000 }, (_, place) => (place * 31) & 255);
const file = (reportId: string, period: string, version: number, status = 'submitted') =>
  fileReport(ledger.store, {
    reportId,
    bytes,
    changes: [{ type: 'report', id: reportId, base_revision: null, values: { period, version, status } }],
    person: '王芳',
    at: '2026-04-05T09:00:00Z',
    why: null,
    unit: '330825',
  });
const fileOf = (id: string) => ledger.store.read((reader) => reportFile(reader, id));

it('keeps a filed report with its file, byte for byte, over closing', async () => {
  file('r1', '2026Q1', 1);
  ledger.close();
  ledger = await openTestLedger(folder.path);
  const kept = fileOf('r1');
  expect(Buffer.from(kept?.bytes ?? []).equals(bytes)).toBe(true);
  expect(kept?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(ledger.store.read((reader) => recordHistory(reader, 'report', 'r1'))).toHaveLength(1);
  expect(fileOf('r2')).toBeUndefined();
});

it('files neither record nor bytes when one of them is refused', async () => {
  await expectFailure('rejected', () => file('r1', '2026Q1', 1, 'no such status'));
  expect(fileOf('r1')).toBeUndefined();
  file('r1', '2026Q1', 1);
  await expectFailure('stale', () => file('r1', '2026Q1', 2));
  const again = () =>
    fileReport(ledger.store, {
      reportId: 'r1',
      bytes: new Uint8Array([1]),
      changes: [{ type: 'report', id: 'r1', base_revision: 1, values: { status: 'locked' } }],
      person: '王芳',
      at: '2026-04-06T09:00:00Z',
      why: null,
      unit: '330825',
    });
  await expectFailure('file_exists', again);
  expect(ledger.store.read(listReports)).toMatchObject([{ id: 'r1', revision: 1, status: 'submitted' }]);
});

it('gives the newest version of a period', () => {
  file('r1', '2026Q1', 1);
  file('r3', '2026Q2', 1);
  file('r2', '2026Q1', 10);
  const listed = ledger.store.read(listReports);
  expect(listed.map((report) => report.id)).toEqual(['r2', 'r1', 'r3']);
  expect(ledger.store.read((reader) => latestReport(reader, '2026Q1'))?.id).toBe('r2');
  expect(ledger.store.read((reader) => latestReport(reader, '2026Q3'))).toBeUndefined();
});

it('cannot be changed or deleted, and shows when its bytes were', async () => {
  file('r1', '2026Q1', 1);
  for (const sql of [`UPDATE report_file SET sha256 = 'x'`, 'DELETE FROM report_file']) {
    expect(() => ledger.store.write((writer) => writer.run(sql))).toThrow('never changed');
  }
  const raw = new Database(storeFile(folder.path));
  raw.exec(`DROP TRIGGER report_file_is_never_changed; UPDATE report_file SET bytes = x'00'`);
  raw.close();
  await expectFailure('store_damaged', () => fileOf('r1'));
});
