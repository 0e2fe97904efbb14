import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OpenLedger } from '../../db/open-ledger.ts';
import { type Ports, seededPorts } from '../../db/ports.ts';
import { saveRecords } from '../../db/repositories/save-records.ts';
import { setSettings } from '../../db/repositories/settings.ts';

export const resourcesDir = fileURLToPath(new URL('../../db/', import.meta.url));

/** An empty folder that is gone after `remove()`. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'shanhai-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens a data folder as a host would; the installation is set up on first use. */
export async function openTestLedger(
  dataDir: string,
  ports: Ports = seededPorts(1, '2026-01-05T08:00:00Z'),
): Promise<OpenLedger> {
  const ledger = await OpenLedger.open(dataDir, resourcesDir, 'cli', ports);
  setSettings(
    ledger.store,
    { installation: 'installation-1', role: 'county', unit: '330825', person: '王芳' },
    { person: '王芳', at: ports.now(), why: null },
  );
  return ledger;
}

/** Saves a host record, the simplest there is. */
export function saveHost(ledger: OpenLedger, id: string, name: string, base: number | null = null): number {
  const { saved } = saveRecords(ledger.store, {
    changes: [{ type: 'host', id, base_revision: base, values: { host_name: name } }],
    person: '王芳',
    at: '2026-01-05T09:00:00Z',
    why: null,
    unit: '330825',
  });
  return saved[0]?.record.revision ?? 0;
}
