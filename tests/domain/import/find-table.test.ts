import { describe, expect, test } from 'vitest';
import { findTable } from '../../../db/domain/import/find-table.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const _ = null;
type Rows = readonly (readonly WrittenCell[])[];

/** Rows of the heads that are found, and the fields of their columns. */
function found(
  type: RecordType,
  rows: Rows,
  merges: readonly (readonly [number, number, number, number])[] = [],
) {
  const blocks = merges.map(([top, left, bottom, right]) => ({ top, left, bottom, right }));
  const table = findTable({ ...plainSheet(rows), merges: blocks }, type);
  return table === null
    ? null
    : { heads: [table.head_first, table.head_last], fields: table.columns.map(({ field }) => field) };
}

describe('a line of captions above the heads is none of them', () => {
  const heads = ['项目名称', '上月完成投资', '本月完成投资', '同比增长(%)', '本月到位资金', '形象进度'];
  const fields = ['project_id', null, 'inv_month', null, 'fund_month', 'progress_text'];
  const line = ['甲项目', 1, 2, 3, 4, '主体施工'];

  test.each([
    [['填报单位：龙游县发改局', _, _, _, _, '计量单位：万元']],
    [['2021年8月项目进度', _, _, '单位：万元']],
    [['填报单位：龙游县发改局', _, '2021年8月', _, _, '计量单位：万元']],
    [['附表3 项目投资进度表', _, _, _, '（万元）']],
    [['编制单位：', _, '龙游县强村公司', _, _, '万元']],
  ])('%j', (caption) => {
    expect(found('investment', [caption, heads, line])).toEqual({ heads: [2, 2], fields });
    expect(found('investment', [['进度'], caption, heads, line])).toEqual({ heads: [3, 3], fields });
  });

  test('heads that every printed page repeats are those of the first page', () => {
    const repeated = ['序号', '村名', '分配金额', '到账日期', '备注'];
    const rows: Rows = [
      ['到村分配清册'],
      ['金额单位：元', _, _, '分配文件：龙强村〔2021〕3号'],
      repeated,
      [1, '东畈村', 1000, '2021-07-02', _],
      [_, '过次页', 1000],
      repeated,
      [_, '承前页', 1000],
      [2, '西畈村', 1000, '2021-07-02', _],
    ];
    expect(found('batch_line', rows)?.heads).toEqual([3, 3]);
  });
});

describe('heads of three rows', () => {
  const top: Rows = [
    ['龙游县山海协作项目投资进度月报'],
    ['2021年7月', _, _, _, _, _, _, _, '单位：万元'],
    ['序号', '项目名称', '计划总投资', '投资完成情况', _, _, '到位资金', _, '形象进度'],
    [_, _, _, '本月', _, '自开工累计', '本月', '累计', _],
    [_, _, _, '完成', '本年累计', _, _, _, _],
    [1, '甲项目', 2000, 100.5, 400, 600, 80, 250, '主体施工'],
  ];
  const expected = {
    heads: [3, 5],
    fields: [_, 'project_id', _, 'inv_month', _, _, 'fund_month', _, 'progress_text'],
  };

  test('name a figure in whatever order its words stand, and no other figure', () => {
    const merges = [
      [1, 0, 1, 8],
      [3, 0, 5, 0],
      [3, 1, 5, 1],
      [3, 2, 5, 2],
      [3, 3, 3, 5],
      [4, 3, 4, 4],
      [4, 5, 5, 5],
      [3, 6, 3, 7],
      [4, 6, 5, 6],
      [4, 7, 5, 7],
      [3, 8, 5, 8],
    ] as const;
    expect(found('investment', top, merges)).toEqual(expected);
  });

  test('are the same where the merges were lost', () => {
    expect(found('investment', top)).toEqual(expected);
  });
});

test('parts below the sum of the year are its parts, those of another period are not', () => {
  const rows: Rows = [
    ['填报单位：龙游县发改局', _, _, '2021年6月', _, _, _, '计量单位：万元'],
    ['项目名称', '本月完成投资', '本年完成投资', _, _, '本年到位资金', _, '上年完成投资'],
    [_, _, '合计', '建筑安装工程', '设备工器具购置', '合计', '其中：自筹资金', '其他费用'],
    ['甲项目', 10, 60, 30, 20, 50, 50, 1],
  ];
  const merges = [
    [2, 0, 3, 0],
    [2, 1, 3, 1],
    [2, 2, 2, 4],
    [2, 5, 2, 6],
  ] as const;
  expect(found('investment', rows, merges)).toEqual({
    heads: [2, 3],
    fields: ['project_id', 'inv_month', _, 'construction', 'equipment', _, 'fund_self', _],
  });
});

test('a list for distribution heads its villages as units', () => {
  const rows: Rows = [['到村分配表（单位：元）'], ['序号', '单位', '分配金额'], [1, '东畈村', 2000]];
  expect(found('batch_line', rows)).toEqual({ heads: [2, 2], fields: [_, 'village_id', 'amount'] });
});

test('a number of the line is no figure that heads must name', () => {
  expect(
    found('batch_line', [
      ['序号', '某栏', '分配金额（元）'],
      [1, '东畈村', 2000],
    ])?.fields,
  ).toEqual([_, _, 'amount']);
});

describe('figures that a head names in another way', () => {
  const units = (type: RecordType, heads: readonly string[]) =>
    findTable(plainSheet([heads, heads.map((_, at) => at + 1)]), type)?.columns.map(({ field, unit }) => [
      field,
      unit,
    ]);

  test('合计 and 其中 below a group are the sum itself and its parts', () => {
    const rows: Rows = [
      ['结对地区', '援建资金', _, '社会帮扶资金', '乡村振兴示范点', '培训人次'],
      [_, '合计', '其中：促进增收', _, _, _],
      ['镇海区', 4485, 3568, 917, 69, 3769],
    ];
    const merges = [
      [1, 0, 2, 0],
      [1, 1, 1, 2],
      [1, 3, 2, 3],
      [1, 4, 2, 4],
      [1, 5, 2, 5],
    ] as const;
    const expected = {
      heads: [1, 2],
      fields: [
        'host_id',
        'aid_fund',
        'income_raising',
        'social_donation',
        'rural_projects',
        'training_person_times',
      ],
    };
    expect(found('aid', rows, merges)).toEqual(expected);
    expect(found('aid', rows)).toEqual(expected);
  });

  test('合计 beside quarters is no figure of one receipt', () => {
    const rows: Rows = [
      ['飞地', '到账日期', '到账金额', _, _],
      [_, _, '一季度', '二季度', '合计'],
      ['甲飞地', '2021-07-02', 1, 2, 3],
    ];
    expect(found('receipt', rows)?.fields).not.toContain('amount');
  });

  test('小计 of two enclaves is no amount of one batch', () => {
    const rows: Rows = [
      ['村名', '分配金额（元）', _, _],
      [_, '镇海飞地', '余姚飞地', '小计'],
      ['东畈村', 100, 200, 300],
    ];
    expect(
      found('batch_line', rows, [
        [1, 0, 2, 0],
        [1, 1, 1, 3],
      ])?.fields ?? [],
    ).not.toContain('amount');
  });

  test('a unit behind a line break, right behind the word, or for each 亩', () => {
    expect(units('enclave', ['飞地名称', '总投资\n亿元', '规划面积亩', '累计投资\n（万元）'])).toEqual([
      ['name', null],
      ['total_investment', 'yiYuan'],
      ['planned_area_mu', null],
      ['invested_to_date', 'wanYuan'],
    ]);
    expect(units('enclave', ['飞地名称', '总投资亿元', '总建筑面积万平方米'])).toEqual([
      ['name', null],
      ['total_investment', 'yiYuan'],
      ['floor_area_m2', null],
    ]);
    expect(units('contribution', ['村名', '单价（万元/亩）', '入股金额'])).toEqual([
      ['holder_village_id', null],
      ['unit_price', 'wanYuan'],
      ['amount', null],
    ]);
  });

  test('等级 right of a hospital is that one’s', () => {
    expect(
      found('medical', [
        ['支援医院', '等级', '受援医院', '等级', '帮扶资金'],
        ['甲', 'a', 'b', 'c', 1],
      ])?.fields,
    ).toEqual(['helper_hospital', 'helper_grade', 'helped_hospital', 'helped_grade', 'funds']);
  });

  test('of two heads of one field its own label is taken, wherever it stands', () => {
    expect(
      found('project', [
        ['项目名称', '行业', '行业代码'],
        ['甲', '制造', 'C13'],
      ])?.fields,
    ).toEqual(['name', null, 'industry_code']);
  });
});
