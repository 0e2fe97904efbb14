import { createHash } from 'node:crypto';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keyFileName } from '../../../db/exchange/report-file/keys.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { drawnReports, recordsOf } from './drawn-report.ts';
import { richCounty } from './rich-county.ts';

// Run as a process of its own with another TZ and LANG: draws the reports again with the key of another folder, and prints
// their hashes and the zone they were made in.
const folder = temporaryFolder();
try {
  const key = process.argv[2];
  await mkdir(join(folder.path, 'data'));
  if (key !== undefined) await copyFile(key, join(folder.path, 'data', keyFileName));
  const reports = await drawnReports(folder.path, recordsOf(richCounty()), ['2021Q4', '2021']);
  const hashes = [...reports.values()].map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  process.stdout.write([...hashes, Intl.DateTimeFormat().resolvedOptions().timeZone].join(' '));
} finally {
  folder.remove();
}
