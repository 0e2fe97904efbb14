import { type KeyboardEvent, useState } from 'react';
import type { RowState } from '../../../db/domain/import/planned-row.ts';
import type { RowCounts } from '../../../db/domain/import-answers.ts';

/** Keys that show the rows of a state, in the order of the buttons. */
export const rowStates: readonly RowState[] = ['added', 'changed', 'same', 'rejected', 'aside'];
/** The rows that want looking at first. */
export const firstLook: readonly RowState[] = ['rejected', 'changed', 'added', 'same', 'aside'];

/** A row that was jumped to; `turn` tells one jump from the next to the same row. */
export interface Jump {
  readonly state: RowState;
  readonly row: number;
  readonly turn: number;
}

/**
 * `n` and `p` lead from problem to problem, where there are none from change to change; `1` to `5` show the rows of a
 * state. They are heard within the plan only, and not where something is typed.
 */
export function useRowKeys(props: {
  readonly counts: RowCounts | undefined;
  readonly shown: RowState | null;
  readonly onShow: (state: RowState) => void;
}) {
  const { counts, shown, onShow } = props;
  const [jump, setJump] = useState<Jump | null>(null);
  const lead = (state: RowState, row: number): void => {
    if (counts === undefined || counts[state] === 0) return;
    if (shown !== state) onShow(state);
    setJump({ state, row, turn: (jump?.turn ?? 0) + 1 });
  };
  const press = (event: KeyboardEvent): void => {
    if (counts === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    const state = rowStates[Number(event.key) - 1];
    const isStep = event.key === 'n' || event.key === 'p';
    const wanted = isStep ? firstLook.find((one) => counts[one] > 0) : state;
    if (wanted === undefined) return;
    event.preventDefault();
    if (!isStep) {
      lead(wanted, 0);
      return;
    }
    const total = counts[wanted];
    const from = jump !== null && jump.state === wanted && shown === wanted ? jump.row : null;
    const forward = event.key === 'n';
    const row = from === null ? (forward ? 0 : total - 1) : (from + (forward ? 1 : -1) + total) % total;
    lead(wanted, row);
  };
  return { jump: jump !== null && jump.state === shown ? jump : null, press };
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [role=dialog]') !== null;
}
