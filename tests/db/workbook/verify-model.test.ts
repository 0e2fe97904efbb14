import { expect, it } from 'vitest';
import type { CellModel, WorkbookModel } from '../../../db/exchange/workbook/model.ts';
import { verifyModel } from '../../../db/exchange/workbook/verify-model.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';

const text = (value: string): CellModel => ({ kind: 'text', value, style: 'body' });
const number = (decimal: string): CellModel => ({ kind: 'number', decimal, style: 'bodyMoney' });

function book(...cells: CellModel[]): WorkbookModel {
  return {
    properties: { title: 't', creator: 'c', created: '2026-01-05T00:00:00Z' },
    sheets: [
      {
        name: '表',
        state: 'visible',
        columns: [{ width: 10 }],
        rows: cells.map((cell) => ({ cells: [cell, null, text('=1+1')] })),
      },
    ],
  };
}
const sum = (value: string) => [{ sheet: '表', column: 0, from: 0, to: 2, sum: value }];

it('passes a file that holds what was meant, whatever the texts look like', async () => {
  const model = book(number('0.1'), number('-0.3'), number('900719925.474099'), text('_x000D_\r\n村'), {
    kind: 'date',
    iso: '2021-12-31',
    style: 'bodyDate',
  });
  await verifyModel(await writeWorkbook(model), model, sum('900719925.274099'));
});

it('refuses a file whose figure, text, kind, size or sum differs', async () => {
  const model = book(number('1.05'), number('2'), text('0012'));
  const bytes = await writeWorkbook(model);
  await verifyModel(bytes, model, sum('15.05'));
  for (const other of [
    book(number('1.06'), number('2'), text('0012')),
    book(number('1.05'), number('2'), text('12')),
    book(number('1.05'), text('2'), text('0012')),
    book(number('1.05'), number('2')),
    book(number('1.05'), number('2'), text('0012'), number('0')),
  ]) {
    await expect(verifyModel(bytes, other)).rejects.toMatchObject({ failure: { code: 'totals_differ' } });
  }
  await expect(verifyModel(bytes, model, sum('15.06'))).rejects.toThrow('totals_differ');
});
