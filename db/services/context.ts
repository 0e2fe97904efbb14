import { FailureError } from '../domain/failure.ts';
import type { Language } from '../domain/locale/labels.ts';
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

/** The sample data beside the own ledger: a store of its own that the own one never touches. */
export interface SamplePort {
  /** Whether they are made. */
  kept(): boolean;
  /** Makes them, unless they are there. */
  make(language: Language): Promise<null>;
  remove(): Promise<null>;
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
  /** Aborted when the store is about to be closed: what runs beside the calls ends. */
  readonly closing?: AbortSignal;
  /** Lent where sample data can be kept; the sample's own services have none. */
  readonly sample?: SamplePort;
  /** The ledger is the sample data: its unit's name is marked, wherever it is shown or printed. */
  readonly isSample?: boolean;
}

/** @throws FailureError `forbidden` where no sample data are kept: in the sample itself, and in the terminal. */
export function requireSample({ sample }: ServiceContext): SamplePort {
  if (sample === undefined) throw new FailureError('forbidden');
  return sample;
}
