import { describe, expect, it } from 'vitest';
import { newOffice, officeInput, officeProblems, withRole } from '../../renderer/ui/office/office-choice.ts';
import { countyGroups, meansUnit } from '../../renderer/ui/office/unit-options.ts';

describe('a unit', () => {
  it.each(['龙游', '龙', '330825', '3308', 'ly', 'lyx', 'longyou', 'Long You', 'ＬＹ', '龙游县 330825', ''])(
    'is found by %j',
    (typed) => expect(meansUnit('龙游县 330825', typed)).toBe(true),
  );

  it.each(['龙泉', '331181', 'you', '0825', 'lq'])('is not meant by %j', (typed) =>
    expect(meansUnit('龙游县 330825', typed)).toBe(false),
  );

  it('is found by the second reading of a character', () => {
    expect(meansUnit('乐清市 330382', 'yq')).toBe(true);
  });

  it('of a county stands with the members of the list first, the others under their prefecture', () => {
    const units = [
      { code: '3303', name: '温州市', member: false },
      { code: '330302', name: '鹿城区', member: false },
      { code: '330324', name: '永嘉县', member: true },
      { code: '3308', name: '衢州市', member: false },
      { code: '330825', name: '龙游县', member: true },
    ];
    const labels = (prefecture: string) =>
      countyGroups(units, prefecture, '名单').map(({ group, items }) => [
        group,
        items.map(({ label }) => label),
      ]);
    expect(labels('')).toEqual([
      ['名单', ['永嘉县 330324', '龙游县 330825']],
      ['温州市', ['鹿城区 330302']],
    ]);
    expect(labels('3308')).toEqual([['名单', ['龙游县 330825']]]);
  });
});

describe('who works here', () => {
  const department = { ...withRole(newOffice, 'department'), unit: '330825' };

  it('lacks what its role needs', () => {
    expect(officeProblems(newOffice)).toEqual(['unit']);
    expect(officeProblems(department)).toEqual(['departmentName', 'departmentForms']);
    expect(officeProblems(withRole(newOffice, 'province'))).toEqual([]);
  });

  it('keeps a county from one county role to the other, and no unit of another level', () => {
    const county = { ...newOffice, unit: '330825' };
    expect(withRole(county, 'department').unit).toBe('330825');
    expect(withRole(county, 'prefecture').unit).toBe('');
    expect(officeInput(withRole(county, 'province'))).toEqual({
      role: 'province',
      unit: null,
      department: null,
    });
  });
});
