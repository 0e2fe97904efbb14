import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { storeFile } from '../../db/open-ledger.ts';
import { bareInsert } from './bare-insert.ts';
import { openStore } from './demo-store.ts';

/** Fields of the columns of the big sheet that a village has. */
const fields: Readonly<Record<string, string>> = {
  村编码: 'village_code',
  村名称: 'name',
  乡镇: 'town_code',
  '受益农户（户）': 'households',
  '受益人数（人）': 'population',
  签约日期: 'weak_from',
  到账日期: 'weak_to',
  备注: 'note',
};

/** Milliseconds of each part, on the clock and of processor time in all threads, and how many records came in. */
export interface ImportTimes {
  readonly read: number;
  readonly plan: number;
  readonly apply: number;
  readonly cpu: { readonly read: number; readonly plan: number; readonly apply: number };
  readonly rows: number;
  /** Of the same rows by plain statements into the same tables: the least that keeping them costs. */
  readonly bare: number;
}

/** The clock and the processor at one moment. */
interface Moment {
  readonly ms: number;
  readonly cpu: number;
}

function now(): Moment {
  const { user, system } = process.cpuUsage();
  return { ms: performance.now(), cpu: (user + system) / 1000 };
}

/**
 * Takes the big sheet in as villages, behind the store's thread as the window has it: read, planned row by row, kept in one
 * transaction.
 * @returns milliseconds of each part
 */
export async function importBigSheet(folder: string, path: string): Promise<ImportTimes> {
  const dataDir = mkdtempSync(join(folder, 'import-'));
  const times = await takeIn(dataDir, path);
  return { ...times, bare: bareInsert(storeFile(dataDir), join(dataDir, 'bare.sqlite')) };
}

async function takeIn(dataDir: string, path: string): Promise<Omit<ImportTimes, 'bare'>> {
  const { ask, close } = await openStore(dataDir);
  try {
    await ask('session.initialise', { role: 'county', unit: '330825', person: '王芳', language: 'zh-CN' });
    const import_id = 'bench';
    const start = now();
    const { mapping } = await ask('imports.open', { import_id, file: path, type: 'village' });
    if (mapping === null) throw new Error('no table found');
    const read = now();
    const columns = mapping.columns.map((one) => ({ ...one, field: fields[one.head] ?? null }));
    const view = await ask('imports.plan', {
      import_id,
      mapping: { ...mapping, columns },
      language: 'zh-CN',
    });
    const planned = now();
    const done = await ask('imports.apply', { import_id, plan: view.plan ?? '' });
    const end = now();
    return {
      read: read.ms - start.ms,
      plan: planned.ms - read.ms,
      apply: end.ms - planned.ms,
      cpu: { read: read.cpu - start.cpu, plan: planned.cpu - read.cpu, apply: end.cpu - planned.cpu },
      rows: done.added,
    };
  } finally {
    await close();
  }
}
