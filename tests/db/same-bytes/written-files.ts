import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsolidationProgress } from '../../../db/domain/consolidation-answers.ts';
import { period } from '../../../db/domain/period.ts';
import { receiptFile } from '../../../db/exchange/reply-file/receipt-file.ts';
import { sentBackFile } from '../../../db/exchange/reply-file/sent-back-file.ts';
import { keyFileName, loadOrCreateKeys } from '../../../db/exchange/report-file/keys.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import { seededPorts } from '../../../db/ports.ts';
import { openUpperLevel, packageOf, receive } from '../../support/received-packages.ts';
import { importable } from '../../support/records-file.ts';
import { openServices } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { syntheticProvince } from '../../support/synthetic-province.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';
import { replyTo, spoken } from '../reply-file/reviewed.ts';
import { drawnReports } from '../report-file/drawn-report.ts';
import { Province } from '../services/province-desk.ts';
import { exportFiles } from './export-files.ts';

/** SHA-256 of a file of each kind that the program writes for others, made from the same records with the same key. */
export type WrittenFiles = Readonly<Record<string, string>>;

/** The same value; fields of objects in the opposite order. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).reverse();
  return Object.fromEntries(fields.map(([name, one]) => [name, turned(one)])) as T;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * @param keyFolder holds the key that signs
 * @param turn whether records and manifests come with their fields in the opposite order
 */
export async function writtenFiles(keyFolder: string, turn: boolean): Promise<WrittenFiles> {
  const folder = temporaryFolder();
  const order = <T>(value: T): T => (turn ? turned(value) : value);
  try {
    return {
      ...(await reportAndReplies(folder.path, keyFolder, order)),
      ...(await exportFiles(join(folder.path, 'exports'), order(importable(twoEnclaves())))),
      settings: await settingsFile(keyFolder),
      province: await provinceBook(join(folder.path, 'province')),
    };
  } finally {
    folder.remove();
  }
}

function withKey(dataDir: string, keyFolder: string): void {
  mkdirSync(dataDir, { recursive: true });
  copyFileSync(join(keyFolder, keyFileName), join(dataDir, keyFileName));
}

async function reportAndReplies(folder: string, keyFolder: string, order: <T>(value: T) => T) {
  withKey(join(folder, 'data'), keyFolder);
  const records = order(importable(twoEnclaves()));
  const drawn = await drawnReports(
    folder,
    (host) => host.call('records.import', { records, source: 'test' }),
    ['2021Q4'],
  );
  const [file] = drawn.values();
  if (file === undefined) throw new Error('no report');
  const { report } = await readReportFile(file.bytes, 'report');
  const keys = await loadOrCreateKeys(keyFolder);
  const [about] = report.cellMap.filter(({ record_type }) => record_type === 'receipt');
  if (about === undefined) throw new Error('no cells');
  const queries = [spoken(report, 'query-1', about)];
  const manifest = order(replyTo(report, file.bytes, keys, { queries: 1 }));
  const sentBack = {
    bytes: file.bytes,
    manifest,
    unitName: '龙游县',
    queries,
    keys,
    language: 'zh-CN',
  } as const;
  const receipt = order(replyTo(report, file.bytes, keys, { verdict: 'accepted' }));
  return {
    report: sha256(file.bytes),
    sentBack: sha256((await sentBackFile(sentBack)).bytes),
    receipt: sha256(await receiptFile(receipt, '龙游县', keys, 'zh-CN')),
  };
}

async function settingsFile(keyFolder: string): Promise<string> {
  const province = new Province();
  withKey(province.data.path, keyFolder);
  try {
    await province.open();
    await province.setEverything();
    return sha256(readFileSync(await province.handOut()));
  } finally {
    province.close();
  }
}

async function provinceBook(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const host = await openServices(join(folder, 'data'), seededPorts(7, '2022-01-20T01:00:00Z'));
  try {
    await openUpperLevel(host);
    const year = period('2021');
    receive(
      host,
      syntheticProvince(1, ['330802']).map((county) => packageOf(county, year)),
    );
    const asked = { period: year, scope: '3308', folder, language: 'zh-CN' } as const;
    let now: ConsolidationProgress = await host.call('consolidation.make', asked);
    while (now.made === null) now = await host.call('consolidation.go', { job: now.job });
    return sha256(readFileSync(now.made.path ?? ''));
  } finally {
    host.close();
  }
}
