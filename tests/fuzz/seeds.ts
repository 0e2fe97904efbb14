import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeWorkbook } from '../../db/exchange/workbook/write.ts';
import { zipOf } from '../db/workbook/handmade.ts';
import { sampleWorkbook } from '../db/workbook/sample.ts';
import { goodParts } from '../support/hostile-files.ts';

const fixtures = new URL('../fixtures/workbooks/', import.meta.url);

/** A workbook that mutations begin with. */
export interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Real files: our own forms and template with every feature, a bare one by hand, and one table each as XlsxWriter, openpyxl
 * and LibreOffice wrote it.
 */
export async function fuzzSeeds(): Promise<readonly Seed[]> {
  const others = readdirSync(fixtures)
    .filter((name) => name.endsWith('.xlsx'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(fileURLToPath(new URL(name, fixtures))) }));
  return [
    { name: 'ours', bytes: Buffer.from(await writeWorkbook(sampleWorkbook())) },
    { name: 'by hand', bytes: zipOf(goodParts()) },
    ...others,
  ];
}
