import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type OfficerSheet, placeOfficerBook } from '../../support/officer-sheet.ts';
import { importDesk } from './import-desk.ts';

/* What a window that was opened anew finds of the workbook that the window before was taking in. */

const desk = importDesk();
const id = 'import-1';
const language = 'zh-CN';
const villages: OfficerSheet = {
  name: '村',
  rows: [
    ['村代码', '行政村名称', '户数'],
    ['330825100201', '东畈村', 210],
    ['330825100202', '西畈村', 180],
  ],
};
const current = () => desk.host.call('imports.current', {});

test('a new window finds the file, how its sheet is read, and what became of both', async () => {
  expect(await current()).toBeNull();
  const file = await placeOfficerBook(desk.folder, '名单.xlsx', villages);
  const opened = await desk.host.call('imports.open', { import_id: id, file, type: null });
  expect(await current()).toEqual({ file, opened, mappings: [], now: 'same', done: null });
  const { mapping } = opened;
  if (mapping === null) throw new Error('no table found');
  const corrected = { ...mapping, constants: { contact_phone: '13800000000' } };
  await desk.host.call('imports.plan', { import_id: id, mapping, language });
  const { plan } = await desk.host.call('imports.plan', { import_id: id, mapping: corrected, language });
  expect((await current())?.mappings).toEqual([corrected]);
  await desk.host.call('imports.apply', { import_id: id, plan: plan ?? '' });

  const standing = async () => (await current())?.done?.step;
  expect((await current())?.done).toMatchObject({ type: 'village', counts: { added: 2 } });
  expect(await standing()).toEqual({ is: 'done', later: 0 });
  await desk.host.call('undo.back', { language });
  expect(await standing()).toEqual({ is: 'undone', later: 0 });
  await desk.host.call('undo.again', { language });
  const change = (base_revision: number, households: number) =>
    desk.host.call('records.save', {
      changes: [{ type: 'village', id: made, base_revision, values: { households } }],
      why: null,
    });
  const [{ id: made = '', revision = 0 } = {}] = (await desk.host.call('records.list', { type: 'village' }))
    .rows;
  await change(revision, 211);
  expect(await standing()).toEqual({ is: 'done', later: 1 });
  await desk.host.call('undo.back', { language });
  await desk.host.call('undo.back', { language });
  expect(await standing()).toEqual({ is: 'undone', later: 0 });

  writeFileSync(file, 'mended');
  expect((await current())?.now).toBe('changed');
  rmSync(file);
  expect((await current())?.now).toBe('gone');
  await desk.host.call('imports.close', { import_id: id });
  expect(await current()).toBeNull();
});
