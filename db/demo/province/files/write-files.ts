import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProvinceOptions } from '../enter-county.ts';
import { planProvince, provinceCounties } from '../plan.ts';
import { provincePeriod } from '../targets.ts';
import type { FaultyFile } from './faulty-file.ts';
import { faultyReports } from './report-files.ts';
import { faultyTables } from './tables.ts';

export const faultyFilesDir = (out: string): string => join(out, 'faulty-files');

/** What lies in the folder, and what the app must say of each file. */
export interface FaultyFiles {
  readonly period: string;
  readonly files: readonly FaultyFile[];
  /** Who handed over a report in this folder, and who owes one and did not. */
  readonly reported: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Writes files with the faults that records cannot hold below `out`, and `manifest.json` beside them. The reports are
 * signed with a key of their own, so that their bytes, unlike the records', are new every time.
 */
export async function writeFaultyFiles(options: ProvinceOptions): Promise<FaultyFiles> {
  const folder = faultyFilesDir(options.out);
  await mkdir(folder, { recursive: true });
  // The smallest package is the quickest to write.
  const [plan] = planProvince(options.seed).toSorted((a, b) => size(a.enclaves) - size(b.enclaves));
  if (plan === undefined) throw new Error('no county');
  const town = options.areas.children(plan.area_code)[0]?.code ?? '';
  const made = [...(await faultyTables(town)), ...(await faultyReports(plan, options))];
  for (const { file, bytes } of made) await writeFile(join(folder, file), bytes);
  const manifest: FaultyFiles = {
    period: provincePeriod,
    files: made.map(({ bytes: _, ...file }) => file),
    reported: [plan.area_code],
    missing: provinceCounties.filter((code) => code !== plan.area_code),
  };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

const size = (enclaves: readonly { readonly villages: number }[]): number =>
  enclaves.reduce((sum, { villages }) => sum + villages, 0);
