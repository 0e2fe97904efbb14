import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFileName } from '../../db/exchange/report-file/keys.ts';
import { demoDataDir, demoSharedDir } from '../../electron/cli/demo-case.ts';
import {
  externalTimeoutMs,
  needOpenpyxl,
  type OpenpyxlCell,
  openpyxlDump,
} from '../support/external-readers.ts';
import { temporaryFolder } from '../support/store-folder.ts';

const entry = fileURLToPath(new URL('../../electron/cli/demo.ts', import.meta.url));

/** Runs the demonstration as a person does, without a display. */
async function demo(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  try {
    const said = await promisify(execFile)(process.execPath, [entry, ...args], { env });
    return { code: 0, ...said };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

const folder = temporaryFolder();
const [out, again] = [join(folder.path, 'one'), join(folder.path, 'two')];
let first: Awaited<ReturnType<typeof demo>>;
const files = (of: string): string[] => readdirSync(demoSharedDir(of)).toSorted();

beforeAll(async () => {
  first = await demo('--out', out);
}, 60_000);
afterAll(() => folder.remove());

describe('npm run demo', () => {
  it('prints its figures beside the published ones, says what is invented, and ends well', () => {
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const { stdout } = first;
    expect(stdout).toMatch(/入股村数 +121 +公布 +121 +121 +✓/);
    expect(stdout).toMatch(/以土地指标入股的村 +113 +公布 +113 +113 +✓/);
    expect(stdout).toMatch(/入股本金合计（元） +100,000,000\.00 +公布 +100,000,000\.00 +100,000,000\.00 +✓/);
    expect(stdout).toMatch(/按条款一年应收（元） +10,008,000\.00 +公布 +10,008,000\.00 +10,008,000\.00 +✓/);
    expect(stdout).toMatch(/一年应收÷本金（%） +10\.008 +公布 +10\.008 +10\.008 +✓/);
    expect(stdout).toMatch(/首期分配合计（元） +3,310,000\.00 +公布 +3,310,000\.00 +3,310,000\.00 +✓/);
    expect(stdout).toMatch(/分配较多的村数 +61 +推算 +61 +61 +✓/);
    expect(stdout).toMatch(/分配较少的村数 +52 +推算 +52 +52 +✓/);
    expect(stdout).toContain('虚构的内容');
    expect(stdout).not.toContain('✗');
  });

  it('leaves the two files that it submitted in the shared folder, and nothing else', () => {
    expect(files(out)).toEqual([
      '龙游县_山海协作年报_2020年.xlsx',
      '龙游县_飞地收益与到村分配_2020年第3季度.xlsx',
    ]);
    for (const file of files(out)) expect(first.stdout).toContain(join(demoSharedDir(out), file));
  });

  it('gives the same bytes again with the same key', { timeout: 60_000 }, async () => {
    mkdirSync(demoDataDir(again), { recursive: true });
    copyFileSync(join(demoDataDir(out), keyFileName), join(demoDataDir(again), keyFileName));
    expect(await demo('--out', again)).toMatchObject({ code: 0 });
    expect(files(again)).toEqual(files(out));
    for (const file of files(out)) {
      const [one, two] = [out, again].map((of) => readFileSync(join(demoSharedDir(of), file)));
      expect(one?.equals(two ?? Buffer.of()), file).toBe(true);
    }
  });

  it('leaves a ledger that is there as it is', async () => {
    const store = join(demoDataDir(out), 'ledger.sqlite');
    const before = readFileSync(store);
    const refused = await demo('--out', out);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain('ledger.sqlite');
    expect(readFileSync(store).equals(before)).toBe(true);
  });

  it('speaks English, and says how it is used', { timeout: 60_000 }, async () => {
    const english = await demo('--out', join(folder.path, 'english'), '--lang', 'en');
    expect(english.code).toBe(0);
    expect(english.stdout).toMatch(
      /First batch, total \(yuan\) +3,310,000\.00 +published +3,310,000\.00 +3,310,000\.00 +✓/,
    );
    expect(await demo('--lang', 'fr')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('openpyxl reads in the submitted files', () => {
  async function numbers(file: string): Promise<ReadonlyMap<string, readonly number[]>> {
    const { sheets } = await openpyxlDump(join(demoSharedDir(out), file));
    const ofSheet = (cells: Record<string, OpenpyxlCell>): number[] =>
      Object.values(cells).flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
    return new Map(
      sheets.filter(({ state }) => state === 'visible').map(({ name, cells }) => [name, ofSheet(cells)]),
    );
  }

  it(
    '3,310,000 yuan received and distributed, and what each of the 113 villages got',
    async (context) => {
      await needOpenpyxl(context);
      const sheets = await numbers('龙游县_飞地收益与到村分配_2020年第3季度.xlsx');
      const all = [...sheets.values()].flat();
      // Cells hold 万元.
      expect(all.filter((value) => value === 331).length).toBeGreaterThanOrEqual(2);
      const lines = [...sheets.values()].find(
        (values) => values.filter((value) => value === 2.929204).length > 1,
      );
      expect(lines?.filter((value) => value === 2.929204)).toHaveLength(61);
      expect(lines?.filter((value) => value === 2.929203)).toHaveLength(52);
    },
    externalTimeoutMs,
  );

  it(
    '100,000,000 yuan of principal, 10,008,000 due and 6,698,000 in arrears',
    async (context) => {
      await needOpenpyxl(context);
      const all = [...(await numbers('龙游县_山海协作年报_2020年.xlsx')).values()].flat();
      for (const wan of [10_000, 1_000.8, 669.8, 331]) expect(all).toContain(wan);
    },
    externalTimeoutMs,
  );
});
