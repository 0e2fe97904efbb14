import { open, readFile } from 'node:fs/promises';
import { writeBigWorkbook } from '../../db/exchange/workbook/write-big.ts';
import type { DeflateLevel } from '../../db/exchange/workbook/zip-file.ts';
import { megabytes } from '../support/process-memory.ts';
import { bigSheet, expectedOf } from './big-sheet.ts';

/**
 * One step of the bench of the big sheet, in a process of its own so that its memory can be told: `write PATH ROWS LEVEL`,
 * `verify PATH ROWS`, `read PATH`, `pack PATH`, `library PATH`. Prints one line of JSON.
 */
const [step = '', path = '', rows = '0', level = ''] = process.argv.slice(2);
const before = process.cpuUsage();
const start = performance.now();
const size = await run();
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(before);
const rssMb = megabytes('VmHWM') ?? process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ms, cpuMs: (user + system) / 1000, rssMb, size }));

async function run(): Promise<number> {
  switch (step) {
    case 'write': {
      const { model, stream } = bigSheet(Number(rows));
      const file = await open(path, 'w');
      try {
        const chosen = level === 'portable' ? level : (Number(level) as DeflateLevel);
        return await writeBigWorkbook(file, model, [stream], { level: chosen });
      } finally {
        await file.close();
      }
    }
    case 'verify': {
      // What a step does not need shall not count as its memory.
      const { verifyWritten } = await import('../../db/exchange/workbook/verify-written.ts');
      await verifyWritten(path, expectedOf(Number(rows)));
      return Number(rows);
    }
    case 'read': {
      const { readWorkbook } = await import('../../db/exchange/workbook/read.ts');
      const bytes = await readFile(path);
      const { sheets } = await readWorkbook(bytes);
      return sheets.reduce((cells, sheet) => cells + sheet.cells.size, 0);
    }
    case 'pack': {
      const { readPackedWorkbook } = await import('../../db/exchange/workbook/read.ts');
      const { packed } = await readPackedWorkbook(await readFile(path), () => false);
      return packed.reduce((cells, sheet) => cells + sheet.kinds.length, 0);
    }
    case 'library': {
      const { readXlsx } = await import('hucre');
      const { sheets } = await readXlsx(await readFile(path), { readStyles: true });
      return sheets.reduce((cells, { rows }) => cells + rows.reduce((sum, row) => sum + row.length, 0), 0);
    }
    default:
      throw new Error(`no such step: ${step}`);
  }
}
