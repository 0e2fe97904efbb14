import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { storeFile } from '../../../db/open-ledger.ts';
import { allRecords } from '../../../db/repositories/records.ts';
import { failureOf } from '../../support/failures.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';

/** What the audit log does not repeat carries a hash of its own: drafts, imported codes, files of filed reports. */

let folder: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  folder = temporaryFolder();
  host = await openServices(folder.path);
  await host.call('session.initialise', { role: 'county', unit: '330825', person: '王芳', language: 'en' });
});
afterEach(() => {
  host.close();
  folder.remove();
});

const draft = {
  form: 'village:list',
  record_id: 'village-1',
  base_revision: null,
  money_unit: 'yuan' as const,
  raw: { name: '打到一半', note: '118.50' },
};
function behind(sql: string): void {
  const raw = new Database(storeFile(folder.path));
  raw.exec(sql);
  raw.close();
}
const integrity = async () => (await host.call('store.verify', {})).integrity;

it('finds a draft that is not as it was typed', async () => {
  await host.call('drafts.put', draft);
  expect(await integrity()).toBe('ok');
  behind(`UPDATE form_draft SET raw_json = replace(raw_json, '118.50', '118.58')`);
  expect(await integrity()).toBe('damaged');
  expect((await host.refused('backup.create', {})).args.cause).toBe('form_draft village:list village-1');
});

it.each([
  `saved_at = replace(saved_at, 'T', 'U')`,
  `money_unit = 'wanYuan'`,
  'base_revision = 3',
  `record_id = 'village-2'`,
])('finds a draft whose %s was not of its saving', async (set) => {
  await host.call('drafts.put', draft);
  behind(`UPDATE form_draft SET ${set}`);
  expect(await integrity()).toBe('damaged');
});

it('answers drafts as they were typed, those of an earlier version too', async () => {
  await host.call('drafts.put', draft);
  behind(
    `INSERT INTO form_draft SELECT form, 'village-2', NULL, 'yuan', '{"name":"旧"}', saved_at FROM form_draft`,
  );
  const drafts = await host.call('drafts.list', {});
  expect(drafts.map(({ raw }) => raw)).toEqual([draft.raw, { name: '旧' }]);
  expect(await integrity()).toBe('ok');
});

it('says by name that a draft cannot be read any more', async () => {
  await host.call('drafts.put', draft);
  behind(`UPDATE form_draft SET raw_json = '{' || raw_json`);
  expect((await host.refused('drafts.list', {})).code).toBe('store_damaged');
});

it('says by name that a setting cannot be read any more', async () => {
  behind(`UPDATE setting SET value = '{' || value WHERE key = 'person'`);
  const { code, args } = await host.refused('session.open', {});
  expect([code, args.cause]).toEqual(['store_damaged', 'setting person']);
});

it('finds an imported code that is not as it was taken over', async () => {
  const file = join(folder.path, 'areas.csv');
  const shipped = readFileSync(join(resourcesDir, 'reference', 'areas.csv'), 'utf8');
  writeFileSync(file, shipped.replace('330825101,330825,4,湖镇镇', '330825101,330825,4,湖镇新镇'));
  const as_of = '2022-01-01' as never;
  const { sha256 } = await host.call('reference.import', { file, as_of, confirm: null });
  await host.call('reference.import', { file, as_of, confirm: sha256 });
  expect(await integrity()).toBe('ok');
  behind(`UPDATE reference_code SET name = '湖镆新镇' WHERE name = '湖镇新镇'`);
  expect(await integrity()).toBe('damaged');
});

it('finds a trigger that is gone', async () => {
  behind('DROP TRIGGER audit_is_never_changed');
  expect(await integrity()).toBe('damaged');
});

it('says by name that a column has another name than the program knows', async () => {
  behind('ALTER TABLE host RENAME COLUMN host_name TO host_nbme');
  host.close();
  const { code, args } = await failureOf(async () => {
    host = await openServices(folder.path);
    host.context.ledger.store.read((reader) => allRecords(reader, 'host'));
  });
  expect([code, args.cause]).toEqual(['store_damaged', 'schema host']);
});

it('makes a wrong search index anew', async () => {
  const values = { name: '龙东村', village_code: '330825101201' };
  const change = { type: 'village' as const, id: 'village-1', base_revision: null, values };
  await host.call('records.save', { changes: [change], why: null });
  behind(`UPDATE search_entry SET words = 'nothing'`);
  const search = async () =>
    (await host.call('search.all', { text: '龙东', limit: 5, language: 'en' })).found.length;
  expect(await search()).toBe(0);
  expect(await integrity()).toBe('ok');
  expect(await search()).toBe(1);
});
