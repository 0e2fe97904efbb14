import { parseMoney } from '../money.ts';
import { declarationOf } from '../records/catalogue.ts';
import { withoutNoise } from './coarser-figure.ts';
import type { ReadTable } from './left-out.ts';
import type { PlannedRow } from './planned-row.ts';
import { cellText, type Sheet, shownText } from './sheet-cell.ts';

/* Amounts with more decimals than a fen has: left over from adding up in binary, or worked out and not rounded (3,310,000 ÷ 113). */

/** What is said of a column of amounts that are finer than a fen: how many rows, the first of them as it stands. */
export interface FinerAmounts {
  readonly head: string;
  readonly rows: number;
  readonly first: number;
  readonly text: string;
}

/** Columns of amounts that are finer than a fen: `refused` in rows that are not taken for it, `rounded` in those that are. */
export function finerAmounts(
  sheet: Sheet,
  mapping: ReadTable & { readonly finer?: 'round' | undefined },
  rows: readonly PlannedRow[],
): { readonly refused: readonly FinerAmounts[]; readonly rounded: readonly FinerAmounts[] } {
  const money = new Set(
    declarationOf(mapping.type)
      .fields.filter(({ kind }) => kind === 'money')
      .map(({ name }) => name),
  );
  const columns = mapping.columns.filter(({ field }) => field !== null && money.has(field));
  const said = (isIn: (row: PlannedRow, column: number) => boolean): readonly FinerAmounts[] =>
    columns.flatMap(({ column, head, unit }) => {
      const found = rows.filter((row) => isIn(row, column) && isFiner(sheet, row.row, column, unit));
      const [first] = found;
      if (first === undefined) return [];
      const text = shownText(sheet.cell(first.row, column));
      return [{ head: head.trim(), rows: found.length, first: first.row, text }];
    });
  const isRefused = ({ problems }: PlannedRow, column: number): boolean =>
    problems.some((one) => one.column === column && one.problem.code === 'too_precise');
  return {
    refused: said(isRefused),
    rounded:
      mapping.finer === 'round'
        ? said(({ state }) => state === 'added' || state === 'changed' || state === 'same')
        : [],
  };
}

function isFiner(
  sheet: Sheet,
  row: number,
  column: number,
  unit: ReadTable['columns'][number]['unit'],
): boolean {
  const cell = sheet.cell(row, column);
  if (cell === undefined) return false;
  const said = cellText(cell, 'money', unit ?? 'yuan');
  if (!said.ok) return false;
  const parsed = parseMoney(said.text, unit ?? 'yuan');
  if (parsed.ok || parsed.problem.code !== 'too_precise') return false;
  return withoutNoise(said.text, Number(parsed.problem.args?.decimals ?? 0)) === null;
}
