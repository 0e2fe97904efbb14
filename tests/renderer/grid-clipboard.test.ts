import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostPastedLines, readClipboard } from '../../renderer/ui/grid/clipboard-read.ts';
import { writeClipboard } from '../../renderer/ui/grid/clipboard-write.ts';
import type { GridColumn } from '../../renderer/ui/grid/grid-model.ts';
import { stepOfEdits } from '../../renderer/ui/grid/grid-step.ts';
import { planTable } from '../../renderer/ui/grid/paste-table.ts';
import {
  forgetSaved,
  nothingTyped,
  redoStep,
  typeCells,
  undoStep,
} from '../../renderer/ui/grid/typed-cells.ts';

type Row = Readonly<Record<string, string>>;
const keys = ['code', 'amount', 'day', 'note'];
const column = (key: string, options: Partial<GridColumn<Row>> = {}): GridColumn<Row> => ({
  key,
  label: key,
  text: (row) => row[key] ?? '',
  editable: true,
  ...options,
});
const columns = [
  column('code'),
  column('amount', { align: 'end', unit: '万元' }),
  column('day', { copiedAs: 'date' }),
  column('note'),
];
const noHeads = { readHead: () => null };
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const textOnly = (text: string) => {
  const block = readClipboard({ text, html: '' });
  if (typeof block === 'number') throw new Error('too long');
  return block;
};
const cellsOf = (text: string) => textOnly(text).cells;
const rowOf = (cells: readonly string[]): Row =>
  Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? '']));

/** What stands in cells: codes with zeros in front, long numbers, line breaks, quotes, tabs, formulas. */
const anyText = fc.oneof(
  fc.string().map((text) => text.replace(/\r/g, '')),
  fc.constantFrom(
    '',
    '0033',
    '330825001201001',
    '12.50',
    '2026-03-31',
    '甲\n乙',
    '"好"村',
    '=1+1',
    'a\tb',
    '<b>&',
  ),
);
const anyBlock = fc.array(fc.array(anyText, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 });

describe('what is copied out of a grid', () => {
  it('is pasted back as the same texts', () => {
    fc.assert(
      fc.property(anyBlock, (cells) => {
        const { text } = writeClipboard(columns, cells.map(rowOf), false);
        expect(cellsOf(text)).toEqual(cells);
        const blank = cells.map(() => rowOf([]));
        const { edits, left } = planTable(
          textOnly(text),
          { at: at(0, 0), rowLimit: cells.length },
          columns,
          blank,
          noHeads,
        );
        const filled = blank.map((row) => ({ ...row }) as Record<string, string>);
        for (const { row, column: key, text: typed } of edits) (filled[row] ?? {})[key] = typed;
        expect(left).toEqual([]);
        // A block of one cell fills what is selected, which is that cell.
        expect(filled.map((row) => keys.map((key) => row[key]))).toEqual(cells);
      }),
    );
  });

  it('is a table of the same texts for programs that ask for one', () => {
    const plainText = fc
      .string()
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => !text.includes('\u00a0'));
    fc.assert(
      fc.property(
        fc.array(fc.array(plainText, { minLength: 4, maxLength: 4 }), { minLength: 1 }),
        (cells) => {
          const { html } = writeClipboard(columns, cells.map(rowOf), false);
          fc.pre(cells.some((line) => line.some((text) => text !== '')));
          const read = readClipboard({ text: '', html });
          const shown = typeof read === 'number' ? [] : read.cells;
          const expected = cells.map((line) =>
            line.map((text, index) => {
              const figure = text.replaceAll(',', '');
              return index === 1 && /^-?\d+(\.\d+)?$/.test(figure) ? figure : text;
            }),
          );
          expect(shown).toEqual(expected);
        },
      ),
    );
  });

  it('keeps codes as texts, amounts as numbers and days as days', () => {
    const { html, text } = writeClipboard(columns, [rowOf(['0033', '1,234.5', '2026-03-31', '=1+1'])], true);
    expect(html).toContain(`<td x:str style='mso-number-format:"\\@"'>0033</td>`);
    expect(html).toContain('<td x:num="1234.5">1234.5</td>');
    expect(html).toContain(`<td style='mso-number-format:"yyyy\\-mm\\-dd"'>2026-03-31</td>`);
    expect(html).toContain(`<td x:str style='mso-number-format:"\\@"'>=1+1</td>`);
    expect(text.split('\r\n')[0]).toBe('code\tamount（万元）\tday\tnote');
  });

  it('does not call a number what a spreadsheet would cut', () => {
    const { html } = writeClipboard(columns, [rowOf(['', '1234567890123456', '', ''])], false);
    expect(html).toContain('mso-number-format:"\\@"');
  });
});

describe('what Excel and WPS put on the clipboard', () => {
  it.each([
    [
      'quoted cells with breaks, tabs and doubled quotes',
      '"一\n二"\t"说""好"""\t"a\tb"\r\n',
      [['一\n二', '说"好"', 'a\tb']],
    ],
    ['quotes that somebody typed', '12" 管\t"好"村\r\n', [['12" 管', '"好"村']]],
    [
      'carriage returns only',
      'a\tb\rc\td\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a blank line at the end, and blank columns',
      'a\t\t\r\n\t\t\r\n',
      [
        ['a', '', ''],
        ['', '', ''],
      ],
    ],
  ])('is read: %s', (_what, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  const merged =
    '<html><table><tr><td rowspan=2>龙洲街道</td><td>甲村</td><td rowspan="2" x:num>12</td></tr>' +
    '<tr style="display:none"><td>乙村</td></tr></table></html>';
  const mergedText = '龙洲街道\t甲村\t12\r\n\t乙村\t\r\n';
  const plan = (block: ReturnType<typeof readClipboard>) => {
    if (typeof block === 'number') throw new Error('too long');
    return planTable(
      block,
      { at: at(0, 0), rowLimit: 9 },
      ['town', 'name', 'amount'].map((key) => column(key)),
      [{}, {}],
      noHeads,
    );
  };

  it('says in its table what is merged: names go to each line, a number is not multiplied, and is listed', () => {
    const { edits, left, hidden } = plan(readClipboard({ text: mergedText, html: merged }));
    expect(edits.filter(({ row }) => row === 1).map(({ text }) => text)).toEqual(['龙洲街道', '乙村', '']);
    expect(left).toEqual([{ at: 'C1', text: '12', why: 'mergedNumber' }]);
    expect(hidden).toBe(1);
  });

  it('holds more decimals than it shows: all of them are taken where the column can hold them, and listed', () => {
    const html =
      '<table><tr><td x:num="12.3456">12.35</td><td x:num="1234.5678">1,234.57</td><td x:num=45123>2023-07-16</td></tr>' +
      '<tr><td sdval="0.333333333333333" sdnum="1033;0;0.00">0.33</td><td x:num="12345">12</td><td x:num="0.1234">12.3%</td></tr></table>';
    const text = '12.35\t1,234.57\t2023-07-16\r\n0.33\t12\t12.3%\r\n';
    const block = readClipboard({ text, html });
    if (typeof block === 'number') throw new Error('too long');
    const twoDecimals = (amount: string) => /^[\d,]+(?:\.\d{1,4})?%?$/.test(amount);
    const { edits, finer, left } = planTable(
      block,
      { at: at(0, 0), rowLimit: 9 },
      ['first', 'second', 'third'].map((key) =>
        column(key, { reads: twoDecimals, unit: key === 'second' ? '元' : null }),
      ),
      [{}, {}],
      noHeads,
    );
    expect(edits.map((edit) => edit.text)).toEqual([
      ...['12.3456', '1234.5678', '2023-07-16'],
      // Finer than the column holds; a share.
      ...['0.33', '12.34%'],
    ]);
    expect(finer).toContainEqual({ at: 'A1', shown: '12.35', exact: '12.3456', isExact: true });
    expect(finer).toContainEqual({ at: 'A2', shown: '0.33', exact: '0.333333333333333', isExact: false });
    expect(finer).toHaveLength(4);
    // A format that shows thousandths.
    expect(left).toEqual([{ at: 'B2', text: '12', why: 'scaled' }]);
  });

  it('holds them also where a head says the unit', () => {
    const beneath = new Map([['1:1', { kind: 'finer', text: '29.29204' } as const]]);
    const cells = [
      ['code', '金额（万元）'],
      ['甲', '29.29'],
    ];
    const readHead = (head: string) =>
      head === 'code' ? { key: 'code', unit: null } : { key: 'amount', unit: '万元' as const };
    const plan = planTable(
      { cells, merged: [], hidden: [], beneath },
      { at: at(0, 0), rowLimit: 9 },
      columns,
      [{}],
      { readHead },
    );
    expect(plan.edits).toContainEqual({ row: 0, column: 'amount', text: '29.29204万元' });
  });

  it('is taken from the table where there is no text, and without it where the two are not one table', () => {
    const alone = readClipboard({ text: '', html: merged });
    expect(alone).toMatchObject({
      cells: [
        ['龙洲街道', '甲村', '12'],
        ['', '乙村', ''],
      ],
    });
    const other = readClipboard({ text: '甲村\r\n', html: merged });
    expect(other).toEqual({ cells: [['甲村']], merged: [], hidden: [], beneath: new Map() });
  });

  it('may be a text that flows over its neighbours: no merged cell', () => {
    const html = "<table><tr><td colspan=3 style='mso-ignore:colspan'>长标题</td></tr></table>";
    expect(readClipboard({ text: '长标题\t\t\r\n', html })).toMatchObject({ merged: [] });
  });

  it('is never run, and never hangs, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '"', "'", 'td', 'tr', 'table', '/', '!--', 'rowspan=9', ' ', 'a'),
        }),
        (html) => {
          readClipboard({ text: '', html: `<table rowspan=1>${html}` });
        },
      ),
    );
  });

  it('is refused with its length where it is a whole sheet', () => {
    const line = '330825001201\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\r\n';
    expect(readClipboard({ text: line.repeat(mostPastedLines + 1), html: '' })).toBe(mostPastedLines + 1);
    expect(readClipboard({ text: line.repeat(200_000), html: '' })).toBe(200_000);
  });

  it('is not called too long for the blank lines of a whole column', () => {
    const block = readClipboard({ text: `a\r\nb\r\n${'\r\n'.repeat(mostPastedLines * 5)}`, html: '' });
    expect(typeof block === 'number' ? block : block.cells.length).toBe(2);
  });
});

describe('a block without heads', () => {
  const two = [column('name', { editable: false }), column('amount')];
  const rows = [
    { name: '甲村', amount: '' },
    { name: '乙村', amount: '' },
  ];
  const paste = (cells: string[][], corners = at(0, 0), rowLimit = 2) =>
    planTable(
      { cells, merged: [], hidden: [], beneath: new Map() },
      { at: corners, rowLimit },
      two,
      rows,
      noHeads,
    );

  it('fills from the corner, and lists what has no cell and what cannot be changed with its place', () => {
    const plan = paste([
      ['甲村', '1', 'x'],
      ['丙村', '2'],
      ['丁村', '3'],
    ]);
    expect(plan.edits).toEqual([
      { row: 0, column: 'amount', text: '1' },
      { row: 1, column: 'amount', text: '2' },
    ]);
    expect(plan.left).toEqual([
      { at: 'C1', text: 'x', why: 'beyond' },
      { at: 'A2', text: '丙村', why: 'locked' },
      { at: 'A3', text: '丁村', why: 'beyond' },
      { at: 'B3', text: '3', why: 'beyond' },
    ]);
  });

  it('of one cell goes into every cell of the selection', () => {
    expect(paste([['5']], at(0, 1, 1, 1)).edits.map(({ text }) => text)).toEqual(['5', '5']);
  });

  it('grows where the grid may grow', () => {
    const plan = paste([['1'], ['2'], ['3']], at(1, 1), 10);
    expect(plan.edits.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(plan.left).toEqual([]);
  });

  it('loses nothing: every text is in the grid or on the list', () => {
    const text = fc.constantFrom('', '1', '甲村', '乙村', '丙村', 'x');
    const cells = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cells, fc.nat(1), fc.nat(1), fc.integer({ min: 2, max: 6 }), (block, top, left, limit) => {
        fc.pre(block.length > 1 || (block[0]?.length ?? 0) > 1);
        const plan = paste(block, at(top, left), limit);
        const places = new Map(plan.left.map((cell) => [cell.at, cell.text]));
        const typed = new Map(plan.edits.map((edit) => [`${edit.row} ${edit.column}`, edit.text]));
        for (const [down, line] of block.entries()) {
          for (const [across, wanted] of line.entries()) {
            if (wanted === '') continue;
            const place = `${'ABCDE'[across]}${down + 1}`;
            const name = two[left + across]?.key ?? '';
            const stands = rows[top + down]?.[name as 'name'];
            expect(places.get(place) ?? typed.get(`${top + down} ${name}`) ?? stands).toBe(wanted);
          }
        }
      }),
    );
  });
});

describe('one step back takes a paste back', () => {
  const cells = fc.array(fc.array(fc.constantFrom('', '1', '二', '0.50'), { minLength: 4, maxLength: 4 }), {
    minLength: 2,
    maxLength: 30,
  });

  it('whole, before it was saved and after, and forth again', () => {
    fc.assert(
      fc.property(cells, cells, fc.boolean(), (before, pasted, saved) => {
        const ids = pasted.map((_, index) => `row-${index}`);
        const shown = new Map(ids.map((id, index) => [id, rowOf(before[index] ?? [])]));
        const { edits } = planTable(
          { cells: pasted, merged: [], hidden: [], beneath: new Map() },
          { at: at(0, 0), rowLimit: pasted.length },
          columns,
          ids.map((id) => shown.get(id) ?? {}),
          noHeads,
        );
        const { step, texts } = stepOfEdits(edits, ids, shown);
        const typed = typeCells(nothingTyped, step);
        expect(typed.past.length).toBe(step.length === 0 ? 0 : 1);
        const state = saved ? forgetSaved(typed, typed.cells, ids, () => false) : typed;
        /** What the grid shows: typed texts over those of the ledger. */
        const seen = (cellsTyped: typeof state.cells, ledger: ReadonlyMap<string, Row>) =>
          ids.map((id) => ({ ...ledger.get(id), ...cellsTyped.get(id) }));
        const ledger = saved ? texts : shown;
        expect(seen(state.cells, ledger)).toEqual(ids.map((id) => texts.get(id)));
        const back = undoStep(state);
        expect(seen(back.cells, ledger)).toEqual(ids.map((id) => shown.get(id)));
        expect(seen(redoStep(back).cells, ledger)).toEqual(ids.map((id) => texts.get(id)));
      }),
    );
  });
});
