import { describe, expect, it } from 'vitest';
import {
  checkWorkbook,
  WorkbookModelError,
  type WorkbookModelProblem,
} from '../../../db/exchange/workbook/check.ts';
import type {
  CellModel,
  SheetModel,
  ValidationModel,
  WorkbookModel,
} from '../../../db/exchange/workbook/model.ts';
import { sampleWorkbook, textWorkbook } from './sample.ts';

function problem(model: WorkbookModel): WorkbookModelProblem | undefined {
  try {
    checkWorkbook(model);
    return undefined;
  } catch (error) {
    if (error instanceof WorkbookModelError) return error.code;
    throw error;
  }
}

function withSheet(change: Partial<SheetModel>): WorkbookModel {
  const model = textWorkbook(['a']);
  return { ...model, sheets: model.sheets.map((sheet) => ({ ...sheet, ...change })) };
}

const withCell = (cell: CellModel) => withSheet({ rows: [{ cells: [cell] }] });
const number = (decimal: string) => withCell({ kind: 'number', decimal, style: 'bodyMoney' });
const validation = (rule: ValidationModel) => withSheet({ validations: [rule] });

describe('a workbook model', () => {
  it('passes when Excel can hold it', () => {
    expect(problem(sampleWorkbook())).toBeUndefined();
    expect(problem(textWorkbook(['x'.repeat(32_767)]))).toBeUndefined();
    for (const decimal of ['0', '-0.000001', '999999999.999999', '123456789012345', '1200000000000000000']) {
      expect(problem(number(decimal))).toBeUndefined();
    }
  });

  it('is refused when a text or a figure would be changed', () => {
    expect(problem(textWorkbook(['x'.repeat(32_768)]))).toBe('text_too_long');
    for (const decimal of ['1234567890.123456', '1e5', '1,000', '', '.5', '5.', 'NaN', '１２', ' 1']) {
      expect(problem(number(decimal))).toBe('decimal');
    }
    for (const iso of ['2026-02-30', '2026-13-01', '1899-12-31', '2026-3-1', '20260301']) {
      expect(problem(withCell({ kind: 'date', iso, style: 'bodyDate' }))).toBe('date');
    }
    for (const formula of ['', '=A1', 'A1\u0000', 'A'.repeat(8193)]) {
      const cell: CellModel = {
        kind: 'formula',
        formula,
        cached: { kind: 'text', value: '' },
        style: 'body',
      };
      expect(problem(withCell(cell))).toBe('formula');
    }
  });

  it('is refused when Excel would repair or reject the file', () => {
    for (const name of ['', 'x'.repeat(32), 'a/b', 'a[1]', "'a", 'History', 'a\u0001', 'a:b', 'a?']) {
      expect(problem(withSheet({ name }))).toBe('sheet_name');
    }
    const model = textWorkbook(['a']);
    const [sheet] = model.sheets;
    if (!sheet) throw new Error('no sheet');
    expect(problem({ ...model, sheets: [sheet, { ...sheet, name: '表' }] })).toBe('duplicate_sheet_name');
    expect(problem({ ...model, sheets: [{ ...sheet, state: 'hidden' }] })).toBe('no_visible_sheet');
    expect(problem(withSheet({ merges: ['A1:C3', 'C3:D4'] }))).toBe('overlapping_merges');
    expect(problem(withSheet({ merges: ['B1:A1'] }))).toBe('range');
    expect(
      problem(
        withSheet({
          comments: [
            { at: 'A1', author: 'a', text: 'x' },
            { at: 'A1', author: 'b', text: 'y' },
          ],
        }),
      ),
    ).toBe('comment');
    for (const name of ['AB12', 'R1C1', '1a', 'a b', '']) {
      expect(problem({ ...model, names: [{ name, sheet: '表', range: 'A1:A2' }] })).toBe('defined_name');
    }
    const twice = { name: 'list', sheet: '表', range: 'A1' };
    expect(problem({ ...model, names: [twice, { ...twice, name: 'LIST' }] })).toBe('defined_name');
    expect(problem(withSheet({ columns: [{ width: 256 }] }))).toBe('too_big');
    expect(problem(withSheet({ rows: [{ height: 410, cells: [] }] }))).toBe('too_big');
    const print = { paper: 'A4', landscape: true, fitToWidth: true } as const;
    expect(problem(withSheet({ print: { ...print, footer: { center: 'x'.repeat(250) } } }))).toBe('footer');
    expect(problem({ ...model, names: [{ name: '县名', sheet: '没有', range: 'A1' }] })).toBe('defined_name');
  });

  it('is refused when a validation would not work', () => {
    const base = { range: 'A1', onError: 'stop' } as const;
    expect(problem(validation({ ...base, kind: 'list', values: ['x'.repeat(256)] }))).toBe('validation');
    expect(problem(validation({ ...base, kind: 'list', values: ['a,b'] }))).toBe('validation');
    expect(problem(validation({ ...base, kind: 'list', values: [] }))).toBe('validation');
    const prompt = { title: 'x'.repeat(33), text: '' };
    expect(problem(validation({ ...base, kind: 'textLength', max: 5, prompt }))).toBe('validation');
    expect(problem(validation({ ...base, kind: 'date', from: '2026', to: '2027-01-01' }))).toBe('date');
  });

  it('needs a time that zip files can hold', () => {
    const model = textWorkbook(['a']);
    for (const created of [
      '2026-07-05',
      '1979-12-31T23:59:59Z',
      '2026-07-05T08:30:00+08:00',
      '2026-13-05T08:30:00Z',
    ]) {
      expect(problem({ ...model, properties: { ...model.properties, created } })).toBe('created');
    }
  });
});
