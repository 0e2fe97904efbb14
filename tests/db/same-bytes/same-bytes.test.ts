import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadOrCreateKeys } from '../../../db/exchange/report-file/keys.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { type WrittenFiles, writtenFiles } from './written-files.ts';

const run = promisify(execFile);
const printer = fileURLToPath(new URL('./print-hashes.ts', import.meta.url));
const keyFolder = temporaryFolder();
let here: WrittenFiles;
beforeAll(async () => {
  await loadOrCreateKeys(keyFolder.path);
  here = await writtenFiles(keyFolder.path, false);
}, 60_000);
afterAll(() => keyFolder.remove());

/* Zones with odd offsets on either side of the date line; locales with other digits, other capitals and other orders. */
const places = [
  { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', locale: 'ar-EG' },
  { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', locale: 'tr-TR' },
] as const;

it.for(places)(
  'every kind of file is the same, byte for byte, in $TZ with $LANG and fields in another order',
  {
    timeout: 60_000,
  },
  async ({ TZ, LANG, locale }) => {
    const env = { ...process.env, TZ, LANG, LANGUAGE: LANG, LC_ALL: LANG, NODE_OPTIONS: '' };
    const { stdout } = await run(process.execPath, [printer, keyFolder.path], { env });
    expect(JSON.parse(stdout)).toEqual({ files: here, timeZone: TZ, locale });
  },
);
