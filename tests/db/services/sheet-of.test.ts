import { expect, test } from 'vitest';
import type { PackedSheet } from '../../../db/exchange/workbook/packed-sheet.ts';
import { sheetOf } from '../../../db/services/sheet-import/sheet-of.ts';

const sheetWith = (merges: readonly string[]) =>
  sheetOf({ name: '表', rowCount: 3, columnCount: 2, hiddenRows: [], merges } as unknown as PackedSheet);

test('a title merged over the whole row covers the columns that there are', () => {
  expect(sheetWith(['A1:XFD1', 'A2:A3', 'C1:D9', 'A4:B4']).merges).toEqual([
    { top: 1, left: 0, bottom: 1, right: 1 },
    { top: 2, left: 0, bottom: 3, right: 0 },
  ]);
});

test('merges that lie over one another end where the cells do', () => {
  const { merges } = sheetWith(Array.from({ length: 2000 }, () => 'A1:XFD1048576'));
  expect(merges).toEqual([{ top: 1, left: 0, bottom: 3, right: 1 }]);
});
