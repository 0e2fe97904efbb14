import { expect, test } from 'vitest';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import type { ShownRow } from '../../../db/domain/import-answers.ts';
import { placedProblemText } from '../../../db/domain/locale/import-text.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { type OfficerSheet, placeOfficerBook } from '../../support/officer-sheet.ts';
import { importDesk } from './import-desk.ts';

const desk = importDesk();

const id = 'import-1';
const all = ['added', 'changed', 'same', 'rejected', 'aside'] as const;

async function open(sheet: OfficerSheet, type: RecordType | null = null) {
  const file = await placeOfficerBook(desk.folder, '表.xlsx', sheet);
  return desk.host.call('imports.open', { import_id: id, file, type });
}

async function plan(mapping: Mapping) {
  const view = await desk.host.call('imports.plan', { import_id: id, mapping, language: 'zh-CN' });
  const { rows } = await desk.host.call('imports.rows', {
    import_id: id,
    states: [...all],
    offset: 0,
    limit: 1000,
    language: 'zh-CN',
  });
  return { view, rows };
}

async function records(type: RecordType): Promise<readonly AnyRecord[]> {
  return (await desk.host.call('records.list', { type })).rows;
}

const problems = (type: RecordType, rows: readonly ShownRow[]): readonly string[] =>
  rows.flatMap(({ row, problems: found }) => found.map((one) => placedProblemText('zh-CN', type, row, one)));

const villages: OfficerSheet = {
  name: '薄弱村名单',
  rows: [
    ['龙游县集体经济薄弱村名单', null, null, null, null, null],
    ['填报单位：龙游县农业农村局', null, null, null, null, '单位：户、人'],
    ['序号', '村代码', '行政村名称', '所属乡镇', '列入时间', '依据'],
    [1, '330825100201', '东畈村', '湖镇镇', '2019年1月1日', '县委办〔2018〕12号'],
    [2, 330825100202, '西畈村', '湖镇镇', new Date(Date.UTC(2019, 0, 1)), '县委办〔2018〕12号'],
    [3, '３３０８２５１００２０３', '南畈村', '湖镇', 43466, '县委办〔2018〕12号'],
    ['合计', 3, null, null, null, null],
  ],
  merges: [[0, 0, 0, 5]],
};

test('a list that an office keeps comes in: heads found, dates of every kind, a total left aside', async () => {
  const opened = await open(villages);
  expect(opened).toMatchObject({
    template: false,
    remembered: false,
    mapping: { type: 'village', head_first: 3 },
  });
  const { mapping } = opened;
  if (mapping === null) throw new Error('no table found');
  expect(mapping.columns.map(({ field }) => field)).toEqual([
    null,
    'village_code',
    'name',
    'town_code',
    'weak_from',
    'weak_basis',
  ]);
  const { view, rows } = await plan(mapping);
  expect(view.questions).toEqual([]);
  // 湖镇 names no town: it is asked about, not guessed.
  expect(view.counts).toEqual({ added: 2, changed: 0, same: 0, rejected: 1, aside: 1 });
  expect(problems('village', rows)).toEqual(['D6 乡镇代码：“湖镇”不在可选范围内，请从列表中选择。']);
  const [unknown] = view.unknown;
  expect(unknown).toMatchObject({ field: 'town_code', text: '湖镇', rows: 1 });
  const town = unknown?.suggestions.find(({ label }) => label === '湖镇镇');
  const meanings = [{ field: 'town_code', text: '湖镇', value: town?.value ?? '' }];
  const { view: second } = await plan({ ...mapping, meanings });
  expect(second.counts).toMatchObject({ added: 3, rejected: 0 });
  const done = await desk.host.call('imports.apply', { import_id: id, plan: second.plan ?? '' });
  expect(done).toMatchObject({ added: 3, rejected: 0 });
  expect(await records('village')).toMatchObject([
    { village_code: '330825100201', weak_from: '2019-01-01', name: '东畈村' },
    { village_code: '330825100202', weak_from: '2019-01-01', town_code: town?.value },
    { village_code: '330825100203', weak_from: '2019-01-01' },
  ]);

  // The next list of these heads is read as the officer said; what is there already is the same, one cell differs.
  const again = await open({
    ...villages,
    rows: villages.rows.map((row, at) => (at === 4 ? [...row.slice(0, 2), '西坂村', ...row.slice(3)] : row)),
  });
  expect(again.remembered).toBe(true);
  if (again.mapping === null) throw new Error('no table found');
  const { view: third, rows: planned } = await plan(again.mapping);
  expect(third.counts).toEqual({ added: 0, changed: 1, same: 2, rejected: 0, aside: 1 });
  expect(planned.find(({ state }) => state === 'changed')?.fields).toEqual([
    { field: 'name', old: '西畈村', new: '西坂村' },
  ]);

  // One step back takes the whole import back.
  expect((await desk.host.call('undo.state', { language: 'zh-CN' })).back).toMatchObject({ records: 3 });
  await desk.host.call('undo.back', { language: 'zh-CN' });
  expect(await records('village')).toEqual([]);
  // What was undone is as if it had never been: the mended sheet comes in.
  const { view: fourth } = await plan(again.mapping);
  expect(fourth.counts).toEqual({ added: 3, changed: 0, same: 0, rejected: 0, aside: 1 });
});

/** The three villages above, in the ledger. */
async function withVillages(): Promise<void> {
  const { mapping } = await open(villages);
  if (mapping === null) throw new Error('no table found');
  const { view } = await plan({
    ...mapping,
    meanings: [{ field: 'town_code', text: '湖镇', value: '330825101' }],
  });
  await desk.host.call('imports.apply', { import_id: id, plan: view.plan ?? '' });
}

const incomes: OfficerSheet = {
  name: '收入',
  rows: [
    ['2025年村集体经济收入情况表', null, null, null, null, null, null],
    ['村名', '年份', '收入', null, null, null, '备注'],
    [null, null, '总收入', '经营性收入', '投资收益', '补助收入', null],
    ['甲', '乙', '1', '2', '3', '4', '5'],
    ['东畈村', 2025, '12.5万', '１０，０００', 0.1 + 0.2, '3.5万元', null],
    ['西畈村', '2025年', 2000, '1,234.56', '约5万', '#N/A', null],
    ['330825100203', 2025, 1 / 3, 5, 5, 5, '隐藏'],
    ['东畈村', 2025, 1, 1, 1, 1, null],
  ],
  merges: [
    [1, 0, 2, 0],
    [1, 1, 2, 1],
    [1, 2, 1, 5],
    [1, 6, 2, 6],
  ],
  hiddenRows: [7],
};

test('heads of two rows, amounts in words, hidden rows and a unit nobody stated: what is ambiguous is asked', async () => {
  await withVillages();
  const { mapping } = await open(incomes);
  if (mapping === null) throw new Error('no table found');
  expect(mapping).toMatchObject({ type: 'village_year', head_last: 3 });
  const { view: asked } = await plan(mapping);
  expect(asked.plan).toBeNull();
  expect(asked.questions).toEqual([
    { about: 'unit', columns: [2, 3, 4, 5] },
    { about: 'hidden', rows: 1 },
  ]);
  const inYuan = { ...mapping, columns: mapping.columns.map((one) => ({ ...one, unit: 'yuan' as const })) };
  const { view, rows } = await plan({ ...inYuan, hidden: 'leave' });
  expect(view.counts).toEqual({ added: 0, changed: 0, same: 0, rejected: 3, aside: 2 });
  expect(rows.map(({ row, state, aside }) => `${row} ${aside ?? state}`)).toEqual([
    '4 numbers',
    '5 rejected',
    '6 rejected',
    '7 hidden',
    '8 rejected',
  ]);
  expect(problems('village_year', rows)).toEqual([
    '第5行：与第8行是同一条记录，但内容不同，请核对后只留一行。',
    'E6 投资收益：不是数字，请只填数字。',
    'F6 补助收入：单元格是错误值 #N/A，请改正公式或直接填数。',
    '第8行：与第5行是同一条记录，但内容不同，请核对后只留一行。',
  ]);
  const { rows: taken } = await plan({ ...inYuan, hidden: 'take' });
  expect(
    problems(
      'village_year',
      taken.filter(({ row }) => row === 7),
    ),
  ).toEqual(['C7 总收入：小数位过多，最多2位，请按原始凭证填写，不会自动舍入。']);
  await open({ ...incomes, rows: incomes.rows.slice(0, -1) });
  const { rows: without } = await plan({ ...inYuan, hidden: 'leave' });
  const fields = without.find(({ row }) => row === 5)?.fields;
  expect(fields).toContainEqual({ field: 'total_income', old: null, new: 12_500_000 });
  expect(fields).toContainEqual({ field: 'investment_income', old: null, new: 30 });
});

test('a plan that the ledger has outrun is not applied', async () => {
  await withVillages();
  const { mapping } = await open({
    ...villages,
    rows: villages.rows.with(3, [1, '330825100201', '东坂村', '湖镇镇', null, null]),
  });
  if (mapping === null) throw new Error('no table found');
  const { view } = await plan(mapping);
  expect(view.counts.changed).toBe(1);
  const [village] = await records('village');
  await desk.host.call('records.save', {
    changes: [{ type: 'village', id: village?.id ?? '', base_revision: 1, values: { population: 5 } }],
    why: null,
  });
  const refused = await desk.host.refused('imports.apply', { import_id: id, plan: view.plan ?? '' });
  expect(refused.code).toBe('plan_changed');
  expect((await records('village'))[0]?.name).toBe('东畈村');
});
