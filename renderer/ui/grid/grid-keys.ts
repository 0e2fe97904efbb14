import type { RefObject } from 'react';
import type { CellKeyboardEvent, CellKeyDownArgs, DataGridHandle } from 'react-data-grid';
import type { Block } from './grid-model.ts';

export interface KeyActions {
  readonly grid: RefObject<DataGridHandle | null>;
  /** Where the cursor is. */
  readonly active: RefObject<{ row: number; column: number }>;
  /** The cell that is open says something else than before. */
  readonly typed: boolean;
  readonly block: Block | null;
  readonly setBlock: (block: Block | null) => void;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly fillDown: () => void;
  readonly clear: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
  /** What function keys do to the selected rows. */
  readonly actions: readonly { readonly key: string; readonly run: () => void }[];
}

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** What keys do in the grid beyond what its library does: the ways of Excel. */
export function gridKeys<R, S>(
  args: CellKeyDownArgs<R, S>,
  event: CellKeyboardEvent,
  actions: KeyActions,
): void {
  const { grid, active } = actions;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const take = (act: () => void): void => {
    event.preventDefault();
    event.preventGridDefault();
    act();
  };
  const moveTo = (row: number, column: number): void => {
    grid.current?.setActivePosition({ rowIdx: row, idx: column }, { shouldFocus: true });
  };
  if (command && key === 's') {
    take(() => {
      if (args.mode === 'EDIT') args.onClose(true);
      actions.save();
    });
    return;
  }
  if (args.mode === 'EDIT') {
    if (event.nativeEvent.isComposing) event.preventGridDefault();
    else if (event.key === 'Enter') {
      take(() => {
        args.onClose(true);
        const row = args.rowIdx + (event.shiftKey ? -1 : 1);
        if (row >= 0 && row <= actions.lastRow) moveTo(row, args.column.idx);
      });
    } else if (event.key === 'Escape') {
      // What was typed goes onto the undo stack and comes back with Ctrl+Y: Esc never loses anything.
      take(() => {
        args.onClose(actions.typed);
        if (actions.typed) actions.undo();
      });
    }
    return;
  }
  const { row, column } = active.current;
  const ofRows = actions.actions.find((action) => action.key === event.key);
  if (event.key === 'Enter') take(() => row < actions.lastRow && moveTo(row + 1, column));
  else if (command && key === 'z') take(event.shiftKey ? actions.redo : actions.undo);
  else if (command && key === 'y') take(actions.redo);
  else if (command && key === 'd') take(actions.fillDown);
  else if (command && key === 'a')
    take(() =>
      actions.setBlock({
        anchor: { row: 0, column: 0 },
        focus: { row: actions.lastRow, column: actions.lastColumn },
      }),
    );
  else if (ofRows !== undefined) take(ofRows.run);
  else if (event.key === 'Delete' || event.key === 'Backspace') take(actions.clear);
  else if (event.key === 'Escape') take(() => actions.setBlock(null));
  // Among the rows of figures: the head above and the sums below are not for typing.
  else if (command && event.key === 'Home') take(() => moveTo(0, 0));
  else if (command && event.key === 'End') take(() => moveTo(actions.lastRow, actions.lastColumn));
  else if (event.shiftKey && steps[event.key] !== undefined) {
    const [down, across] = steps[event.key] ?? [0, 0];
    take(() => extend(command ? [down * actions.lastRow, across * actions.lastColumn] : [down, across]));
  } else if (steps[event.key] !== undefined || event.key === 'Tab') actions.setBlock(null);

  function extend([down, across]: readonly [number, number]): void {
    const start = actions.block ?? { anchor: { row, column }, focus: { row, column } };
    const focus = {
      row: Math.min(Math.max(start.focus.row + down, 0), actions.lastRow),
      column: Math.min(Math.max(start.focus.column + across, 0), actions.lastColumn),
    };
    actions.setBlock({ anchor: start.anchor, focus });
    grid.current?.scrollToCell({ rowIdx: focus.row, idx: focus.column });
  }
}
