import type { Ports } from '../ports.ts';
import type { AreaTable } from '../reference/area-table.ts';
import type { Store } from '../store.ts';

/** Places on the host's disk: the window holds tokens, only the host knows their paths. */
export interface FilePort {
  /** Absolute path behind a token. @throws FailureError `file_missing` for an unknown token. */
  resolve(token: string): Promise<string>;
}

/** What services work with; lent by the store thread. */
export interface ServiceContext {
  readonly store: Store;
  readonly ports: Ports;
  readonly areas: AreaTable;
  readonly dataDir: string;
  readonly appVersion: string;
  readonly files: FilePort;
  /** Replaces the open store by a verified backup file, after a safety copy; calls wait meanwhile. */
  readonly restore: (backupFile: string) => Promise<{ readonly safetyCopy: string }>;
}
