import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FailureError } from '../../../db/domain/failure.ts';
import { readDataSheet } from '../../../db/exchange/report-file/data-sheet.ts';
import { editedCells } from '../../../db/exchange/report-file/edited-cells.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { WorkbookRefusal } from '../../../db/exchange/workbook/refusal.ts';
import { randomNumbers } from '../../support/random-numbers.ts';
import { newDesks } from '../services/desk.ts';

const desk = newDesks();
const flips = 200;

/** What a reader of the file relies on; read here without the thread that guards against files that never end. */
async function saidBy(bytes: Uint8Array) {
  const workbook = await readWorkbook(bytes);
  const report = readDataSheet(workbook, 'flipped.xlsx');
  const { manifest, records, sha256, signature, cellMap } = report;
  return { manifest, records, sha256, signature, edited_cells: editedCells(workbook, cellMap) };
}

it('a report file with any one bit turned is refused, or named as altered, or says exactly what it said', {
  timeout: 300_000,
}, async () => {
  const { file } = await desk.current.submit();
  const whole = readFileSync(join(desk.current.shared.path, file));
  const said = await saidBy(whole);
  const random = randomNumbers(20260105);
  const outcomes = { refused: 0, altered: 0, harmless: 0 };
  for (let round = 0; round < flips; round += 1) {
    const bytes = Buffer.from(whole);
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    try {
      const now = await saidBy(bytes);
      if (JSON.stringify(now) === JSON.stringify(said)) outcomes.harmless += 1;
      else {
        // Whatever differs must be said: the signature does not fit, or the cells that do not.
        expect({ round, at, signature: now.signature, edited: now.edited_cells.length > 0 }).toSatisfy(
          (one: { signature: string; edited: boolean }) => one.signature === 'invalid' || one.edited,
        );
        outcomes.altered += 1;
      }
    } catch (error) {
      if (!(error instanceof FailureError) && !(error instanceof WorkbookRefusal)) throw error;
      outcomes.refused += 1;
    }
  }
  expect(outcomes.refused + outcomes.altered + outcomes.harmless).toBe(flips);
  // A checksum guards every part: most flips are refused.
  expect(outcomes.refused).toBeGreaterThan(flips / 2);
});
