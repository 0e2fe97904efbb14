import { describe, expect, it } from 'vitest';
import { recordHeads } from '../../db/domain/import/head-names.ts';
import type { GridColumn } from '../../renderer/ui/grid/grid-model.ts';
import { type PastedTables, planTable } from '../../renderer/ui/grid/paste-table.ts';

type Row = Readonly<Record<string, string>>;
const column = (key: string, editable: boolean): GridColumn<Row> => ({
  key,
  label: key,
  text: (row) => row[key] ?? '',
  editable,
});
const block = (cells: readonly (readonly string[])[]) => ({
  cells,
  merged: [],
  hidden: [],
  beneath: new Map(),
});
const at = { top: 0, left: 0, bottom: 0, right: 0 };

/** A list of villages with one row and the blank one under it. */
const village: PastedTables = { readHead: recordHeads('village') };
const villageColumns = ['village_code', 'name', 'town_code'].map((key) => column(key, true));
const villageRows = [{ village_code: '330825101201', name: '溪口村' }, {}];
const pasteVillages = (pasted: string[][]) =>
  planTable(block(pasted), { at, rowLimit: 5000 }, villageColumns, villageRows, village);

/** A grid of villages' income: names stand, figures are typed. */
const names = ['溪口村', '湖镇村'];
const income: PastedTables = {
  readHead: recordHeads('village_year', ['year']),
  rowOf(line) {
    const name = line.get('village_id')?.trim() ?? '';
    if (name === '') return null;
    const row = names.indexOf(name);
    return row < 0 ? 'unknown' : row;
  },
};
const incomeColumns = [column('village_id', false), column('total_income', true)];
const incomeRows = names.map((name) => ({ village_id: name, total_income: '' }));
const pasteIncome = (pasted: string[][]) =>
  planTable(block(pasted), { at, rowLimit: incomeRows.length }, incomeColumns, incomeRows, income);

describe('a pasted table with heads', () => {
  it('is read by its heads in any order and language, and goes below what stands there', () => {
    const plan = pasteVillages([
      ['序号', '村名', '户数', '区划代码', 'Township code'],
      ['1', '甲村', '88', '330825101202', '330825101'],
      ['', '', '', '', ''],
      ['2', '乙村', '', '330825101203', '330825101'],
    ]);
    expect(plan.edits.filter(({ row }) => row === 1)).toEqual([
      { row: 1, column: 'name', text: '甲村' },
      // A field that the grid shows only when it is used.
      { row: 1, column: 'households', text: '88' },
      { row: 1, column: 'village_code', text: '330825101202' },
      { row: 1, column: 'town_code', text: '330825101' },
    ]);
    expect(plan.edits.some(({ row, text }) => row === 2 && text === '乙村')).toBe(true);
    expect(plan.edits.some(({ row }) => row === 0 || row > 2)).toBe(false);
    expect(plan.left).toEqual([{ at: 'A1', text: '序号', why: 'unknownHead' }]);
    expect(plan.placed).toMatchObject({ rows: 2 });
  });

  it('has sums that are no lines of it, wherever their words stand', () => {
    const plan = pasteVillages([
      ['序号', '村名', '户数'],
      ['1', '甲村', '88'],
      ['2', '溪口镇小计', '88'],
      ['', '全县合计：', '88'],
      ['3', '乙村', '90'],
    ]);
    expect(plan.placed).toMatchObject({ rows: 2 });
    expect(plan.left.filter(({ why }) => why === 'aside').map((left) => left.at)).toEqual(['A3', 'B4']);
  });

  it('may have its heads in two rows, and a group that says of which year a figure is makes it another one', () => {
    const plan = planTable(
      block([
        ['村名', '基本情况', '', '上年', '本年'],
        ['', '户数', '人口', '认定依据', '区划代码'],
        ['甲村', '60', '200', '旧文件', '330825101202'],
      ]),
      { at, rowLimit: 5000 },
      villageColumns,
      villageRows,
      village,
    );
    expect(plan.edits).toEqual([
      { row: 1, column: 'name', text: '甲村' },
      { row: 1, column: 'households', text: '60' },
      { row: 1, column: 'population', text: '200' },
    ]);
    expect(plan.left.map(({ at: place, text }) => `${place} ${text}`)).toEqual([
      'D2 上年认定依据',
      'E2 本年区划代码',
    ]);
  });

  it('is told from a table without: that one goes where the cursor stands', () => {
    const plan = pasteVillages([['330825101202', '村名', '330825101']]);
    expect(plan.placed).toBeNull();
    expect(plan.edits.map(({ row, column: key }) => [row, key])).toEqual([
      [0, 'village_code'],
      [0, 'name'],
      [0, 'town_code'],
    ]);
  });

  it('may have a title and a unit above its heads and a sum below: they are listed, not taken', () => {
    const plan = pasteVillages([
      ['2024年薄弱村名单', '', ''],
      ['', '', ''],
      ['填报单位：龙游县', '', '单位：个'],
      ['序号', '村名', '区划代码', '乡镇代码'],
      ['1', '甲村', '330825101202', '330825101'],
      ['合 计', '1', ''],
    ]);
    expect(plan.edits.map(({ row, text }) => [row, text])).toEqual([
      [1, '甲村'],
      [1, '330825101202'],
      [1, '330825101'],
    ]);
    expect(plan.left).toEqual([
      { at: 'A1', text: '2024年薄弱村名单', why: 'aside' },
      { at: 'A3', text: '填报单位：龙游县 单位：个', why: 'aside' },
      { at: 'A6', text: '合 计 1', why: 'aside' },
      { at: 'A4', text: '序号', why: 'unknownHead' },
    ]);
    expect(plan.placed).toMatchObject({ rows: 1 });
  });

  it('of villages is not cut by a village that bears the name of a sum, nor by heads further down', () => {
    const plan = pasteVillages([
      ['330825101202', '合计', '330825101'],
      ['区划代码', '村名', ''],
    ]);
    expect(plan.placed).toBeNull();
    expect(plan.edits.map(({ text }) => text)).toContain('合计');
  });

  it('takes the unit of amounts from the head, unless an amount names its own', () => {
    const plan = planTable(
      block([
        ['出资村', '出资金额（元）'],
        ['甲村', '840,000'],
        ['乙村', '84万元'],
        ['丙村', '面议'],
      ]),
      { at, rowLimit: 5000 },
      [column('holder_village_id', true), column('amount', true)],
      [{}],
      { readHead: recordHeads('contribution') },
    );
    expect(plan.edits.filter(({ column: key }) => key === 'amount').map(({ text }) => text)).toEqual([
      '840,000元',
      '84万元',
      '面议',
    ]);
  });

  it('reads a name and a code of one thing together, so that they must agree', () => {
    const plan = planTable(
      block([
        ['村名', '村代码', '金额'],
        ['甲村', '330825101202', '1'],
      ]),
      { at, rowLimit: 5000 },
      [column('holder_village_id', true), column('amount', true)],
      [{}],
      { readHead: recordHeads('contribution') },
    );
    expect(plan.edits[0]).toEqual({ row: 0, column: 'holder_village_id', text: '甲村 330825101202' });
  });
});

describe('a pasted table whose lines name rows of the grid', () => {
  const figures = [
    ['湖镇村', '20'],
    ['溪口村', '10'],
  ];

  it.each([
    ['with heads', [['村', '总收入'], ...figures]],
    ['without heads', figures],
  ])('goes to those rows, %s', (_case, pasted) => {
    expect(pasteIncome(pasted).edits.filter(({ column: key }) => key === 'total_income')).toEqual([
      { row: 1, column: 'total_income', text: '20' },
      { row: 0, column: 'total_income', text: '10' },
    ]);
  });

  it('lists a line of no such name, and the second line of one name, instead of taking it', () => {
    const plan = pasteIncome([...figures, ['无此村', '30'], ['溪口村', '40']]);
    expect(plan.left).toEqual([
      { at: 'A3', text: '无此村 30', why: 'unknownRow' },
      { at: 'A4', text: '溪口村 40', why: 'secondLine' },
    ]);
    expect(plan.edits.map(({ text }) => text)).not.toContain('40');
  });

  it('goes where the cursor stands if it names nothing', () => {
    const plan = planTable(
      block([['1'], ['2']]),
      { at: { ...at, left: 1, right: 1 }, rowLimit: 2 },
      incomeColumns,
      incomeRows,
      income,
    );
    expect(plan.edits.map(({ row, text }) => [row, text])).toEqual([
      [0, '1'],
      [1, '2'],
    ]);
  });
});

describe('heads', () => {
  const read = recordHeads('contribution', ['enclave_id', 'home_county']);
  it('are known by their labels and by other words, with blanks, marks and units', () => {
    expect(read(' 变动 金额(万元) ')).toMatchObject({ key: 'amount', unit: '万元' });
    expect(read('Amount of movement (10,000 yuan)')).toMatchObject({ key: 'amount', unit: '万元' });
    expect(read('入股金额/元')).toMatchObject({ key: 'amount', unit: '元' });
    expect(read('资金来源（自有、补助）')).toMatchObject({ key: 'fund_source', unit: null });
    expect(read('起息日')).toMatchObject({ key: 'interest_from', unit: null });
  });
  it('of other things, and of what the page decides, are none', () => {
    expect(read('联系电话')).toBeNull();
    expect(read('飞出地')).toBeNull();
  });
});
