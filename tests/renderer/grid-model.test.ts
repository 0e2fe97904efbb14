import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GridColumn, parseBlock, planPaste, writeBlock } from '../../renderer/ui/grid/grid-model.ts';

interface Row {
  readonly name: string;
  readonly amount: string;
}
const columns: readonly GridColumn<Row>[] = [
  { key: 'name', label: '村', text: (row) => row.name },
  { key: 'amount', label: '金额', text: (row) => row.amount, editable: true },
];
const rows: readonly Row[] = [
  { name: '甲村', amount: '' },
  { name: '乙村', amount: '' },
];
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

describe('blocks of cells from and to Excel and WPS', () => {
  it('come back as they were written', () => {
    const cell = fc.string().map((text) => text.replace(/\r/g, ''));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1 }),
        (width, cells) => {
          const block = cells.map((row) => row.slice(0, width));
          // The last line break of a block is Excel's own; a last cell that is blank is told from it by nothing.
          fc.pre(block.at(-1)?.join('') !== '');
          expect(parseBlock(writeBlock(block))).toEqual(block);
        },
      ),
    );
  });

  it('keep a quote that somebody typed', () => {
    expect(parseBlock('12" 管\t"好"村\r\n')).toEqual([['12" 管', '"好"村']]);
    expect(parseBlock('"一\n二"\t"说""好"""')).toEqual([['一\n二', '说"好"']]);
  });
});

describe('pasting', () => {
  it('fills from the corner, lists what has no cell, and counts what cannot be changed', () => {
    const plan = planPaste(
      [
        ['甲村', '1'],
        ['丙村', '2'],
        ['丁村', '3'],
      ],
      at(0, 0),
      columns,
      rows,
      2,
    );
    expect(plan.edits).toEqual([
      { row: 0, column: 'amount', text: '1' },
      { row: 1, column: 'amount', text: '2' },
    ]);
    expect(plan.overflow).toEqual(['丁村', '3']);
    expect(plan.readOnly).toBe(1);
  });

  it('puts one copied cell into every cell of the selection', () => {
    const plan = planPaste([['5']], at(0, 1, 1, 1), columns, rows, 2);
    expect(plan.edits.map(({ text }) => text)).toEqual(['5', '5']);
  });

  it('grows where the grid may grow', () => {
    const plan = planPaste([['1'], ['2'], ['3']], at(1, 1), columns, rows, 10);
    expect(plan.edits.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(plan.overflow).toEqual([]);
  });
});
