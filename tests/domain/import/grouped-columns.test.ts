import { expect, test } from 'vitest';
import {
  type Mapping,
  openQuestions,
  proposeMapping,
  withStated,
} from '../../../db/domain/import/mapping.ts';
import { ImportPlanner } from '../../../db/domain/import/plan.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

/* A town written once with empty cells beneath, and what must never be filled so. */

const heads = ['乡镇', '村代码', '村名', '户数'];

function read(rows: readonly (readonly WrittenCell[])[], fill_down?: Mapping['fill_down']) {
  const coded = rows.map((row, at) => row.toSpliced(1, 0, row[1] === null ? null : `33082510120${at}`));
  const sheet = plainSheet([heads, ...coded]);
  const proposed = withStated(proposeMapping(sheet, 'village'), sheet, () => []);
  const mapping = fill_down === undefined ? proposed : { ...proposed, fill_down };
  const planner = new ImportPlanner(sheet, mapping, {
    form: {
      language: 'zh-CN',
      moneyUnit: 'yuan',
      findArea: (text) => ({ 湖镇镇: ['330825101'], 詹家镇: ['330825106'] })[text] ?? [],
    },
    present: [],
    defaults: {},
  });
  const planned = planner.settled(rows.flatMap((_, at) => planner.planRow(at + 2)));
  return {
    questions: openQuestions(mapping, sheet, new Set()).map(({ about }) => about),
    fill_down: mapping.fill_down,
    said: planned.map(
      ({ aside, state, fields }) =>
        aside ??
        [
          state,
          ...['town_code', 'name', 'households'].map(
            (name) => fields.find(({ field }) => field === name)?.new ?? '',
          ),
        ].join(' '),
    ),
  };
}

test('a town written once holds for the villages beneath it, a figure for nobody', () => {
  const { questions, fill_down, said } = read([
    ['湖镇镇', '东村', 312],
    [null, '西村', null],
    ['詹家镇', '南村', 5],
    [null, '北村', 6],
  ]);
  expect([questions, fill_down]).toEqual([[], 'take']);
  expect(said).toEqual([
    'added 330825101 东村 312',
    'added 330825101 西村 ',
    'added 330825106 南村 5',
    'added 330825106 北村 6',
  ]);
});

test('nothing is filled below a sum, and nothing above the first town', () => {
  const { said } = read([
    [null, '先村', 1],
    ['湖镇镇', '东村', 2],
    [null, '西村', 2],
    ['小计', null, 4],
    [null, '南村', 5],
  ]);
  expect(said).toEqual([
    'added  先村 1',
    'added 330825101 东村 2',
    'added 330825101 西村 2',
    'total',
    'added  南村 5',
  ]);
});

test('where a town is written again beside empty cells it is asked which is meant', () => {
  const rows = [
    ['湖镇镇', '东村'],
    ['湖镇镇', '西村'],
    [null, '南村'],
  ];
  expect(read(rows)).toMatchObject({ questions: ['fillDown'], fill_down: undefined });
  expect(
    read([
      ['湖镇镇', '东村'],
      ['詹家镇', '西村'],
      [null, '南村'],
    ]).questions,
  ).toEqual(['fillDown']);
  expect(read(rows, 'leave').said.at(-1)).toBe('added  南村 ');
  expect(read(rows, 'take')).toMatchObject({ questions: [], said: { 2: 'added 330825101 南村 ' } });
});

test('a table whose places are all written asks nothing', () => {
  expect(
    read([
      ['湖镇镇', '东村'],
      ['湖镇镇', '西村'],
    ]),
  ).toMatchObject({ questions: [], fill_down: undefined });
});
