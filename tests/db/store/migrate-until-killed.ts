import { backUp } from '../../../db/backup.ts';
import { readMigrations } from '../../../db/migrate.ts';
import { storeFile } from '../../../db/open-ledger.ts';
import { openStore } from '../../../db/open-store.ts';

/** Migrates a folder's store and ends itself, as a power cut would, at a step. Arguments: folder, migrations, step. */
const [dataDir = '', directory = '', step = ''] = process.argv.slice(2);
const migrations = readMigrations(directory);
const store = await openStore({
  file: storeFile(dataDir),
  migrations,
  beforeMigrating: async (old) => {
    await backUp(old, { dataDir, migrations, at: '2026-01-05T10:00:00.000Z', reason: 'migration' });
  },
  atStep: (reached) => {
    if (reached === step) process.kill(process.pid, 'SIGKILL');
  },
});
store.close();
