import type { FormTexts } from '../forms/form-texts.ts';

/** What is typed over the rows' own texts, by row id: an immutable map of immutable texts. */
export type TypedCells = ReadonlyMap<string, FormTexts>;

/** One cell's change, with what stood there. */
export interface TypedChange {
  readonly id: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** What is typed, and the steps that lead back and forth. */
export interface TypedState {
  readonly cells: TypedCells;
  readonly past: readonly (readonly TypedChange[])[];
  readonly future: readonly (readonly TypedChange[])[];
}

export const nothingTyped: TypedState = { cells: new Map(), past: [], future: [] };

/** Steps that can be undone. */
const longestPast = 200;

function put(
  cells: TypedCells,
  changes: readonly { id: string; column: string; text: string }[],
): TypedCells {
  const next = new Map(cells);
  /** Copied once a row, not a cell at a time. */
  const own = new Map<string, FormTexts>();
  for (const { id, column, text } of changes) {
    let row = own.get(id);
    if (row === undefined) {
      row = { ...next.get(id) };
      own.set(id, row);
      next.set(id, row);
    }
    row[column] = text;
  }
  return next;
}

/** One step of changes; what had been undone before it is gone. */
export function typeCells(state: TypedState, step: readonly TypedChange[]): TypedState {
  if (step.length === 0) return state;
  return {
    cells: put(
      state.cells,
      step.map(({ id, column, after }) => ({ id, column, text: after })),
    ),
    past: [...state.past, step].slice(-longestPast),
    future: [],
  };
}

/**
 * Without the texts of rows that are in the ledger now. What was typed over them since the save began stays.
 * @param saved the cells as they were saved
 * @param isKept whether a text says something else than the saved record: it could not be read
 */
export function forgetSaved(
  state: TypedState,
  saved: TypedCells,
  ids: Iterable<string>,
  isKept: (id: string, column: string, text: string) => boolean,
): TypedState {
  const cells = new Map(state.cells);
  for (const id of ids) {
    const left = Object.entries(state.cells.get(id) ?? {}).filter(
      ([column, text]) => saved.get(id)?.[column] !== text || isKept(id, column, text),
    );
    if (left.length === 0) cells.delete(id);
    else cells.set(id, Object.fromEntries(left));
  }
  return { ...state, cells };
}

/** Takes the last step back. */
export function undoStep(state: TypedState): TypedState {
  const step = state.past.at(-1);
  if (step === undefined) return state;
  return {
    // Backwards: a cell that a step changed twice ends as it was before the step.
    cells: put(
      state.cells,
      step.toReversed().map(({ id, column, before }) => ({ id, column, text: before })),
    ),
    past: state.past.slice(0, -1),
    future: [step, ...state.future],
  };
}

/** Does the last undone step again. */
export function redoStep(state: TypedState): TypedState {
  const [step, ...future] = state.future;
  if (step === undefined) return state;
  return {
    cells: put(
      state.cells,
      step.map(({ id, column, after }) => ({ id, column, text: after })),
    ),
    past: [...state.past, step],
    future,
  };
}

/** The same steps with every text rewritten: amounts after the unit of the page was switched. */
export function rewriteTyped(
  state: TypedState,
  rewrite: (column: string, text: string) => string,
): TypedState {
  const step = (changes: readonly TypedChange[]): readonly TypedChange[] =>
    changes.map((change) => ({
      ...change,
      before: rewrite(change.column, change.before),
      after: rewrite(change.column, change.after),
    }));
  const cells = [...state.cells].map(([id, texts]) => {
    const written = Object.entries(texts).map(([column, text]) => [column, rewrite(column, text)]);
    return [id, Object.fromEntries(written) as FormTexts] as const;
  });
  return { cells: new Map(cells), past: state.past.map(step), future: state.future.map(step) };
}
