import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinyinOf } from '../../db/domain/pinyin.ts';
import { resourcesDir } from '../support/store-folder.ts';

const initials = (text: string) => pinyinOf(text).map((one) => one.initials);
const full = (text: string) => pinyinOf(text).map((one) => one.full);

describe('pinyin', () => {
  it('spells names of places by their usual reading', () => {
    expect(full('龙游县')).toEqual(['longyouxian']);
    expect(initials('龙游县')).toEqual(['lyx']);
    expect(full('衢州市')).toEqual(['quzhoushi']);
    expect(full('缙云')).toEqual(['jinyun']);
    expect(full('鄞州')).toEqual(['yinzhou']);
    expect(full('婺城')).toEqual(['wucheng']);
    expect(full('绿化')).toEqual(['lvhua']);
    expect(full('盱眙')).toEqual(['xuyi']);
  });

  it('knows the second reading of characters in names of Zhejiang', () => {
    expect(full('乐清')).toContain('yueqing');
    expect(full('长兴')).toContain('changxing');
  });

  it('keeps letters and digits, and says nothing of a text without Chinese', () => {
    expect(initials('镇海A1区')).toEqual(['zha1q']);
    expect(pinyinOf('Zhenhai 1')).toEqual([]);
  });

  it('has a reading for every character of the area table', () => {
    const lines = readFileSync(join(resourcesDir, 'reference', 'areas.csv'), 'utf8')
      .split('\n')
      .slice(1);
    const names = lines.map((line) => line.split(',')[3] ?? '').filter((name) => name !== '');
    const spelt = names.map((name) => [name, pinyinOf(name)[0]?.initials ?? ''] as const);
    const short = spelt.filter(
      ([name, letters]) => letters.length !== name.replace(/[^\p{L}\p{N}]/gu, '').length,
    );
    expect(short).toEqual([]);
    expect(spelt.filter(([, letters]) => !/^[a-z0-9]+$/.test(letters))).toEqual([]);
  });
});
