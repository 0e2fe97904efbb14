import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGroups, fillMerged, headCandidates } from '../../../db/domain/import/heads.ts';

const textsAt = (rows: readonly (readonly string[])[], first: number, last: number): readonly string[] =>
  headCandidates(rows)
    .find((one) => one.first === first && one.last === last)
    ?.heads.map(({ text }) => text) ?? [];
const aloneAt = (rows: readonly (readonly string[])[], first: number, last: number) =>
  headCandidates(rows)
    .find((one) => one.first === first && one.last === last)
    ?.heads.map(({ alone }) => alone);

describe('heads in two rows', () => {
  const merged = [
    ['村名', '资金', '资金', '备注'],
    ['村名', '计划', '实际', '备注'],
  ];

  it('are joined from the group down; a cell merged downwards is one head', () => {
    expect(textsAt(merged, 0, 1)).toEqual(['村名', '资金计划', '资金实际', '备注']);
    expect(textsAt(merged, 1, 1)).toEqual(['村名', '计划', '实际', '备注']);
  });

  it('are the same where a copied text does not say what is merged', () => {
    const copied = [
      ['村名', '资金', '', '备注'],
      ['', '计划', '实际', ''],
    ];
    expect(textsAt(fillGroups(copied), 0, 1)).toEqual(['村名', '资金计划', '资金实际', '备注']);
  });

  it('are told from the title above and the figures below in a copied text, too', () => {
    const copied = [
      ['名单', '', '', '', ''],
      ['序号', '村名', '基本情况', '', '认定时间'],
      ['', '', '户数', '人口', ''],
      ['1', '甲村', '60', '200', '2018'],
    ];
    expect(textsAt(fillGroups(copied), 1, 2)).toEqual([
      '序号',
      '村名',
      '基本情况户数',
      '基本情况人口',
      '认定时间',
    ]);
    expect(aloneAt(fillGroups(copied), 1, 2)).toEqual(['序号', '村名', '户数', '人口', '认定时间']);
  });

  it('keep the unit of the group at the end, unless a part names its own', () => {
    const rows = [
      ['村名', '资金（万元）', '资金（万元）'],
      ['村名', '计划', '占比（%）'],
    ];
    expect(textsAt(rows, 0, 1)).toEqual(['村名', '资金计划（万元）', '资金占比（%）']);
  });

  it('are English words with a blank between', () => {
    expect(
      textsAt(
        [
          ['Village', 'Funds', 'Funds'],
          ['Village', 'Planned', 'Actual'],
        ],
        0,
        1,
      ),
    ).toEqual(['Village', 'Funds Planned', 'Funds Actual']);
  });

  it('may be read by their lowest part alone only where the group does not change its meaning', () => {
    const rows = [
      ['基本情况', '基本情况', '上年', '收入', '收入'],
      ['村名', '户数', '总收入', '合计', '合计'],
    ];
    expect(aloneAt(rows, 0, 1)).toEqual(['村名', '户数', null, null, null]);
  });
});

describe('rows above the heads', () => {
  it('that are a title, merged or not, are no group', () => {
    const rows = [
      ['2024年薄弱村名单', '2024年薄弱村名单', '2024年薄弱村名单'],
      ['单位：万元', '', ''],
      ['村名', '代码', '收入'],
    ];
    const last = headCandidates(rows).filter((one) => one.last === 2);
    expect(last.map(({ first }) => first)).toEqual([2]);
  });

  it('may be three deep', () => {
    const rows = [
      ['村', '收入', '收入', '收入'],
      ['村', '上年', '本年', '本年'],
      ['村', '合计', '合计', '其中飞地'],
    ];
    expect(textsAt(rows, 0, 2)).toEqual(['村', '收入上年合计', '收入本年合计', '收入本年其中飞地']);
  });
});

describe('whatever the rows hold', () => {
  const cell = fc.constantFrom('', '村名', '资金', '计划', '实际（万元）', '上年\n收入', 'a b');
  const rowsOf = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });

  it('each candidate has a head for every column, and one row alone says what it says', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        for (const { first, last, heads } of headCandidates(fillGroups(rows))) {
          expect(first).toBeLessThanOrEqual(last);
          expect(heads.length).toBe(Math.max(...rows.slice(first, last + 1).map((row) => row.length)));
          if (first === last) for (const { text, alone } of heads) expect(alone).toBe(text);
        }
      }),
    );
  });

  it('filling takes nothing away and touches only cells of merged blocks', () => {
    fc.assert(
      fc.property(rowsOf, fc.nat(4), fc.nat(5), fc.nat(3), fc.nat(3), (rows, top, left, down, across) => {
        const merge = { top, left, bottom: top + down, right: left + across };
        const filled = fillMerged(rows, [merge]);
        for (const [row, cells] of rows.entries()) {
          for (const [column, text] of cells.entries()) {
            const inside = row >= top && row <= merge.bottom && column >= left && column <= merge.right;
            expect(filled[row]?.[column]).toBe(inside ? (rows[top]?.[left] ?? '') : text);
          }
        }
      }),
    );
  });
});
