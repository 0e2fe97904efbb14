import { describe, expect, test } from 'vitest';
import { type Mapping, openQuestions, proposeMapping } from '../../../db/domain/import/mapping.ts';
import { ImportPlanner, type PlanContext } from '../../../db/domain/import/plan.ts';
import type { PlannedRow } from '../../../db/domain/import/planned-row.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const known = ['enclave-1'];
const fields = ['enclave_id', 'date', 'amount', 'return_kind', 'beneficiary', 'document_no'];
const heads = fields.map(
  (name) => `${fieldLabel('zh-CN', 'receipt', name)}${name === 'amount' ? '（元）' : ''}`,
);

const context = (present: readonly AnyRecord[] = []): PlanContext => ({
  form: {
    language: 'zh-CN',
    moneyUnit: 'yuan',
    findReference: (_, text) => (text === '飞地甲' ? known : known.filter((id) => id === text)),
  },
  present,
  defaults: { home_county: '330825' },
});

function planned(
  rows: readonly (readonly WrittenCell[])[],
  present: readonly AnyRecord[] = [],
  change: (mapping: Mapping) => Mapping = (same) => same,
): readonly PlannedRow[] {
  const sheet = plainSheet([heads, ...rows]);
  const proposed = proposeMapping(sheet, 'receipt');
  expect(proposed.columns.map(({ field }) => field)).toEqual(fields);
  const planner = new ImportPlanner(sheet, change(proposed), context(present));
  return planner.settled(rows.flatMap((_, at) => planner.planRow(at + 2)));
}

const row = (document: string | null, amount: WrittenCell = 20_000): readonly WrittenCell[] => [
  '飞地甲',
  '2025-06-30',
  amount,
  '租金',
  '村',
  document,
];

/** A receipt of the ledger as the rows above say it. */
const receipt = (id: string, document_no: string | null): AnyRecord =>
  ({
    id,
    revision: 1,
    voided: false,
    enclave_id: 'enclave-1',
    home_county: '330825',
    date: '2025-06-30',
    amount: 2_000_000,
    return_kind: 'rent',
    beneficiary: 'village',
    document_no,
  }) as unknown as AnyRecord;

const states = (rows: readonly PlannedRow[]) =>
  rows.map(({ state, id, problems }) => `${state} ${id ?? problems[0]?.problem.code ?? ''}`.trim());

describe('a record that the sheet says less of, or more', () => {
  test('a blank cell of the key says nothing: the one record that fits is meant, not a second one', () => {
    expect(states(planned([row(null)], [receipt('a', '进账单1')]))).toEqual(['same a']);
    const two = [receipt('a', '进账单1'), receipt('b', '进账单2')];
    expect(states(planned([row(null)], two))).toEqual(['rejected several_records']);
    expect(states(planned([row(null)], [...two, receipt('c', null)]))).toEqual(['same c']);
  });

  test('what was stored without its document is completed, not stored twice', () => {
    expect(states(planned([row('进账单1')], [receipt('a', null)]))).toEqual(['changed a']);
    // The second row is another payment of that day.
    expect(states(planned([row('进账单1'), row('进账单2')], [receipt('a', null)]))).toEqual([
      'changed a',
      'added',
    ]);
  });

  test('one record is meant by one row only, in whatever way the rows say it', () => {
    expect(states(planned([row(null), row('进账单1')], [receipt('a', '进账单1')]))).toEqual([
      'same a',
      'rejected same_row',
    ]);
    expect(states(planned([row('进账单1'), row(null)], [receipt('a', '进账单1')]))).toEqual([
      'same a',
      'rejected same_row',
    ]);
  });

  test('another document is another payment', () => {
    expect(states(planned([row('进账单2')], [receipt('a', '进账单1')]))).toEqual(['added']);
    expect(states(planned([row('进账单1', 30_000)], [receipt('a', null)]))).toEqual(['added']);
  });
});

describe('what was said of a text', () => {
  test('holds only while what it means is there: nothing is stored under a record that is gone', () => {
    const meaning = (value: string) => (mapping: Mapping) => ({
      ...mapping,
      meanings: [{ field: 'enclave_id', text: '甲飞地', value }],
    });
    const rows = [row('1').with(0, '甲飞地')];
    expect(states(planned(rows, [], meaning('enclave-1')))).toEqual(['added']);
    expect(states(planned(rows, [], meaning('enclave-9')))).toEqual(['rejected not_an_option']);
  });

  test('must be a value that the field takes', () => {
    const change = (mapping: Mapping) => ({
      ...mapping,
      meanings: [{ field: 'return_kind', text: '房租', value: 'no_such' }],
    });
    expect(states(planned([row('1').with(3, '房租')], [], change))).toEqual(['rejected not_an_option']);
  });
});

test('a row without any key is known again where it is there word for word: taking a list in twice doubles nothing', () => {
  const sheet = plainSheet([
    ['飞地名称', '飞地代码'],
    ['飞地甲', null],
    ['飞地乙', null],
  ]);
  const there = { id: 'e', revision: 1, voided: false, name: '飞地甲', enclave_code: null };
  const planner = new ImportPlanner(sheet, proposeMapping(sheet, 'enclave'), {
    ...context([there as unknown as AnyRecord]),
    defaults: {},
  });
  expect(states([2, 3].flatMap((at) => planner.planRow(at)))).toEqual(['same e', 'added']);
});

describe('the same record twice in one sheet', () => {
  test('with other values: neither row is taken, each names the other', () => {
    const rows = planned([row('1').with(3, '固定'), row('2', 5), row('1')]);
    expect(states(rows)).toEqual(['rejected contradicts_row', 'added', 'rejected contradicts_row']);
    const others = rows.flatMap(({ problems }) =>
      problems.map(({ problem }) => 'args' in problem && problem.args),
    );
    expect(others).toEqual([{ row: 4 }, { row: 2 }]);
  });

  test('word for word is said once', () => {
    expect(states(planned([row('1'), row('1')]))).toEqual(['added', 'rejected same_row']);
  });

  test('a third row that agrees with one of them decides nothing', () => {
    expect(states(planned([row('1'), row('1'), row('1').with(3, '固定')]))).toEqual([
      'rejected contradicts_row',
      'rejected same_row',
      'rejected contradicts_row',
    ]);
  });

  test('one document with two amounts is asked about in the sheet and against the ledger', () => {
    expect(states(planned([row('1', 100), row('1', 200)]))).toEqual([
      'rejected document_of_row',
      'rejected document_of_row',
    ]);
    expect(states(planned([row('进账单1', 30_000)], [receipt('a', '进账单1')]))).toEqual([
      'rejected document_known',
    ]);
    const noKind = row('进账单1', 30_000).with(3, null).with(4, null);
    expect(states(planned([noKind], [receipt('a', '进账单1')]))).toEqual(['rejected document_known']);
    // One slip for two kinds of return, and two payments of a day without documents.
    expect(states(planned([row('1', 100), row('1', 200).with(3, '固定')]))).toEqual(['added', 'added']);
    expect(states(planned([row(null, 100), row(null, 200)]))).toEqual(['added', 'added']);
  });

  test('that has no code is known by its name', () => {
    const sheet = plainSheet([
      ['飞地名称', '飞地类型'],
      ['飞地甲', '产业飞地'],
      ['飞地甲', '科创飞地'],
    ]);
    const planner = new ImportPlanner(sheet, proposeMapping(sheet, 'enclave'), {
      ...context(),
      defaults: {},
    });
    const rows = planner.settled([2, 3].flatMap((at) => planner.planRow(at)));
    expect(states(rows)).toEqual(['rejected contradicts_row', 'rejected contradicts_row']);
  });
});

test('a row of another county, as in the sheet of a prefecture, is refused at its cell', () => {
  const sheet = plainSheet([
    ['飞出地', ...heads],
    ['龙游县', ...row('进账单1')],
    ['青田县', ...row('进账单2')],
  ]);
  const counties: Readonly<Record<string, string>> = { 龙游县: '330825', 青田县: '331121' };
  const { form, ...others } = context();
  const planner = new ImportPlanner(sheet, proposeMapping(sheet, 'receipt'), {
    ...others,
    form: { ...form, findArea: (text) => [counties[text] ?? ''] },
    county: '330825',
    countyName: () => '青田县',
  });
  expect(planner.planRow(2)).toMatchObject([{ state: 'added' }]);
  expect(planner.planRow(3)).toMatchObject([
    {
      state: 'rejected',
      problems: [
        { column: 0, field: 'home_county', problem: { code: 'of_other_county', args: { county: '青田县' } } },
      ],
    },
  ]);
});

test('a town merged over its villages tells each of them apart, not only the first', () => {
  const sheet = plainSheet([
    ['乡镇', '村名', '分配金额（元）'],
    ['罗家乡', '霁岭村', 100],
    [null, '岚坪村', 200],
  ]);
  const merged = { ...sheet, merges: [{ top: 2, left: 0, bottom: 3, right: 0 }] };
  const villages = (text: string): readonly string[] => {
    if (text === '岚坪村') return ['of-luojia', 'of-huzhen'];
    return [text === '罗家乡岚坪村' ? 'of-luojia' : text];
  };
  const { form, ...others } = context();
  const mapping = { ...proposeMapping(merged, 'batch_line'), constants: { batch_id: 'batch-1' } };
  const planner = new ImportPlanner(merged, mapping, {
    ...others,
    form: { ...form, findReference: (_, text) => villages(text) },
  });
  const [second] = planner.planRow(3);
  expect(second?.fields).toContainEqual({ field: 'village_id', old: null, new: 'of-luojia' });
});

describe('a list that says no codes', () => {
  const platform = (id: string, name: string): AnyRecord =>
    ({ id, revision: 1, voided: false, platform_code: id, name, batch: 'first' }) as unknown as AnyRecord;
  const plan = (present: readonly AnyRecord[], more: readonly (readonly string[])[] = []) => {
    const sheet = plainSheet([
      ['产业园名称', '规划面积（亩）'],
      ['龙游-镇海山海协作产业园', '100'],
      ['另一个产业园', '200'],
      ...more,
    ]);
    const mapping = proposeMapping(sheet, 'platform');
    const named: Mapping = {
      ...mapping,
      columns: mapping.columns.map((one) => (one.column === 0 ? { ...one, field: 'name' } : one)),
    };
    const planner = new ImportPlanner(sheet, named, { ...context(present), defaults: {} });
    return planner.settled([2, 3, ...more.map((_, at) => at + 4)].flatMap((at) => planner.planRow(at)));
  };

  test('is of the records that are called so, whatever dash their names have; nothing is stored twice', () => {
    const [first, second] = plan([platform('P1', '龙游—镇海山海协作产业园')]);
    expect(first).toMatchObject({ id: 'P1' });
    expect(first?.state).not.toBe('added');
    expect(second?.id).toBeNull();
  });

  test('names nothing twice: of two rows of one name neither is taken', () => {
    const rows = plan([], [['龙游—镇海山海协作产业园', '150']]);
    expect([rows[0], rows[2]].map((one) => one?.problems.map(({ problem }) => problem.code))).toEqual([
      ['contradicts_row'],
      ['contradicts_row'],
    ]);
  });

  test('is refused where two records are called so', () => {
    const [first] = plan(['P1', 'P2'].map((id) => platform(id, '龙游—镇海山海协作产业园')));
    expect(first?.problems).toMatchObject([{ problem: { code: 'several_records', args: { count: 2 } } }]);
  });
});

describe('a record that nothing names', () => {
  const stages = [
    ['飞地名称', '开工时间', '计划总投资（万元）'],
    ['飞地甲', '2020-01-01', 10],
  ];

  test('is asked for where no column names it', () => {
    const sheet = plainSheet(stages);
    const mapping = proposeMapping(sheet, 'project');
    expect(openQuestions(mapping, sheet, new Set())).toEqual([{ about: 'missing', fields: ['name'] }]);
  });

  test('is a receipt without an amount, too: the debit side of a bank’s statement', () => {
    expect(planned([row('B1'), row('B2', null)]).map(({ state }) => state)).toEqual(['added', 'rejected']);
  });

  test('is refused in a row that leaves its name out', () => {
    const sheet = plainSheet([
      ['项目名称', '开工时间', '计划总投资（万元）'],
      ['甲项目', '2020-01-01', 1],
      [null, '2020-01-01', 2],
    ]);
    const planner = new ImportPlanner(sheet, proposeMapping(sheet, 'project'), context());
    expect([2, 3].flatMap((at) => planner.planRow(at)).map(({ state }) => state)).toEqual([
      'added',
      'rejected',
    ]);
  });
});
