import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentFolder } from '../../../db/attachments/attachment-files.ts';
import { pdf, png } from '../../support/sample-files.ts';
import { newDesks, quarterFile } from './desk.ts';

const desk = newDesks();
const folderName = quarterFile.replace('.xlsx', '_附件');

async function add(id: string, name: string, content: Uint8Array = pdf(name)) {
  const path = join(desk.current.data.path, name);
  writeFileSync(path, content);
  return (await desk.current.host.call('attachments.add', { type: 'receipt', id, file: path })).attachment;
}

/** Receipts of the quarter that is reported, and one before it. */
const [inQuarter, before] = ['receipt-3', 'receipt-1'];
const beside = (): string[] => readdirSync(join(desk.current.shared.path, folderName)).toSorted();
const there = (name: string): string => join(desk.current.shared.path, folderName, name);

describe('attachments of a report', () => {
  it('lie beside its file, and its manifest says what each is', async () => {
    const slip = await add(inQuarter, '银行回单.pdf');
    const picture = await add(inQuarter, '照片.png', png());
    await add(before, '去年的.pdf');
    expect(await desk.current.submit()).toMatchObject({ created: true, without: [] });
    expect(desk.current.names()).toEqual([quarterFile, folderName].toSorted());
    const named = [slip, picture].map(
      ({ sha256, file_name }) => `${String(sha256).slice(0, 12)}_${file_name}`,
    );
    expect(beside()).toEqual(named.toSorted());
    expect(readFileSync(there(named[0] ?? ''))).toEqual(pdf('银行回单.pdf'));

    const { manifest, attachments, signature } = await desk.current.show(quarterFile);
    expect(signature).toBe('valid');
    const said = [
      { file: named[0], name: '银行回单.pdf', bytes: slip.bytes, sha256: slip.sha256 },
      { file: named[1], name: '照片.png', bytes: picture.bytes, sha256: picture.sha256 },
    ].map((one) => ({ ...one, record_type: 'receipt', record_id: inQuarter }));
    expect(manifest.attachments).toEqual({ folder: folderName, files: said });
    expect(attachments).toEqual({
      folder: folderName,
      files: said.map((one) => ({ ...one, state: 'present' })),
      extra: [],
    });
  });

  it('are not in the way of a report without any', async () => {
    await desk.current.submit();
    expect(desk.current.names()).toEqual([quarterFile]);
    expect(await desk.current.show(quarterFile)).toMatchObject({ attachments: null });
  });

  it('are named when missing, changed or more than there should be; the report is read all the same', async () => {
    await add(inQuarter, '甲.pdf');
    await add(inQuarter, '乙.pdf');
    await desk.current.submit();
    const [first = '', second = ''] = beside();
    rmSync(there(first));
    writeFileSync(there(second), pdf('改过'));
    writeFileSync(there('别的.txt'), 'x');
    const states = async (file: string) => {
      const { attachments, signature, records } = await desk.current.show(file);
      expect(signature).toBe('valid');
      expect(records.length).toBeGreaterThan(10);
      return {
        ...attachments,
        files: attachments?.files.map(({ file: name, state }) => [name, state]).toSorted(),
      };
    };
    expect(await states(quarterFile)).toEqual({
      folder: folderName,
      files: [
        [first, 'missing'],
        [second, 'changed'],
      ],
      extra: ['别的.txt'],
    });
    // A link is no attachment, wherever it leads.
    rmSync(there(second));
    writeFileSync(join(desk.current.shared.path, 'elsewhere'), pdf('乙.pdf'));
    symlinkSync(join(desk.current.shared.path, 'elsewhere'), there(second));
    expect((await states(quarterFile)).files).toContainEqual([second, 'changed']);
    rmSync(join(desk.current.shared.path, folderName), { recursive: true });
    expect((await states(quarterFile)).files?.map(([, state]) => state)).toEqual(['missing', 'missing']);
  });

  it('are found when file and folder were renamed together', async () => {
    await add(inQuarter, '甲.pdf');
    await desk.current.submit();
    renameSync(join(desk.current.shared.path, quarterFile), join(desk.current.shared.path, '收到.xlsx'));
    renameSync(join(desk.current.shared.path, folderName), join(desk.current.shared.path, '收到_附件'));
    expect((await desk.current.show('收到.xlsx')).attachments).toMatchObject({
      folder: '收到_附件',
      files: [{ state: 'present' }],
    });
  });

  it('keep a report from being filed when one is lost', async () => {
    const { sha256 } = await add(inQuarter, '甲.pdf');
    rmSync(join(attachmentFolder(desk.current.data.path), String(sha256)));
    expect(await desk.current.refused()).toMatchObject({
      code: 'attachment_lost',
      args: { file: '甲.pdf', reason: 'missing' },
    });
    expect(desk.current.names()).toEqual([]);
    expect((await desk.current.state()).filed).toEqual([]);
  });

  it('never replace what lies under their name', async () => {
    await add(inQuarter, '甲.pdf');
    writeFileSync(join(desk.current.shared.path, folderName), 'a file');
    expect(await desk.current.refused()).toMatchObject({ code: 'file_exists', args: { file: folderName } });
    rmSync(join(desk.current.shared.path, folderName));
    mkdirSync(join(desk.current.shared.path, folderName));
    writeFileSync(there('别的.txt'), 'x');
    await desk.current.submit();
    expect(readFileSync(there('别的.txt'), 'utf8')).toBe('x');
    expect(beside()).toHaveLength(2);
  });

  it('leave nothing behind when the folder is taken meanwhile, and are placed again with the file', async () => {
    await add(inQuarter, '甲.pdf');
    desk.current.beforeFiling = () => writeFileSync(join(desk.current.shared.path, folderName), 'in the way');
    const failure = await desk.current.refused();
    desk.current.beforeFiling = undefined;
    expect(failure.code).toBe('filed_not_placed');
    // Whoever sees the report's file finds its attachments beside it.
    expect(desk.current.names()).toEqual([folderName]);
    rmSync(join(desk.current.shared.path, folderName));
    const { report_id } = failure.detail as { readonly report_id: string };
    const place = () =>
      desk.current.host.call('reports.place', { report_id, folder: desk.current.shared.path });
    expect(await place()).toMatchObject({ created: true, without: [] });
    expect(beside()).toHaveLength(1);
    expect(await place()).toMatchObject({ created: false, without: [] });
    expect(desk.current.names()).toEqual([quarterFile, folderName].toSorted());
  });

  it('that are lost do not keep a filed report from being placed again, and are named', async () => {
    const { sha256 } = await add(inQuarter, '甲.pdf');
    await add(inQuarter, '乙.pdf');
    const { report } = await desk.current.submit();
    rmSync(join(attachmentFolder(desk.current.data.path), String(sha256)));
    const folder = join(desk.current.data.path, '另处');
    mkdirSync(folder);
    expect(await desk.current.host.call('reports.place', { report_id: report.id, folder })).toMatchObject({
      created: true,
      without: ['甲.pdf'],
    });
    expect(readdirSync(join(folder, folderName))).toHaveLength(1);
    expect(existsSync(join(folder, quarterFile))).toBe(true);
  });

  it('added after the report was filed make it one that changed', async () => {
    await desk.current.submit();
    expect((await desk.current.state()).changed_since).toBe(false);
    await add(before, '一季度的.pdf');
    expect((await desk.current.state()).changed_since).toBe(false);
    await add(inQuarter, '补交.pdf');
    expect((await desk.current.state()).changed_since).toBe(true);
    const second = await desk.current.submit({ correction_reason: '补交银行回单' });
    expect(desk.current.names()).toContain(second.file.replace('.xlsx', '_附件'));
  });
});
