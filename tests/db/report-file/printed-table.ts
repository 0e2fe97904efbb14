import { expect } from 'vitest';
import type { OpenpyxlCell, OpenpyxlSheet } from '../../support/external-readers.ts';

/** A sheet of a report as a person reads it: what is above its table, its columns, its rows, and what is below. */
export interface PrintedTable {
  /** Texts of each line above the table. */
  readonly head: readonly (readonly string[])[];
  /** Labels without their line breaks. */
  readonly labels: readonly string[];
  /** 甲 乙 … 1 2 … */
  readonly numbers: readonly string[];
  readonly rows: readonly PrintedRow[];
  /** The line of names. */
  readonly signs: string;
  readonly notes: string;
  /** Row, from 1, of the labels. */
  readonly headRow: number;
  readonly lastRow: number;
}

export interface PrintedRow {
  /** From 1. */
  readonly row: number;
  /** By column of the table; undefined where nothing stands. */
  readonly cells: readonly (OpenpyxlCell | undefined)[];
}

const letter = (column: number): string => String.fromCharCode(65 + column);

/** Reads a sheet by its looks: labels stand above the row of column numbers, the names below the last row. */
export function printedTable(sheet: OpenpyxlSheet): PrintedTable {
  const text = (row: number, column: number): string =>
    String(sheet.cells[`${letter(column)}${row}`]?.value ?? '');
  const lastRow = Math.max(...Object.keys(sheet.cells).map((at) => Number(at.replace(/\D/g, ''))));
  const find = (fits: (row: number) => boolean): number => {
    for (let row = 1; row <= lastRow; row += 1) if (fits(row)) return row;
    return expect.fail(`${sheet.name} has no such row`);
  };
  const numberRow = find((row) => text(row, 0) === '甲');
  const signRow = find((row) => text(row, 0).startsWith('单位负责人'));
  const columns = range(0, 26).filter((column) => text(numberRow, column) !== '');
  const line = (row: number): string[] =>
    range(0, 26)
      .map((column) => text(row, column))
      .filter((one) => one !== '');
  return {
    head: range(1, numberRow - 1).map(line),
    labels: columns.map((column) => text(numberRow - 1, column).replaceAll('\n', '')),
    numbers: columns.map((column) => text(numberRow, column)),
    rows: range(numberRow + 1, signRow).map((row) => ({
      row,
      cells: columns.map((column) => sheet.cells[`${letter(column)}${row}`]),
    })),
    signs: text(signRow, 0),
    notes: range(signRow + 1, lastRow + 1)
      .flatMap(line)
      .join('\n'),
    headRow: numberRow - 1,
    lastRow,
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** What a cell shows before it is formatted: of a formula its result. */
export function shown(cell: OpenpyxlCell | undefined): string | number | boolean | null {
  return (cell?.type === 'f' ? cell.cached : cell?.value) ?? null;
}

/** An amount in 万元 as fen, exactly; null where nothing stands. */
export function fenIn(cell: OpenpyxlCell | undefined): number | null {
  const value = shown(cell);
  if (value === null) return null;
  expect(typeof value).toBe('number');
  const fen = Math.round(Number(value) * 1_000_000);
  // As the decimal of six digits that it was written as.
  expect(Number(value)).toBe(Number(`${fen}e-6`));
  return fen;
}
