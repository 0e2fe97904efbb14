import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadIndustryTable } from '../../../db/reference/industry-table.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';

describe('the table of GB/T 4754-2017', () => {
  const table = loadIndustryTable(resourcesDir);

  it('has 20 sections, 97 divisions, 473 groups and 1382 classes, each below the one its code begins with', () => {
    const below = (codes: readonly string[]) =>
      codes.flatMap((code) => table.children(code).map((child) => child.code));
    const sections = table.children('').map(({ code }) => code);
    const divisions = below(sections);
    const groups = below(divisions);
    const classes = below(groups);
    expect([sections, divisions, groups, classes].map((level) => level.length)).toEqual([20, 97, 473, 1382]);
    for (const code of classes)
      expect(table.isClass(code) && groups.includes(code.slice(0, 3)), code).toBe(true);
    expect(table.classes().map(({ code }) => code)).toEqual(classes.toSorted());
  });

  it('is the edition of 2017 as amended in 2019', () => {
    expect(['6431', '9231', '9233', '0511'].map((code) => table.name(code))).toEqual([
      '互联网生产服务平台',
      '监察委员会',
      '人民检察院',
      '种子种苗培育活动',
    ]);
    expect([table.isClass('7520'), table.isClass('923'), table.isClass('9999')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('gives no two classes one name: a name that is typed is a code', () => {
    const names = table.classes().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('calls', () => {
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

  const found = async (text: string) =>
    (await host.call('industries.search', { text })).map(({ code }) => code);

  it('find classes by name, by the name of what they lie in, and by code with or without the letter', async () => {
    expect((await host.call('industries.search', { text: '稻谷种植' }))[0]).toEqual({
      code: '0111',
      name: '稻谷种植',
      section: 'A',
      within: '农、林、牧、渔业 › 农业 › 谷物种植',
    });
    expect(await found('竹')).toContain('2041');
    expect(await found('谷物种植')).toEqual(['0119', '0111', '0112', '0113']);
    expect(await found('011')).toEqual(['0111', '0112', '0113', '0119']);
    expect(await found('a011')).toEqual(await found('Ａ０１１'));
    expect(await found('C01')).toEqual([]);
    expect(await found(' ')).toEqual([]);
  });

  it('open the tree level by level', async () => {
    const names = async (parent: string) =>
      (await host.call('industries.children', { parent })).map(({ code }) => code);
    expect(await names('')).toEqual([...'ABCDEFGHIJKLMNOPQRST']);
    expect((await names('C')).at(0)).toBe('13');
    expect(await names('011')).toEqual(['0111', '0112', '0113', '0119']);
  });

  it('name codes of any level, and every class where none is named', async () => {
    expect(await host.call('industries.names', { codes: ['C', '011', '0111', '9999'] })).toEqual({
      C: '制造业',
      '011': '谷物种植',
      '0111': '稻谷种植',
    });
    expect(Object.keys(await host.call('industries.names', {}))).toHaveLength(1382);
  });
});
