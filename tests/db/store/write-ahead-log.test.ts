import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OpenLedger, storeFile } from '../../../db/open-ledger.ts';
import { getRecord } from '../../../db/repositories/records.ts';
import { isLogBroken } from '../../../db/write-ahead-log.ts';
import { expectFailure } from '../../support/failures.ts';
import { openTestLedger, saveHost, temporaryFolder } from '../../support/store-folder.ts';

const frame = 24 + 4096;
let folder: ReturnType<typeof temporaryFolder>;
let left: string;
let ends: number[];

/** A store as a killed owner leaves it: the newest saves stand in the log only. */
beforeEach(async () => {
  folder = temporaryFolder();
  left = join(folder.path, 'left');
  mkdirSync(left);
  const ledger = await openTestLedger(join(folder.path, 'data'));
  const log = `${storeFile(ledger.dataDir)}-wal`;
  ends = ['h1', 'h2', 'h3'].map((id) => {
    saveHost(ledger, id, '镇海区');
    return readFileSync(log).length;
  });
  for (const side of ['', '-wal'])
    copyFileSync(`${storeFile(ledger.dataDir)}${side}`, `${storeFile(left)}${side}`);
  ledger.close();
});
afterEach(() => folder.remove());

const log = () => `${storeFile(left)}-wal`;
function flipAt(at: number): void {
  const bytes = readFileSync(log());
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  writeFileSync(log(), bytes);
}
const hosts = (ledger: OpenLedger) =>
  ['h1', 'h2', 'h3'].filter((id) => ledger.store.read((reader) => getRecord(reader, 'host', id)));

it('takes in every save of a log that is whole', async () => {
  expect(isLogBroken(storeFile(left))).toBe(false);
  const ledger = await openTestLedger(left);
  expect(hosts(ledger)).toEqual(['h1', 'h2', 'h3']);
  ledger.close();
});

it.each([
  ['in the head of the log', () => 17],
  ['in the page of a save', () => (ends[1] ?? 0) - 100],
  ['in the salt of a frame', () => (ends[0] ?? 0) + 9],
  ['in the checksum of a frame', () => (ends[0] ?? 0) - frame + 20],
])('refuses a store by name when a bit flipped %s, and leaves it as it is', async (_, at) => {
  flipAt(at());
  const before = [readFileSync(storeFile(left)), readFileSync(log())];
  await expectFailure('store_damaged', () => openTestLedger(left));
  expect([readFileSync(storeFile(left)), readFileSync(log())]).toEqual(before);
});

it('takes a last save that was cut short for one that never was', async () => {
  truncateSync(log(), (ends[2] ?? 0) - 200);
  const ledger = await openTestLedger(left);
  expect(hosts(ledger)).toEqual(['h1', 'h2']);
  ledger.close();
});

it('is not troubled by what an earlier round of the log left behind', async () => {
  const ledger = await openTestLedger(left);
  // The log starts anew when it was taken into the store: frames of the round before stay behind the new ones.
  for (let n = 0; n < 400; n += 1) saveHost(ledger, `many-${n}`, '甲'.repeat(80));
  const copy = join(folder.path, 'copy');
  mkdirSync(copy);
  for (const side of ['', '-wal']) copyFileSync(`${storeFile(left)}${side}`, `${storeFile(copy)}${side}`);
  ledger.close();
  expect(isLogBroken(storeFile(copy))).toBe(false);
  const again = await openTestLedger(copy);
  expect(again.store.read((reader) => getRecord(reader, 'host', 'many-399'))).toBeDefined();
  again.close();
});
