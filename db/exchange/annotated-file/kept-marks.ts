import { z } from 'zod';
import type { FillsBefore } from '../edited-workbook/marked-cells.ts';
import { cellAddress } from '../workbook/address.ts';
import type { PlainSheet } from '../workbook/plain.ts';

/** Name of the very hidden sheet that keeps what a marking changed, so that a later file gives it back. */
export const marksSheetName = '_shl_marks';

/** What a marking changed: fills of cells before it, and the sheet that it added. */
export interface KeptMarks {
  /** Name of the sheet that lists the problems. */
  readonly tab: string;
  /** By sheet and address. */
  readonly sheets: Readonly<Record<string, FillsBefore>>;
}

/** As written: every fill once, and the cells by its number. */
const written = z.strictObject({
  tab: z.string().min(1),
  fills: z.array(z.string()),
  cells: z.record(z.string(), z.record(z.string(), z.int().min(0))),
});

/** Letters of a part: a cell of a spreadsheet takes 32,767. */
const longest = 30_000;

/** The rows of the hidden sheet, of one cell each. */
export function marksRows({ tab, sheets }: KeptMarks): readonly (readonly string[])[] {
  const numbers = new Map<string, number>();
  const numberOf = (fill: string): number => {
    const number = numbers.get(fill) ?? numbers.size;
    numbers.set(fill, number);
    return number;
  };
  const cells = Object.fromEntries(
    Object.entries(sheets).map(([sheet, fills]) => [
      sheet,
      Object.fromEntries(Object.entries(fills).map(([at, fill]) => [at, numberOf(fill)])),
    ]),
  );
  const json = JSON.stringify({ tab, fills: [...numbers.keys()], cells });
  // Letters of two units must not be torn apart.
  const plain = json.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Array.from({ length: Math.ceil(plain.length / longest) }, (_, at) => [
    plain.slice(at * longest, (at + 1) * longest),
  ]);
}

/** What an earlier marking of a workbook changed; null where it is not marked. */
export function keptMarks(sheets: readonly PlainSheet[]): KeptMarks | null {
  const sheet = sheets.find(({ name }) => name === marksSheetName);
  let json = '';
  for (let row = 0; ; row += 1) {
    const cell = sheet?.cells.get(cellAddress(row, 0));
    if (cell?.kind !== 'text') break;
    json += cell.text;
  }
  if (json === '') return null;
  const parsed = written.safeParse(asJson(json));
  if (!parsed.success) return null;
  const { tab, fills, cells } = parsed.data;
  const restored = Object.entries(cells).map(([name, marked]) => [
    name,
    Object.fromEntries(
      Object.entries(marked).flatMap(([at, fill]) => (fills[fill] === undefined ? [] : [[at, fills[fill]]])),
    ),
  ]);
  return { tab, sheets: Object.fromEntries(restored) };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
