import { describe, expect, test } from 'vitest';
import { simplified } from '../../../db/domain/import/simplified.ts';
import { suggest } from '../../../db/domain/import/suggest.ts';

const villages = [
  '望榆村',
  '望渔村',
  '荻湾村',
  '梧坪村',
  '柳坪村',
  '松坪村',
  '樟坪村',
  '上樟坪村',
  '大溪口畈村',
];
const candidates = villages.map((label, at) => ({ value: String(at), label, words: [label] }));
const names = (text: string): readonly string[] => suggest(text, candidates).map(({ label }) => label);

describe('what an unknown name may mean', () => {
  test('the one that is read alike comes first', () => {
    expect(names('王鱼村')).toEqual(expect.arrayContaining(['望榆村', '望渔村']));
    expect(names('大西口畈村')[0]).toBe('大溪口畈村');
    expect(names('大溪囗畈')[0]).toBe('大溪口畈村');
    expect(names('荻湾')[0]).toBe('荻湾村');
  });

  test('at most three, and none of many that share a letter by chance', () => {
    for (const text of ['樟坪', '桐坪村', '坪村', '望榆村民委员会', '新田铺村', 'wyc'])
      expect(names(text).length).toBeLessThanOrEqual(3);
    expect(names('桐坪村')).toEqual([]);
    expect(names('新田铺村')).toEqual([]);
  });
});

test('traditional characters are made simple, simplified ones stay', () => {
  expect(simplified('龍游—鎮海消薄飛地，電匯')).toBe('龙游—镇海消薄飞地，电汇');
  expect(simplified('后里于龙游皇后著村')).toBe('后里于龙游皇后著村');
});
