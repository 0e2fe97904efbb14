import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOfDraft, draftOfCells } from '../../db/domain/draft-form.ts';
import {
  forgetSaved,
  nothingTyped,
  redoStep,
  type TypedState,
  typeCells,
  undoStep,
} from '../../renderer/ui/grid/typed-cells.ts';

/** Steps as the grid makes them: each change knows what stood in the cell. */
function play(
  steps: readonly (readonly (readonly [id: string, column: string, text: string])[])[],
): TypedState[] {
  const states: TypedState[] = [nothingTyped];
  for (const step of steps) {
    const state = states.at(-1) ?? nothingTyped;
    const shown = new Map([...state.cells].map(([id, texts]) => [id, { ...texts }]));
    const changes = step.map(([id, column, after]) => {
      const texts = shown.get(id) ?? {};
      const before = texts[column] ?? '';
      shown.set(id, { ...texts, [column]: after });
      return { id, column, before, after };
    });
    states.push(typeCells(state, changes));
  }
  return states;
}

const texts = ({ cells }: TypedState): Record<string, string> =>
  Object.fromEntries(Object.entries(draftOfCells(cells)).filter(([, text]) => text !== ''));

describe('what is typed in a grid', () => {
  const change = fc.tuple(
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('x', 'y'),
    fc.constantFrom('', '1', '2'),
  );
  const steps = fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 12 });

  it('goes back and forth through every step exactly', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const states = play(made);
        let state = states.at(-1) ?? nothingTyped;
        for (const earlier of states.slice(0, -1).toReversed()) {
          state = undoStep(state);
          expect(texts(state)).toEqual(texts(earlier));
        }
        expect(undoStep(state)).toBe(state);
        for (const later of states.slice(1)) {
          state = redoStep(state);
          expect(texts(state)).toEqual(texts(later));
        }
        expect(redoStep(state)).toBe(state);
      }),
    );
  });

  it('comes back from a draft', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const { cells } = play(made).at(-1) ?? nothingTyped;
        expect(draftOfCells(cellsOfDraft(draftOfCells(cells)))).toEqual(draftOfCells(cells));
      }),
    );
  });

  it('forgets what was undone once something else is typed', () => {
    const [, one] = play([[['a', 'x', '1']]]);
    const other = typeCells(undoStep(one ?? nothingTyped), [
      { id: 'a', column: 'x', before: '', after: '2' },
    ]);
    expect(redoStep(other)).toBe(other);
    expect(texts(other)).toEqual({ 'a.x': '2' });
  });

  it('is forgotten once saved, but not what was typed since nor what could not be read; steps still lead back', () => {
    const [, first, second] = play([
      [
        ['a', 'x', '1'],
        ['a', 'y', '1o'],
        ['b', 'x', '2'],
      ],
      [['a', 'x', '3']],
    ]);
    const [saved, now] = [first ?? nothingTyped, second ?? nothingTyped];
    const left = forgetSaved(now, saved.cells, ['a', 'b'], (_id, column) => column === 'y');
    expect(Object.fromEntries(left.cells)).toEqual({ a: { x: '3', y: '1o' } });
    expect(texts(undoStep(undoStep(left)))).toEqual({});
  });
});
