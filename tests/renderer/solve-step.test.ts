import { describe, expect, it } from 'vitest';
import { type CellEdit, type GridColumn, planFillDown } from '../../renderer/ui/grid/grid-model.ts';
import { solveStep } from '../../renderer/ui/grid/solve-step.ts';

const rows = ['a', 'b'];
const solving = {
  totals: { inv_ytd: 'inv_month', inv_cum: 'inv_month', fund_ytd: 'fund_month' },
  solve: (edit: CellEdit, row: string): CellEdit => ({
    ...edit,
    column: edit.column.startsWith('inv') ? 'inv_month' : 'fund_month',
    text: `${edit.text} of ${row}`,
  }),
};
const step = (...edits: [row: number, column: string, text: string][]) =>
  solveStep(
    edits.map(([row, column, text]) => ({ row, column, text })),
    rows,
    solving,
  ).map(({ row, column, text }) => [row, column, text]);

describe('a step of changes in which totals are typed', () => {
  it('makes them changes of the month', () => {
    expect(step([1, 'inv_ytd', '650'], [0, 'problems', '无'])).toEqual([
      [1, 'inv_month', '650 of b'],
      [0, 'problems', '无'],
    ]);
  });

  it('takes the month itself where it is among them, in whichever order, row by row', () => {
    expect(
      step([0, 'inv_ytd', '650'], [0, 'inv_month', '150'], [0, 'fund_ytd', '420'], [1, 'inv_ytd', '7']),
    ).toEqual([
      [0, 'inv_month', '150'],
      [0, 'fund_month', '420 of a'],
      [1, 'inv_month', '7 of b'],
    ]);
  });

  it('lets the first of several totals decide', () => {
    expect(step([0, 'inv_ytd', '650'], [0, 'inv_cum', '1,820'])).toEqual([[0, 'inv_month', '650 of a']]);
  });

  it('takes the total where the month beside it is blank: no figure is dropped', () => {
    expect(
      step([0, 'inv_month', ''], [0, 'inv_ytd', '650'], [1, 'inv_ytd', '7'], [1, 'inv_month', ' ']),
    ).toEqual([
      [0, 'inv_month', '650 of a'],
      [1, 'inv_month', '7 of b'],
    ]);
    // Nothing else is said of the month: it is emptied.
    expect(step([0, 'inv_month', ''], [0, 'inv_ytd', ''])).toEqual([[0, 'inv_month', '']]);
  });

  it('never blanks a month for a blank total', () => {
    expect(step([0, 'inv_ytd', ' '], [0, 'inv_cum', '1,820'], [1, 'fund_ytd', ''])).toEqual([
      [0, 'inv_month', '1,820 of a'],
    ]);
  });
});

describe('filling down', () => {
  type Row = Readonly<Record<string, string>>;
  const column = (key: string, more: Partial<GridColumn<Row>> = {}): GridColumn<Row> => ({
    key,
    label: key,
    text: (row) => row[key] ?? '',
    editable: true,
    ...more,
  });
  const columns = [
    column('inv_month'),
    column('inv_ytd', { follows: true }),
    column('rate', { editable: false }),
  ];
  const figures = [
    { inv_month: '150', inv_ytd: '600', rate: '20' },
    { inv_month: '', inv_ytd: '80', rate: '1' },
    { inv_month: '', inv_ytd: '', rate: '' },
  ];

  it('repeats what is typed and leaves out what follows from it', () => {
    expect(planFillDown({ top: 0, bottom: 2, left: 0, right: 2 }, columns, figures)).toEqual([
      { row: 1, column: 'inv_month', text: '150' },
      { row: 2, column: 'inv_month', text: '150' },
    ]);
    // A single cell takes what stands above it.
    expect(planFillDown({ top: 1, bottom: 1, left: 0, right: 1 }, columns, figures)).toEqual([
      { row: 1, column: 'inv_month', text: '150' },
    ]);
    expect(planFillDown({ top: 0, bottom: 0, left: 0, right: 0 }, columns, figures)).toEqual([]);
  });
});
