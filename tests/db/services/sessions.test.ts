import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallInput } from '../../../db/domain/contract.ts';
import { ownLedger } from '../../../db/services/ledgers.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { at, newDesks } from './desk.ts';

type Begin = CallInput<'session.initialise'>;

const begin: Begin = { role: 'county', unit: '330825', person: '王芳', language: 'zh-CN' };
const department = { name: ' 龙游县农业农村局 ', forms: ['distribution', 'village'] } as const;
const asDepartment: Begin = {
  ...begin,
  role: 'department',
  department: { name: department.name, forms: [...department.forms] },
};

let data: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  data = temporaryFolder();
  host = await openServices(data.path);
});
afterEach(() => {
  host.close();
  data.remove();
});

describe('first use', () => {
  test('needs role and unit only; the rest is given later and can be emptied again', async () => {
    expect(await host.call('session.initialise', { ...begin, person: '' })).toMatchObject({
      initialised: true,
      role: 'county',
      unit: { code: '330825', name: '龙游县' },
      person: null,
      phone: null,
      shared_folder: null,
      theme: 'system',
      text_size: 'normal',
      unit_fixed: false,
      is_sample: false,
      sample_kept: false,
    });
    const later = { person: ' 王芳 ', phone: '0570-1', theme: 'dark', text_size: 'large' } as const;
    expect(await host.call('session.settings', later)).toMatchObject({ ...later, person: '王芳' });
    expect(await host.call('session.settings', { phone: '' })).toMatchObject({ phone: null });
  });

  test('takes phone and folder along', async () => {
    const shared_folder = join(data.path, 'shared');
    mkdirSync(shared_folder);
    expect(await host.call('session.initialise', { ...begin, phone: '0570-1', shared_folder })).toMatchObject(
      { phone: '0570-1', shared_folder },
    );
  });

  test('a department works for a county, names itself, and fills the forms it ticked, in their order', async () => {
    const session = await host.call('session.initialise', asDepartment);
    expect(session).toMatchObject({
      role: 'department',
      unit: { code: '330825', name: '龙游县' },
      department: { name: '龙游县农业农村局', forms: ['village', 'distribution'] },
    });
  });

  test.each([
    ['a county without its six digits', { ...begin, unit: '3308' }],
    ['a county that there is not', { ...begin, unit: '330899' }],
    ['a prefecture with the code of a county', { ...begin, role: 'prefecture' }],
    ['a department without its name', { ...asDepartment, department: { name: ' ', forms: ['village'] } }],
    ['a department that says nothing of itself', { ...asDepartment, department: null }],
    ['a county that says it were a department', { ...begin, department: { ...department } }],
  ])('refuses %s, and nothing is set', async (_name, input) => {
    expect((await host.refused('session.initialise', input as Begin)).code).toBe('rejected');
    expect((await host.call('session.open', {})).initialised).toBe(false);
  });
});

describe('the shared folder', () => {
  test('is tried when it is chosen: what is wrong is said at once, and what was set stays', async () => {
    await host.call('session.initialise', begin);
    const good = join(data.path, 'shared');
    mkdirSync(good);
    await host.call('session.settings', { shared_folder: good });
    const missing = join(data.path, 'gone');
    expect(await host.refused('session.settings', { shared_folder: missing, phone: '1' })).toMatchObject({
      code: 'folder_missing',
      args: { path: missing },
    });
    const file = join(data.path, 'file.txt');
    writeFileSync(file, '');
    expect((await host.refused('session.tryFolder', { folder: file })).code).toBe('folder_missing');
    expect(await host.call('session.open', {})).toMatchObject({ shared_folder: good, phone: null });
    expect(await host.call('session.settings', { shared_folder: null })).toMatchObject({
      shared_folder: null,
    });
  });

  test('can be tried before first use, and nothing is left in it', async () => {
    const folder = temporaryFolder();
    expect(await host.call('session.tryFolder', { folder: folder.path })).toEqual({ path: folder.path });
    expect(readdirSync(folder.path)).toEqual([]);
    folder.remove();
  });
});

describe('another unit or role', () => {
  test('can be chosen while nothing was filed; records stay as they are', async () => {
    await host.call('session.initialise', begin);
    expect(
      await host.call('session.reassign', {
        role: 'department',
        unit: '331125',
        department: { ...asDepartment.department, name: '云和县教育局', forms: ['education'] },
      }),
    ).toMatchObject({ role: 'department', unit: { name: '云和县' }, department: { name: '云和县教育局' } });
    expect(await host.call('session.reassign', { role: 'province', unit: null })).toMatchObject({
      role: 'province',
      unit: null,
      department: null,
    });
    expect((await host.refused('session.reassign', { role: 'county', unit: null })).code).toBe('rejected');
  });

  test('takes its records along: what was entered under the wrong county is no other county’s', async () => {
    await host.call('session.initialise', { ...begin, unit: '331125' });
    const values = { host_name: '镇海区' };
    const save = (id: string) =>
      host.call('records.save', {
        changes: [{ type: 'host', id, base_revision: null, values }],
        why: null,
      });
    await save('h1');
    // Read before, and kept while no record changes.
    await host.call('check.run', { period: at('2021Q4') });
    await host.call('session.reassign', { role: 'county', unit: '330825' });
    const readNow = ownLedger(host.context).all('host');
    expect(readNow.map(({ county_code }) => county_code)).toEqual(['330825']);
    await save('h2');
    const { rows } = await host.call('records.list', { type: 'host' });
    expect(rows.map(({ county_code }) => county_code)).toEqual(['330825', '330825']);
    // What is read out of the ledger can be taken in again.
    const records = rows.map((record) => ({ type: 'host' as const, record }));
    expect(await host.call('records.import', { source: 'rescue', records })).toMatchObject({ same: 2 });
    expect((await host.call('store.verify', {})).diverging).toBeNull();
    // A level above has no county of its own.
    await host.call('session.reassign', { role: 'province', unit: null });
    const after = await host.call('records.list', { type: 'host' });
    expect(after.rows.map(({ county_code }) => county_code)).toEqual(['330825', '330825']);
  });

  test('is refused before first use', async () => {
    expect((await host.refused('session.reassign', { role: 'province', unit: null })).code).toBe(
      'not_initialised',
    );
  });
});

describe('what a department may do', () => {
  test('checks its own forms, hands in a part of its own, and is offered what the app knows of its county', async () => {
    await host.call('session.initialise', asDepartment);
    const year = await host.call('check.run', { period: at('2021') });
    expect(year.forms.map(({ form }) => form)).toEqual(['village', 'distribution']);
    const quarter = await host.call('check.run', { period: at('2021Q4') });
    expect(quarter.forms.map(({ form }) => form)).toEqual(['distribution']);
    // None of its forms is filed monthly.
    expect((await host.refused('check.run', { period: at('2021-11') })).code).toBe('period_invalid');
    expect(await host.call('reports.state', { period: at('2021') })).toMatchObject({ next_version: 1 });
    expect((await host.refused('reports.state', { period: at('2021-11') })).code).toBe('period_invalid');
    expect((await host.call('reference.offers', {})).length).toBeGreaterThan(0);
  });
});

describe('the units to choose from', () => {
  test('are prefectures with their counties, and say who is on the list today', async () => {
    const units = await host.call('areas.units', {});
    const of = (code: string) => units.find((one) => one.code === code);
    expect(of('3308')).toEqual({ code: '3308', name: '衢州市', member: false });
    // The clock stands in January 2022: Pingyang is on the list still, Dongtou not yet.
    expect(of('330326')).toMatchObject({ name: '平阳县', member: true });
    expect(of('330305')).toMatchObject({ name: '洞头区', member: false });
    expect(units.filter(({ member }) => member)).toHaveLength(26);
  });
});

describe('once a report was filed', () => {
  const desk = newDesks();

  test('role and unit stay, and the session says so', async () => {
    await desk.current.submit();
    expect(await desk.current.host.call('session.open', {})).toMatchObject({ unit_fixed: true });
    const other = { role: 'county', unit: '331125' } as const;
    expect((await desk.current.host.refused('session.reassign', other)).code).toBe('unit_fixed');
    expect(await desk.current.host.call('session.open', {})).toMatchObject({ unit: { code: '330825' } });
  });
});
