import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordHistory, verifyChain } from '../../../db/audit.ts';
import type { OpenLedger } from '../../../db/open-ledger.ts';
import { storeFile } from '../../../db/open-ledger.ts';
import { discardDraft, getDraft, listDrafts, putDraft } from '../../../db/repositories/drafts.ts';
import { getRecord, listRecords } from '../../../db/repositories/records.ts';
import { saveRecords } from '../../../db/repositories/save-records.ts';
import { expectFailure, failureOf } from '../../support/failures.ts';
import { openTestLedger, saveHost, temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let ledger: OpenLedger;

beforeEach(async () => {
  folder = temporaryFolder();
  ledger = await openTestLedger(folder.path);
});
afterEach(() => {
  ledger.close();
  folder.remove();
});

const hostOf = (id: string) => ledger.store.read((reader) => getRecord(reader, 'host', id));

describe('saving', () => {
  it('keeps a record over closing and opening again', async () => {
    saveHost(ledger, 'h1', '镇海区');
    ledger.close();
    ledger = await openTestLedger(folder.path);
    expect(hostOf('h1')).toMatchObject({
      host_name: '镇海区',
      revision: 1,
      county_code: '330825',
      voided: false,
    });
  });

  it('answers a stale save with the record as it stands, and changes nothing', async () => {
    saveHost(ledger, 'h1', '镇海区');
    saveHost(ledger, 'h1', '鄞州区', 1);
    const failure = await failureOf(() => saveHost(ledger, 'h1', '北仑区', 1));
    expect(failure.code).toBe('stale');
    expect(failure.detail).toMatchObject({ host_name: '鄞州区', revision: 2 });
    expect(hostOf('h1')?.host_name).toBe('鄞州区');
  });

  it('refuses a creation over an existing id as stale', async () => {
    saveHost(ledger, 'h1', '镇海区');
    await expectFailure('stale', () => saveHost(ledger, 'h1', '北仑区'));
  });

  it('rolls a whole save back when one change of it is refused', async () => {
    await expectFailure('rejected', () =>
      saveRecords(ledger.store, {
        changes: [
          { type: 'host', id: 'h1', base_revision: null, values: { host_name: '镇海区' } },
          { type: 'host', id: 'h2', base_revision: null, values: { host_kind: 'planet' } },
        ],
        person: '王芳',
        at: '2026-01-05T09:00:00Z',
        why: null,
        unit: '330825',
      }),
    );
    expect(hostOf('h1')).toBeUndefined();
  });

  it('names the field of a reference into nothing and of an unknown field', async () => {
    const save = (values: Record<string, string>) => () =>
      saveRecords(ledger.store, {
        changes: [{ type: 'enclave', id: 'e1', base_revision: null, values }],
        person: '王芳',
        at: '2026-01-05T09:00:00Z',
        why: null,
        unit: '330825',
      });
    expect((await failureOf(save({ host_id: 'nowhere' }))).detail).toEqual([
      { path: 'host_id', problem: 'no_such_record' },
    ]);
    expect((await failureOf(save({ colour: 'red' }))).detail).toMatchObject([{ path: 'colour' }]);
  });

  it('brings parents and children in one save, in any order', () => {
    saveRecords(ledger.store, {
      changes: [
        { type: 'enclave', id: 'e1', base_revision: null, values: { name: '龙游飞地', host_id: 'h1' } },
        { type: 'host', id: 'h1', base_revision: null, values: { host_name: '镇海区' } },
      ],
      person: '王芳',
      at: '2026-01-05T09:00:00Z',
      why: null,
      unit: '330825',
    });
    expect(ledger.store.read((reader) => getRecord(reader, 'enclave', 'e1'))?.host_id).toBe('h1');
  });

  it('takes no id that would be read back otherwise', async () => {
    for (const id of ['h\ud800', ' h1', 'h\u0000'])
      await expectFailure('rejected', () => saveHost(ledger, id, '镇海区'));
    expect(ledger.store.read((reader) => reader.get('SELECT 1 FROM host'))).toBeUndefined();
  });

  it('judges what is changed, not what stands: an older value is no obstacle to correcting another field', async () => {
    saveHost(ledger, 'h1', '镇海区');
    const raw = new Database(storeFile(folder.path));
    raw.prepare("UPDATE host SET host_kind = 'kindOfAnEarlierVersion'").run();
    raw.close();
    expect(saveHost(ledger, 'h1', '鄞州区', 1)).toBe(2);
    expect(hostOf('h1')).toMatchObject({ host_name: '鄞州区', host_kind: 'kindOfAnEarlierVersion' });
  });

  it('lists in the order asked for, page by page, equals by id', async () => {
    for (const [id, name] of [
      ['h3', '甲'],
      ['h1', '乙'],
      ['h2', '甲'],
    ] as const)
      saveHost(ledger, id, name);
    const list = (field: string, descending: boolean, offset: number) =>
      ledger.store.read((reader) =>
        listRecords(reader, 'host', {
          filter: {},
          includeVoided: false,
          sort: { field, descending },
          offset,
          limit: 2,
        }),
      );
    const ids = (offset: number) => list('host_name', true, offset).rows.map((row) => row.id);
    expect([...ids(0), ...ids(2)]).toEqual(['h2', 'h3', 'h1']);
    await expectFailure('rejected', () => list('id; DROP TABLE host', false, 0));
  });

  it('keeps the revision when nothing changed and logs nothing', () => {
    saveHost(ledger, 'h1', '镇海区');
    expect(saveHost(ledger, 'h1', '镇海区', 1)).toBe(1);
    expect(ledger.store.read((reader) => recordHistory(reader, 'host', 'h1'))).toHaveLength(1);
  });

  it('normalises text: composed characters, no control characters', () => {
    saveHost(ledger, 'h1', ' 镇海\u0007区e\u0301 ');
    expect(hostOf('h1')?.host_name).toBe('镇海区\u00e9');
  });

  it('voids instead of deleting, and lists without the voided unless asked', () => {
    saveHost(ledger, 'h1', '镇海区');
    saveRecords(ledger.store, {
      changes: [{ type: 'host', id: 'h1', base_revision: 1, values: {}, voided: true }],
      person: '李强',
      at: '2026-01-06T09:00:00Z',
      why: '重复登记',
      unit: '330825',
    });
    const list = (includeVoided: boolean) =>
      ledger.store.read((reader) =>
        listRecords(reader, 'host', { filter: {}, includeVoided, offset: 0, limit: 10 }),
      );
    expect(list(false)).toEqual({ rows: [], total: 0 });
    expect(list(true).total).toBe(1);
    const history = ledger.store.read((reader) => recordHistory(reader, 'host', 'h1'));
    expect(history.at(-1)).toMatchObject({
      field: 'voided',
      old: 'false',
      new: 'true',
      why: '重复登记',
      person: '李强',
    });
  });

  it('rolls back what a writer did before it threw', () => {
    expect(() =>
      ledger.store.write((writer) => {
        writer.run("INSERT INTO setting (key, value) VALUES ('x', '1')");
        throw new Error('on the way');
      }),
    ).toThrow('on the way');
    expect(
      ledger.store.read((reader) => reader.get("SELECT 1 FROM setting WHERE key = 'x'")),
    ).toBeUndefined();
  });
});

describe('drafts', () => {
  const draft = {
    form: 'host',
    record_id: 'h1',
    base_revision: 1,
    money_unit: 'wanYuan' as const,
    raw: { host_name: '镇海' },
    saved_at: '2026-01-05T09:00:00Z',
  };

  it('keep typed text over closing, one a form and record, and go with the save that clears them', async () => {
    saveHost(ledger, 'h1', '镇海区');
    ledger.store.write((writer) => putDraft(writer, draft));
    ledger.store.write((writer) => putDraft(writer, { ...draft, raw: { host_name: '镇海二' } }));
    ledger.close();
    ledger = await openTestLedger(folder.path);
    expect(ledger.store.read(listDrafts)).toEqual([{ ...draft, raw: { host_name: '镇海二' } }]);
    expect(ledger.store.read((reader) => getDraft(reader, draft))?.raw).toEqual({ host_name: '镇海二' });
    saveRecords(ledger.store, {
      changes: [{ type: 'host', id: 'h1', base_revision: 1, values: { host_name: '镇海二' } }],
      person: '王芳',
      at: '2026-01-05T10:00:00Z',
      why: null,
      unit: '330825',
      clearDrafts: [draft],
    });
    expect(ledger.store.read(listDrafts)).toEqual([]);
  });

  it('stay when the save that would clear them is refused', async () => {
    saveHost(ledger, 'h1', '镇海区');
    ledger.store.write((writer) => putDraft(writer, draft));
    await expectFailure('stale', () =>
      saveRecords(ledger.store, {
        changes: [{ type: 'host', id: 'h1', base_revision: 7, values: { host_name: '镇海二' } }],
        person: '王芳',
        at: '2026-01-05T10:00:00Z',
        why: null,
        unit: '330825',
        clearDrafts: [draft],
      }),
    );
    expect(ledger.store.read(listDrafts)).toHaveLength(1);
    ledger.store.write((writer) => discardDraft(writer, draft));
    expect(ledger.store.read(listDrafts)).toEqual([]);
  });
});

describe('the audit log', () => {
  it('cannot be changed or deleted from', () => {
    saveHost(ledger, 'h1', '镇海区');
    expect(() => ledger.store.write((writer) => writer.run('UPDATE audit SET person = ?', 'x'))).toThrow(
      'append-only',
    );
    expect(() => ledger.store.write((writer) => writer.run('DELETE FROM audit'))).toThrow('append-only');
  });

  it('stays whole over a reason that no text can hold', () => {
    saveRecords(ledger.store, {
      changes: [{ type: 'host', id: 'h1', base_revision: null, values: { host_name: '镇海区' } }],
      person: '王芳\udc00',
      at: '2026-01-05T09:00:00Z',
      why: ' 补登\ud800 ',
      unit: '330825',
    });
    expect(ledger.store.read(verifyChain).first_bad_entry).toBeNull();
    const [entry] = ledger.store.read((reader) => recordHistory(reader, 'host', 'h1'));
    expect(entry).toMatchObject({ person: '王芳\ufffd', why: '补登\ufffd' });
  });

  it('shows the first entry that somebody changed behind our back', () => {
    saveHost(ledger, 'h1', '镇海区');
    saveHost(ledger, 'h1', '鄞州区', 1);
    saveHost(ledger, 'h1', '北仑区', 2);
    expect(ledger.store.read(verifyChain).first_bad_entry).toBeNull();
    const [, second] = ledger.store.read((reader) => recordHistory(reader, 'host', 'h1'));
    const raw = new Database(storeFile(folder.path));
    raw.exec('DROP TRIGGER audit_is_never_changed');
    raw.prepare('UPDATE audit SET new = ? WHERE seq = ?').run('"江北区"', second?.seq);
    raw.close();
    expect(ledger.store.read(verifyChain).first_bad_entry).toBe(second?.seq);
  });
});
