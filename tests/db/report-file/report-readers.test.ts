import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FailureError } from '../../../db/domain/failure.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import { ReportReaders } from '../../../db/exchange/report-file/report-readers.ts';
import { newDesks } from '../services/desk.ts';

const desk = newDesks();

let readers: ReportReaders;
beforeEach(() => {
  readers = new ReportReaders();
});
afterEach(() => readers.close());

const codeOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'read',
    (error: FailureError) => error.failure.code,
  );

describe('threads that read many report files', { timeout: 120_000 }, () => {
  it('say of each what reading it alone says, also of several at once and of one after a bad one', async () => {
    const { file } = await desk.current.submit();
    const bytes = readFileSync(join(desk.current.shared.path, file));
    const torn = bytes.subarray(0, bytes.length / 2);
    const outcomes = await Promise.all([
      codeOf(readers.read(torn, 'torn.xlsx')),
      codeOf(readers.read(Buffer.from('PK nonsense'), 'bad.xlsx')),
      codeOf(readers.read(Buffer.alloc(0), 'empty.xlsx')),
    ]);
    expect(outcomes).toEqual(['file_damaged', 'file_refused', 'file_damaged']);
    const { report } = await readReportFile(bytes, file);
    const { cellMap: _, ...said } = report;
    expect(await readers.read(bytes, file)).toEqual({ report: { ...said, edited_cells: [] } });
  });

  it('give up what is being read once they are closed', async () => {
    const { file } = await desk.current.submit();
    const bytes = readFileSync(join(desk.current.shared.path, file));
    const reading = codeOf(readers.read(bytes, file));
    readers.close();
    expect(await reading).toBe('cancelled');
    expect(await codeOf(readers.read(bytes, file))).toBe('cancelled');
  });
});
