import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAreaCode } from '../../../db/domain/codes/area-code.ts';
import { loadAreaTable } from '../../../db/reference/area-table.ts';
import { functionalZones } from '../../../db/reference/functional-zones.ts';
import { knownPairings } from '../../../db/reference/known-pairings.ts';
import { listVersions, mountainCounties } from '../../../db/reference/mountain-counties.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  folder = temporaryFolder();
  host = await openServices(folder.path);
});
afterEach(() => {
  host.close();
  folder.remove();
});

const begin = (unit: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  host.call('session.initialise', { role: 'county', unit, person: '王芳', language });
const rows = async (type: 'county' | 'host' | 'pairing') =>
  (await host.call('records.list', { type, include_voided: true })).rows;

describe('the shipped registers', () => {
  const areas = loadAreaTable(resourcesDir);

  it('name areas that exist; withinCity where, and only where, both lie in one prefecture', () => {
    for (const { parent, name } of functionalZones) expect(areas.name(parent), name).toBeDefined();
    for (const { home_county, host: partner, type } of knownPairings) {
      expect(mountainCounties.map(({ area_code }) => area_code)).toContain(home_county);
      const code = typeof partner === 'string' ? partner : partner.parent;
      expect(parseAreaCode(code).ok && areas.name(code) !== undefined, code).toBe(true);
      if (type === 'withinCity') expect(code.slice(0, 4)).toBe(home_county.slice(0, 4));
      if (code.startsWith(home_county.slice(0, 4)))
        expect(['withinCity', 'industrialEnclave']).toContain(type);
    }
  });

  it('hold no pairing twice, and leave only three counties of 2021 without a partner', () => {
    const keys = knownPairings.map(({ home_county, host: partner }) => [home_county, partner]);
    expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
    const without = mountainCounties.filter(
      ({ area_code, member_from }) =>
        member_from < '2024' && !knownPairings.some(({ home_county }) => home_county === area_code),
    );
    expect(without.map(({ name_zh }) => name_zh)).toEqual(['永嘉县', '磐安县', '天台县']);
  });

  it('mark what is not confirmed: general knowledge, and a framework that may be no pairing', () => {
    const doubtful = knownPairings.filter(({ confirmed }) => !confirmed);
    expect(doubtful.map(({ home_county }) => areas.name(home_county))).toEqual([
      '武义县',
      '开化县',
      '仙居县',
      '松阳县',
    ]);
    for (const { confirmed, source } of knownPairings) if (source === null) expect(confirmed).toBe(false);
  });

  it('know each member’s list version', () => {
    expect(listVersions.map(({ name }) => name)).toEqual(['26-2015', '25-2024']);
  });
});

describe('adopting what the app knows', () => {
  it('is asked for, writes nothing before, and nothing twice', async () => {
    await begin('330825');
    expect(await rows('host')).toEqual([]);
    const offers = await host.call('reference.offers', {});
    expect(offers.map(({ type, name, present }) => [type, name, present])).toEqual([
      ['county', '龙游县', false],
      ['host', '镇海区', false],
      ['pairing', '镇海区', false],
    ]);
    expect(await host.call('reference.adopt', {})).toEqual({ added: 3, present: 0 });
    expect(await host.call('reference.adopt', {})).toEqual({ added: 0, present: 3 });
    const [partner] = await rows('host');
    expect(partner).toMatchObject({ host_code: '330211', host_kind: 'county', parent_code: '3302' });
    expect((await rows('pairing'))[0]).toMatchObject({
      home_county: '330825',
      host_id: partner?.id,
      valid_from: null,
      note: '随软件提供，请核对。来源：人民网浙江频道。',
    });
    expect((await rows('county'))[0]).toMatchObject({
      area_code: '330825',
      prefecture_code: '3308',
      kind: 'county',
      member_from: '2015-01-01',
      list_version: '26-2015',
      note: '随软件提供，请核对。',
    });
  });

  it('uses the host that is there, and does not bring back what was voided', async () => {
    await begin('330825');
    const own = { host_name: '宁波市镇海区', host_kind: 'county', host_code: '330211', parent_code: '3302' };
    await host.call('records.save', {
      changes: [{ type: 'host', id: 'own', base_revision: null, values: own }],
      why: null,
    });
    expect(await host.call('reference.adopt', {})).toEqual({ added: 2, present: 1 });
    const [pairing] = await rows('pairing');
    expect(pairing?.host_id).toBe('own');
    await host.call('records.save', {
      changes: [{ type: 'pairing', id: pairing?.id ?? '', base_revision: 1, values: {}, voided: true }],
      why: '不是我县结对地区',
    });
    expect(await host.call('reference.adopt', {})).toEqual({ added: 0, present: 3 });
  });

  it('pairs with no host that was voided, and takes over the rest', async () => {
    await begin('330825');
    const own = { host_name: '宁波市镇海区', host_kind: 'county', host_code: '330211', parent_code: '3302' };
    const change = { type: 'host', id: 'own', base_revision: null, values: own, voided: true } as const;
    await host.call('records.save', { changes: [change], why: null });
    expect(await host.call('reference.adopt', {})).toEqual({ added: 1, present: 2 });
    expect(await rows('pairing')).toEqual([]);
  });

  it('knows functional zones by name and place, a whole city, and years; unconfirmed ones say so', async () => {
    await begin('331125', 'en');
    await host.call('reference.adopt', {});
    const hosts = await rows('host');
    expect(hosts.find((row) => row.host_name === '嘉兴港区')).toMatchObject({
      host_kind: 'functionalZone',
      host_code: null,
      parent_code: '330482',
      note: 'Shipped with the app, please confirm. Source: 1foods.cn (reprint). Where it lies is unconfirmed.',
    });
    expect(hosts.find((row) => row.host_name === '宁波市')).toMatchObject({
      host_kind: 'prefecture',
      host_code: '3302',
      parent_code: '33',
    });
    const notes = (await rows('pairing')).map((row) => row.note);
    expect(notes).toContain('Shipped with the app, please confirm. Source: 1foods.cn (reprint).');
  });

  it('says of a year that it is no day, and of general knowledge that nothing was published', async () => {
    await begin('331024');
    const [, , framework] = await host.call('reference.offers', {});
    expect(framework).toMatchObject({
      name: '滨江区',
      since: 2021,
      pairing_type: 'strategic',
      confirmed: false,
    });
    expect(framework?.note).toBe(
      '随软件提供，请核对。来源：investchn.com。来源只写到2021年，起始日期请按文件更正。未经证实，可能不是正式结对关系。',
    );
  });

  it('offers a county’s own zone as a host without a pairing', async () => {
    await begin('330727');
    const offers = await host.call('reference.offers', {});
    expect(offers.map(({ type, name }) => [type, name])).toEqual([
      ['county', '磐安县'],
      ['host', '金磐开发区'],
    ]);
  });

  it('is nothing for a county off the list, and for the levels above', async () => {
    await begin('330211');
    expect(await host.call('reference.offers', {})).toEqual([]);
    expect(await host.call('reference.adopt', {})).toEqual({ added: 0, present: 0 });
  });
});
