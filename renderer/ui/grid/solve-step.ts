import type { CellEdit } from './grid-model.ts';

/** How typed totals become changes of the cells that records hold. */
export interface Solving<R> {
  /** Columns of totals, each with the column that it solves for. */
  readonly totals: Readonly<Record<string, string>>;
  readonly solve: (edit: CellEdit, row: R) => CellEdit;
}

/**
 * One step of changes with its totals solved. A row's figure is decided once: by what is typed for it in the same step, else
 * by the first total that is filled in. A blank total says nothing of the figure.
 */
export function solveStep<R>(
  edits: readonly CellEdit[],
  rows: readonly R[],
  { totals, solve }: Solving<R>,
): readonly CellEdit[] {
  const decided = new Set(edits.map(({ row, column }) => `${row} ${column}`));
  return edits.flatMap((edit) => {
    const into = totals[edit.column];
    if (into === undefined) return [edit];
    const row = rows[edit.row];
    const figure = `${edit.row} ${into}`;
    if (row === undefined || edit.text.trim() === '' || decided.has(figure)) return [];
    decided.add(figure);
    return [solve(edit, row)];
  });
}
