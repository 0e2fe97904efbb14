import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstDiverging } from '../../../db/audit-replay.ts';
import { backupFiles, examine } from '../../../db/backup.ts';
import { recordTypes } from '../../../db/domain/records/catalogue.ts';
import { readMigrations } from '../../../db/migrate.ts';
import { OpenLedger, storeFile } from '../../../db/open-ledger.ts';
import { seededPorts } from '../../../db/ports.ts';
import { listDrafts } from '../../../db/repositories/drafts.ts';
import { allRecords } from '../../../db/repositories/records.ts';
import { openReadOnly } from '../../../db/store.ts';
import { lostBetween, totalsOf } from '../../../db/store-totals.ts';
import { buildOldStore, fixtureFile } from '../../support/old-store.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';

const migrations = readMigrations(join(resourcesDir, 'migrations'));
const versions = migrations.map(({ version }) => version);

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** What a store of any version holds. */
function totalsIn(file: string) {
  const store = openReadOnly(file, migrations);
  try {
    return store.read(totalsOf);
  } finally {
    store.close();
  }
}

describe('a store of every schema since the first', () => {
  it('is kept as a fixture; a new migration needs one (tests/support/old-store.ts)', () => {
    expect(versions.filter((version) => !existsSync(fixtureFile(version)))).toEqual([]);
  });

  it.each(versions)('schema %i comes to the newest with every row and every fen', async (version) => {
    const file = storeFile(folder.path);
    buildOldStore(file, version);
    const before = totalsIn(file);
    expect(before.rows.due).toBe(2);
    expect(before.money['due.agreed']).toMatch(/^[1-9]\d{6,} \(2\)$/);
    const ledger = await OpenLedger.open(
      folder.path,
      resourcesDir,
      'cli',
      seededPorts(1, '2026-02-01T00:00:00Z'),
    );
    try {
      const { faults, chain } = examine(ledger.store);
      expect({ faults, bad: chain.first_bad_entry }).toEqual({ faults: [], bad: null });
      expect(lostBetween(before, ledger.store.read(totalsOf))).toBeNull();
      // Every type can be read by today's declarations, also those that are younger than the store.
      for (const type of recordTypes) {
        const rows = ledger.store.read((reader) => allRecords(reader, type));
        expect(rows, type).toHaveLength(before.rows[type] ?? 0);
      }
      expect(ledger.store.read(firstDiverging)).toBeNull();
      expect(ledger.store.read(listDrafts)[0]?.raw).toEqual({ amount: '12.5' });
    } finally {
      ledger.close();
    }
    // The old file is kept, and holds what it held.
    const kept = backupFiles(folder.path).map(({ file_name, reason }) => ({ file_name, reason }));
    const isNewest = version === versions.length;
    expect(kept.map(({ reason }) => reason)).toEqual(isNewest ? [] : ['migration']);
    for (const { file_name } of kept)
      expect(totalsIn(join(folder.path, 'backups', file_name))).toEqual(before);
  });
});
