import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadOrCreateKeys } from '../../../db/exchange/report-file/keys.ts';
import { readWorkbookFile } from '../../../db/exchange/report-file/read-report-file.ts';
import { readSettingsSheet, settingsSheet } from '../../../db/exchange/settings-file/settings-sheet.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { trustedKey, trustKey, withdrawKey } from '../../../db/repositories/trusted-keys.ts';
import { newDesks } from './desk.ts';
import { Province, takeOver } from './province-desk.ts';

const desks = newDesks();
let province: Province;
let file: string;
beforeEach(async () => {
  province = new Province();
  await province.open();
  await province.setEverything();
  file = await province.handOut();
});
afterEach(() => province.close());

const county = () => desks.current.host;

/** The file as somebody with another key would write it. */
async function forged(change: { unit?: string; version: number }): Promise<string> {
  const keys = await loadOrCreateKeys(county().context.ledger.dataDir);
  const read = readSettingsSheet(await readWorkbookFile(file, 'original'), 'original');
  const { publicKey: public_key } = keys;
  const manifest = { ...read.manifest, previous_sha256: read.sha256, public_key, ...change };
  const { sheet } = settingsSheet({ ...read, manifest, cellMap: [] }, keys);
  const path = join(province.shared.path, `forged-${change.unit ?? 'same'}.xlsx`);
  const properties = { title: '', creator: '', company: '', created: '2022-01-01T00:00:00Z' };
  const cover = { name: '封面', state: 'visible' as const, columns: [], rows: [] };
  writeFileSync(path, await writeWorkbook({ properties, sheets: [cover, sheet] }));
  return path;
}

it('settings of another province are not the first of their kind, once this one’s are in force', async () => {
  await takeOver(county(), file);
  for (const change of [{ unit: '44', version: 9 }, { version: 9 }]) {
    const path = await forged(change);
    expect(await county().refused('settings.preview', { file: path, language: 'en' })).toMatchObject({
      code: 'settings_refused',
      args: { reason: 'settings_key' },
    });
  }
});

it('a key that was withdrawn from a unit is not taken up again by being named for another', () => {
  const { store } = county().context.ledger;
  const key = { public_key: 'k'.repeat(43), unit: '330802', installation: 'x', how: 'person' as const };
  const by = { person: '王芳', at: '2022-01-10T00:00:00.000Z', why: null };
  store.write((writer) => {
    trustKey(writer, key, by);
    withdrawKey(writer, key.public_key, by);
    trustKey(writer, { ...key, unit: '330825' }, by);
  });
  expect(store.read((reader) => trustedKey(reader, key.public_key))).toMatchObject({
    unit: '330802',
    withdrawn_at: by.at,
  });
});
