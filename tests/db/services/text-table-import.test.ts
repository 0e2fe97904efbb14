import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWorkbookFile } from '../../../db/exchange/report-file/read-report-file.ts';
import { importDesk } from './import-desk.ts';

const desk = importDesk();
const id = 'csv';

async function opened(name: string, text: string) {
  const file = join(desk.folder, name);
  writeFileSync(file, text);
  return desk.host.call('imports.open', { import_id: id, file, type: null });
}

const villages = [
  '村代码,行政村名称,所属乡镇,列入时间',
  '330825100201,东畈村,湖镇镇,2019-01-01',
  '330825100202,=cmd|x!A1,湖镇镇,2019/1/1',
  '330825100203,南畈村,湖镇镇,去年',
];

test('a CSV file goes the way of a sheet: codes are texts, formulas too, and its problems come back as a list', async () => {
  const { mapping } = await opened('薄弱村名单.CSV', `${villages.join('\r\n')}\r\n`);
  if (mapping === null) throw new Error('no table found');
  expect(mapping).toMatchObject({ type: 'village', sheet: '薄弱村名单' });
  const { plan, counts } = await desk.host.call('imports.plan', {
    import_id: id,
    mapping,
    language: 'zh-CN',
  });
  expect(counts).toMatchObject({ added: 2, rejected: 1 });
  const back = await desk.host.call('imports.annotate', {
    import_id: id,
    folder: desk.folder,
    language: 'zh-CN',
  });
  expect(back).toMatchObject({ with_sheets: false, marks: 1 });
  const list = await readWorkbookFile(join(desk.folder, back.file), back.file);
  const said = [...(list.sheets[0]?.cells.values() ?? [])].map((cell) => JSON.stringify(cell)).join();
  expect(said).toContain('薄弱村名单!D4');
  expect(said).toContain('CSV 文件不能着色');
  await desk.host.call('imports.apply', { import_id: id, plan: plan ?? '' });
  const { rows } = await desk.host.call('records.list', { type: 'village' });
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['=cmd|x!A1', '东畈村']);
});

test('what is no CSV file is refused by what it is, and a CSV file under another name as one', async () => {
  const reasonOf = async (name: string, content: string | Buffer) => {
    const file = join(desk.folder, name);
    writeFileSync(file, content);
    const { args } = await desk.host.refused('imports.open', { import_id: id, file, type: null });
    return args;
  };
  expect(await reasonOf('表.csv', 'a,b\n"红星村,1\n')).toMatchObject({ reason: 'csv_quote', row: 2 });
  expect(await reasonOf('表.xlsx', 'a,b\n1,2\n')).toMatchObject({ reason: 'csv' });
});
