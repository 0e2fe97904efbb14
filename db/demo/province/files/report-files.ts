import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isoDate } from '../../../domain/dates.ts';
import { readReportFile } from '../../../exchange/report-file/read-report-file.ts';
import { readZipDirectory, unpack } from '../../../exchange/workbook/zip-read.ts';
import { writeZip } from '../../../exchange/workbook/zip-write.ts';
import { atTheDesk, enterCounty, type ProvinceOptions } from '../enter-county.ts';
import type { CountyPlan } from '../plan.ts';
import { provincePeriod } from '../targets.ts';
import type { MadeFile } from './tables.ts';

const signers = {
  unit_head: '李演示',
  stat_head: '张演示',
  filler: '王演示',
  phone: '0570-0000000',
  report_date: isoDate('2022-01-20'),
};

/** A county's annual report, handed over twice and spoilt twice. The county is entered elsewhere, without a fault. */
export async function faultyReports(
  plan: CountyPlan,
  options: ProvinceOptions,
): Promise<readonly MadeFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'shanhai-province-'));
  try {
    const versions = await twoVersions(plan, { ...options, out: join(folder, 'data') }, folder);
    const [first, second] = versions;
    if (first === undefined || second === undefined) throw new Error('two versions');
    const names = versions.map(({ file }) => file);
    const report = { read_by: 'show' } as const;
    return [
      ...versions.map(({ file, bytes }) => ({
        ...report,
        fault: 'duplicateVersion' as const,
        file,
        bytes,
        must: { does: 'supersede', versions: names } as const,
      })),
      {
        ...report,
        fault: 'damagedReport',
        file: 'damaged-report.xlsx',
        // As a copy that was interrupted.
        bytes: first.bytes.subarray(0, Math.floor(first.bytes.length * 0.6)),
        must: { does: 'refuse', code: 'file_damaged' },
      },
      {
        ...report,
        fault: 'editedCell',
        file: 'edited-cell.xlsx',
        bytes: await withEditedCell(first.bytes),
        must: { does: 'nameEditedCells', count: 1 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Version {
  readonly file: string;
  readonly bytes: Buffer;
}

/** The second one after an aid fund was corrected. */
async function twoVersions(
  plan: CountyPlan,
  options: ProvinceOptions,
  folder: string,
): Promise<readonly Version[]> {
  const { county } = await enterCounty(plan, options);
  return atTheDesk(plan, options, 2, async (ask) => {
    const submit = async (correction_reason: string | null): Promise<Version> => {
      const request = { period: provincePeriod, folder, signers, correction_reason };
      const { file } = await ask('reports.submit', request);
      return { file, bytes: await readFile(join(folder, file)) };
    };
    const first = await submit(null);
    const [aid] = county.entries.all('aid');
    if (aid === undefined) throw new Error('no aid to correct');
    const values = { training_person_times: (aid.training_person_times ?? 0) + 1 };
    const change = { type: 'aid' as const, id: aid.id, base_revision: 1, values };
    await ask('records.save', { changes: [change], why: '培训人次漏计1人' });
    return [first, await submit('培训人次漏计1人')];
  });
}

/** The report with one figure of a sheet for people changed, as somebody does who does not know of the sealed data. */
export async function withEditedCell(bytes: Buffer): Promise<Uint8Array> {
  const { report } = await readReportFile(bytes, 'report.xlsx');
  const parts = readZipDirectory(bytes).map((entry) => ({ name: entry.name, content: unpack(bytes, entry) }));
  for (const { address, expected } of report.cellMap) {
    if (!/^[1-9]\d*\.\d+$/.test(expected)) continue;
    const at = address.slice(address.lastIndexOf('!') + 1);
    const cell = new RegExp(`(<c r="${at}"[^>]*><v>)${expected.replace('.', '\\.')}(</v>)`);
    const sheets = parts.filter(
      ({ name, content }) => name.startsWith('xl/worksheets/') && cell.test(content.toString('utf8')),
    );
    const [sheet] = sheets;
    // Of a cell that stands at the same place of two sheets it would not be known which one is meant.
    if (sheet === undefined || sheets.length > 1) continue;
    const edited = sheet.content.toString('utf8').replace(cell, `$11${expected}$2`);
    return writeZip(
      parts.map((part) => (part === sheet ? { ...part, content: Buffer.from(edited, 'utf8') } : part)),
      '2022-01-21T01:00:00Z',
    );
  }
  throw new Error('no figure to edit');
}
