import { describe, expect, it } from 'vitest';
import { industrySectionLabel } from '../../db/domain/locale/locale.ts';
import { loadIndustryTable } from '../../db/reference/industry-table.ts';
import { industryLines, pathTo, treeStep } from '../../renderer/ui/forms/industry-tree.ts';
import { resourcesDir } from '../support/store-folder.ts';

const table = loadIndustryTable(resourcesDir);
const children = new Map(
  ['', 'A', '01', '011', 'B'].map((parent) => [parent, table.children(parent)] as const),
);
const lines = (...open: string[]) => industryLines(children, new Set(open));

describe('the tree of industries', () => {
  it('shows what lies below open lines only, with place and level', () => {
    expect(lines().map(({ code }) => code)).toEqual([...'ABCDEFGHIJKLMNOPQRST']);
    const drawn = lines(...pathTo('0111', 'A'));
    expect(drawn.slice(0, 4).map(({ code, level }) => [code, level])).toEqual([
      ['A', 1],
      ['01', 2],
      ['011', 3],
      ['0111', 4],
    ]);
    expect(drawn[3]).toMatchObject({ open: null, place: 1, siblings: 4, parent: '011' });
    // Open below a closed line: not drawn.
    expect(lines('01')).toHaveLength(20);
  });

  it('has the keys of a tree', () => {
    const drawn = lines('A', '01', '011');
    const step = (at: string, key: string) => treeStep(drawn, at, key);
    expect(step('A', 'ArrowDown')).toEqual({ go: '01' });
    expect(step('A', 'ArrowUp')).toBeUndefined();
    expect(step('B', 'ArrowRight')).toEqual({ open: 'B' });
    expect(step('A', 'ArrowRight')).toEqual({ go: '01' });
    expect(step('A', 'ArrowLeft')).toEqual({ close: 'A' });
    expect(step('0111', 'ArrowLeft')).toEqual({ go: '011' });
    expect(step('0111', 'ArrowRight')).toBeUndefined();
    expect(step('0111', 'Enter')).toEqual({ take: '0111' });
    expect(step('B', 'Enter')).toEqual({ open: 'B' });
    expect(step('0111', 'End')).toEqual({ go: 'T' });
    expect(step('0111', 'Home')).toEqual({ go: 'A' });
    expect(step('0111', 'x')).toBeUndefined();
  });
});

it('the sections’ Chinese names are those of the table', () => {
  for (const { code, name } of table.children('')) {
    expect(industrySectionLabel('zh-CN', code)).toBe(name);
    expect(industrySectionLabel('en', code)).toMatch(/^[A-Z]/);
  }
  expect(industrySectionLabel('en', '01')).toBeUndefined();
});

it('does not go past a branch that is open and still being read', () => {
  const line = (code: string, open: boolean | null) => ({
    code,
    name: code,
    level: 1,
    parent: '',
    open,
    place: 1,
    siblings: 2,
  });
  expect(treeStep([line('A', true), line('B', false)], 'A', 'ArrowRight')).toBeUndefined();
});
