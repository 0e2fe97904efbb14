import type { PackagedRecord } from '../../db/domain/package.ts';
import { buildReportFile } from '../../db/exchange/report-file/build-report-file.ts';
import type { InstallationKeys } from '../../db/exchange/report-file/keys.ts';
import type { Manifest } from '../../db/exchange/report-file/manifest.ts';
import { readReportFile } from '../../db/exchange/report-file/read-report-file.ts';

/** A report file written anew with something else in it, as whoever holds the county's key could. */
export async function forgedReport(
  bytes: Uint8Array,
  keys: Pick<InstallationKeys, 'publicKey' | 'sign'>,
  change: {
    readonly manifest?: Partial<Manifest>;
    readonly records?: (records: readonly PackagedRecord[]) => readonly PackagedRecord[];
  },
): Promise<Uint8Array> {
  const { report } = await readReportFile(bytes, 'original.xlsx');
  const records = change.records?.(report.records) ?? report.records;
  const counts: Manifest['counts'] = {};
  for (const { type } of records) counts[type] = (counts[type] ?? 0) + 1;
  const manifest = { ...report.manifest, counts, public_key: keys.publicKey, ...change.manifest };
  const sheets = [{ name: '封面', state: 'visible' as const, columns: [], rows: [] }];
  return (await buildReportFile({ manifest, records, sheets, cellMap: [], keys })).bytes;
}
