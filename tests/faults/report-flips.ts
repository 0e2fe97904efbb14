import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../db/demo/province/random.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { showReportFile } from '../../db/exchange/report-file/show-report-file.ts';
import { makeBase } from './base-folder.ts';
import type { Flip } from './flips.ts';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;

/** A part of a report file: a zip entry's head or its data, or the directory at the end. */
interface Part {
  readonly kind: string;
  readonly offset: number;
  readonly length: number;
}

/** Flips bits, `each` in every kind of part of a report file, and reads the file as an upper level does. */
export async function runReportFlips(
  folder: string,
  { each, seed }: { readonly each: number; readonly seed: number },
): Promise<readonly Flip[]> {
  mkdirSync(folder, { recursive: true });
  const { report } = await makeBase(folder);
  const path = join(folder, 'report.xlsx');
  writeFileSync(path, report.bytes);
  const whole = JSON.stringify(await showReportFile(path));
  const flips: Flip[] = [];
  for (const [kind, parts] of Map.groupBy(partsOf(report.bytes), (part) => part.kind)) {
    const random = new Random(seed, `report ${kind}`);
    for (let n = 0; n < each; n += 1) {
      const { offset, length } = random.pick(parts);
      const at = offset + random.integer(0, length - 1);
      const bytes = Buffer.from(report.bytes);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.integer(0, 7)), at);
      writeFileSync(path, bytes);
      flips.push({ kind, ...(await judge(path, whole, `byte ${at}`)) });
    }
  }
  return flips;
}

async function judge(path: string, whole: string, where: string): Promise<Omit<Flip, 'kind'>> {
  try {
    const shown = await showReportFile(path);
    if (JSON.stringify(shown) === whole) return { outcome: 'harmless', what: where };
    return shown.signature !== 'valid' || shown.edited_cells.length > 0
      ? { outcome: 'named', what: `${shown.signature}, ${shown.edited_cells.length} cells` }
      : { outcome: 'MISSED', what: `${where}: reads otherwise, and nothing is said` };
  } catch (error) {
    if (
      error instanceof FailureError &&
      ['file_damaged', 'file_not_report', 'file_refused', 'file_too_new'].includes(error.failure.code)
    )
      return { outcome: 'refused', what: error.failure.code };
    return { outcome: 'MISSED', what: `${where}: not typed: ${String(error)}` };
  }
}

/** The parts of a zip file without data descriptors, as our writer makes it. */
function partsOf(bytes: Buffer): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (bytes.readUInt32LE(at) === localHeader) {
    const [size, nameLength, extraLength] = [
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ];
    const head = 30 + nameLength + extraLength;
    const name = bytes.toString('utf8', at + 30, at + 30 + nameLength);
    parts.push({ kind: 'zip entry head', offset: at, length: head });
    parts.push({ kind: name.replaceAll(/\d+/g, 'N'), offset: at + head, length: size });
    at += head + size;
  }
  if (bytes.readUInt32LE(at) !== centralHeader) throw new Error('not a zip file as our writer makes it');
  parts.push({ kind: 'zip directory', offset: at, length: bytes.length - at });
  return parts;
}
