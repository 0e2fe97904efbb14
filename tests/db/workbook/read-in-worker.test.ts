import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { readWorkbookInWorker } from '../../../db/exchange/workbook/read-in-worker.ts';
import { WorkbookRefusal } from '../../../db/exchange/workbook/refusal.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { handmadeParts, zipOf } from './handmade.ts';
import { sampleWorkbook } from './sample.ts';

const timeout = 30_000;
let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'workbook-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Large enough that parsing takes a while and tens of megabytes. */
function largeWorkbook(): Buffer {
  const row = (r: number) =>
    `<row r="${r}">${'ABCDEFGH'.replace(/./g, (c) => `<c r="${c}${r}"><v>${r * 3}</v></c>`)}</row>`;
  return zipOf(handmadeParts(Array.from({ length: 40_000 }, (_, i) => row(i + 1)).join('')));
}

describe('reading in a worker', () => {
  it('gives what reading here gives, from a path and from bytes', { timeout }, async () => {
    const bytes = await writeWorkbook(sampleWorkbook());
    const path = join(directory, '报表.xlsx');
    await writeFile(path, bytes);
    const expected = await readWorkbook(bytes);
    expect(await readWorkbookInWorker(path)).toEqual(expected);
    expect(await readWorkbookInWorker(bytes)).toEqual(expected);
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('passes a refusal on with its code and arguments', { timeout }, async () => {
    const refusal = await readWorkbookInWorker(Buffer.from('县,金额\n')).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(WorkbookRefusal);
    expect(refusal).toMatchObject({ code: 'csv' });
    await expect(readWorkbookInWorker(join(directory, 'none.xlsx'))).rejects.toMatchObject({
      code: 'file_error',
      args: { reason: 'ENOENT' },
    });
    await expect(readWorkbookInWorker(directory)).rejects.toMatchObject({ code: 'file_error' });
  });

  it('ends a file that takes too long', { timeout }, async () => {
    const start = performance.now();
    await expect(readWorkbookInWorker(largeWorkbook(), { timeoutMs: 5 })).rejects.toMatchObject({
      code: 'timeout',
    });
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('ends a file that takes too much memory, and this process lives', { timeout }, async () => {
    await expect(readWorkbookInWorker(largeWorkbook(), { maxMemoryMb: 24 })).rejects.toMatchObject({
      code: 'out_of_memory',
    });
  });

  it('stops when told to', { timeout }, async () => {
    const controller = new AbortController();
    const reading = readWorkbookInWorker(largeWorkbook(), { signal: controller.signal });
    controller.abort(new Error('no longer wanted'));
    await expect(reading).rejects.toThrow('no longer wanted');
    await expect(readWorkbookInWorker('x', { signal: controller.signal })).rejects.toThrow(
      'no longer wanted',
    );
  });

  it('reports a worker that cannot even start', { timeout }, async () => {
    const workerUrl = new URL('./no-such-worker.ts', import.meta.url);
    await expect(readWorkbookInWorker('x', { workerUrl })).rejects.toMatchObject({ code: 'unreadable' });
  });
});
