import type { OpenLedger } from '../open-ledger.ts';
import type { Ports } from '../ports.ts';
import type { AreaTable } from '../reference/area-table.ts';
import type { IndustryTable } from '../reference/industry-table.ts';
import type { DrawSheets } from './report-sheets.ts';

/** Places on the host's disk: the window holds tokens, only the host knows their paths. */
export interface FilePort {
  /** Absolute path behind a token. @throws FailureError `file_missing` for an unknown token. */
  resolve(token: string): Promise<string>;
}

/** What services work with; lent by the store thread. */
export interface ServiceContext {
  readonly ledger: OpenLedger;
  readonly ports: Ports;
  readonly areas: AreaTable;
  readonly industries: IndustryTable;
  readonly appVersion: string;
  readonly files: FilePort;
  readonly drawSheets: DrawSheets;
}
