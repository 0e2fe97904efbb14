import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupFiles, verifyFile } from '../../../db/backup.ts';
import { type Migration, readMigrations } from '../../../db/migrate.ts';
import { storeFile } from '../../../db/open-ledger.ts';
import { type MigrationStep, openStore } from '../../../db/open-store.ts';
import { openReadOnly } from '../../../db/store.ts';
import { lostBetween, totalsOf } from '../../../db/store-totals.ts';
import { failureOf } from '../../support/failures.ts';
import { buildOldStore } from '../../support/old-store.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';

const driver = fileURLToPath(new URL('./migrate-until-killed.ts', import.meta.url));
const known = readMigrations(join(resourcesDir, 'migrations'));

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = storeFile(folder.path);
  buildOldStore(file, known.length);
});
afterEach(() => folder.remove());

const totals = (migrations: readonly Migration[]) => {
  const store = openReadOnly(file, migrations);
  try {
    return { version: store.version(), ...store.read(totalsOf) };
  } finally {
    store.close();
  }
};
const withNext = (sql: string): readonly Migration[] => [
  ...known,
  { version: known.length + 1, name: 'next.sql', sql },
];
const open = (migrations: readonly Migration[]) =>
  openStore({ file, migrations, beforeMigrating: async () => {} });

describe('a migration that would lose something', () => {
  it.each([
    [
      'an amount',
      'UPDATE due SET agreed = agreed + 1 WHERE id = (SELECT min(id) FROM due)',
      /^due\.agreed: \d+ \(2\) → \d+ \(2\)$/,
    ],
    [
      'a row too many',
      "INSERT INTO host SELECT 'h9', county_code, 1, 0, created_at, created_by, updated_at, updated_by, host_name, host_kind, host_code, parent_code, source_doc, note FROM host WHERE id = 'host-1'",
      /^host: 2 → 3$/,
    ],
    [
      'a table that is not there',
      'DROP TRIGGER receipt_is_never_deleted; DELETE FROM allocation_lost',
      /no such table/,
    ],
    ['a table', 'DROP TABLE form_draft', /^form_draft: 1 → —$/],
    [
      'the log',
      `DROP TRIGGER audit_is_never_changed; UPDATE audit SET person = 'x' WHERE seq = 3`,
      /^audit 3$/,
    ],
    [
      'its last entries',
      'DROP TRIGGER audit_is_never_deleted; DELETE FROM audit WHERE seq > 3',
      /^audit: [0-9a-f]{12} → /,
    ],
  ])('%s is refused by name, and the store is as it was', async (_name, sql, cause) => {
    const before = totals(known);
    const failure = await failureOf(() => open(withNext(sql)));
    expect(failure.code).toBe('migration_refused');
    expect(failure.args.cause).toMatch(cause);
    expect(totals(known)).toEqual(before);
    expect(readdirSync(folder.path).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(['ledger.sqlite']);
    (await open(known)).close();
  });

  it('is not one that only adds', async () => {
    const next = withNext('ALTER TABLE due ADD COLUMN later INTEGER; CREATE TABLE later (id TEXT) STRICT');
    const before = totals(known);
    (await open(next)).close();
    expect(totals(next).version).toBe(known.length + 1);
    expect(lostBetween(before, totals(next))).toBeNull();
  });
});

describe('a migration that is cut off', () => {
  const steps: readonly MigrationStep[] = [
    'backed up',
    'copied',
    'migrated',
    'compared',
    'closed',
    'swapped',
  ];

  it.each(steps)('when %s leaves the old or the new store under its name, whole', (step) => {
    const directory = join(folder.path, 'migrations');
    mkdirSync(directory);
    for (const { name } of known) copyFileSync(join(resourcesDir, 'migrations', name), join(directory, name));
    const name = `${String(known.length + 1).padStart(4, '0')}-next.sql`;
    writeFileSync(join(directory, name), 'ALTER TABLE due ADD COLUMN later INTEGER');
    const next = readMigrations(directory);
    const before = totals(next);
    const { signal } = spawnSync(process.execPath, [driver, folder.path, directory, step]);
    expect(signal).toBe('SIGKILL');
    verifyFile(file, next);
    const after = totals(next);
    expect(after.version).toBe(step === 'swapped' ? known.length + 1 : known.length);
    expect(lostBetween(before, after)).toBeNull();
    // The next start finishes it; the backup of the old store is there.
    expect(spawnSync(process.execPath, [driver, folder.path, directory, 'none']).status).toBe(0);
    expect(totals(next).version).toBe(known.length + 1);
    expect(lostBetween(before, totals(next))).toBeNull();
    expect(backupFiles(folder.path).map(({ reason }) => reason)).toContain('migration');
  });
});
