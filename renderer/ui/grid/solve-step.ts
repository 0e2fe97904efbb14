import type { CellEdit } from './grid-model.ts';

/** How typed totals become changes of the cells that records hold. */
export interface Solving<R> {
  /** Columns of totals, each with the column that it solves for. */
  readonly totals: Readonly<Record<string, string>>;
  readonly solve: (edit: CellEdit, row: R) => CellEdit;
}

/**
 * One step of changes with its totals solved. A row's figure is decided once: by what is typed for it in the same step, else
 * by the first total that is filled in. A blank says nothing where another of them is filled in; a blank total alone says
 * nothing of the figure.
 */
export function solveStep<R>(
  edits: readonly CellEdit[],
  rows: readonly R[],
  { totals, solve }: Solving<R>,
): readonly CellEdit[] {
  const filled = edits.filter(({ text }) => text.trim() !== '');
  const figureOf = ({ row, column }: CellEdit): string => `${row} ${totals[column] ?? column}`;
  const said = new Set(filled.map(figureOf));
  const decided = new Set(filled.filter(({ column }) => totals[column] === undefined).map(figureOf));
  return edits.flatMap((edit) => {
    const figure = figureOf(edit);
    const isBlank = edit.text.trim() === '';
    if (totals[edit.column] === undefined) return isBlank && said.has(figure) ? [] : [edit];
    const row = rows[edit.row];
    if (row === undefined || isBlank || decided.has(figure)) return [];
    decided.add(figure);
    return [solve(edit, row)];
  });
}
