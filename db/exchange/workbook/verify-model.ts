import { FailureError } from '../../domain/failure.ts';
import { cellAddress } from './address.ts';
import type { WorkbookModel } from './model.ts';
import type { PlainSheet } from './plain.ts';
import { readWorkbookInWorker } from './read-in-worker.ts';
import { WorkbookRefusal } from './refusal.ts';
import { isEmpty, saysTheSame } from './same-cell.ts';

/** Σ of a column that was added up apart from the cells: by the store, or by the kernel. Rows and columns from 0. */
export interface ColumnSum {
  readonly sheet: string;
  readonly column: number;
  readonly from: number;
  /** Last row, included. */
  readonly to: number;
  /** Exact decimal text, in the unit of the cells. */
  readonly sum: string;
}

/** Digits behind the point that sums are compared to: 万元 have six, shares four. */
const digits = 6;
/** How long opening a workbook of ours may take, and what memory: it was made here, so that its size is known to be fair. */
const limits = { timeoutMs: 600_000, maxMemoryMb: 3072 };

/**
 * Opens a workbook again that was just written and compares it with what was meant: its sheets, every cell and none
 * besides, and the sums of columns.
 * @throws FailureError `totals_differ` with the first place that differs
 */
export async function verifyModel(
  bytes: Uint8Array,
  model: WorkbookModel,
  sums: readonly ColumnSum[] = [],
): Promise<void> {
  const { sheets } = await opened(bytes);
  const names = sheets.map(({ name }) => name).join('、');
  if (names !== model.sheets.map(({ name }) => name).join('、')) throw differs(names);
  model.sheets.forEach((meant, at) => {
    const found = sheets[at];
    if (found === undefined) throw differs(meant.name);
    let cells = 0;
    meant.rows.forEach(({ cells: row }, rowIndex) => {
      row.forEach((cell, column) => {
        if (cell === null || isEmpty(cell)) return;
        cells += 1;
        const address = cellAddress(rowIndex, column);
        if (!saysTheSame(cell, found.cells.get(address))) throw differs(`${meant.name} ${address}`);
      });
    });
    // A text without a character is a cell to some readers, and to nobody who looks at the sheet.
    const filled = [...found.cells.values()].filter(
      (cell) => cell.kind !== 'text' || cell.text !== '',
    ).length;
    if (filled !== cells) throw differs(`${meant.name}: ${filled} ≠ ${cells}`);
  });
  for (const sum of sums) {
    const found = sheets.find(({ name }) => name === sum.sheet);
    if (found === undefined || columnSum(found, sum) !== scaled(sum.sum))
      throw differs(`${sum.sheet} ${cellAddress(sum.from, sum.column)}`);
  }
}

async function opened(bytes: Uint8Array) {
  try {
    return await readWorkbookInWorker(bytes, limits);
  } catch (error) {
    if (error instanceof WorkbookRefusal) throw differs(error.code);
    throw error;
  }
}

const differs = (where: string): FailureError => new FailureError('totals_differ', { where });

/** A figure that Excel would round stands as text, and counts all the same. */
function columnSum({ cells }: PlainSheet, { column, from, to }: ColumnSum): bigint {
  let sum = 0n;
  for (let row = from; row <= to; row += 1) {
    const cell = cells.get(cellAddress(row, column));
    if (cell?.kind === 'number') sum += scaled(cell.decimal);
    if (cell?.kind === 'text' && /^-?\d+(\.\d+)?$/.test(cell.text)) sum += scaled(cell.text);
  }
  return sum;
}

/** An exact decimal in its smallest unit. @throws FailureError for one with more digits than any unit of ours has */
function scaled(decimal: string): bigint {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  if (fraction.length > digits) throw differs(decimal);
  const value = BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
  return negative ? -value : value;
}
