import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyFile } from '../../../db/backup.ts';
import type { CallInput } from '../../../db/domain/contract.ts';
import { FailureError } from '../../../db/domain/failure.ts';
import { recordTypes } from '../../../db/domain/records/catalogue.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { readMigrations } from '../../../db/migrate.ts';
import { storeFile } from '../../../db/open-ledger.ts';
import { allRecords } from '../../../db/repositories/records.ts';
import { salvage } from '../../../db/salvage.ts';
import { salvageInto } from '../../../db/services/salvages.ts';
import { LedgerBuilder } from '../../support/ledger-builder.ts';
import { randomNumbers } from '../../support/random-numbers.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

type Import = CallInput<'records.import'>;

const pageSize = 4096;
let data: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
let file: string;
/** Records that were saved, by type. */
let all: ReadonlyMap<string, readonly { readonly id: string }[]>;

beforeEach(async () => {
  data = temporaryFolder();
  host = await openCounty(data.path, twoEnclaves());
  file = storeFile(data.path);
  all = new Map(
    recordTypes.map((type) => [
      type,
      host.context.ledger.store.read((reader) => allRecords(reader, type)) as readonly { id: string }[],
    ]),
  );
  host.close();
});
afterEach(() => data.remove());

const saved = () => [...all.values()].reduce((sum, rows) => sum + rows.length, 0);
const read = (...backups: readonly string[]) => salvage(file, join(data.path, 'copy'), backups);
const total = ({ records }: ReturnType<typeof salvage>) =>
  [...records.values()].reduce((sum, rows) => sum + rows.length, 0);
/** Spoils whole pages, by number from 1. */
function spoil(...pages: readonly number[]): void {
  const bytes = readFileSync(file);
  for (const page of pages) bytes.fill(0xa5, (page - 1) * pageSize, page * pageSize);
  writeFileSync(file, bytes);
}
/** Pages of a table or index. */
function pagesOf(name: string): readonly number[] {
  const raw = new Database(file, { readonly: true });
  try {
    return raw.prepare('SELECT pageno FROM dbstat WHERE name = ?').pluck().all(name) as number[];
  } catch {
    return [raw.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name) as number];
  } finally {
    raw.close();
  }
}

describe('salvage', () => {
  it('of a whole store reads every record as it stands, and leaves the file alone', () => {
    const before = readFileSync(file);
    const found = read();
    expect(total(found)).toBe(saved());
    for (const [type, rows] of found.records) expect(rows).toEqual(all.get(type));
    expect(found.by_type.every(({ unreadable, missing }) => unreadable === 0 && missing.length === 0)).toBe(
      true,
    );
    expect(found).toMatchObject({ audit_complete: true, unit: '330825' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(data.path)).not.toContain('copy');
  });

  it('takes records whose table is lost from the log of changes', () => {
    spoil(...pagesOf('due'));
    const found = read();
    const dues = found.by_type.find(({ type }) => type === 'due');
    expect(dues).toMatchObject({ read: 0, from_log: all.get('due')?.length });
    expect(found.records.get('due')).toEqual(all.get('due'));
    expect(total(found)).toBe(saved());
  });

  it('says which are lost where the log is torn, too', () => {
    spoil(...pagesOf('due'), ...pagesOf('audit'));
    const found = read();
    expect(found.audit_complete).toBe(false);
    expect(found.records.get('due') ?? []).toEqual([]);
    expect(found.records.get('receipt')).toEqual(all.get('receipt'));
  });

  it('reads a file whose head was overwritten', () => {
    const bytes = readFileSync(file);
    bytes.fill(0, 0, 24);
    writeFileSync(file, bytes);
    expect(total(read())).toBe(saved());
  });

  it('finds the tables by a backup where the list of them is lost, with what the log holds', async () => {
    const backup = join(data.path, 'backup.sqlite');
    const raw = new Database(file);
    await raw.backup(backup);
    const pages = pagesOf('sqlite_schema');
    expect(pages.length).toBeGreaterThan(3);
    // Left open: what is saved now stands in the log alone.
    raw.exec(`UPDATE village SET note = '在日志里'`);
    const whole = [readFileSync(file), readFileSync(`${file}-wal`)] as const;
    raw.close();
    writeFileSync(file, whole[0]);
    writeFileSync(`${file}-wal`, whole[1]);
    spoil(...pages.filter((page) => page !== 1));
    expect(() => read()).toThrow(FailureError);
    const found = read(join(data.path, 'no-such-backup'), backup);
    expect(total(found)).toBe(saved());
    expect(found.records.get('village')?.map(({ note }) => note)).toEqual(
      all.get('village')?.map(() => '在日志里'),
    );
  });

  it('of a file that holds nothing of ours is refused by name', () => {
    writeFileSync(file, Buffer.alloc(20_000, 0xa5));
    expect(() => read()).toThrow(FailureError);
  });

  it('writes a workbook with a sheet a type and a JSON file that an import takes', async () => {
    const out = join(data.path, 'out');
    mkdirSync(out);
    spoil(...pagesOf('due'));
    const { workbook, json, records } = await salvageInto(host.context, data.path, {
      folder: out,
      language: 'zh-CN',
    });
    expect(records).toBe(saved());
    expect(readdirSync(out).toSorted()).toEqual([json, workbook].toSorted());
    const book = await readWorkbook(readFileSync(join(out, workbook)));
    expect(book.sheets.map(({ name }) => name).slice(0, 3)).toEqual(['读出的数据', '山区县', '飞入地']);
    const rows = (JSON.parse(readFileSync(join(out, json), 'utf8')) as Pick<Import, 'records'>).records;
    const other = temporaryFolder();
    const next = await openCounty(other.path, new LedgerBuilder());
    try {
      const { added } = await next.call('records.import', { records: rows, source: json });
      expect(added).toBe(saved());
    } finally {
      next.close();
      other.remove();
    }
  });
});

describe('bytes flipped in the store', () => {
  const migrations = readMigrations(join(resourcesDir, 'migrations'));

  it('are found, or harmless; either way what can be read is read', { timeout: 120_000 }, () => {
    const whole = readFileSync(file);
    const random = randomNumbers(20260105);
    let detected = 0;
    let leastRead = saved();
    for (let round = 0; round < 60; round += 1) {
      const bytes = Buffer.from(whole);
      // A sector, as disks lose them.
      const at = Math.floor(random() * (bytes.length / 512)) * 512;
      for (let n = at; n < at + 512; n += 1) bytes[n] = (bytes[n] ?? 0) ^ 0xff;
      writeFileSync(file, bytes);
      try {
        verifyFile(file, migrations);
      } catch (error) {
        expect(error).toBeInstanceOf(FailureError);
        detected += 1;
      }
      try {
        leastRead = Math.min(leastRead, total(read()));
      } catch (error) {
        // The list of tables itself lies in the first pages.
        expect(error).toBeInstanceOf(FailureError);
      }
    }
    expect(detected).toBeGreaterThan(5);
    expect(leastRead).toBeGreaterThan(saved() / 2);
  });
});
