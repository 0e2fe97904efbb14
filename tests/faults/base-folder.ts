import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededPorts } from '../../db/ports.ts';
import { drawReportSheets } from '../../db/services/report-sheets.ts';
import { HOME } from '../support/ledger-builder.ts';
import { importable } from '../support/records-file.ts';
import { openServices, reportingDay } from '../support/service-host.ts';
import { resourcesDir } from '../support/store-folder.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { filed, imported } from './ledger-state.ts';
import { period, signers } from './operations.ts';
import type { Start } from './script.ts';

/** A data folder that every run starts from a copy of, and what is in it. */
export interface Base {
  readonly dataDir: string;
  readonly start: Start;
  readonly report: { readonly id: string; readonly bytes: Buffer };
}

/** A county with two enclaves that has reported a quarter and backed up since. */
export async function makeBase(folder: string): Promise<Base> {
  const dataDir = join(folder, 'base');
  const shared = join(folder, 'base-shared');
  mkdirSync(shared, { recursive: true });
  const host = await openServices(dataDir, seededPorts(7, reportingDay), drawReportSheets);
  try {
    await host.call('session.initialise', { role: 'county', unit: HOME, person: '王芳', language: 'zh-CN' });
    const records = importable(twoEnclaves());
    await host.call('records.import', { records, source: 'test' });
    const { report, file } = await host.call('reports.submit', {
      ...{ period, folder: shared, signers, correction_reason: null },
    });
    const { file_name } = await host.call('backup.create', {});
    const state = filed(imported({ records: {}, drafts: {}, filed: [], attached: [] }, records), period, 1);
    return {
      dataDir,
      start: { state, backup: { file_name, state } },
      report: { id: report.id, bytes: readFileSync(join(shared, file)) },
    };
  } finally {
    host.close();
  }
}

/** The program's resources with one migration more than it has: a store that is opened with them is migrated. */
export function withOneMigrationMore(folder: string): string {
  const resources = join(folder, 'resources');
  const migrations = join(resources, 'migrations');
  mkdirSync(migrations, { recursive: true });
  symlinkSync(join(resourcesDir, 'reference'), join(resources, 'reference'));
  const names = readdirSync(join(resourcesDir, 'migrations')).filter((name) => name.endsWith('.sql'));
  for (const name of names) symlinkSync(join(resourcesDir, 'migrations', name), join(migrations, name));
  // A table filled from the log, so that the migration is long enough to be killed in.
  const sql = `CREATE TABLE fault_run (id TEXT PRIMARY KEY NOT NULL, why TEXT) STRICT;
    INSERT INTO fault_run SELECT a.seq || '-' || b.value, a.new FROM audit AS a, json_each('[1,2,3,4,5]') AS b;`;
  writeFileSync(join(migrations, `${String(names.length + 1).padStart(4, '0')}-fault-run.sql`), sql);
  return resources;
}
