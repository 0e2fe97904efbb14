import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { sampleWorkbook, textWorkbook } from './sample.ts';

const run = promisify(execFile);
const printer = fileURLToPath(new URL('./print-sample-hash.ts', import.meta.url));

const places = [
  { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
  { TZ: 'America/New_York', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'C' },
  { TZ: 'UTC', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
];

describe('the same model', () => {
  it('gives the same bytes in every time zone and locale', { timeout: 60_000 }, async () => {
    const here = createHash('sha256')
      .update(await writeWorkbook(sampleWorkbook()))
      .digest('hex');
    for (const place of places) {
      const { stdout } = await run(process.execPath, [printer], {
        env: { ...process.env, ...place, NODE_OPTIONS: '' },
      });
      expect(stdout.trim(), place.TZ).toBe(
        `${here} ${new Intl.DateTimeFormat('en', { timeZone: place.TZ }).resolvedOptions().timeZone}`,
      );
    }
  });

  it('gives the same bytes twice, and other bytes when anything differs', async () => {
    const once = await writeWorkbook(sampleWorkbook());
    expect(Buffer.from(await writeWorkbook(sampleWorkbook())).equals(once)).toBe(true);
    const other = sampleWorkbook();
    other.properties.created = '2026-07-05T08:30:02Z';
    expect(Buffer.from(await writeWorkbook(other)).equals(once)).toBe(false);
  });

  // Known bytes hold for every machine that runs this test. A new look or library version changes them: look at a
  // workbook, then put the new hash here.
  it('gives these bytes on every machine', async () => {
    const bytes = await writeWorkbook(textWorkbook(['山海台账', '=1+1']));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '6415aadf2a0d69a2d2d71bfcee5ac27d93fd08ab6d78f005ce7b0f53722061ea',
    );
  });
});
