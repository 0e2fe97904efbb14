import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { longyouZhenhai } from '../../../db/demo/longyou-zhenhai.ts';
import { isoDate } from '../../../db/domain/dates.ts';
import { type PackagedRecord, packageRecords } from '../../../db/domain/package.ts';
import { period } from '../../../db/domain/period.ts';
import { seededPorts } from '../../../db/ports.ts';
import { checkPackage } from '../../../db/services/checks.ts';
import { makeDocument } from '../../../db/services/report-document.ts';
import { type DrawSheets, drawReportSheets } from '../../../db/services/report-sheets.ts';
import { HOME, type LedgerBuilder } from '../../support/ledger-builder.ts';
import { importable } from '../../support/records-file.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import type { Rows } from './by-hand.ts';

/** A report file as the app makes it. */
export interface DrawnReport {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the package holds. */
  readonly packaged: readonly PackagedRecord[];
  /** All records of the county. */
  readonly rows: Rows;
}

const signers = {
  unit_head: '李军',
  stat_head: '张伟',
  filler: '王芳',
  phone: '0570-0000000',
  report_date: isoDate('2022-01-10'),
};

/** A county's reports of some periods, from its records to files in a folder. */
export async function drawnReports(
  folder: string,
  enter: (host: ServiceHost) => Promise<unknown>,
  periods: readonly string[],
  draw: DrawSheets = drawReportSheets,
): Promise<ReadonlyMap<string, DrawnReport>> {
  const host = await openServices(join(folder, 'data'), seededPorts(7, '2022-01-10T01:00:00Z'), draw);
  try {
    await host.call('session.initialise', { role: 'county', unit: HOME, person: '王芳', language: 'zh-CN' });
    await enter(host);
    const reports = new Map<string, DrawnReport>();
    for (const name of periods) reports.set(name, await drawn(host, folder, name));
    return reports;
  } finally {
    host.close();
  }
}

async function drawn({ context }: ServiceHost, folder: string, name: string): Promise<DrawnReport> {
  const of = period(name);
  const checked = await checkPackage(context, of, null);
  const filing = {
    period: of,
    version: 1,
    unit: { code: HOME, name: '龙游县' },
    signers,
    correction_reason: null,
    previous_sha256: null,
  };
  const { bytes } = await makeDocument(context, checked, filing, `${name}.xlsx`);
  const path = join(folder, `${name}.xlsx`);
  await writeFile(path, bytes);
  return {
    path,
    bytes,
    packaged: packageRecords(checked.ledger, of),
    rows: (type) => checked.ledger.all(type),
  };
}

export const recordsOf =
  (builder: LedgerBuilder) =>
  (host: ServiceHost): Promise<unknown> =>
    host.call('records.import', { records: importable(builder), source: 'test' });

/** The case Longyou–Zhenhai with its 121 villages. */
export async function demoRecords(host: ServiceHost): Promise<void> {
  const { sittings } = longyouZhenhai(seededPorts(1, '2020-10-12T00:00:00Z').newId);
  for (const { changes } of sittings) await host.call('records.save', { changes: [...changes], why: null });
}
