import { describe, expect, test } from 'vitest';
import { openQuestions, proposeMapping } from '../../../db/domain/import/mapping.ts';
import { questionText } from '../../../db/domain/locale/import-text.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const month = { month: '2021-07' };

/** What is asked before a sheet is taken in, in words. */
function asked(
  type: RecordType,
  rows: readonly (readonly WrittenCell[])[],
  said: { readonly figures?: 'none'; readonly constants?: Readonly<Record<string, string>> } = {},
) {
  const sheet = plainSheet(rows);
  const mapping = { ...proposeMapping(sheet, type), ...said };
  return openQuestions(mapping, sheet, new Set()).map((one) => questionText('zh-CN', mapping, one));
}

describe('records without any amount, beside columns of figures', () => {
  const progress = [
    ['序号', '项目名称', '已投', '到位', '项目编号', '形象进度', '户数'],
    [1, '甲项目', 100.5, '1,200', 20, '主体', 5],
    [2, '乙项目', '', '80万', 21, '装修', 6],
  ];

  test('are asked about, not taken in without a word', () => {
    expect(asked('investment', progress, { constants: month })).toEqual([
      '没有找到“本月完成投资、本月到位资金”对应的列，而第 C, D 列的数没有导入：请指定对应的列；确实没有的，请选择不导入这些数。',
    ]);
  });

  test('are taken where the officer says so, where no figures stand there, and where one amount is named', () => {
    expect(asked('investment', progress, { constants: month, figures: 'none' })).toEqual([]);
    const words = progress.map((row) => row.with(2, '详见附件').with(3, ''));
    expect(asked('investment', words, { constants: month })).toEqual([]);
    const named = progress.map((row, at) => (at === 0 ? row.with(2, '本月完成投资（万元）') : row));
    expect(asked('investment', named, { constants: month })).toEqual([]);
  });
});

test('months side by side are asked about once', () => {
  const months = [['2021年'], ['项目名称', '2月', '3月', '合计'], ['甲项目', 1, 2, 3]];
  expect(asked('investment', months).filter((text) => text.includes('没有找到'))).toEqual([]);
});

test('a table turned on its side is told as that, whatever it is about', () => {
  const turned = [
    ['2021年7月'],
    ['指标（万元）', '甲项目', '乙项目'],
    ['本月完成投资', 10, 20],
    ['形象进度', 'a', 'b'],
  ];
  expect(asked('investment', turned)[0]).toMatch(/转置/);
  expect(asked('investment', [['封面', '目录']])[0]).toMatch(/^没有可导入的列/);
});

test('a table on its side is told as that, too, where a row of it looks like heads', () => {
  const turned = [
    ['项目名称', '甲项目'],
    ['项目代码', '2103-330825-04-01-123456'],
    ['总投资（万元）', 1000],
    ['建设单位', 'X公司'],
  ];
  expect(asked('project', turned)).toEqual([expect.stringMatching(/转置/)]);
});

test('a card with labels beside their values is told as that', () => {
  const card = [
    ['飞地基本情况表'],
    ['飞地名称', '甲飞地', '飞地类型', '产业飞地'],
    ['飞入地', '余姚市', '规划面积（亩）', 1000],
    ['总投资（亿元）', 3.5, '用地方式', '租赁'],
  ];
  expect(asked('enclave', card)).toEqual([expect.stringMatching(/一事一张的登记表/)]);
});

describe('quarters, instalments and stages side by side', () => {
  test.each<[RecordType, readonly WrittenCell[], readonly WrittenCell[]]>([
    ['receipt', ['飞地名称', '一季度', '二季度', '合计'], ['甲飞地', 1, 2, 3]],
    ['due', ['飞地', '年度', '收益类别', '第一期', '第二期'], ['甲飞地', 2022, '固定收益', 496.29, 504.51]],
    ['village_year', ['村名', '2021年上半年', '2021年下半年'], ['甲村', 1, 2]],
    ['project', ['飞地名称', '签约时间', '开工时间'], ['甲飞地', '2019-05-01', '2020-01-01']],
  ])('of a %s are told as several records in a row', (type, heads, line) => {
    expect(asked(type, [heads, line])[0]).toMatch(/^这张表把各季度、各期或各阶段排成了几栏/);
  });

  test('are left where the year’s own figure has its column', () => {
    const rows = [
      ['项目名称', '年度', '年度计划投资（万元）', '一季度', '二季度'],
      ['甲项目', 2021, 10, 4, 6],
    ];
    expect(asked('project_year', rows)).toEqual([]);
  });
});

describe('figures that may be meant for a field without a column', () => {
  test('are asked about, and taken out of the question once the officer says so', () => {
    const rows = [
      ['结对地区', '年度', '援建资金（万元）', '财政性社会帮扶（万元）', '培训就业的人次'],
      ['镇海区', 2021, 4485, 917, 3769],
    ];
    expect(asked('aid', rows)).toEqual([
      '没有找到“社会帮扶资金、培训就业人次”对应的列，而第 D, E 列的数没有导入：请指定对应的列；确实没有的，请选择不导入这些数。',
    ]);
    expect(asked('aid', rows, { figures: 'none' })).toEqual([]);
  });

  test('of a required amount by their unit alone', () => {
    const rows = [
      ['村名', '年度', '经营性收入（万元）', '全部收入（万元）'],
      ['甲村', 2021, 10, 20],
    ];
    expect(asked('village_year', rows)[0]).toMatch(/第 D 列/);
    const titled = [
      ['单位：万元'],
      ['村名', '年度', '经营收益', '投资收益', '合计'],
      ['甲村', 2021, 1, 2, 3],
    ];
    expect(asked('village_year', titled)[0]).toMatch(/“总收入”.*第 E 列/);
  });

  test('are not asked about where another thing, another time or a computed figure stands there', () => {
    const rows = [
      [
        '序号',
        '项目名称',
        '月份',
        '本月完成投资（万元）',
        '本月到位资金（万元）',
        '上月完成投资（万元）',
        '自开工累计（万元）',
        '本年累计完成投资',
        '完成率',
        '电话',
        '同比增长%',
        '邮编',
      ],
      [1, '甲', '2021-07', 1, 2, 3, 4, 5, 6, 13800000000, 3, 324400],
    ];
    expect(asked('investment', rows)).toEqual([]);
  });

  test('in dollars are named with their unit', () => {
    const rows = (head: string) => [
      ['飞地名称', head],
      ['甲飞地', 35],
    ];
    expect(asked('enclave', rows('总投资（万美元）')).join()).toMatch(/第 B 列的单位是“万美元”/);
    expect(asked('enclave', rows('总投资万英镑')).join()).toMatch(/“万英镑”/);
    const titled = [['2021年飞地（单位：万美元）', ''], ...rows('总投资')];
    expect(asked('enclave', titled).join()).toMatch(/第 B 列的单位是“万美元”/);
  });

  test('that name one field twice and differ', () => {
    const rows = (second: number) => [
      ['村名', '应发金额（元）', '实发金额（元）'],
      ['甲村', 100, second],
    ];
    expect(asked('batch_line', rows(90)).join()).toMatch(/第 B 列和第 C 列都像是“分配金额”/);
    expect(asked('batch_line', rows(100)).join()).not.toMatch(/都像是/);
    const rounded = [
      ['村名', '分配金额（元）', '分配金额（万元）'],
      ['甲村', 12345, 1.23],
    ];
    expect(asked('batch_line', rounded).join()).not.toMatch(/都像是/);
  });
});
