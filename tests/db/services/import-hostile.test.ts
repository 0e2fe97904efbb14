import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostileWorkbooks } from '../../support/hostile-workbooks.ts';
import type { OfficerSheet } from '../../support/officer-sheet.ts';
import { placeOfficerBook } from '../../support/officer-sheet.ts';
import { importDesk } from './import-desk.ts';

const desk = importDesk();

const villages: OfficerSheet = {
  name: '名单',
  rows: [
    ['村代码', '行政村名称', '所属乡镇', '列入时间'],
    ['330825100201', '东畈村', '湖镇镇', '2019年1月1日'],
  ],
};

/** Every row of every table of the store. */
function contents(): Readonly<Record<string, unknown>> {
  return desk.host.context.ledger.store.read((reader) => {
    const tables = reader.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    return Object.fromEntries(
      tables.map(({ name }) => [String(name), reader.all(`SELECT * FROM "${String(name)}"`)]),
    );
  });
}

test('a refused file leaves nothing behind, and nothing of the file before it can be taken in any more', async () => {
  const file = await placeOfficerBook(desk.folder, '名单.xlsx', villages);
  const { mapping } = await desk.host.call('imports.open', { import_id: 'good', file, type: 'village' });
  if (mapping === null) throw new Error('no table found');
  const { plan } = await desk.host.call('imports.plan', { import_id: 'good', mapping, language: 'zh-CN' });
  const before = contents();
  const refusals: string[] = [];
  for (const wanted of ['a cell twice in its row', 'a sheet cut between two rows', 'a PDF', 'charts only']) {
    const bad = join(desk.folder, 'picked.xlsx');
    writeFileSync(bad, hostileWorkbooks.find(([what]) => what === wanted)?.[2]() ?? '');
    const { code } = await desk.host.refused('imports.open', {
      import_id: wanted,
      file: bad,
      type: 'village',
    });
    refusals.push(code);
  }
  expect(refusals).toEqual(['file_refused', 'workbook_damaged', 'file_refused', 'file_refused']);
  const late = await desk.host.refused('imports.apply', { import_id: 'good', plan: plan ?? '' });
  expect(late.code).toBe('cancelled');
  expect(contents()).toEqual(before);
});
