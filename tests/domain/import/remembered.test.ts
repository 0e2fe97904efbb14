import { describe, expect, test } from 'vitest';
import {
  isRecalled,
  type Mapping,
  proposeMapping,
  withRemembered,
} from '../../../db/domain/import/mapping.ts';
import { plainSheet } from '../../support/plain-sheet.ts';

const heads = ['村名', '年份', '总收入', '工程款'];
const units = ({ columns }: Mapping) => columns.map(({ unit }) => unit);

/** A table of village years with what its line above the heads says of amounts, and what an officer said of a column. */
function table(line: string) {
  const sheet = plainSheet([[line], heads, ['东畈村', 2025, 12.5, 3]]);
  return { sheet, proposed: proposeMapping(sheet, 'village_year') };
}

function said(mapping: Mapping, unit: 'yuan' | 'wanYuan'): Mapping {
  const columns = mapping.columns.map((one) =>
    one.column < 2 ? one : { ...one, field: one.field ?? 'investment_income', unit },
  );
  return { ...mapping, columns };
}

describe('what was said of a table before', () => {
  test('a unit that the sheet states now wins over the one of last time', () => {
    const before = said(table('金额单位：元').proposed, 'yuan');
    const { sheet, proposed } = table('金额单位：万元');
    const recalled = withRemembered(sheet, proposed, before);
    expect(recalled.columns[2]).toMatchObject({ field: 'total_income', unit: 'wanYuan' });
    // Of a column that only the officer named nobody can say any more: it is asked again.
    expect(recalled.columns[3]).toMatchObject({ field: 'investment_income', unit: null });
  });

  test('that empty cells clear what is stored is not kept for the next sheet', () => {
    const { sheet, proposed } = table('');
    expect(withRemembered(sheet, proposed, { ...proposed, blanks: 'clear' }).blanks).toBe('keep');
  });

  test('where the sheet says nothing, or the same, what was said holds', () => {
    const before = said(table('').proposed, 'wanYuan');
    for (const line of ['', '单位：万元']) {
      const { sheet, proposed } = table(line);
      expect(units(withRemembered(sheet, proposed, before)).slice(2)).toEqual(['wanYuan', 'wanYuan']);
    }
  });

  test('a place that begins with a unit of money states none', () => {
    expect(table('填报单位：元和街道').proposed.columns[2]?.unit).toBeNull();
    expect(table('单位：万元、户').proposed.columns[2]?.unit).toBe('wanYuan');
    expect(table('（单位：元）').proposed.columns[2]?.unit).toBe('yuan');
  });

  test('tables without heads are not taken for one another', () => {
    const sheet = plainSheet([['东畈村', 2025, 12.5]]);
    expect(isRecalled(proposeMapping(sheet, 'village_year'))).toBe(false);
    expect(isRecalled(table('').proposed)).toBe(true);
  });
});
