import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentFolder } from '../../../db/attachments/attachment-files.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { pdf, png, zipWith } from '../../support/sample-files.ts';
import { openServices } from '../../support/service-host.ts';
import { newDesks, quarterFile } from './desk.ts';

const desk = newDesks();

/** Puts a file where an officer would pick it. @returns its token */
function lay(name: string, content: Uint8Array): string {
  const path = join(desk.current.data.path, name);
  writeFileSync(path, content);
  return path;
}

const add = (type: RecordType, id: string, name: string, content: Uint8Array = pdf(name)) =>
  desk.current.host.call('attachments.add', { type, id, file: lay(name, content) });
const list = (type: RecordType, id: string) => desk.current.host.call('attachments.list', { type, id });
const fileOf = (sha256: unknown): string => join(attachmentFolder(desk.current.data.path), String(sha256));

describe('keeping files with a record', () => {
  it('lists them as they were added, with their sizes, and says so in the history', async () => {
    const { attachment, added } = await add('receipt', 'receipt-1', '回单.PDF');
    expect(added).toBe(true);
    expect(attachment).toMatchObject({
      record_type: 'receipt',
      record_id: 'receipt-1',
      role: 'evidence',
      file_name: '回单.pdf',
      file_kind: 'pdf',
      county_code: '330825',
      created_by: '王芳',
    });
    await add('receipt', 'receipt-1', '签收单.png', png());
    await add('stage_event', 'stage_event-1', '协议.docx', zipWith('word/document.xml'));
    const { attachments, missing, bytes, total_bytes } = await list('receipt', 'receipt-1');
    expect(attachments.map(({ file_name }) => file_name)).toEqual(['回单.pdf', '签收单.png']);
    expect(missing).toEqual([]);
    expect(bytes).toBe(pdf('回单.PDF').length + png().length);
    expect(total_bytes).toBe(bytes + zipWith('word/document.xml').length);
    const story = await desk.current.host.call('records.story', {
      type: 'attachment',
      id: attachment.id,
      language: 'zh-CN',
    });
    expect(story).toMatchObject({ label: '回单.pdf', steps: [{ kind: 'created', person: '王芳' }] });
    expect(await desk.current.host.call('store.verify', {})).toMatchObject({
      integrity: 'ok',
      first_bad_entry: null,
      attachments: { files: 3, bytes: total_bytes, missing: [], changed: [] },
    });
  });

  it('adds the same file to the same record once, to another one again', async () => {
    const first = await add('receipt', 'receipt-1', '回单.pdf', pdf());
    const again = await add('receipt', 'receipt-1', '另名.pdf', pdf());
    expect(again).toEqual({ attachment: first.attachment, added: false });
    expect((await add('receipt', 'receipt-2', '回单.pdf', pdf())).added).toBe(true);
    expect(readdirSync(attachmentFolder(desk.current.data.path))).toHaveLength(1);
  });

  it('takes them away and back as any record: the file stays', async () => {
    const { attachment } = await add('receipt', 'receipt-1', '回单.pdf');
    const void_ = {
      type: 'attachment',
      id: attachment.id,
      base_revision: 1,
      values: {},
      voided: true,
    } as const;
    await desk.current.host.call('records.save', { changes: [void_], why: '传错' });
    expect((await list('receipt', 'receipt-1')).attachments).toEqual([]);
    await desk.current.host.call('undo.back', { language: 'zh-CN' });
    expect((await list('receipt', 'receipt-1')).attachments).toHaveLength(1);
    await desk.current.host.call('undo.back', { language: 'zh-CN' });
    expect((await list('receipt', 'receipt-1')).attachments).toEqual([]);
    expect(existsSync(fileOf(attachment.sha256))).toBe(true);
  });

  it('refuses what takes no files, is not there or is voided, and a row without a file', async () => {
    const { host } = desk.current;
    const file = lay('回单.pdf', pdf());
    const refused = (type: RecordType, id: string) => host.refused('attachments.add', { type, id, file });
    expect((await refused('county', 'county-1')).code).toBe('rejected');
    expect((await refused('receipt', 'gone')).code).toBe('not_found');
    await host.call('records.save', {
      changes: [
        {
          type: 'named_village',
          id: 'n-1',
          base_revision: null,
          values: { enclave_id: 'enclave-1', village_id: 'village-1' },
        },
        { type: 'platform', id: 'p-1', base_revision: null, values: { name: '平台' }, voided: true },
      ],
      why: null,
    });
    expect((await refused('platform', 'p-1')).code).toBe('parent_voided');
    const { attachment } = await add('receipt', 'receipt-1', '回单.pdf', pdf());
    const { id } = attachment;
    for (const change of [
      { id: 'x', base_revision: null, values: { file_name: '回单.pdf' } },
      { id, base_revision: 1, values: { file_name: '别名.pdf' } },
      { id, base_revision: 1, values: { record_id: 'receipt-2' } },
    ] as const) {
      const changes = [{ type: 'attachment' as const, ...change, values: { ...change.values } }];
      expect((await host.refused('records.save', { changes, why: null })).code).toBe('rejected');
    }
    const noted = { type: 'attachment', id, base_revision: 1, values: { note: '原件在档案室' } } as const;
    await host.call('records.save', { changes: [noted], why: null });
  });

  it('does not import a row that can name no file', async () => {
    const record = { id: 'a-1', record_type: 'receipt', record_id: 'receipt-1', role: 'evidence' };
    const file = { file_name: '../../x.pdf', file_kind: 'pdf', bytes: 10 };
    const given = (sha256: string) => ({
      records: [{ type: 'attachment' as const, record: { ...record, ...file, sha256 } }],
      source: 'test',
    });
    expect((await desk.current.host.refused('records.import', given('../../../etc/passwd'))).code).toBe(
      'rejected',
    );
    await desk.current.host.call('records.import', given('b'.repeat(64)));
    expect((await list('receipt', 'receipt-1')).missing).toEqual(['a-1']);
    expect(await desk.current.host.call('store.verify', {})).toMatchObject({
      attachments: { files: 1, missing: ['../../x.pdf'], changed: [] },
    });
  });
});

describe('opening them safely', () => {
  it('puts copies into a folder under their names, never over another file', async () => {
    const { attachment } = await add('receipt', 'receipt-1', '回单.pdf');
    const folder = desk.current.shared.path;
    const copy = () => desk.current.host.call('attachments.copy', { id: attachment.id, folder });
    expect(await copy()).toEqual({ file: '回单.pdf', created: true });
    expect(await copy()).toEqual({ file: '回单.pdf', created: false });
    writeFileSync(join(folder, '回单.pdf'), 'something else');
    expect(await copy()).toEqual({ file: '回单 (2).pdf', created: true });
    expect(readFileSync(join(folder, '回单.pdf'), 'utf8')).toBe('something else');
    expect(readFileSync(join(folder, '回单 (2).pdf'))).toEqual(pdf('回单.pdf'));
  });

  it('shows pictures as data, and nothing else', async () => {
    const picture = await add('receipt', 'receipt-1', '照片.png', png());
    const { data_url } = await desk.current.host.call('attachments.preview', { id: picture.attachment.id });
    expect(data_url).toBe(`data:image/png;base64,${png().toString('base64')}`);
    const document = await add('receipt', 'receipt-1', '回单.pdf');
    const refusal = await desk.current.host.refused('attachments.preview', { id: document.attachment.id });
    expect(refusal.code).toBe('rejected');
  });

  it('lays out a copy nobody writes to for the system’s programs; the next start clears it away', async () => {
    const { attachment } = await add('receipt', 'receipt-1', '回单.pdf');
    const { opened } = await desk.current.host.call('attachments.layOut', { id: attachment.id });
    const path = join(desk.current.data.path, 'opened', opened, '回单.pdf');
    expect(readFileSync(path)).toEqual(pdf('回单.pdf'));
    expect(statSync(path).mode & 0o777).toBe(0o400);
    await desk.current.reopen((before) => openServices(before.context.ledger.dataDir));
    expect(existsSync(path)).toBe(false);
    expect((await list('receipt', 'receipt-1')).missing).toEqual([]);
  });

  it('checks the content every time, and says what is wrong with it', async () => {
    const { attachment } = await add('receipt', 'receipt-1', '照片.png', png());
    const { id, sha256 } = attachment;
    const path = fileOf(sha256);
    const { host, shared } = desk.current;
    const reasons = async () => [
      (await host.refused('attachments.preview', { id })).args,
      (await host.refused('attachments.layOut', { id })).args,
      (await host.refused('attachments.copy', { id, folder: shared.path })).args,
    ];
    const said = (reason: string) => Array(3).fill({ file: '照片.png', reason });
    writeFileSync(path, Buffer.concat([png(), Buffer.from('<script>')]));
    expect(await reasons()).toEqual(said('changed'));
    expect(await host.call('store.verify', {})).toMatchObject({ attachments: { changed: ['照片.png'] } });
    rmSync(path);
    expect(await reasons()).toEqual(said('missing'));
    expect((await list('receipt', 'receipt-1')).missing).toEqual([id]);
    expect(readdirSync(shared.path)).toEqual([]);
    // The backups hold it: it is there again.
    const backups = join(desk.current.data.path, 'backups', 'attachments');
    mkdirSync(backups, { recursive: true });
    writeFileSync(join(backups, String(sha256)), png());
    expect(await host.call('store.verify', {})).toMatchObject({ attachments: { missing: [], changed: [] } });
    expect((await host.call('attachments.copy', { id, folder: shared.path })).file).toBe('照片.png');
  });
});

describe('the sealed scan of a filed report', () => {
  it('is a PDF or a picture, hangs on its version, and is copied under the report’s name', async () => {
    const { report } = await desk.current.submit();
    const file = lay('扫描.xlsx', zipWith('xl/workbook.xml'));
    const refusal = await desk.current.host.refused('attachments.add', {
      type: 'report',
      id: report.id,
      file,
    });
    expect(refusal).toMatchObject({ code: 'attachment_refused', args: { reason: 'not_a_scan' } });
    const { attachment } = await add('report', report.id, '扫描 001.pdf');
    expect(attachment.role).toBe('sealedScan');
    const folder = desk.current.shared.path;
    expect((await desk.current.host.call('attachments.copy', { id: attachment.id, folder })).file).toBe(
      quarterFile.replace('.xlsx', '_盖章扫描件.pdf'),
    );
    expect(await desk.current.host.call('attachments.counts', { type: 'report' })).toEqual({
      [report.id]: 1,
    });
    // It is made of the filed report, and so is no change of it.
    expect((await desk.current.state()).changed_since).toBe(false);
  });

  it('is required where the unit says so, which is in the audit log', async () => {
    const { host } = desk.current;
    expect(await host.call('reports.scanRule', {})).toEqual({ required: false });
    expect(await host.call('reports.scanRule', { required: true })).toEqual({ required: true });
    expect(await host.call('reports.scanRule', {})).toEqual({ required: true });
    expect((await host.call('store.verify', {})).first_bad_entry).toBeNull();
    const logged = host.context.ledger.store.read((reader) =>
      reader.get(`SELECT person, new FROM audit WHERE field = 'sealed_scan_required'`),
    );
    expect(logged).toEqual({ person: '王芳', new: 'true' });
  });
});
