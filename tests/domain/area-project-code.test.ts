import { describe, expect, it } from 'vitest';
import {
  countyKind,
  countyOf,
  describeAreaCode,
  isProvince,
  isVillageCommittee,
  parseAreaCode,
  townKind,
  townOf,
  villageKind,
} from '../../db/domain/codes/area-code.ts';
import { parseProjectCode } from '../../db/domain/codes/project-code.ts';

describe('an area code', () => {
  it('is taken apart', () => {
    expect(parseAreaCode('330825101201')).toStrictEqual({
      ok: true,
      value: {
        value: '330825101201',
        level: 'village',
        province: '33',
        prefecture: '3308',
        county: '330825',
        township: '330825101',
        village: '330825101201',
      },
    });
  });

  it.each<[string, string, string | null, string | null]>([
    ['33', 'province', null, null],
    ['330000', 'province', null, null],
    ['330000000000', 'province', null, null],
    ['3308', 'prefecture', null, null],
    ['330800', 'prefecture', null, null],
    ['330825', 'county', '330825', null],
    ['330825000000', 'county', '330825', null],
    ['330825101', 'township', '330825', '330825101'],
    ['330825101000', 'township', '330825', '330825101'],
    ['331122101200', 'village', '331122', '331122101'],
    ['３３１１２１１０１２０１', 'village', '331121', '331121101'],
    [" '331121 101 201", 'village', '331121', '331121101'],
  ])('%s is a %s', (code, level, county, town) => {
    expect(describeAreaCode(code)?.level).toBe(level);
    expect(countyOf(code)).toBe(county);
    expect(townOf(code)).toBe(town);
  });

  it.each<[string, string]>([
    ['', 'empty'],
    ['33082', 'bad_length'],
    ['3308251012', 'bad_length'],
    ['3308251012011', 'bad_length'],
    ['33082510120A', 'bad_characters'],
    ['3.30825E+11', 'bad_characters'],
    ['00', 'bad_characters'],
    ['000000', 'bad_characters'],
    ['330025', 'bad_characters'],
    ['330825000201', 'bad_characters'],
  ])('%j is refused: %s', (text, code) => {
    expect(parseAreaCode(text)).toMatchObject({ ok: false, problem: { code } });
    expect(describeAreaCode(text)).toBeNull();
    expect(countyOf(text)).toBeNull();
    expect(townOf(text)).toBeNull();
    expect(isVillageCommittee(text)).toBe(false);
  });

  it.each<[string, string | null]>([
    ['330802', 'district'],
    ['330820', 'district'],
    ['330821', 'county'],
    ['330880', 'county'],
    ['330881', 'countyLevelCity'],
    ['330899', 'countyLevelCity'],
    ['3308', null],
  ])('the county part of %s says %s', (code, kind) => {
    expect(countyKind(code)).toBe(kind);
  });

  it.each<[string, string | null]>([
    ['330825001', 'subDistrict'],
    ['330825099', 'subDistrict'],
    ['330825100', 'town'],
    ['330825199', 'town'],
    ['330825200', 'township'],
    ['330825399', 'township'],
    ['330825400', 'similar'],
    ['330825101201', 'town'],
    ['330825', null],
  ])('the township part of %s says %s', (code, kind) => {
    expect(townKind(code)).toBe(kind);
  });

  it.each<[string, string, boolean]>([
    ['330825101001', 'residentsCommittee', false],
    ['330825101199', 'residentsCommittee', false],
    ['330825101200', 'villageCommittee', true],
    ['330825101399', 'villageCommittee', true],
    ['330825101400', 'similar', false],
    ['330825101598', 'similar', false],
  ])('the village part of %s says %s', (code, kind, committee) => {
    expect(villageKind(code)).toBe(kind);
    expect(isVillageCommittee(code)).toBe(committee);
  });

  it('has no village part below 12 digits', () => {
    expect(villageKind('330825101')).toBeNull();
    expect(isVillageCommittee('330825101')).toBe(false);
    expect(isProvince('33')).toBe(true);
    expect(isProvince('38')).toBe(false);
  });
});

describe('a project code', () => {
  it('of the new generation tells month, area, department, type and serial', () => {
    expect(parseProjectCode('2103-331121-04-01-123456')).toStrictEqual({
      generation: 'new',
      value: '2103-331121-04-01-123456',
      givenIn: '2021-03',
      year: 2021,
      month: 3,
      area: '331121',
      department: '04',
      projectType: '01',
      serial: '123456',
    });
  });

  it('of the old generation tells year, area, industry, type and serial', () => {
    expect(parseProjectCode('2020-331121-29-03-012345')).toStrictEqual({
      generation: 'old',
      value: '2020-331121-29-03-012345',
      givenIn: '2020',
      year: 2020,
      area: '331121',
      industry: '29',
      projectType: '03',
      serial: '012345',
    });
  });

  it.each<[string, string, string]>([
    ['2509-320193-89-01-544060', 'new', '2025-09'],
    ['2010-330825-04-01-123456', 'new', '2020-10'],
    ['2012-330825-04-01-123456', 'new', '2020-12'],
    ['2013-330825-04-01-123456', 'old', '2013'],
    ['2015-330825-04-01-123456', 'old', '2015'],
  ])('%s is of the %s generation, given in %s', (code, generation, givenIn) => {
    expect(parseProjectCode(code)).toMatchObject({ generation, givenIn });
  });

  it.each([
    '２１０３－３３１１２１－０４－０１－１２３４５６',
    ' 2103 - 331121-04-01-123456 ',
    '2103–331121—04‑01−123456',
  ])('%j is normalised', (text) => {
    expect(parseProjectCode(text)?.value).toBe('2103-331121-04-01-123456');
  });

  it.each([
    '',
    '21033311210401123456',
    '2103-331121-04-01-12345',
    '2103-331121-04-01-1234567',
    '2103-33112-04-01-123456',
    '2103-331121-04-01-12345A',
    '2113-331121-04-01-123456',
    '2100-331121-04-01-123456',
    '2021-331121-04-01-123456',
    'x2103-331121-04-01-123456',
  ])('%j is none', (text) => {
    expect(parseProjectCode(text)).toBeNull();
  });
});
