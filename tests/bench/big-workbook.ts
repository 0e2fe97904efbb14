import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bigColumns, bigRows } from './big-sheet.ts';
import type { ImportTimes } from './import-sheet.ts';
import type { BenchLine, Measured } from './line.ts';
import { median } from './timing.ts';

const run = promisify(execFile);
const rounds = 3;
const size = `${bigRows} × ${bigColumns}`;
const mostMemoryMb = 200;

interface Step {
  readonly ms: number;
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly size: number;
}

/** What reads, checks and stores a workbook. @returns milliseconds of each part */
export type ImportSheet = (path: string) => Promise<ImportTimes>;

/**
 * Writing a big sheet with every feature of a list, beside libxlsxwriter (C, constant memory); verifying it; reading the
 * one that LibreOffice makes of it. Every step in a process of its own, floor and ours by turns.
 * @param importSheet reads, checks and stores the file of LibreOffice
 */
export async function benchBigWorkbook(
  folder: string,
  importSheet?: ImportSheet,
): Promise<readonly BenchLine[]> {
  const dir = join(folder, 'big-workbook');
  mkdirSync(dir);
  const ours = join(dir, 'ours.xlsx');
  const floor = await buildFloor(dir);
  const floors: number[] = [];
  const sixes: Step[] = [];
  const ones: Step[] = [];
  const portables: Step[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (floor.program !== null) {
      const { stdout } = await run(floor.program, [join(dir, 'floor.xlsx'), String(bigRows)]);
      floors.push(Number(stdout));
    }
    sixes.push(await step('write', ours, bigRows, '6'));
    ones.push(await step('write', join(dir, 'one.xlsx'), bigRows, '1'));
    portables.push(await step('write', join(dir, 'portable.xlsx'), bigRows, 'portable'));
  }
  const floorMs: Measured | null = floors.length > 0 ? { ms: median(floors), as: 'median' } : null;
  const written = (level: string, steps: readonly Step[], atMost: number): BenchLine => ({
    name: `write ${size} fully styled, ${level}`,
    measured: { ms: median(steps.map(({ ms }) => ms)), as: 'median' },
    floor: floorMs,
    goal: { kind: 'ratio', atMost, appliesIf: true, condition: 'libxlsxwriter, level 6' },
    note: `${rounds} times; ${told(steps)}; memory at most ${mostMemoryMb} MB: ${memoryOf(steps)}; floor: ${floor.note}`,
  });
  const verified = await step('verify', ours, bigRows);
  return [
    written('deflate level 6', sixes, 1.2),
    written('deflate level 1', ones, 1),
    written('our own deflate, same bytes on any machine', portables, 1.2),
    {
      name: `verify the written ${size} in a process of its own`,
      measured: { ms: verified.ms, as: 'once' },
      floor: null,
      goal: { kind: 'time', atMostMs: 10_000 },
      note: `opened again, ${bigRows} rows counted and 3 columns added up; ${told([verified])}`,
    },
    ...(await benchReading(dir, ours, importSheet)),
  ];
}

async function benchReading(
  dir: string,
  ours: string,
  importSheet: ImportSheet | undefined,
): Promise<readonly BenchLine[]> {
  const path = await throughLibreOffice(dir, ours);
  const reader = { name: `read the ${size} that LibreOffice writes`, floor: null } as const;
  const packing = { name: `read it packed, as the import does`, floor: null } as const;
  const byLibrary = { name: 'read it by the library alone', floor: null } as const;
  const whole = { name: 'import it: read, checked and stored' } as const;
  const beside = { name: 'the same, beside the library' } as const;
  const goal = { kind: 'time', atMostMs: 10_000 } as const;
  if (path === null) {
    const none = { measured: null, floor: null, goal, note: 'not run: soffice is not installed' } as const;
    return [
      { ...reader, ...none },
      { ...packing, ...none },
      { ...byLibrary, ...none },
      { ...whole, ...none },
      { ...beside, ...none },
    ];
  }
  const read = await step('read', path);
  const packed = await step('pack', path);
  const library = await step('library', path);
  const alone: Measured = { ms: read.ms, as: 'once' };
  const imported = importSheet === undefined ? null : await importSheet(path);
  const measured: Measured | null =
    imported === null ? null : { ms: imported.read + imported.plan + imported.apply, as: 'once' };
  return [
    { ...reader, measured: alone, goal, note: `${read.size} cells; ${told([read])}` },
    {
      ...packing,
      measured: { ms: packed.ms, as: 'once' },
      goal,
      note: `${packed.size} cells; ${told([packed])}`,
    },
    {
      ...byLibrary,
      measured: { ms: library.ms, as: 'once' },
      goal,
      note: `hucre's readXlsx, with styles; ${library.size} cells; ${told([library])}`,
    },
    {
      ...whole,
      measured,
      floor: alone,
      goal: { kind: 'ratio', atMost: 1.6, appliesIf: true, condition: 'our own reader alone, and ≤ 10 s' },
      note: imported === null ? 'not run: no import is given to the bench' : importTold(imported),
    },
    {
      ...beside,
      measured,
      floor: { ms: library.ms, as: 'once' },
      goal: { kind: 'ratio', atMost: 1.6, appliesIf: true, condition: 'the reader that the goal was set by' },
      note: 'the goal of 1.6× was set when the library was the reader; ours reads the same in two thirds of its time',
    },
  ];
}

function importTold({ read, plan, apply, cpu, rows, bare }: ImportTimes): string {
  const parts = (one: { read: number; plan: number; apply: number }): string =>
    `read ${one.read.toFixed(0)}, planned ${one.plan.toFixed(0)}, kept ${one.apply.toFixed(0)}`;
  return `${rows} records; ${parts({ read, plan, apply })} ms; of processor time ${parts(cpu)} ms; plain inserts of the same rows ${bare.toFixed(0)} ms`;
}

/** The C program of the floor, compiled here; `note` says what is missing where it is not. */
async function buildFloor(dir: string): Promise<{ readonly program: string | null; readonly note: string }> {
  const program = join(dir, 'floor');
  const source = join(import.meta.dirname, 'big-sheet-floor.c');
  if (!existsSync('/usr/include/xlsxwriter.h'))
    return { program: null, note: 'not available: package libxlsxwriter-dev' };
  try {
    await run('cc', ['-O2', source, '-lxlsxwriter', '-o', program]);
  } catch {
    return { program: null, note: 'not available: package gcc' };
  }
  return { program, note: 'libxlsxwriter in constant-memory mode at its level, zlib 6' };
}

/** Path of what LibreOffice makes of a workbook, or null where it is not installed. */
async function throughLibreOffice(dir: string, path: string): Promise<string | null> {
  const out = join(dir, 'libreoffice');
  const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`;
  try {
    await run('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, path]);
  } catch {
    return null;
  }
  return join(out, 'ours.xlsx');
}

async function step(name: string, path: string, ...more: readonly (string | number)[]): Promise<Step> {
  const child = join(import.meta.dirname, 'big-sheet-child.ts');
  const { stdout } = await run(process.execPath, [child, name, path, ...more.map(String)]);
  return JSON.parse(stdout) as Step;
}

const memoryOf = (steps: readonly Step[]): string =>
  `${Math.max(...steps.map(({ rssMb }) => rssMb)).toFixed(0)} MB`;

function told(steps: readonly Step[]): string {
  const cpu = median(steps.map(({ cpuMs }) => cpuMs)).toFixed(0);
  return `${cpu} ms of processor time in all threads, ${memoryOf(steps)}; load of the machine ${loadavg()[0]?.toFixed(1)}`;
}
