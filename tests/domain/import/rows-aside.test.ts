import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeMapping } from '../../../db/domain/import/mapping.ts';
import { ImportPlanner, type PlanContext } from '../../../db/domain/import/plan.ts';
import { saysTotal } from '../../../db/domain/import/total-words.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const _ = null;
const villages = ['东畈村', '西畈村', '南畈村'];
const towns: Readonly<Record<string, string>> = { 湖镇镇: '330825101', 詹家镇: '330825106' };
const context: PlanContext = {
  form: {
    language: 'zh-CN',
    moneyUnit: 'yuan',
    findReference: (_target, text) => (villages.includes(text) || text === '批次' ? [text] : []),
    findArea: (text) => (towns[text] === undefined ? [] : [towns[text]]),
  },
  present: [],
  defaults: { home_county: '330825' },
};

/** What becomes of each row of a sheet: of the blank ones nothing. */
function rowsOf(
  type: RecordType,
  rows: readonly (readonly WrittenCell[])[],
  constants: Readonly<Record<string, string>> = {},
  heads?: readonly [number, number],
) {
  const sheet = plainSheet(rows);
  const proposed = { ...proposeMapping(sheet, type), constants };
  const [head_first, head_last] = heads ?? [proposed.head_first, proposed.head_last];
  const planner = new ImportPlanner(sheet, { ...proposed, head_first, head_last }, context);
  const { first, last } = planner.rows;
  return Array.from({ length: last - first + 1 }, (__, at) => planner.planRow(first + at))
    .flat()
    .filter(({ aside }) => aside !== 'blank');
}

const statesOf = (...of: Parameters<typeof rowsOf>): readonly string[] =>
  rowsOf(...of).map(({ row, aside, state }) => `${row} ${aside ?? state}`);

const batch = { batch_id: '批次' };
const heads = ['序号', '村名', '分配金额（元）'];

describe('a sum of rows is no record', () => {
  test.each([
    '上半年累计',
    '本月止累计',
    '1-6月累计',
    '截至上月累计',
    '截止上月累计',
    '7月合计（大写）肆佰零陆元',
    '共计肆佰零陆元整',
    '承前页',
    '过次页',
    '转下页',
    '上年同期',
    '增长%',
    '人均',
    '户均',
    '增减',
    '平均数',
  ])('%s', (text) => {
    expect(saysTotal(text)).toBe(true);
    const rows = [heads, [1, '东畈村', 100], [text, _, 406], [_, text, 406]];
    expect(statesOf('batch_line', rows, batch)).toEqual(['2 added', '3 total', '4 total']);
  });

  test.each(['人均村', '平均塘村', '总部经济项目', '增减挂钩项目', '累计村飞地', '同比村'])(
    '%s is a name',
    (text) => {
      expect(saysTotal(text)).toBe(false);
    },
  );

  test('in whatever words a row says it that names nothing else', () => {
    const receipts = [
      ['序号', '飞地', '到账日期', '收益类别', '受益主体', '实际到账（元）', '凭证号'],
      [1, '批次', '2021-01-05', '固定收益', '村', 100, 'Z1'],
      ['一季度数', _, _, _, _, 150, _],
      // Its number may be a code, and a blank name one that was forgotten.
      ['A1', _, _, _, _, 150, _],
      [3, _, _, _, _, 150, _],
    ];
    expect(statesOf('receipt', receipts)).toEqual(['2 added', '3 total', '4 rejected', '5 rejected']);
    // Where every row says no more than its amount, its words are what it is about.
    const amounts = [
      ['摘要', '实际到账（元）'],
      ['利息', 150],
    ];
    const said = { enclave_id: '批次', date: '2021-01-05', return_kind: '固定收益', beneficiary: '村' };
    expect(statesOf('receipt', amounts, said)).toEqual(['2 added']);
  });

  test('of a town over its villages, with its amount', () => {
    const rows = [heads, ['一', '湖镇镇', 200], [1, '东畈村', 100], [2, '西畈村', 100], ['二', '詹家镇', 50]];
    expect(statesOf('batch_line', rows, batch)).toEqual(['2 group', '3 added', '4 added', '5 group']);
  });
});

test('heads once more below the title of another table begin that one; on the next page they do not', () => {
  const again = [
    ['到村分配清册'],
    heads,
    [1, '东畈村', 100],
    [_, '过次页', 100],
    ['到村分配清册'],
    heads,
    [2, '西畈村', 100],
    ['填表人：王芳'],
    heads,
    [3, '南畈村', 100],
  ];
  expect(statesOf('batch_line', again, batch)).toEqual([
    '3 added',
    '4 total',
    '5 note',
    '6 heads',
    '7 added',
    '8 note',
    '9 heads',
    '10 added',
  ]);
  const another = [
    heads,
    [1, '东畈村', 100],
    ['二、上年分配情况'],
    heads,
    [1, '西畈村', 60],
    [2, '南畈村', 60],
  ];
  expect(statesOf('batch_line', another, batch)).toEqual([
    '2 added',
    '3 note',
    '4 other',
    '5 other',
    '6 other',
  ]);
});

test('rows above the heads that look like rows of the table are listed, titles are not', () => {
  const rows = [
    ['2021年清册'],
    ['单位：元', _, '2021年7月'],
    heads,
    [1, '东畈村', 100],
    ['合计', _, 100],
    heads,
    [2, '西畈村', 100],
  ];
  expect(statesOf('batch_line', rows, batch, [6, 6])).toEqual(['4 above', '7 added']);
});

test('figures in columns that are not taken make a row that is listed; the number of a line makes none', () => {
  const rows = [
    ['序号', '村名', '分配金额（元）', '另计'],
    [1, '东畈村', 100, 5],
    [2, _, _, 5],
    [3, _, _, _],
    [4, _, _, 0],
  ];
  expect(statesOf('batch_line', rows, batch)).toEqual(['2 added', '3 note']);
});

test('every filled row below the heads ends in one state, and no other row does', () => {
  const cell = fc.constantFrom<WrittenCell>(
    _,
    _,
    1,
    100,
    '东畈村',
    '西畈村',
    '湖镇镇',
    '合计',
    '一、其他',
    '无此村',
    '村名',
    '分配金额（元）',
    '单位：元',
    '备注：无',
    '２０２１年',
    'x',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 8 }), (body) => {
      const rows = [['清册'], [...heads, '另计'], ...body];
      const found = rowsOf('batch_line', rows, batch, [2, 2]).map(({ row }) => row);
      expect(found).toEqual([...new Set(found)]);
      for (const [at, cells] of body.entries()) {
        // A number of the line alone says nothing.
        const says = cells.some((one, column) => one !== _ && !(column === 0 && typeof one === 'number'));
        expect(found.includes(at + 3)).toBe(says);
      }
    }),
  );
});
