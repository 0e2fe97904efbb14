import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../db/domain/contract.ts';
import type { FieldValue, RecordType } from '../../../db/domain/records/catalogue.ts';
import { checkedRow } from '../../../db/exchange/report-file/data-rows.ts';
import { seededPorts } from '../../../db/ports.ts';
import { HOME } from '../../support/ledger-builder.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

/* Two machines of one office: the PC and the laptop, each a store of its own, exchanging files by a folder. */

const show = { language: 'zh-CN', money_unit: 'wanYuan' } as const;
let folders: ReturnType<typeof temporaryFolder>[];
let pc: ServiceHost;
let laptop: ServiceHost;
let exchange: string;

const newFolder = (): string => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
};

async function machine(seed: number, person: string, unit = HOME): Promise<ServiceHost> {
  const host = await openServices(newFolder(), seededPorts(seed, '2022-01-10T01:00:00Z'));
  await host.call('session.initialise', { role: 'county', unit, person, language: 'zh-CN' });
  return host;
}

beforeEach(async () => {
  folders = [];
  exchange = newFolder();
  pc = await machine(1, '王芳');
  laptop = await machine(2, '李强');
});
afterEach(() => {
  for (const host of [pc, laptop]) host.close();
  for (const folder of folders) folder.remove();
});

async function save(
  host: ServiceHost,
  type: RecordType,
  id: string,
  values: Record<string, FieldValue>,
  voided?: boolean,
): Promise<void> {
  const { rows } = await host.call('records.list', { type, include_voided: true });
  const base_revision = rows.find((row) => row.id === id)?.revision ?? null;
  const change = { type, id, base_revision, values, ...(voided === undefined ? {} : { voided }) };
  await host.call('records.save', { changes: [change], why: null });
}
const recordOf = async (host: ServiceHost, type: RecordType, id: string) =>
  (await host.call('records.list', { type, include_voided: true })).rows.find((row) => row.id === id);
const exported = async (host: ServiceHost): Promise<string> =>
  join(exchange, (await host.call('work.export', { folder: exchange })).file);

type Decisions = CallInput<'work.preview'>['decisions'];
async function load(host: ServiceHost, file: string, decisions: Decisions = []) {
  const { plan } = await host.call('work.preview', { file, decisions, ...show });
  return host.call('work.apply', { file, decisions, ...show, plan: plan ?? '', trust: true });
}
const stored = async (host: ServiceHost) => {
  const verdict = await host.call('store.verify', {});
  expect(verdict).toMatchObject({ integrity: 'ok', first_bad_entry: null, diverging: null });
  return verdict.audit_head;
};

const host = { host_name: '镇海区', host_code: '330211', host_kind: 'county', parent_code: '3302' };

describe('two machines', () => {
  it('come to the same records, and a second load changes nothing', async () => {
    await save(pc, 'host', 'h1', host);
    await load(laptop, await exported(pc));
    await save(laptop, 'host', 'h1', { note: '下乡核实' });
    await save(pc, 'host', 'h1', { host_name: '镇海' });
    await save(laptop, 'enclave', 'e1', { host_id: 'h1', name: '飞地', enclave_code: '330825-XB-01' });
    const merged = await load(pc, await exported(laptop));
    expect(merged.counts).toEqual({ add: 1, change: 1, void: 0, restore: 0, alias: 0 });
    expect(await recordOf(pc, 'host', 'h1')).toMatchObject({ host_name: '镇海', note: '下乡核实' });
    const back = await load(laptop, await exported(pc));
    expect(back.state_sha256).toBe(merged.state_sha256);
    expect((await load(laptop, await exported(pc))).counts).toEqual({
      add: 0,
      change: 0,
      void: 0,
      restore: 0,
      alias: 0,
    });
    for (const one of [pc, laptop]) await stored(one);
  });

  it('ask about a cell that both changed, and the answer travels', async () => {
    await save(pc, 'host', 'h1', host);
    await load(laptop, await exported(pc));
    await save(pc, 'host', 'h1', { host_name: '甲' });
    await save(laptop, 'host', 'h1', { host_name: '乙' });
    const file = await exported(laptop);
    const before = await stored(pc);
    const preview = await pc.call('work.preview', { file, decisions: [], ...show });
    expect(preview.plan).toBeNull();
    expect(preview.questions).toMatchObject([
      {
        kind: 'field',
        label: '甲',
        field: '名称',
        base: '镇海区',
        sides: [
          { words: '甲', person: '王芳', here: true },
          { words: '乙', person: '李强', here: false },
        ],
      },
    ]);
    const refusal = await pc.refused('work.apply', {
      file,
      decisions: [],
      ...show,
      plan: '0'.repeat(64),
      trust: true,
    });
    expect(refusal.code).toBe('merge_open');
    expect(await stored(pc)).toBe(before);
    const [question] = preview.questions;
    await load(pc, file, [{ key: question?.key ?? '', value: '乙' }]);
    expect(await recordOf(pc, 'host', 'h1')).toMatchObject({ host_name: '乙' });
    const { counts } = await load(laptop, await exported(pc));
    expect(counts.change).toBe(0);
    await stored(laptop);
  });

  it('make one record of what both typed, by the smaller id', async () => {
    await save(pc, 'host', 'a', host);
    await save(laptop, 'host', 'b', host);
    await save(laptop, 'enclave', 'e1', { host_id: 'b', name: '飞地', enclave_code: '330825-XB-01' });
    const file = await exported(laptop);
    const { questions } = await pc.call('work.preview', { file, decisions: [], ...show });
    expect(questions).toMatchObject([
      { kind: 'twin', label: '镇海区', sides: [{ value: true }, { value: false }] },
    ]);
    await load(pc, file, [{ key: questions[0]?.key ?? '', value: true }]);
    expect(await recordOf(pc, 'enclave', 'e1')).toMatchObject({ host_id: 'a' });
    const merged = await load(laptop, await exported(pc));
    expect(merged.counts).toMatchObject({ add: 1, change: 1, alias: 1 });
    expect(await recordOf(laptop, 'host', 'b')).toMatchObject({ voided: true });
    expect(await recordOf(laptop, 'enclave', 'e1')).toMatchObject({ host_id: 'a' });
    await stored(laptop);
    // What became one is taken back by the backup, not by undo.
    const { back } = await laptop.call('undo.state', { language: 'zh-CN' });
    expect(back?.type).toBe('enclave');
  });

  it('takes a merge back as one step, and again', async () => {
    await save(pc, 'host', 'h1', host);
    await load(laptop, await exported(pc));
    await save(laptop, 'host', 'h1', { note: '一' });
    await save(laptop, 'host', 'h2', { ...host, host_code: '330212' });
    const { backup } = await load(pc, await exported(laptop));
    expect(backup).toMatch(/-import\.sqlite$/);
    await pc.call('undo.back', { language: 'zh-CN' });
    expect(await recordOf(pc, 'host', 'h1')).toMatchObject({ note: null });
    expect(await recordOf(pc, 'host', 'h2')).toMatchObject({ voided: true });
    await pc.call('undo.again', { language: 'zh-CN' });
    expect(await recordOf(pc, 'host', 'h2')).toMatchObject({ voided: false });
  });

  it('bring attachments along, which wait where their file is not', async () => {
    await save(laptop, 'project', 'p1', { name: '山海协作项目', project_code: '2101-330825-04-01-123456' });
    const scan = join(newFolder(), 'slip.pdf');
    writeFileSync(scan, '%PDF-1.7\n% 银行回单\n%%EOF\n');
    await laptop.call('attachments.add', { type: 'project', id: 'p1', file: scan });
    const file = await exported(laptop);
    const alone = join(newFolder(), 'alone.shlwork');
    writeFileSync(alone, readFileSync(file));
    const preview = await pc.call('work.preview', { file: alone, decisions: [], ...show });
    expect(preview.waiting).toMatchObject([{ type: 'attachment', missing: 'file' }]);
    await load(pc, alone);
    expect((await load(pc, file)).counts.add).toBe(1);
    await stored(pc);
  });
});

describe('a file that is not to be trusted', () => {
  it('of a new computer wants a person’s yes, once', async () => {
    await save(pc, 'host', 'h1', host);
    const file = await exported(pc);
    const { key, fingerprint, plan } = await laptop.call('work.preview', { file, decisions: [], ...show });
    expect([key, fingerprint]).toEqual(['new', expect.stringMatching(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/)]);
    const apply = { file, decisions: [], ...show, plan: plan ?? '', trust: false };
    expect((await laptop.refused('work.apply', apply)).code).toBe('work_key_new');
    await laptop.call('work.apply', { ...apply, trust: true });
    expect((await laptop.call('work.preview', { file, decisions: [], ...show })).key).toBe('known');
  });

  it('is refused when it is of another unit, of another kind, newer, or its plan is old', async () => {
    const other = await machine(3, '赵', '330802');
    try {
      const foreign = await exported(other);
      expect((await pc.refused('work.preview', { file: foreign, decisions: [], ...show })).code).toBe(
        'work_other_office',
      );
    } finally {
      other.close();
    }
    const text = join(exchange, 'note.shlwork');
    writeFileSync(text, '不是');
    expect((await pc.refused('work.preview', { file: text, decisions: [], ...show })).code).toBe(
      'file_not_work',
    );
    await save(laptop, 'host', 'h1', host);
    const file = await exported(laptop);
    const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
    const [mark = '', head = ''] = JSON.parse(lines[0] ?? '') as string[];
    lines[0] = JSON.stringify(
      checkedRow(1, [mark, head.replace('"format_version":1', '"format_version":2')]),
    );
    const newer = join(exchange, 'newer.shlwork');
    writeFileSync(newer, gzipSync(lines.join('\n')));
    expect((await pc.refused('work.preview', { file: newer, decisions: [], ...show })).code).toBe(
      'file_too_new',
    );
    const { plan } = await pc.call('work.preview', { file, decisions: [], ...show });
    await save(pc, 'host', 'h9', { ...host, host_code: '330299' });
    const stale = { file, decisions: [], ...show, plan: plan ?? '', trust: true };
    expect((await pc.refused('work.apply', stale)).code).toBe('plan_changed');
  });

  it('is refused when a single bit of it differs, or any part of it is missing', async () => {
    await save(laptop, 'host', 'h1', host);
    const file = await exported(laptop);
    const whole = readFileSync(file);
    const plain = gunzipSync(whole);
    const before = await stored(pc);
    const broken = join(exchange, 'broken.shlwork');
    const tried = async (bytes: Uint8Array): Promise<string> => {
      writeFileSync(broken, bytes);
      return (await pc.refused('work.preview', { file: broken, decisions: [], ...show })).code;
    };
    for (let at = 0; at < whole.length - 1; at += Math.ceil(whole.length / 12))
      expect(await tried(whole.subarray(0, at))).toMatch(/file_damaged|file_not_work/);
    for (let at = 1; at < plain.length; at += Math.ceil(plain.length / 40)) {
      const flipped = Buffer.from(plain);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      expect(await tried(gzipSync(flipped))).toMatch(/file_damaged|file_not_work/);
    }
    const rows = plain.toString('utf8').trimEnd().split('\n');
    expect(await tried(gzipSync(`${rows.toSpliced(3, 1).join('\n')}\n`))).toBe('file_damaged');
    expect(await stored(pc)).toBe(before);
  });

  it('is refused when its computer went back to a backup since its last file', async () => {
    await save(laptop, 'host', 'h1', host);
    const { file_name } = await laptop.call('backup.create', {});
    await save(laptop, 'host', 'h1', { note: '一' });
    await load(pc, await exported(laptop));
    await laptop.call('backup.restore', { file_name });
    await save(laptop, 'host', 'h1', { note: '二' });
    const file = await exported(laptop);
    expect((await pc.refused('work.preview', { file, decisions: [], ...show })).code).toBe('work_forked');
    const own = await exported(pc);
    expect((await laptop.refused('work.preview', { file: own, decisions: [], ...show })).code).toBe(
      'work_forked',
    );
  });
});

it('never overwrites a file, and leaves no other beside it', async () => {
  await save(pc, 'host', 'h1', host);
  const [first, second] = [await exported(pc), await exported(pc)];
  expect(first).not.toBe(second);
  expect(readdirSync(exchange).every((name) => name.endsWith('.shlwork'))).toBe(true);
});
