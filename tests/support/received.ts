import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import canonicalize from 'canonicalize';
import { readReportFile } from '../../db/exchange/report-file/read-report-file.ts';
import { keepPackage } from '../../db/repositories/received-packages.ts';
import type { Store } from '../../db/store.ts';

/**
 * Receives a report file into the store of an upper level, without an inbox's questions.
 * @returns the package's id
 */
export async function receiveInto(
  store: Store,
  path: string,
  by: { person: string; at: string },
): Promise<string> {
  const bytes = readFileSync(path);
  const { report } = await readReportFile(bytes, basename(path));
  const { manifest, records, sha256 } = report;
  const id = `package-${sha256.slice(0, 12)}`;
  store.write((writer) =>
    keepPackage(
      writer,
      {
        ...{ id, sha256, records, bytes },
        unit: manifest.unit.code,
        period: manifest.period,
        version: manifest.version,
        previous_sha256: manifest.previous_sha256,
        file_name: basename(path),
        installation: manifest.installation,
        public_key: manifest.public_key,
        manifest: canonicalize(manifest) ?? '',
      },
      { ...by, why: null },
    ),
  );
  return id;
}
