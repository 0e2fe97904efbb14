import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const search = (text: string, limit = 20) => host.call('search.all', { text, limit, language: 'zh-CN' });
const labels = async (text: string) => (await search(text)).found.map(({ label }) => label);

describe('the search over everything', () => {
  it('finds an enclave by a part of its name, its code, its initials and its full pinyin', async () => {
    for (const text of ['庆元联合', '330825-XB-02', 'lyqylhfd', 'longyouqingyuan', 'LYQY'])
      expect((await labels(text))[0], text).toBe('龙游庆元联合飞地');
  });

  it('finds a receipt by its document number and says where it is worked on', async () => {
    const { found } = await search('YH20211220-02');
    expect(found[0]).toMatchObject({
      type: 'receipt',
      label: expect.stringContaining('龙游庆元联合飞地'),
      place: { enclave_id: 'enclave-2', home_county: '330825', batch_id: null },
    });
  });

  it('finds an amount as yuan and as 万元, and says in which field it stands', async () => {
    for (const text of ['150240', '150,240.00', '15.024', '15.024万', '15.024万元']) {
      const { found } = await search(text);
      expect(found, text).toContainEqual(
        expect.objectContaining({ type: 'receipt', found: { field: 'amount', value: 15_024_000 } }),
      );
    }
    expect((await search('15.024元')).found).toEqual([]);
  });

  it('puts what is called exactly so first, and says when there is more', async () => {
    const values = (village_code: string, name: string) => ({ village_code, name });
    const change = (id: string, code: string, name: string) =>
      ({ type: 'village', id, base_revision: null, values: values(code, name) }) as const;
    const changes = [
      change('a', '330825101001', '上杨村'),
      change('b', '330825101002', '杨村'),
      change('c', '330825101003', '杨村桥'),
    ];
    await host.call('records.save', { changes, why: null });
    expect(await labels('杨村')).toEqual(['杨村', '杨村桥', '上杨村']);
    expect(await search('杨村', 2)).toMatchObject({ more: true });
    expect(await search('杨村', 3)).toMatchObject({ more: false });
  });

  it('follows every save at once: new names are found, old ones and voided records are not', async () => {
    const enclave = (await host.call('records.list', { type: 'enclave' })).rows.find(
      ({ id }) => id === 'enclave-2',
    );
    const base_revision = enclave?.revision ?? null;
    const change = { type: 'enclave', id: 'enclave-2', base_revision } as const;
    await host.call('records.save', { changes: [{ ...change, values: { name: '衢江飞地' } }], why: null });
    expect(await labels('衢江飞地')).toEqual(['衢江飞地']);
    expect(await labels('庆元联合')).toEqual([]);
    const village = {
      type: 'village',
      id: 'v',
      base_revision: null,
      values: { village_code: '330825101009', name: '塔石' },
    } as const;
    await host.call('records.save', { changes: [village], why: null });
    expect(await labels('塔石')).toEqual(['塔石']);
    await host.call('records.save', {
      changes: [{ ...village, base_revision: 1, values: {}, voided: true }],
      why: '重复',
    });
    expect(await labels('塔石')).toEqual([]);
  });

  it('keeps nothing of a save that was refused', async () => {
    const village = {
      type: 'village',
      id: 'v',
      base_revision: null,
      values: { village_code: '330825101009', name: '塔石' },
    } as const;
    const dangling = {
      type: 'village_year',
      id: 'y',
      base_revision: null,
      values: { village_id: 'nobody', year: 2021 },
    } as const;
    await host.refused('records.save', { changes: [village, dangling], why: null });
    expect(await labels('塔石')).toEqual([]);
  });

  it('answers nothing to blanks, signs and words that nothing holds', async () => {
    for (const text of ['', '   ', '%', '没有这个名字', "'", '\n'])
      expect((await search(text)).found, text).toEqual([]);
  });
});
