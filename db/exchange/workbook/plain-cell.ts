import type { Cell, CellValue } from 'hucre';
import type { PlainCell, PlainValue } from './plain.ts';
import { WorkbookRefusal } from './refusal.ts';
import { cleanText, maxCellText } from './text.ts';

/** Excel's calendar ends with the year 9999. */
const endOfDates = Date.UTC(10_000, 0, 1);

/** What is in a cell of the library's; undefined where nothing is. @throws WorkbookRefusal `text_too_long` */
export function plainCell(
  value: CellValue,
  cell: Cell | undefined,
  sheetName: string,
): PlainCell | undefined {
  const plain = plainValue(value, cell, sheetName);
  if (cell?.formula === undefined) return plain;
  return { kind: 'formula', formula: cell.formula, cached: plain ?? null };
}

/** As {@link plainCell}, of the value alone. */
export function plainValue(
  value: CellValue,
  cell: Cell | undefined,
  sheetName: string,
): PlainValue | undefined {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'string') {
    if (cell?.type === 'error') return { kind: 'error', code: cleanText(value) };
    if (value.length > maxCellText)
      throw new WorkbookRefusal('text_too_long', { sheet: sheetName, limit: maxCellText });
    return { kind: 'text', text: cleanText(value) };
  }
  const numFmt = cell?.style?.numFmt;
  const format = numFmt === undefined || numFmt === 'General' ? {} : { format: numFmt };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { kind: 'error', code: '#NUM!' };
    return { kind: 'number', decimal: plainDecimal(value), ...format };
  }
  // Excel shows ##### for what it has no date for.
  if (Number.isNaN(value.getTime()) || value.getTime() >= endOfDates) return { kind: 'error', code: '#NUM!' };
  const [day, time] = value.toISOString().slice(0, 19).split('T');
  return { kind: 'date', iso: time === '00:00:00' ? `${day}` : `${day}T${time}`, ...format };
}

/** `String(n)` with any exponent written out: `1e-7` → `0.0000001`. */
export function plainDecimal(value: number): string {
  const text = String(value);
  const match = text.includes('e') ? /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) : null;
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponentText);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}
