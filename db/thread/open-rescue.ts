import { join } from 'node:path';
import { type Failure, FailureError } from '../domain/failure.ts';
import { lockDataFolder } from '../lock.ts';
import { readMigrations } from '../migrate.ts';
import { replaceUnopened } from '../open-ledger.ts';
import type { Ports } from '../ports.ts';
import { createRescueHandlers, type Wreck } from '../services/rescue.ts';
import type { Opened } from './serve-calls.ts';

/**
 * Serves the ways out of a ledger that could not be opened, until a backup has taken its place; then serves the ledger.
 * The data folder stays locked meanwhile.
 * @throws FailureError `store_locked`.
 */
export function openRescue(
  found: Omit<Wreck, 'migrations' | 'replace'> & {
    readonly resourcesDir: string;
    readonly hostKind: string;
    readonly ports: Ports;
    readonly failure: Failure;
  },
  openLedger: () => Promise<Opened>,
): Opened {
  const { dataDir, hostKind, ports } = found;
  const lock = (): (() => void) => lockDataFolder(dataDir, hostKind, ports.now());
  let unlock: (() => void) | null = lock();
  let opened: Opened | null = null;
  const migrations = readMigrations(join(found.resourcesDir, 'migrations'));
  const handlers = createRescueHandlers({
    ...found,
    migrations,
    async replace(backup) {
      const kept = await replaceUnopened(dataDir, migrations, ports, backup);
      unlock?.();
      unlock = null;
      try {
        opened = await openLedger();
      } catch (error) {
        unlock = lock();
        throw error;
      }
      return kept;
    },
  });
  return {
    get handlers() {
      return opened?.handlers ?? handlers;
    },
    openSample: async () => {
      if (opened?.openSample === undefined) throw new FailureError(found.failure.code, found.failure.args);
      return opened.openSample();
    },
    async close() {
      await opened?.close();
      unlock?.();
    },
  };
}
