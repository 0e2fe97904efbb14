import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../db/domain/contract.ts';
import {
  type AnyRecord,
  declarationOf,
  type RecordType,
  recordTypes,
} from '../../../db/domain/records/catalogue.ts';
import { recordOf, yuan } from '../../support/ledger-builder.ts';
import { openCounty, openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

type Query = CallInput<'records.query'>;

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

const query = (type: RecordType, given: Partial<Query> = {}) =>
  host.call('records.query', { type, offset: 0, limit: 100, totals: true, language: 'zh-CN', ...given });
const idsOf = async (type: RecordType, given: Partial<Query>) =>
  (await query(type, given)).rows.map(({ id }) => id).toSorted();
/** Voids a record as a list shows it. */
async function voidOne(type: RecordType, row: AnyRecord | undefined): Promise<void> {
  if (row === undefined) throw new Error(`no ${type}`);
  const change = { type, id: row.id, base_revision: row.revision, values: {}, voided: true };
  await host.call('records.save', { changes: [change], why: '重复' });
}

describe('a list', () => {
  it('answers a page with the number and the sums of all that is selected', async () => {
    const all = await query('receipt');
    const total = all.rows.reduce((sum, { amount }) => sum + Number(amount), 0);
    expect(all.totals).toMatchObject({ total: all.rows.length, sums: { amount: String(total) } });
    const first = await query('receipt', { limit: 1 });
    expect(first.rows).toHaveLength(1);
    expect(first.totals).toEqual(all.totals);
    expect((await query('receipt', { totals: false })).totals).toBeNull();
  });

  it('marks what is voided with the record that it is a part of', async () => {
    const [receipt] = (await query('receipt')).rows;
    await voidOne('receipt', receipt);
    const { rows, gone } = await query('allocation', { voided: 'show' });
    const parts = rows.filter(({ receipt_id }) => receipt_id === receipt?.id).map(({ id }) => id);
    expect(parts.length).toBeGreaterThan(0);
    expect(gone.toSorted()).toEqual(parts.toSorted());
    expect((await query('allocation')).gone).toEqual([]);
  });

  it('adds up no prices, no movements of both signs, and no project beside its sub-projects', async () => {
    const sumsOf = async (type: RecordType, given: Partial<Query> = {}) =>
      (await query(type, given)).totals?.sums;
    expect(await sumsOf('contribution')).not.toHaveProperty('amount');
    expect(await sumsOf('contribution')).not.toHaveProperty('unit_price');
    const whole = recordOf('project', 'p-whole', { planned_total: yuan(900) });
    const part = recordOf('project', 'p-part', { planned_total: yuan(400), parent_project_id: 'p-whole' });
    for (const { id, name, planned_total, parent_project_id } of [whole, part]) {
      const values = { name, planned_total, parent_project_id };
      await host.call('records.save', {
        changes: [{ type: 'project', id, base_revision: null, values }],
        why: null,
      });
    }
    expect(await sumsOf('project')).toEqual({});
    const parts: Query['where'] = [{ op: 'filled', field: 'parent_project_id' }];
    expect(await sumsOf('project', { where: parts })).toMatchObject({ planned_total: String(yuan(400)) });
  });

  it('filters amounts and dates from one to another, both included', async () => {
    const where: Query['where'] = [
      { op: 'between', field: 'date', from: '2021-02-10', to: '2021-05-20' },
      { op: 'between', field: 'amount', from: yuan(150_240), to: null },
    ];
    const { rows } = await query('receipt', { where });
    expect(rows.map(({ date, amount }) => [date, amount])).toEqual([['2021-05-20', yuan(150_240)]]);
  });

  it('filters by the name of an area, the label of an option and that of a record referred to', async () => {
    const contains = (field: string, text: string): Query['where'] => [{ op: 'contains', field, text }];
    const { rows } = await query('enclave_party', { where: contains('home_county', '庆元') });
    expect(rows.map(({ home_county }) => home_county)).toEqual(['331126']);
    expect(await idsOf('stage_event', { where: contains('stage', '协议') })).not.toEqual([]);
    const due = await query('due', { where: contains('enclave_id', '龙游庆元') });
    expect(due.rows.map(({ enclave_id }) => enclave_id)).toEqual(['enclave-2']);
    expect(due.labels.enclave).toEqual({ 'enclave-2': '龙游庆元联合飞地' });
    expect(due.area_names['330825']).toBe('龙游县');
  });

  it('filters blanks, sets and exact values', async () => {
    const blank = await query('terms', { where: [{ op: 'blank', field: 'rate_pct' }] });
    expect(blank.rows.map(({ enclave_id }) => enclave_id)).toEqual(['enclave-2']);
    const both = await idsOf('terms', {
      where: [{ op: 'in', field: 'mode', values: ['fixedAmount', 'fixed'] }],
    });
    expect(both).toEqual(blank.rows.map(({ id }) => id));
    expect(await idsOf('village', { where: [{ op: 'equals', field: 'id', value: 'village-2' }] })).toEqual([
      'village-2',
    ]);
  });

  it('finds words in a row, in what it refers to, by pinyin and by amount in either unit', async () => {
    const texts = await idsOf('receipt', { text: '转增协议' });
    expect(texts).toHaveLength(1);
    expect((await idsOf('receipt', { text: '龙游庆元' })).length).toBeGreaterThan(0);
    expect(await idsOf('enclave', { text: 'lyqy' })).toEqual(['enclave-2']);
    expect(await idsOf('enclave', { text: 'longyouqingyuan' })).toEqual(['enclave-2']);
    const byYuan = await idsOf('receipt', { text: '150240' });
    expect(byYuan).toHaveLength(1);
    expect(await idsOf('receipt', { text: '15.024万' })).toEqual(byYuan);
    // A part of a figure is no amount.
    expect(await idsOf('receipt', { text: '5024' })).toEqual([]);
    expect(await idsOf('receipt', { text: '转增 2021-1' })).toEqual(texts);
  });

  it('sorts options as their list has them, references by what they are called, blanks last either way', async () => {
    const sorted = async (descending: boolean) =>
      (await query('terms', { sort: { field: 'rate_pct', descending } })).rows.map(
        ({ rate_pct }) => rate_pct,
      );
    expect((await sorted(false)).at(-1)).toBeNull();
    expect((await sorted(true)).at(-1)).toBeNull();
    const lines = await query('batch_line', { sort: { field: 'village_id', descending: true } });
    const names = lines.rows.map(({ village_id }) => lines.labels.village?.[String(village_id)] ?? '');
    expect(names).toEqual(names.toSorted().toReversed());
  });

  it('hides, shows or shows alone what is voided, and still names what is referred to', async () => {
    const [line] = (await query('allocation')).rows;
    if (line === undefined) throw new Error('no allocation');
    await voidOne('allocation', line);
    expect(await idsOf('allocation', {})).not.toContain(line.id);
    expect(await idsOf('allocation', { voided: 'only' })).toEqual([line.id]);
    expect(await idsOf('allocation', { voided: 'show' })).toContain(line.id);
  });

  it('leaves out what is a part of a voided record, as all figures do', async () => {
    const [batch] = (await query('batch')).rows;
    const all = await query('batch_line');
    const ofIt = all.rows.filter(({ batch_id }) => batch_id === batch?.id);
    const others = all.rows.filter(({ batch_id }) => batch_id !== batch?.id);
    expect(ofIt).not.toEqual([]);
    await voidOne('batch', batch);
    const { rows, totals } = await query('batch_line');
    expect(rows).toEqual(others);
    const sum = others.reduce((total, { amount }) => total + Number(amount), 0);
    expect(totals).toMatchObject({ total: others.length, sums: { amount: String(sum) } });
    // The lines were not voided themselves, and are there to be looked at.
    expect(await idsOf('batch_line', { voided: 'only' })).toEqual([]);
    expect((await query('batch_line', { voided: 'show' })).rows).toEqual(all.rows);
  });

  it('adds up no voided amounts where voided rows are shown beside the others', async () => {
    const live = await query('allocation');
    await voidOne('allocation', live.rows[0]);
    const others = (await query('allocation')).totals;
    const { totals } = await query('allocation', { voided: 'show' });
    expect(totals).toEqual({ total: live.rows.length, sums: others?.sums });
    // Of voided rows alone the sum is theirs.
    const sums = { amount: String(live.rows[0]?.amount) };
    expect((await query('allocation', { voided: 'only' })).totals).toMatchObject({ total: 1, sums });
    const [batch] = (await query('batch')).rows;
    await voidOne('batch', batch);
    const lines = (await query('batch_line')).totals;
    expect((await query('batch_line', { voided: 'show' })).totals?.sums).toEqual(lines?.sums);
  });

  it('adds up exactly what no number holds', async () => {
    const largest = 8_999_999_999_999_999;
    const changes = Array.from({ length: 1200 }, (_, n) => ({
      type: 'receipt' as const,
      id: `large-${n}`,
      base_revision: null,
      values: { enclave_id: 'enclave-2', home_county: '330825', amount: largest },
    }));
    await host.call('records.save', { changes, why: null });
    const { totals } = await query('receipt', {
      where: [{ op: 'equals', field: 'amount', value: largest }],
    });
    expect(totals?.sums.amount).toBe(String(BigInt(largest) * 1200n));
  });

  it('shows and filters an industry by its name', async () => {
    const change = { type: 'project', id: 'p', base_revision: null } as const;
    const field = declarationOf('project').fields.find(({ kind }) => kind === 'text')?.name ?? '';
    await host.call('records.save', {
      changes: [{ ...change, values: { [field]: '试验项目', industry_code: '3484' } }],
      why: null,
    });
    const all = await query('project');
    const name = all.industry_names['3484'] ?? '';
    expect(name).toMatch(/\p{Script=Han}/u);
    const where: Query['where'] = [{ op: 'contains', field: 'industry_code', text: name.slice(0, 3) }];
    expect(await idsOf('project', { where })).toEqual(['p']);
    expect(await idsOf('project', { text: name.slice(0, 3) })).toEqual(['p']);
  });

  it('refuses a field that the type does not have', async () => {
    const input = { type: 'host', offset: 0, limit: 1, totals: false, language: 'en' } as const;
    const where = [{ op: 'blank', field: 'amount; DROP TABLE host' }] as const;
    expect(await host.refused('records.query', { ...input, where: [...where] })).toMatchObject({
      code: 'rejected',
    });
    const sort = { field: 'county_code', descending: false };
    expect(await host.refused('records.query', { ...input, sort })).toMatchObject({ code: 'rejected' });
  });

  it.each(recordTypes)('answers every question about every field of %s', async (type) => {
    for (const field of declarationOf(type).fields) {
      const number = ['money', 'percent', 'mu', 'squareMetre', 'integer', 'year', 'flag'].includes(
        field.kind,
      );
      const where: Query['where'] = [
        { op: 'filled', field: field.name },
        { op: 'contains', field: field.name, text: '2021' },
        { op: 'between', field: field.name, from: number ? 0 : '', to: number ? 1 : 'z' },
        { op: 'in', field: field.name, values: number ? [1] : ['x'] },
      ];
      await query(type, { where, text: '村 2021', sort: { field: field.name, descending: false } });
      await query(type, { where: [{ op: 'contains', field: field.name, text: '村' }] });
    }
  });
});

describe('the search index', () => {
  it('is made anew when it was lost, and when the store was written without it', async () => {
    host.context.ledger.store.write((writer) => writer.run('DELETE FROM search_entry'));
    host.close();
    host = await openServices(folder.path);
    expect(await idsOf('enclave', { text: 'lyqy' })).toEqual(['enclave-2']);
    host.context.ledger.store.write((writer) => {
      writer.run(`UPDATE enclave SET name = '衢州飞地' WHERE id = 'enclave-2'`);
      writer.run('UPDATE search_state SET audit_seq = 1');
    });
    host.close();
    host = await openServices(folder.path);
    expect(await idsOf('enclave', { text: 'qzfd' })).toEqual(['enclave-2']);
  });
});
