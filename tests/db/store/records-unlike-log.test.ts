import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { damagedSettings, firstDiverging } from '../../../db/audit-replay.ts';
import { storeFile } from '../../../db/open-ledger.ts';
import { expectFailure } from '../../support/failures.ts';
import { HOME, operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { importable } from '../../support/records-file.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;

beforeEach(async () => {
  folder = temporaryFolder();
  host = await openServices(folder.path);
  await host.call('session.initialise', { role: 'county', unit: HOME, person: ' 王芳 ', language: 'zh-CN' });
  await host.call('records.import', { records: importable(operatingEnclave(3)), source: 'test' });
  await host.call('records.save', {
    changes: [
      {
        type: 'contribution',
        id: 'contribution-1',
        base_revision: 1,
        values: { amount: yuan(7), note: '改' },
      },
    ],
    why: null,
  });
});
afterEach(() => {
  host.close();
  folder.remove();
});

const diverging = () => host.context.ledger.store.read(firstDiverging);
/** Changes the tables behind the program's back, as a flipped bit would. */
function behind(sql: string): void {
  const raw = new Database(storeFile(folder.path));
  raw.exec(sql);
  raw.close();
}
/** Amounts have no index: pages, references and the audit chain stay as they should be. */
const flipAmount = () => behind(`UPDATE contribution SET amount = amount + 64 WHERE id = 'contribution-2'`);

it('finds nothing in a store whose records are as the log says', () => {
  expect(diverging()).toBeNull();
  expect(host.context.ledger.store.read(damagedSettings)).toEqual([]);
});

it('names the record and the field of an amount that changed without the log', async () => {
  flipAmount();
  const place = { type: 'contribution', id: 'contribution-2', field: 'amount' };
  expect(diverging()).toEqual(place);
  expect(await host.call('store.verify', {})).toMatchObject({
    integrity: 'ok',
    first_bad_entry: null,
    diverging: place,
  });
});

it('keeps such a store from becoming a backup, and such a backup from being restored', async () => {
  const { file_name } = await host.call('backup.create', {});
  flipAmount();
  const refusal = await host.refused('backup.create', {});
  expect(refusal).toMatchObject({
    code: 'store_damaged',
    args: { cause: 'contribution contribution-2 amount' },
  });
  behind(`UPDATE contribution SET amount = amount - 64 WHERE id = 'contribution-2'`);
  const raw = new Database(join(folder.path, 'backups', file_name));
  raw.exec(`UPDATE village SET name = '第二' WHERE id = 'village-2'`);
  raw.close();
  await expectFailure('store_damaged', () => host.context.ledger.restore(file_name));
});

it.each([
  [`UPDATE contribution SET amount = NULL WHERE id = 'contribution-1'`, 'contribution', 'amount'],
  [`UPDATE contribution SET voided = 1 WHERE id = 'contribution-1'`, 'contribution', 'voided'],
  [`UPDATE contribution SET note = '政' WHERE id = 'contribution-1'`, 'contribution', 'note'],
  [`UPDATE contribution SET revision = 1 WHERE id = 'contribution-1'`, 'contribution', 'revision'],
  [`UPDATE contribution SET revision = 130 WHERE id = 'contribution-1'`, 'contribution', 'revision'],
  [`UPDATE village SET county_code = '330824' WHERE id = 'village-1'`, 'village', 'county_code'],
  [`UPDATE village SET created_by = '王方' WHERE id = 'village-1'`, 'village', 'created_by'],
  [`UPDATE village SET updated_at = '2022-01-11' WHERE id = 'village-1'`, 'village', 'updated_at'],
  [
    `INSERT INTO host SELECT 'host-𠀀', county_code, revision, voided, created_at, created_by, updated_at, updated_by,
     host_name, host_kind, host_code, parent_code, source_doc, note FROM host`,
    'host',
    null,
  ],
  [
    `DROP TRIGGER stage_event_is_never_deleted; DELETE FROM stage_event WHERE id = 'stage_event-1'`,
    'stage_event',
    null,
  ],
])('finds what %s did', (sql, type, field) => {
  behind(sql);
  expect(diverging()).toMatchObject({ type, field });
});

it('finds what the log lost at its end, which its chain cannot tell', async () => {
  behind(`DROP TRIGGER audit_is_never_deleted;
    DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)`);
  expect((await host.call('store.verify', {})).first_bad_entry).toBeNull();
  expect(diverging()).toMatchObject({ id: 'contribution-1' });
});

it('finds a setting that is not as the log says', async () => {
  behind(`UPDATE setting SET value = '"李芳"' WHERE key = 'person'`);
  expect((await host.refused('backup.create', {})).args.cause).toBe('setting person');
});
