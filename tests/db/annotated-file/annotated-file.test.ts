import { expect, test } from 'vitest';
import { annotatedFile, type Mark } from '../../../db/exchange/annotated-file/annotated-file.ts';
import { keptMarks } from '../../../db/exchange/annotated-file/kept-marks.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { readZipDirectory, unpack } from '../../../db/exchange/workbook/zip-read.ts';
import { writeZip } from '../../../db/exchange/workbook/zip-write.ts';
import { type OfficerSheet, officerBook } from '../../support/officer-sheet.ts';

const annotated = (bytes: Uint8Array, marks: readonly Mark[]) =>
  annotatedFile({
    bytes,
    marks,
    author: '山海台账',
    unit: '龙游县',
    at: '2026-01-10T00:00:00Z',
    list: {
      tab: '导入问题',
      title: '导入问题清单',
      facts: [],
      head: ['序号', '单元格', '问题'],
      widths: [6, 20, 60],
    },
    howTo: '请改正',
    alone: '未能标注',
    unmarked: '{sheet}',
  });
const mark = (sheet: string, at: string): Mark => ({ sheet, at, text: '不是数字。', line: ['不是数字。'] });

const names = async (bytes: Uint8Array) => (await readWorkbook(bytes)).sheets.map(({ name }) => name);
const list = (rows: number, name = '村'): OfficerSheet => ({
  name,
  rows: Array.from({ length: rows }, (_, at) => [`村${at}`, at]),
});

test('thousands of places are marked, and given back their looks later', async () => {
  const bytes = await officerBook(list(3000, '村🏔'));
  const marks = Array.from({ length: 3000 }, (_, at) => mark('村🏔', `B${at + 1}`));
  const made = await annotated(bytes, marks);
  expect(made).toMatchObject({ withSheets: true, unmarked: [] });
  const kept = keptMarks((await readWorkbook(made.bytes)).sheets);
  expect(kept?.tab).toBe('导入问题');
  expect(Object.keys(kept?.sheets['村🏔'] ?? {})).toHaveLength(3000);
  const again = await annotated(made.bytes, [mark('村🏔', 'B7')]);
  expect(Object.keys(keptMarks((await readWorkbook(again.bytes)).sheets)?.sheets['村🏔'] ?? {})).toEqual([
    'B7',
  ]);
});

test('a sheet of the officer that is called as our list is left alone, today and the next time', async () => {
  const bytes = await officerBook(list(2), { name: '导入问题', rows: [['上次导入的说明']] });
  const made = await annotated(bytes, [mark('村', 'B1')]);
  expect(await names(made.bytes)).toEqual(['村', '导入问题', '导入问题 2', '_shl_marks']);
  const again = await annotated(made.bytes, [mark('村', 'B2')]);
  const { sheets } = await readWorkbook(again.bytes);
  expect(sheets.map(({ name }) => name)).toEqual(['村', '导入问题', '导入问题 2', '_shl_marks']);
  expect(sheets[1]?.cells.get('A1')).toEqual({ kind: 'text', text: '上次导入的说明' });
});

test('rows out of order are left as they are: one put between them would stand there twice', async () => {
  const buffer = Buffer.from(await officerBook(list(3)));
  const parts = readZipDirectory(buffer).map((entry) => {
    const xml = unpack(buffer, entry).toString('utf8');
    const rows = xml.match(/<row\b[\s\S]*?<\/row>/g) ?? [];
    const moved = rows.length === 0 ? xml : xml.replace(rows.join(''), rows.toReversed().join(''));
    return { name: entry.name, content: Buffer.from(moved) };
  });
  const bytes = writeZip(parts, '2022-01-10T00:00:00Z');
  expect(await annotated(bytes, [mark('村', 'B1')])).toMatchObject({ withSheets: true, unmarked: ['村'] });
});
