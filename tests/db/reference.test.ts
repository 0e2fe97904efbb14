import { expect, it } from 'vitest';
import type { IsoDate } from '../../db/domain/dates.ts';
import { loadAreaTable } from '../../db/reference/area-table.ts';
import { mountainCounties } from '../../db/reference/mountain-counties.ts';
import { resourcesDir } from '../support/store-folder.ts';

const areas = loadAreaTable(resourcesDir);

it('every mountain county is in the area table under its name', () => {
  for (const county of mountainCounties)
    expect(areas.name(county.area_code), county.area_code).toBe(county.name_zh);
});

it('26 counties in 2021; three left and two joined in August 2024 (model §3)', () => {
  const members = (on: string) =>
    mountainCounties.filter(
      ({ member_from, member_to }) => member_from <= on && (member_to === null || on <= member_to),
    );
  expect(members('2021-12-31')).toHaveLength(26);
  expect(members('2024-08-01')).toHaveLength(25);
});

it('Hangzhou’s districts are valid as they were drawn: before, in and after April 2021', () => {
  const valid = (code: string) =>
    ['2021-03-31', '2021-04-15', '2021-05-01'].map((day) => areas.isValid(code, day as IsoDate));
  expect(valid('330104')).toEqual([true, true, false]);
  expect(valid('330114')).toEqual([false, true, true]);
  // Kept its code; unknown validity counts as valid.
  expect(valid('330110')).toEqual([true, true, true]);
  expect(areas.name('330103')).toBe('下城区');
  // A township of a new district is none before it.
  const [township] = areas.children('330113');
  expect(valid(township?.code ?? '')).toEqual([false, true, true]);
});

it('Zhejiang has its eleven prefectures, and an unknown code is not valid', () => {
  expect(areas.children('33')).toHaveLength(11);
  expect(areas.name('330825')).toBe('龙游县');
  expect(areas.isValid('330899', '2021-01-01' as IsoDate)).toBe(false);
});
