import { describe, expect, test } from 'vitest';
import { type Mapping, openQuestions, proposeMapping } from '../../../db/domain/import/mapping.ts';
import { ImportPlanner } from '../../../db/domain/import/plan.ts';
import type { PlannedRow } from '../../../db/domain/import/planned-row.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

type Rows = readonly (readonly WrittenCell[])[];

interface Said {
  readonly change?: (mapping: Mapping) => Mapping;
}

function read(type: RecordType, rows: Rows, { change = (same) => same }: Said = {}) {
  const sheet = plainSheet(rows);
  const mapping = change(proposeMapping(sheet, type));
  const planner = new ImportPlanner(sheet, mapping, {
    form: { language: 'zh-CN', moneyUnit: 'yuan', findReference: (_, text) => [text] },
    present: [],
    defaults: {},
  });
  const { first, last } = planner.rows;
  return {
    mapping,
    questions: openQuestions(mapping, sheet, new Set()),
    rows: planner.settled(
      Array.from({ length: last - first + 1 }, (_, at) => planner.planRow(first + at)).flat(),
    ),
  };
}

const value = ({ fields }: PlannedRow, field: string) => fields.find((one) => one.field === field)?.new;
const problem = ({ problems }: PlannedRow) => problems[0]?.problem.code ?? null;
const villages = ['东畈村', '西畈村', '南山村', '北坞村', '大溪村'];

describe('an amount that is 10,000 times the others of its column', () => {
  const heads = ['村名', '年度', '总收入（万元）'];
  const rows = (...amounts: readonly WrittenCell[]): Rows => [
    heads,
    ...villages.map((name, at) => [name, '2021', amounts[at] ?? null]),
  ];

  test('is not taken in silence: it is asked about, as it stands or in the unit of the others', () => {
    const planned = read('village_year', rows(31.2, 28, 312_000, 40, 12.5)).rows;
    expect(planned.map(problem)).toEqual([null, null, 'far_from_others', null, null]);
    expect(planned[2]?.problems[0]?.problem).toMatchObject({
      args: { text: '312000', fen: 312_000_000_000, mended: 31_200_000 },
    });
  });

  test('is taken as the officer says', () => {
    const say = (fen: string) => (mapping: Mapping) => ({
      ...mapping,
      meanings: [{ field: 'total_income', text: '312000', value: fen }],
    });
    const said = (fen: string) =>
      read('village_year', rows(31.2, 28, 312_000, 40, 12.5), { change: say(fen) }).rows[2];
    for (const fen of ['31200000', '312000000000']) {
      expect(said(fen)?.state).toBe('added');
      expect(said(fen)?.fields.find(({ field }) => field === 'total_income')?.new).toBe(Number(fen));
    }
  });

  test('is told also where most rows are of that kind, and where there are several', () => {
    const planned = read('village_year', rows(312_000, 28, 280_000, 400_000, 12.5)).rows;
    expect(planned.map(problem)).toEqual([
      'far_from_others',
      null,
      'far_from_others',
      'far_from_others',
      null,
    ]);
  });

  test('large and small projects of one county are no slip', () => {
    for (const amounts of [
      [10, 200, 3000, 45_000, 600_000],
      [0, 0, 0, 0, 500_000],
      [31, 312_000],
      [100, 100, 100, 100, 2_400],
    ])
      expect(
        read('village_year', rows(...amounts))
          .rows.map(problem)
          .filter(Boolean),
      ).toEqual([]);
  });
});

describe('units', () => {
  test('千元 and 百万元 are units like the others', () => {
    const one = read('village_year', [
      ['计量单位：千元'],
      ['村名', '年度', '总收入'],
      ['东畈村', '2021', 312],
    ]);
    expect(one.questions).toEqual([]);
    expect(value(one.rows[0] as PlannedRow, 'total_income')).toBe(31_200_000);
    const other = read('village_year', [
      ['村名', '年度', '总收入（百万元）', '补助收入[千元]'],
      ['东畈村', '2021', 3, 5],
    ]);
    expect(other.rows[0]?.fields.map((field) => field.new)).toEqual(['东畈村', 2021, 300_000_000, 500_000]);
  });

  test('a column that states the unit of each row is read row by row', () => {
    const heads = ['村名', '年度', '计量单位', '总收入'];
    const { rows, questions } = read('village_year', [
      heads,
      ['东畈村', '2021', '元', 312_000],
      ['西畈村', '2021', '万元', 31.2],
      ['南山村', '2021', '亩', 31.2],
      ['北坞村', '2021', null, 31.2],
    ]);
    expect(questions).toEqual([]);
    expect(rows.map((row) => value(row, 'total_income') ?? problem(row))).toEqual([
      31_200_000,
      31_200_000,
      'no_row_unit',
      'no_row_unit',
    ]);
    const twice = read('village_year', [
      [...heads.slice(0, 3), '总收入（元）'],
      ['东畈村', '2021', '元', 312_000],
      ['西畈村', '2021', '万元', 31.2],
    ]);
    expect(twice.rows.map(problem)).toEqual([null, 'no_row_unit']);
  });

  test('a column of offices is none of units', () => {
    const { questions } = read('village_year', [
      ['村名', '年度', '填报单位', '总收入'],
      ['东畈村', '2021', '龙洲街道', 312_000],
    ]);
    expect(questions).toEqual([{ about: 'unit', columns: [3] }]);
  });

  test.each([
    ['规划面积（平方公里）', 3.5, 525_000],
    ['规划面积（公顷）', 10, 15_000],
    ['规划面积[公顷]', '1,000', 1_500_000],
    ['规划面积（万亩）', 0.3, 300_000],
    ['规划面积（亩）', 3000, 300_000],
    ['规划面积', 3000, 300_000],
    ['规划面积（公顷）', '3000亩', 300_000],
    ['规划面积（平方米）', 66_667, 'not_whole_measure'],
    ['规划面积（公顷）', '1,00', 'ambiguous_number'],
  ])('an area under “%s” is that area in 亩', (head, cell, expected) => {
    const { rows } = read('enclave', [
      ['飞地名称', '飞地编号', head],
      ['飞地甲', '330825-KC-01', cell],
    ]);
    expect(rows.map((row) => value(row, 'planned_area_mu') ?? problem(row))).toEqual([expected]);
  });

  test('counts of 万人次 and floor space of 万㎡ are whole ones', () => {
    const aid = read('aid', [
      ['结对地区', '年度', '培训就业人次（万人次）'],
      ['镇海区', '2021', 0.3769],
      ['北仑区', '2021', 3],
      ['鄞州区', '2021', 0.12345],
    ]);
    expect(aid.rows.map((row) => value(row, 'training_person_times') ?? problem(row))).toEqual([
      3769,
      30_000,
      'not_whole_measure',
    ]);
    const enclave = read('enclave', [
      ['飞地名称', '飞地编号', '建筑面积（万㎡）'],
      ['飞地甲', '330825-KC-01', 2.5],
    ]);
    expect(enclave.rows.map((row) => value(row, 'floor_area_m2'))).toEqual([2_500_000]);
  });
});
