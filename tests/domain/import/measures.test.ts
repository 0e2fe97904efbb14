import { describe, expect, test } from 'vitest';
import { proposeMapping } from '../../../db/domain/import/mapping.ts';
import { cellMeasure, headMeasure, measured } from '../../../db/domain/import/measures.ts';
import { ImportPlanner } from '../../../db/domain/import/plan.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

/** What the field of an enclave reads from a cell below a head: its value, or why not. */
function read(head: string, cell: WrittenCell, field: string) {
  const sheet = plainSheet([
    ['飞地编号', '飞地名称', head],
    ['330825-KC-09', '试验飞地', cell],
  ]);
  const mapping = proposeMapping(sheet, 'enclave');
  const planner = new ImportPlanner(sheet, mapping, {
    form: { language: 'zh-CN', moneyUnit: 'yuan' },
    present: [],
    defaults: {},
  });
  const row = planner.planRow(2)[0];
  return row?.problems[0]?.problem.code ?? row?.fields.find((one) => one.field === field)?.new ?? null;
}

describe('areas in another measure than the field has', () => {
  test.each<[string, WrittenCell, number | string]>([
    ['规划面积（平方米）', 20_000, 3000],
    // 100.0005 亩.
    ['规划面积（平方米）', 66_667, 'not_whole_measure'],
    ['规划面积（万平方米）', 2, 3000],
    ['规划面积（㎡）', '20,000', 3000],
    ['规划面积', '35亩', 3500],
    ['规划面积', '10公顷', 15_000],
    ['规划面积', '1.2平方公里', 180_000],
    ['规划面积', '20000㎡', 3000],
    ['规划面积', '1千亩', 100_000],
    ['规划面积', '0.3万亩', 300_000],
    ['规划面积（亩）', '66667平方米', 'not_whole_measure'],
    // The cell's own unit is nearer than the head's.
    ['规划面积（公顷）', '150亩', 15_000],
    ['规划面积（公顷）', '3万', 'unit_conflict'],
    ['规划面积', '3万', 3_000_000],
    ['规划面积', '5丈', 'not_a_number'],
    ['规划面积', { kind: 'number', decimal: '10', format: '0.0"公顷"' }, 15_000],
  ])('%s %s', (head, cell, value) => {
    expect(read(head, cell, 'planned_area_mu')).toBe(value);
  });

  test.each<[string, WrittenCell, number | string]>([
    ['建筑面积', '5.2万平方米', 5_200_000],
    ['建筑面积', '3000 m2', 300_000],
    ['建筑面积', '3亩', 200_000],
    ['建筑面积', '1亩', 'not_whole_measure'],
    ['建筑面积（亩）', 1.5, 100_000],
    ['建筑面积', '2公顷', 2_000_000],
  ])('%s %s', (head, cell, value) => {
    expect(read(head, cell, 'floor_area_m2')).toBe(value);
  });

  test.each<[string, string, number | string]>([
    ['入驻企业数', '12个', 12],
    ['入驻企业数', '12家', 12],
    ['入驻企业数（家）', '1,200家', 1200],
    ['入驻企业数', '3.2万', 32_000],
    // What a cell counts in is nearer than its head's 万.
    ['入驻企业数（万家）', '3家', 3],
    ['入驻企业数', '0.00005万', 'not_whole_measure'],
  ])('%s %s', (head, cell, value) => {
    expect(read(head, cell, 'firms_in')).toBe(value);
  });

  test('what is told in another measure is the same area, whatever it is', () => {
    const parse = (text: string) => ({ ok: true, value: text }) as const;
    const toMu = headMeasure('面积（平方米）', 'mu');
    const toMetres = headMeasure('面积（亩）', 'squareMetre');
    for (let metres = 0; metres < 400_000; metres += 20) {
      const mu = toMu === null ? null : measured(String(metres), toMu, parse);
      const back = mu?.ok && toMetres !== null ? measured(mu.value, toMetres, parse) : null;
      expect(back).toEqual({ ok: true, value: String(metres) });
    }
  });

  test.each(['80%', '80 ％'])('%s is a share', (text) => {
    expect(cellMeasure(text, 'percent', null)).toMatchObject({ figure: '80', measure: { times: 1 } });
  });
});
