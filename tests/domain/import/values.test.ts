import { describe, expect, test } from 'vitest';
import { type Mapping, proposeMapping } from '../../../db/domain/import/mapping.ts';
import { ImportPlanner } from '../../../db/domain/import/plan.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const codes: Readonly<Record<string, readonly string[]>> = {
  '2005-330825-04-01-123456': ['p1'],
  水泵项目: ['p1'],
  竹木项目: ['p2'],
  综合体: ['p3', 'p4'],
};

interface Given {
  readonly present?: readonly AnyRecord[];
  readonly change?: (mapping: Mapping) => Mapping;
}

function read(
  type: RecordType,
  rows: readonly (readonly WrittenCell[])[],
  { present = [], change }: Given = {},
) {
  const sheet = plainSheet(rows);
  const proposed = proposeMapping(sheet, type);
  const planner = new ImportPlanner(sheet, change?.(proposed) ?? proposed, {
    form: {
      language: 'zh-CN',
      moneyUnit: 'yuan',
      findReference: (of, text) =>
        of !== 'project' ? [text] : (codes[text] ?? (/^p\d$/.test(text) ? [text] : [])),
    },
    present,
    defaults: {},
  });
  return planner.settled(rows.slice(1).flatMap((_, at) => planner.planRow(at + 2)));
}

describe('a name beside a right code', () => {
  const heads = ['项目代码', '项目名称', '月份', '本月完成投资（万元）', '本月到位资金（万元）'];
  const plan = (code: string | null, name: string | null) =>
    read('investment', [heads, [code, name, '2021-07', 1, 1]])[0];

  test('that is misspelt or of several is remarked on, and the code decides', () => {
    for (const name of ['水泵项目（龙游）', '综合体']) {
      const row = plan('2005-330825-04-01-123456', name);
      expect(row?.state).toBe('added');
      expect(row?.fields.find(({ field }) => field === 'project_id')?.new).toBe('p1');
      expect(row?.remarks).toEqual([{ column: 1, field: 'project_id', text: name }]);
    }
    expect(plan('2005-330825-04-01-123456', '水泵项目')?.remarks).toBeUndefined();
  });

  test('that is another record’s, or stands beside a wrong code, is refused', () => {
    expect(plan('2005-330825-04-01-123456', '竹木项目')?.problems[0]?.problem.code).toBe('names_differ');
    expect(plan('2005-330825-04-01-999999', '水泵项目')?.state).toBe('rejected');
    expect(plan(null, '综合体')?.problems[0]?.problem.code).toBe('ambiguous_name');
  });
});

test('a picture in a cell is no value', () => {
  const heads = ['分配批次', '村名', '分配金额（元）', '村已签收'];
  const signed: readonly WrittenCell[] = [
    { kind: 'text', text: '=DISPIMG("ID_1",1)' },
    { kind: 'formula', formula: '_xlfn.DISPIMG("ID_1",1)', cached: { kind: 'error', code: '#NAME?' } },
    { kind: 'formula', formula: 'DISPIMG("ID_1",1)', cached: { kind: 'text', text: '=DISPIMG("ID_1",1)' } },
  ];
  const rows = read('batch_line', [heads, ...signed.map((cell, at) => ['b', `村${at}`, 1000 + at, cell])]);
  expect(rows.map(({ state }) => state)).toEqual(['added', 'added', 'added']);
  expect(rows.flatMap(({ fields }) => fields.map(({ field }) => field))).not.toContain('signed_off');
});

describe('two contributions of one village on one day', () => {
  const heads = ['飞地', '村名', '变动类型', '变动日期', '变动金额（万元）', '资金来源'];
  const row = (amount: number, source: string | null): readonly WrittenCell[] => [
    'e',
    'v',
    '增资',
    '2021-03-01',
    amount,
    source,
  ];
  const stored = (id: string, amount: number, fund_source: string): AnyRecord =>
    ({
      id,
      revision: 1,
      voided: false,
      enclave_id: 'e',
      holder_village_id: 'v',
      kind: 'increase',
      date: '2021-03-01',
      amount: amount * 1_000_000,
      fund_source,
    }) as unknown as AnyRecord;
  const plan = (rows: readonly (readonly WrittenCell[])[], present: readonly AnyRecord[] = []) =>
    read('contribution', [heads, ...rows], {
      present,
      change: (mapping) => ({ ...mapping, constants: { home_county: '330825' } }),
    }).map(({ state, id, problems }) => [state, id ?? problems[0]?.problem.code ?? null].join(' ').trim());
  const both = [row(10, '省补助'), row(20, '自有')];

  test('are two records where their sources differ, and are known again in any order', () => {
    expect(plan(both)).toEqual(['added', 'added']);
    const ledger = [stored('a', 10, 'provinceSubsidy'), stored('b', 20, 'ownFunds')].map((one) => ({
      ...one,
      home_county: '330825',
    }));
    expect(plan(both, ledger)).toEqual(['same a', 'same b']);
    expect(plan(both.toReversed(), ledger)).toEqual(['same b', 'same a']);
    expect(plan(both, ledger.slice(0, 1))).toEqual(['same a', 'added']);
    expect(plan(both.toReversed(), ledger.slice(0, 1))).toEqual(['added', 'same a']);
    // A source that is corrected changes the record.
    expect(plan([row(10, '自有')], ledger.slice(0, 1))).toEqual(['changed a']);
    expect(plan([row(15, null)], ledger)).toEqual(['rejected several_records']);
  });

  test('so are two receipts of one amount without a document, of two kinds', () => {
    const receipts = ['飞地', '到账日期', '收益类别', '受益主体', '实际到账（万元）'];
    const paid = (kind: string): readonly WrittenCell[] => ['e', '2021-06-22', kind, '村', 250];
    const states = read('receipt', [receipts, paid('租金'), paid('保底')], {
      change: (mapping) => ({ ...mapping, constants: { home_county: '330825' } }),
    }).map(({ state }) => state);
    expect(states).toEqual(['added', 'added']);
  });

  test('are refused where nothing but the amount tells them apart', () => {
    for (const source of ['自有', null])
      expect(plan([row(10, '自有'), row(20, source)])).toEqual([
        'rejected contradicts_row',
        'rejected contradicts_row',
      ]);
    expect(plan([row(10, '自有'), row(10, '自有')])).toEqual(['added', 'rejected same_row']);
  });
});

test('a name is explained once, by a name or a code as well as by what is stored, for every row', () => {
  const heads = ['项目名称', '月份', '本月完成投资（万元）', '本月到位资金（万元）'];
  const rows = [heads, ['水泵', '2021-07', 1, 1], ['水泵', '2021-08', 2, 2], ['水泵', '2021-09', 3, 3]];
  for (const value of ['p1', '水泵项目', '2005-330825-04-01-123456'])
    expect(
      read('investment', rows, {
        change: (mapping) => ({ ...mapping, meanings: [{ field: 'project_id', text: '水泵', value }] }),
      }).map(({ fields }) => fields.find(({ field }) => field === 'project_id')?.new),
    ).toEqual(['p1', 'p1', 'p1']);
});

describe('a list of villages with names and no codes', () => {
  const village = (code: string, name: string, town_code: string): AnyRecord =>
    ({
      id: code,
      revision: 1,
      voided: false,
      village_code: code,
      name,
      town_code,
      households: 1,
    }) as unknown as AnyRecord;
  const present = [
    village('330825101201', '望榆村', '330825101'),
    village('330825101202', '岚坪村', '330825101'),
    village('330825102201', '岚坪村', '330825102'),
  ];
  const states = (name: string, town: string | null, meanings: Mapping['meanings'] = []) =>
    read(
      'village',
      [
        ['乡镇代码', '村名', '户数'],
        [town, name, 300],
      ],
      {
        present,
        change: (mapping) => ({
          ...mapping,
          columns: mapping.columns.map((one) => (one.column === 0 ? { ...one, field: 'town_code' } : one)),
          meanings,
        }),
      },
    ).map(({ state, id, problems }) => `${state} ${id ?? problems[0]?.problem.code ?? ''}`);

  test('changes the one village of the name, or of the name in its town; any other name is asked about', () => {
    expect(states('望榆村', null)).toEqual(['changed 330825101201']);
    expect(states('岚坪村', '330825102')).toEqual(['changed 330825102201']);
    expect(states('岚坪村', null)).toEqual(['rejected ambiguous_name']);
    expect(states('新村', null)).toEqual(['rejected not_an_option']);
    const said = [{ field: 'village_code', text: '新村', value: '330825101201' }];
    expect(states('新村', null, said)).toEqual(['changed 330825101201']);
  });
});
