import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../db/domain/dates.ts';
import { failureText } from '../../../db/domain/locale/locale.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';

const shipped = (name: string) => readFileSync(join(resourcesDir, 'reference', name), 'utf8');
const head = 'code,parent,level,name_zh';
const day = (text: string) => text as IsoDate;

let folder: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  folder = temporaryFolder();
  host = await openServices(folder.path);
  await host.call('session.initialise', { role: 'county', unit: '330825', person: '王芳', language: 'en' });
});
afterEach(() => {
  host.close();
  folder.remove();
});

function write(content: string | Uint8Array, name = 'codes.csv'): string {
  const file = join(folder.path, name);
  writeFileSync(file, content);
  return file;
}
const preview = (file: string, as_of: string | null = '2022-01-01') =>
  host.call('reference.import', { file, as_of: as_of === null ? null : day(as_of), confirm: null });
async function take(file: string, as_of = '2022-01-01') {
  const { sha256 } = await preview(file, as_of);
  return host.call('reference.import', { file, as_of: day(as_of), confirm: sha256 });
}
const refusal = async (content: string | Uint8Array) => {
  const failure = await host.refused('reference.import', {
    file: write(content),
    as_of: null,
    confirm: null,
  });
  return [failure.code, failure.args.line, failure.args.reason];
};

/** The shipped table with one township renamed, one gone and a new one. */
const newer = shipped('areas.csv')
  .replace('330825101,330825,4,湖镇镇', '330825101,330825,4,湖镇新镇')
  .replace(/^330825102,.*\n/m, '330825150,330825,4,新设镇\n');

describe('a newer table of areas', () => {
  it('is shown before it is taken over, and changes nothing until then', async () => {
    const was = shipped('areas.csv').match(/^330825102,330825,4,(.*)$/m)?.[1];
    const shown = await preview(write(newer));
    expect(shown).toMatchObject({
      kind: 'areas',
      version: 'codes.csv (2022-01-01)',
      applied: false,
      added: [{ code: '330825150', name: '新设镇' }],
      changed: [{ code: '330825101', name: '湖镇新镇', was: '湖镇镇' }],
    });
    // The shipped table tells of Hangzhou’s districts of before 2021 as well: those have lapsed already.
    expect(shown.lapsed).toEqual([{ code: '330825102', name: was }]);
    expect(await host.call('areas.names', { codes: ['330825101', '330825150'] })).toEqual({
      330825101: '湖镇镇',
    });
    expect((await host.call('session.open', {})).reference.areas).toBe('2023-06-30');
  });

  it('is used at once and after the program was started again; lapsed codes keep name and validity', async () => {
    expect(await take(write(newer))).toMatchObject({ applied: true, lapsed: [{ code: '330825102' }] });
    const holds = async () => {
      const { areas } = host.context;
      expect(areas.name('330825101')).toBe('湖镇新镇');
      expect(areas.name('330825102')).toBeDefined();
      expect(areas.isValid('330825102', day('2021-12-31'))).toBe(true);
      expect(areas.isValid('330825102', day('2022-01-01'))).toBe(false);
      expect(areas.isValid('330825150', day('2015-01-01'))).toBe(true);
      const towns = await host.call('areas.children', { parent: '330825' });
      expect(towns.map(({ code }) => code)).not.toContain('330825102');
      expect((await host.call('session.open', {})).reference.areas).toBe('codes.csv (2022-01-01)');
    };
    await holds();
    host.close();
    host = await openServices(folder.path);
    await holds();
    expect(await preview(write(newer))).toMatchObject({ added: [], changed: [], lapsed: [] });
    expect(await host.call('store.verify', {})).toMatchObject({ integrity: 'ok', first_bad_entry: null });
  });

  it('goes back with a backup that is restored', async () => {
    const { file_name } = await host.call('backup.create', {});
    await take(write(newer));
    await host.call('backup.restore', { file_name });
    expect(host.context.areas.name('330825101')).toBe('湖镇镇');
    expect((await host.call('session.open', {})).reference.areas).toBe('2023-06-30');
  });

  it('brings a lapsed code back, and an upper code takes down what lies below it', async () => {
    await take(write(newer));
    const again = await take(write(shipped('areas.csv')), '2022-01-05');
    expect(again.added.map(({ code }) => code)).toEqual(['330825102']);
    expect(again.lapsed.map(({ code }) => code)).toEqual(['330825150']);
    const without = shipped('areas.csv').replace(/^(330825|330825\d{3}),.*\n/gm, '');
    const { lapsed } = await preview(write(without));
    expect(lapsed.map(({ code }) => code).slice(0, 2)).toEqual(['330825', '330825001']);
    expect(lapsed).toHaveLength(1 + (await host.call('areas.children', { parent: '330825' })).length);
  });

  it('that lists one county’s townships only leaves all others alone', async () => {
    const part = [head, '330825101,330825,4,湖镇镇'].join('\n');
    const { lapsed, added } = await preview(write(part));
    expect(added).toEqual([]);
    expect(lapsed.length).toBeGreaterThan(5);
    expect(lapsed.every(({ code }) => code.startsWith('330825'))).toBe(true);
  });
});

it.each([
  ['UTF-8 with a byte order mark and CRLF', Buffer.from(`\uFEFF${newer.replaceAll('\n', '\r\n')}`)],
  ['quoted cells and blank lines at the end', Buffer.from(`${newer.replace('新设镇', '"新设镇"')},,,\n\n`)],
])('%s is read as well', async (_name, bytes) => {
  expect((await preview(write(bytes))).added).toEqual([{ code: '330825150', name: '新设镇' }]);
});

it('GB18030, as Excel in China saves CSV, is read as well', async () => {
  // 湖镇镇 and 新设镇 in GB18030.
  const town = [0xba, 0xfe, 0xd5, 0xf2, 0xd5, 0xf2];
  const fresh = [0xd0, 0xc2, 0xc9, 0xe8, 0xd5, 0xf2];
  const bytes = Buffer.concat([
    Buffer.from(`${head}\r\n330825101,330825,4,`),
    Buffer.from(town),
    Buffer.from('\r\n330825150,330825,4,'),
    Buffer.from(fresh),
    Buffer.from('\r\n'),
  ]);
  const shown = await preview(write(bytes));
  expect(shown).toMatchObject({ added: [{ code: '330825150', name: '新设镇' }], changed: [], codes: 2 });
});

describe('a newer classification of industries', () => {
  it('is told from areas by its codes; a class that lapsed is none any more and keeps its name', async () => {
    const file = write(
      shipped('industries.csv').replace('0111,011,4,稻谷种植', '0114,011,4,水稻种植'),
      'gbt.csv',
    );
    const taken = await take(file);
    expect(taken).toMatchObject({
      kind: 'industries',
      added: [{ code: '0114', name: '水稻种植' }],
      lapsed: [{ code: '0111', name: '稻谷种植' }],
    });
    const { industries } = host.context;
    expect([industries.isClass('0111'), industries.isClass('0114')]).toEqual([false, true]);
    expect(await host.call('industries.names', { codes: ['0111'] })).toEqual({ '0111': '稻谷种植' });
    expect((await host.call('industries.search', { text: '水稻' })).map(({ code }) => code)).toEqual([
      '0114',
    ]);
    expect((await host.call('session.open', {})).reference).toEqual({
      areas: '2023-06-30',
      industries: 'gbt.csv (2022-01-01)',
    });
  });
});

describe('what is malformed is refused with line and reason', () => {
  it.each([
    ['another head', 'code,name\n33,浙江省', 1, 'bad_header'],
    ['no codes', `${head}\n,,,\n`, null, 'no_rows'],
    ['a column short', `${head}\n33,,1`, 2, 'bad_columns'],
    ['a column more', `${head}\n33,,1,浙江省,x`, 2, 'bad_columns'],
    ['an open quotation mark', `${head}\n33,,1,"浙江省`, 2, 'bad_columns'],
    ['a village', `${head}\n330825101,330825,4,湖镇镇\n330825101201,330825101,5,某村`, 3, 'village_code'],
    ['no such level', `${head}\n33,,7,浙江省`, 2, 'bad_level'],
    ['letters', `${head}\n3x,,1,浙江省`, 2, 'bad_code'],
    ['the wrong parent', `${head}\n3308,32,2,衢州市`, 2, 'bad_parent'],
    ['a parent that nothing has', `${head}\n9901,99,2,某市`, 2, 'no_parent'],
    ['a code twice', `${head}\n33,,1,浙江省\n33,,1,浙江省`, 3, 'duplicate_code'],
    ['no name', `${head}\n33,,1,`, 2, 'bad_code_name'],
    ['a zero that a spreadsheet dropped', `${head}\nA,,1,农业\n1,A,2,农业`, 3, 'lost_zero'],
  ])('%s', async (_name, content, line, reason) => {
    expect(await refusal(content)).toEqual(['reference_refused', line, reason]);
  });

  it('bytes of no encoding that is read', async () => {
    expect(await refusal(Uint8Array.of(0xff, 0xfe, 0x63, 0x00, 0xff))).toEqual([
      'reference_refused',
      null,
      'bad_encoding',
    ]);
  });

  it('in words of both languages', async () => {
    const failure = await host.refused('reference.import', {
      file: write(`${head}\n33,,1,`),
      as_of: null,
      confirm: null,
    });
    expect(failureText('zh-CN', failure)).toBe(
      '参考代码表未导入：codes.csv第2行（名称空白或过长），原有代码表没有改动。请更正文件后重新导入。',
    );
    expect(failureText('en', failure)).toContain('codes.csv, line 2 (the name is blank or too long)');
  });

  it('a file that was changed after it was shown, a file that is not there, a day to come', async () => {
    const file = write(newer);
    const { sha256 } = await preview(file);
    write(`${newer}330825151,330825,4,又一镇\n`);
    const input = { file, as_of: null, confirm: sha256 };
    expect(await host.refused('reference.import', input)).toMatchObject({ args: { reason: 'file_changed' } });
    expect(
      await host.refused('reference.import', { ...input, file: join(folder.path, 'none.csv') }),
    ).toMatchObject({ code: 'file_missing' });
    expect(await host.refused('reference.import', { ...input, as_of: day('2030-01-01') })).toMatchObject({
      code: 'rejected',
    });
    expect(host.context.areas.name('330825151')).toBeUndefined();
  });
});
