import i18next from 'i18next';
import { beforeEach, describe, expect, test } from 'vitest';
import { sumsOf } from '../../db/domain/consolidation/figures.ts';
import type { DashboardView } from '../../db/domain/dashboard-answers.ts';
import { type IndicatorId, indicatorIds } from '../../db/domain/indicators/declarations.ts';
import { period } from '../../db/domain/period.ts';
import { changeTexts } from '../../renderer/features/dashboard/change-text.ts';
import {
  besideLines,
  figureText,
  moneyUnitOf,
  unitWord,
} from '../../renderer/features/dashboard/figure-text.ts';
import '../../renderer/locale/setup.ts';

const headlines = (of: Partial<Record<IndicatorId, number | null>>) =>
  Object.fromEntries(indicatorIds.map((id) => [id, of[id] ?? null])) as DashboardView['headlines'];

/** A view of a quarter with what two earlier ones are said to have had. */
function viewOf(
  now: Partial<Record<IndicatorId, number>>,
  before: Partial<Record<IndicatorId, number>>,
  counties = 3,
): DashboardView {
  const earlier = ['2021Q2', '2020Q3'].map((of) => ({
    period: period(of),
    counties,
    headlines: headlines(before),
  }));
  return { period: period('2021Q3'), headlines: headlines(now), earlier } as unknown as DashboardView;
}

beforeEach(() => i18next.changeLanguage('zh-CN'));

describe('how a figure has changed', () => {
  test('counts say by how many, money its part, shares by points', () => {
    const view = viewOf({ I1: 42, I5: 200_000_000, I7: 89_000 }, { I1: 45, I5: 150_000_000, I7: 90_050 });
    expect(changeTexts(view, 'I1')).toEqual(['比上季 −3', '比去年同期 −3']);
    expect(changeTexts(view, 'I5')[0]).toBe('比上季 +33.33%');
    expect(changeTexts(view, 'I7')[0]).toBe('比上季 −0.11 百分点');
  });

  test('nothing is said without a report to compare with, or of a part of nothing', () => {
    expect(changeTexts(viewOf({ I1: 42 }, { I1: 40 }, 0), 'I1')).toEqual([]);
    expect(changeTexts(viewOf({ I5: 100 }, { I5: 0 }), 'I5')).toEqual([]);
    expect(changeTexts(viewOf({ I7: 100 }, {}), 'I7')).toEqual([]);
  });

  test('no change is said where a county that reports now has no report to compare with', () => {
    const view = { ...viewOf({ I1: 42 }, { I1: 30 }, 2), reporting: 3 };
    expect(changeTexts(view, 'I1')).toEqual(['比上季 —', '比去年同期 —']);
  });

  test('the same is the same', () => {
    expect(changeTexts(viewOf({ I5: 100 }, { I5: 100 }), 'I5')[0]).toBe('比上季 持平');
  });
});

describe('a figure in its unit', () => {
  test('the province reads 亿元 with two decimals, rounded half-up; a county what it has chosen', () => {
    expect(figureText(20_454_155_720, 'fen', moneyUnitOf('province', 'yuan'))).toBe('2.05');
    expect(figureText(20_454_155_720, 'fen', moneyUnitOf('prefecture', 'yuan'))).toBe('20,454.16');
    expect(figureText(150, 'fen', moneyUnitOf('county', 'yuan'))).toBe('1.50');
    expect(unitWord('I5', 'fen', 'yiYuan')).toBe('亿元');
  });

  test('a share says what it was divided out of', () => {
    const figures = sumsOf(({ figure }) => ({ num: 25, den: 26, production: 13 })[figure as 'num'] ?? 0);
    expect(besideLines({ figures }, 'I18', 'wanYuan')).toEqual(['25 / 26 县']);
    expect(besideLines({ figures }, 'I16', 'wanYuan')).toEqual(['25 / 26 个', '投产率 50.00%']);
  });
});
