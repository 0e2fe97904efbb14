import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markColour } from '../../../db/exchange/edited-workbook/marked-cells.ts';
import { readZipDirectory, unpack } from '../../../db/exchange/workbook/zip-read.ts';
import { writeZip } from '../../../db/exchange/workbook/zip-write.ts';
import {
  externalTimeoutMs,
  needOpenpyxl,
  openpyxlDump,
  openpyxlEdit,
  openpyxlScript,
} from '../../support/external-readers.ts';
import { officerBook } from '../../support/officer-sheet.ts';
import { importDesk } from './import-desk.ts';

const desk = importDesk();

/** Opens, plans and applies what can be; answers the counts. */
async function takeIn(file: string, import_id: string) {
  const { mapping, sheets } = await desk.host.call('imports.open', { import_id, file, type: 'village' });
  if (mapping === null) throw new Error('no table found');
  const view = await desk.host.call('imports.plan', { import_id, mapping, language: 'zh-CN' });
  await desk.host.call('imports.apply', { import_id, plan: view.plan ?? '' });
  return { counts: view.counts, sheets: sheets.map(({ name }) => name) };
}

const annotate = (import_id: string) =>
  desk.host.call('imports.annotate', { import_id, folder: null, language: 'zh-CN' });

test('the own workbook comes back marked, everything else of it as it was; corrected, only what changed is taken', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  const file = join(desk.folder, '名单.xlsx');
  await openpyxlScript('openpyxl_office.py', file);
  const first = await takeIn(file, 'one');
  expect(first.counts).toMatchObject({ added: 1, rejected: 3, aside: 1 });
  const before = readFileSync(file);
  const made = await annotate('one');
  expect(made).toEqual({ file: '名单_问题标注.xlsx', marks: 4, with_sheets: true, unmarked: [] });
  expect(readFileSync(file).equals(before)).toBe(true);

  const marked = join(desk.folder, made.file);
  // Every part is well-formed, also those that openpyxl does not look into.
  expect(await openpyxlScript('openpyxl_parts.py', marked)).toContain('.vml');
  const [was, is] = [await openpyxlDump(file), await openpyxlDump(marked)];
  expect(is.sheets.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "薄弱村 2024's visible",
    '说明 visible',
    '导入问题 visible',
    '_shl_marks veryHidden',
  ]);
  const places = ['C4', 'D4', 'A5', 'D6'];
  const [sheet, list] = [is.sheets[0], is.sheets[2]];
  expect(places.map((at) => sheet?.cells[at]?.fill)).toEqual(places.map(() => markColour));
  expect(sheet?.cells.D4?.comment).toEqual(['山海台账', '没有这个日期，请核对年、月、日。']);
  expect(sheet?.cells.A5?.comment).toEqual(['山海台账', '此项不能为空，请填写。']);
  // What the accountant said stays, ours is added to it.
  expect(sheet?.cells.D6?.comment?.[0]).toBe('李会计');
  expect(sheet?.cells.D6?.comment?.[1]).toMatch(/^退出时间另报\n▶ 日期写法不明确/);
  const plain = (of: typeof was) =>
    of.sheets.slice(0, 2).map((one) => ({
      ...one,
      cells: Object.fromEntries(
        Object.entries(one.cells).map(([at, cell]) => [
          at,
          places.includes(at) ? { ...cell, fill: null, comment: null } : cell,
        ]),
      ),
    }));
  const [old, now] = [plain(was), plain(is)];
  expect(now).toEqual(old);
  expect(list?.cells.B5?.value).toBe("薄弱村 2024's!C4");

  // Two of four places are mended; the other two are marked again, and these lose their marks.
  const corrected = join(desk.folder, '改.xlsx');
  await openpyxlEdit(marked, corrected, "薄弱村 2024's", 'C4', '湖镇镇');
  await openpyxlEdit(corrected, corrected, "薄弱村 2024's", 'D4', '2019-01-01');
  const second = await takeIn(corrected, 'two');
  expect(second.sheets).toEqual(["薄弱村 2024's", '说明']);
  expect(second.counts).toMatchObject({ added: 1, same: 1, rejected: 2 });
  const again = await annotate('two');
  expect(again.marks).toBe(2);
  const third = (await openpyxlDump(join(desk.folder, again.file))).sheets[0];
  expect(['C4', 'D4', 'A5', 'D6'].map((at) => third?.cells[at]?.fill)).toEqual([
    'FFFFFF00',
    null,
    markColour,
    markColour,
  ]);
  expect([third?.cells.C4?.comment ?? null, third?.cells.D4?.comment ?? null]).toEqual([null, null]);
  expect(third?.cells.D6?.comment?.[1].match(/▶/g)).toHaveLength(1);
});

/** The same workbook with its sheets' elements under a prefix, as some programs write them. */
function withPrefix(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes);
  const parts = readZipDirectory(buffer).map((entry) => {
    const content = unpack(buffer, entry);
    if (!entry.name.startsWith('xl/worksheets/sheet')) return { name: entry.name, content };
    const xml = content
      .toString('utf8')
      .replace(/<(\/?)(?![?!])/g, '<$1x:')
      .replace('xmlns=', 'xmlns:x=');
    return { name: entry.name, content: Buffer.from(xml) };
  });
  return writeZip(parts, '2022-01-10T00:00:00Z');
}

test('a sheet that is written in a way that is not edited safely is left as it is, and the list says so', async () => {
  const file = join(desk.folder, '怪.xlsx');
  const bytes = await officerBook({
    name: '村',
    rows: [
      ['村代码', '行政村名称', '列入时间'],
      ['330825100201', '东畈村', '没有'],
    ],
  });
  writeFileSync(file, withPrefix(bytes));
  await takeIn(file, 'one');
  expect(await annotate('one')).toMatchObject({ marks: 1, with_sheets: true, unmarked: ['村'] });
});

test('an original that was changed meanwhile is not marked', async () => {
  const file = join(desk.folder, '村.xlsx');
  const sheet = {
    name: '村',
    rows: [
      ['村代码', '行政村名称', '列入时间'],
      ['330825100201', '东畈村', '没有'],
    ],
  };
  writeFileSync(file, await officerBook(sheet));
  await takeIn(file, 'one');
  writeFileSync(file, await officerBook({ ...sheet, rows: sheet.rows.slice(0, 1) }));
  const refused = await desk.host.refused('imports.annotate', {
    import_id: 'one',
    folder: null,
    language: 'zh-CN',
  });
  expect(refused.code).toBe('plan_changed');
});
