import { createHash } from 'node:crypto';
import type { CountyLedger } from '../../db/domain/indicators/same-record.ts';
import { type PackagedRecord, packageRecords } from '../../db/domain/package.ts';
import type { Period } from '../../db/domain/period.ts';
import type { ReportStatus } from '../../db/domain/workflow.ts';
import { keepPackage, movePackage } from '../../db/repositories/received-packages.ts';
import type { ServiceHost } from './service-host.ts';

/** A package that an upper level is to hold, in the state that the moves end in. */
export interface GivenPackage {
  readonly unit: string;
  readonly period: Period;
  readonly version?: number;
  readonly records: readonly PackagedRecord[];
  /** After `submitted`, which every package begins with. */
  readonly moves?: readonly ReportStatus[];
}

/** Lays packages into the store as if their files had been received; answers the id of each. */
export function receive(host: ServiceHost, given: readonly GivenPackage[]): readonly string[] {
  const { store } = host.context.ledger;
  return given.map(({ unit, period, version = 1, records, moves = ['accepted'] }) => {
    const id = `${unit}-${period}-v${version}`;
    const by = { person: '陈接收', at: host.context.ports.now(), why: null };
    store.write((writer) => {
      keepPackage(
        writer,
        {
          id,
          unit,
          period,
          version,
          sha256: createHash('sha256').update(id).digest('hex'),
          previous_sha256: null,
          file_name: `${id}.xlsx`,
          installation: `installation-${unit}`,
          public_key: 'key',
          manifest: '{}',
          bytes: new Uint8Array([1]),
          records,
        },
        by,
      );
      for (const status of moves) movePackage(writer, id, status, by);
    });
    return id;
  });
}

/** The package of a county's ledger, version 1, accepted by the province unless told otherwise. */
export function packageOf(
  { unit, ledger }: CountyLedger,
  period: Period,
  rest: Partial<GivenPackage> = {},
): GivenPackage {
  return { unit, period, records: packageRecords(ledger, period), ...rest };
}

/** Services of the province, or of a prefecture by its four digits. */
export async function openUpperLevel(host: ServiceHost, prefecture: string | null = null): Promise<void> {
  await host.call('session.initialise', {
    role: prefecture === null ? 'province' : 'prefecture',
    unit: prefecture,
    person: '陈接收',
    language: 'zh-CN',
  });
}
