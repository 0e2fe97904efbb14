import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordChange } from '../../../db/domain/contract.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { yuan } from '../../support/ledger-builder.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

let folder: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  folder = temporaryFolder();
  host = await openCounty(folder.path, twoEnclaves());
});
afterEach(() => {
  host.close();
  folder.remove();
});

const language = 'zh-CN' as const;
const back = () => host.call('undo.back', { language });
const again = () => host.call('undo.again', { language });
const read = async (type: RecordType, id: string) =>
  (await host.call('records.list', { type, include_voided: true, filter: { id } })).rows[0];
async function save(changes: readonly Omit<RecordChange, 'base_revision'>[], why: string | null = null) {
  const based: RecordChange[] = [];
  for (const change of changes)
    based.push({ ...change, base_revision: (await read(change.type, change.id))?.revision ?? null });
  await host.call('records.save', { changes: based, why });
}
const village = (id: string, name: string) =>
  ({ type: 'village', id, values: { name, village_code: '330825101001' } }) as const;

describe('undo', () => {
  it('takes the last save back as one step, and does it again', async () => {
    await save([village('village-1', '甲村'), village('village-2', '乙村')]);
    const undone = await back();
    expect(undone.taken).toMatchObject({ type: 'village', records: 2 });
    expect((await read('village', 'village-1'))?.name).not.toBe('甲村');
    expect((await read('village', 'village-2'))?.name).not.toBe('乙村');
    const redone = await again();
    expect(redone.taken.label).toBe('甲村');
    expect(await read('village', 'village-1')).toMatchObject({ name: '甲村', revision: 4 });
    expect(await read('village', 'village-2')).toMatchObject({ name: '乙村' });
  });

  it('goes back through several saves of the same record', async () => {
    const before = (await read('village', 'village-1'))?.name;
    for (const name of ['一', '二', '三']) await save([village('village-1', name)]);
    for (const name of ['二', '一', before]) {
      await back();
      expect((await read('village', 'village-1'))?.name).toBe(name);
    }
    expect(await host.refused('undo.back', { language })).toMatchObject({ code: 'nothing_to_undo' });
    for (const name of ['一', '二', '三']) {
      await again();
      expect((await read('village', 'village-1'))?.name).toBe(name);
    }
  });

  it('voids what the step made, and restores what it voided', async () => {
    await save([village('new', '新村')]);
    await back();
    expect(await read('village', 'new')).toMatchObject({ voided: true, revision: 2 });
    await again();
    expect(await read('village', 'new')).toMatchObject({ voided: false });
    await save([{ type: 'village', id: 'new', values: {}, voided: true }], '重复');
    await back();
    expect(await read('village', 'new')).toMatchObject({ voided: false });
  });

  it('refuses what was changed since by something else, and says so', async () => {
    await save([village('village-1', '甲村')]);
    const record = { ...(await read('village', 'village-1')), name: '外来' };
    await host.call('records.import', { records: [{ type: 'village', record }], source: '别处' });
    expect(await host.refused('undo.back', { language })).toMatchObject({
      code: 'changed_since',
      args: { type: 'village' },
    });
    expect((await read('village', 'village-1'))?.name).toBe('外来');
    expect((await host.call('undo.state', { language })).back).toBeNull();
  });

  it('says what a step cannot be taken back for, and is not held up by it', async () => {
    await save([village('new', '新村')]);
    const year = { id: 'y', village_id: 'new', year: 2021 };
    await host.call('records.import', { records: [{ type: 'village_year', record: year }], source: '别处' });
    expect(await host.refused('undo.back', { language })).toMatchObject({
      code: 'still_used',
      args: { type: 'village', used: 'village_year:1' },
    });
    expect(await read('village', 'new')).toMatchObject({ voided: false });
    expect((await host.call('undo.state', { language })).back).toBeNull();
  });

  it('is not held up by a step whose record belongs to something voided elsewhere', async () => {
    const name = (await read('village', 'village-1'))?.name;
    await save([village('village-1', '甲村')]);
    await save([village('new', '新村')]);
    await save([{ type: 'village_year', id: 'y', values: { village_id: 'new', year: 2021 } }]);
    await save([{ type: 'village_year', id: 'y', values: {}, voided: true }], '错');
    const record = { ...(await read('village', 'new')), voided: true };
    await host.call('records.import', { records: [{ type: 'village', record }], source: '别处' });
    expect(await host.refused('undo.back', { language })).toMatchObject({
      code: 'parent_voided',
      args: { type: 'village_year', used: 'village:1' },
    });
    // Below it: the making of the row, that of the village, which was changed elsewhere, and the name.
    expect((await back()).taken).toMatchObject({ type: 'village_year' });
    expect(await host.refused('undo.back', { language })).toMatchObject({ code: 'changed_since' });
    await back();
    expect((await read('village', 'village-1'))?.name).toBe(name);
  });

  it('forgets what could be done again once something else is saved', async () => {
    await save([village('village-1', '甲村')]);
    await back();
    expect((await host.call('undo.state', { language })).again).toMatchObject({ type: 'village' });
    await save([village('village-2', '乙村')]);
    expect((await host.call('undo.state', { language })).again).toBeNull();
  });

  it('is not the undoing of the first records: what was imported is no step', async () => {
    expect(await host.call('undo.state', { language })).toEqual({ back: null, again: null });
  });
});

describe('restoring', () => {
  it('is refused while what the record belongs to is voided', async () => {
    await save([village('v', '塔石')]);
    await save([{ type: 'village_year', id: 'y', values: { village_id: 'v', year: 2021 } }]);
    await save([{ type: 'village_year', id: 'y', values: {}, voided: true }], '错');
    await save([{ type: 'village', id: 'v', values: {}, voided: true }], '错');
    const base_revision = (await read('village_year', 'y'))?.revision ?? null;
    const restore = { type: 'village_year', id: 'y', base_revision, values: {}, voided: false } as const;
    expect(await host.refused('records.save', { changes: [restore], why: '恢复' })).toMatchObject({
      code: 'parent_voided',
      args: { type: 'village_year', used: 'village:1' },
    });
    const parent = { type: 'village', id: 'v', base_revision: 2, values: {}, voided: false } as const;
    await host.call('records.save', { changes: [parent, restore], why: '恢复' });
    expect(await read('village_year', 'y')).toMatchObject({ voided: false });
  });
});

describe('saving', () => {
  const year = (values: RecordChange['values']) => ({ type: 'village_year', id: 'y', values }) as const;
  const voiding = (id: string, voided = true) => ({ type: 'village', id, values: {}, voided }) as const;
  const refused = async (values: RecordChange['values']) => {
    const base_revision = (await read('village_year', 'y'))?.revision ?? null;
    const failure = await host.refused('records.save', {
      changes: [{ ...year(values), base_revision }],
      why: null,
    });
    expect(failure).toMatchObject({
      code: 'parent_voided',
      args: { type: 'village_year', used: 'village:1' },
    });
  };
  beforeEach(async () => {
    await save([village('a', '甲村'), village('b', '乙村')]);
  });

  it('puts nothing new under a voided record, nor anything that was elsewhere', async () => {
    await save([voiding('a')], '错');
    await refused({ village_id: 'a', year: 2021 });
    await save([year({ village_id: 'b', year: 2021 })]);
    await refused({ village_id: 'a' });
    await save([voiding('a', false), year({ village_id: 'a' })], '恢复');
    expect(await read('village_year', 'y')).toMatchObject({ village_id: 'a', voided: false });
  });

  it('still mends other fields of what came in under a voided record', async () => {
    const records = [
      { type: 'village', record: { id: 'c', name: '丙村', village_code: '330825101009', voided: true } },
      { type: 'village_year', record: { id: 'y', village_id: 'c', year: 2021 } },
    ] as const;
    await host.call('records.import', { records: [...records], source: '别处' });
    await save([year({ village_id: 'c', year: 2022 })]);
    expect(await read('village_year', 'y')).toMatchObject({ village_id: 'c', year: 2022 });
  });

  it('takes no step back that would put a record under one voided elsewhere', async () => {
    await save([year({ village_id: 'a', year: 2021 })]);
    await save([year({ village_id: 'b' })]);
    const a = { ...(await read('village', 'a')), voided: true };
    await host.call('records.import', { records: [{ type: 'village', record: a }], source: '别处' });
    expect(await host.refused('undo.back', { language })).toMatchObject({ code: 'parent_voided' });
    expect(await read('village_year', 'y')).toMatchObject({ village_id: 'b' });
  });
});

describe('the history of a record', () => {
  it('tells save by save who changed what, when and why, with names of what is referred to', async () => {
    await save([
      {
        type: 'receipt',
        id: 'r',
        values: { enclave_id: 'enclave-1', home_county: '330825', amount: yuan(331) },
      },
    ]);
    await save(
      [{ type: 'receipt', id: 'r', values: { amount: yuan(133), enclave_id: 'enclave-2' } }],
      '看错数',
    );
    await save([{ type: 'receipt', id: 'r', values: {}, voided: true }], '重复');
    await save([{ type: 'receipt', id: 'r', values: {}, voided: false }], '没有重复');
    const story = await host.call('records.story', { type: 'receipt', id: 'r', language });
    expect(story.steps.map(({ kind, person, why }) => [kind, person, why])).toEqual([
      ['created', '王芳', null],
      ['changed', '王芳', '看错数'],
      ['voided', '王芳', '重复'],
      ['restored', '王芳', '没有重复'],
    ]);
    expect(story.steps[0]?.changes).toContainEqual({ field: 'amount', old: null, new: yuan(331) });
    expect(story.steps[1]?.changes.toSorted((a, b) => (a.field < b.field ? -1 : 1))).toEqual([
      { field: 'amount', old: yuan(331), new: yuan(133) },
      { field: 'enclave_id', old: 'enclave-1', new: 'enclave-2' },
    ]);
    expect(story.labels.enclave?.['enclave-2']).toBe('龙游庆元联合飞地');
    expect(story.area_names['330825']).toBe('龙游县');
  });

  it('holds what happened to its parts, voided ones too', async () => {
    const own = { enclave_id: 'enclave-1' };
    await save([{ type: 'stage_event', id: 's', values: { ...own, stage: 'sitePlan' } }]);
    await save([{ type: 'stage_event', id: 's', values: { date: '2019-01-01' } }]);
    await save([{ type: 'stage_event', id: 's', values: {}, voided: true }], '登记错了');
    const story = await host.call('records.story', { type: 'enclave', id: 'enclave-1', language });
    const stage = story.parts.find(({ id }) => id === 's');
    expect(stage?.type).toBe('stage_event');
    expect(stage?.label).toContain('编制选址方案');
    expect(stage?.steps.map(({ kind, why }) => [kind, why])).toEqual([
      ['created', null],
      ['changed', null],
      ['voided', '登记错了'],
    ]);
  });

  it('refuses a record that is not there', async () => {
    const input = { type: 'host', id: 'nobody', language } as const;
    expect(await host.refused('records.story', input)).toMatchObject({ code: 'not_found' });
  });
});
