import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appendAudit } from '../../../db/audit.ts';
import { mergeRecord } from '../../../db/domain/merge/logs.ts';
import type { FormId } from '../../../db/domain/options.ts';
import { period } from '../../../db/domain/period.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  type RecordType,
} from '../../../db/domain/records/catalogue.ts';
import { loadOrCreateKeys } from '../../../db/exchange/report-file/keys.ts';
import { buildWorkFile, readWorkFile } from '../../../db/exchange/work-file/work-file.ts';
import { seededPorts } from '../../../db/ports.ts';
import { requireInstallation } from '../../../db/repositories/settings.ts';
import { drawReportSheets } from '../../../db/services/report-sheets.ts';
import { forgedReport } from '../../support/forged-report.ts';
import { HOME } from '../../support/ledger-builder.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

/* Work files and part-reports of somebody who holds a key of his own and knows the format. */

const show = { language: 'zh-CN', money_unit: 'wanYuan' } as const;
const year = period('2021');
let folders: ReturnType<typeof temporaryFolder>[];
let hosts: ServiceHost[];
let pc: ServiceHost;
let shared: string;

const newFolder = (): string => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
};

async function opened(seed: number, department: { name: string; forms: FormId[] } | null = null) {
  const host = await openServices(newFolder(), seededPorts(seed, '2022-01-10T01:00:00Z'), drawReportSheets);
  hosts.push(host);
  const role = department === null ? 'county' : 'department';
  await host.call('session.initialise', { role, unit: HOME, department, person: '王芳', language: 'zh-CN' });
  return host;
}

beforeEach(async () => {
  [folders, hosts] = [[], []];
  shared = newFolder();
  pc = await opened(1);
});
afterEach(() => {
  for (const host of hosts) host.close();
  for (const folder of folders) folder.remove();
});

async function save(host: ServiceHost, type: RecordType, id: string, values: Record<string, FieldValue>) {
  const { rows } = await host.call('records.list', { type, include_voided: true });
  const base_revision = rows.find((row) => row.id === id)?.revision ?? null;
  await host.call('records.save', { changes: [{ type, id, base_revision, values }], why: null });
}
const installationOf = (host: ServiceHost): string => host.context.ledger.store.read(requireInstallation);
const exported = async (host: ServiceHost): Promise<string> =>
  join(shared, (await host.call('work.export', { folder: shared })).file);
async function load(host: ServiceHost, file: string) {
  const { plan } = await host.call('work.preview', { file, decisions: [], ...show });
  return host.call('work.apply', { file, decisions: [], ...show, plan: plan ?? '', trust: true });
}

const host = { host_name: '镇海区', host_code: '330211', host_kind: 'county', parent_code: '3302' };

it('a work file that gives itself out as this computer’s own is that of its key', async () => {
  const stranger = await opened(2);
  await save(stranger, 'host', 'h1', host);
  const { head, logs } = await readWorkFile(await exported(stranger), 'work');
  const keys = await loadOrCreateKeys(stranger.context.ledger.dataDir);
  const { vector: _, records: _r, aliases: _a, state_sha256: _s, ...rest } = head;
  const forged = join(shared, 'forged.shlwork');
  writeFileSync(forged, buildWorkFile({ ...rest, installation: installationOf(pc) }, logs, keys));
  const { key, from, plan } = await pc.call('work.preview', { file: forged, decisions: [], ...show });
  expect([key, from.is_own]).toEqual(['new', false]);
  const apply = { file: forged, decisions: [], ...show, plan: plan ?? '', trust: false };
  expect((await pc.refused('work.apply', apply)).code).toBe('work_key_new');
});

it('a merge that says it knew what was never written is refused: it would outdo every later entry', async () => {
  const laptop = await opened(2);
  await save(pc, 'host', 'h1', host);
  await load(laptop, await exported(pc));
  laptop.context.ledger.store.write((writer) => {
    const claim = { record_type: mergeRecord, record_id: 'm', old: null };
    appendAudit(
      writer,
      installationOf(laptop),
      { person: '李强', at: '2022-01-11T00:00:00.000Z', why: null },
      [
        { ...claim, field: 'vector', new: JSON.stringify({ [installationOf(pc)]: 1_000_000 }) },
        { ...claim, field: 'done', new: '{}' },
      ],
    );
  });
  await save(laptop, 'host', 'h1', { host_name: '假' });
  const file = await laptop.call('work.export', { folder: shared });
  const refused = await pc.refused('work.preview', {
    file: join(shared, file.file),
    decisions: [],
    ...show,
  });
  expect(refused).toMatchObject({ code: 'file_damaged', args: { cause: 'vector' } });
});

const school = {
  kind: 'hopeGroup',
  helper_unit: '镇海中学',
  helped_school: '龙游中学',
  school_stage: 'senior',
  mode: 'integrated',
  team_size: 3,
  resident_count: 1,
  start_date: '2021-03-01',
  lessons: 20,
  teachers_trained: 5,
  students_benefited: 100,
  funds: 0,
};

async function submittedPart(office: ServiceHost): Promise<string> {
  const { file } = await office.call('reports.submit', {
    period: year,
    folder: shared,
    signers: {
      unit_head: '周',
      stat_head: '吴',
      filler: '郑',
      phone: '0570-1',
      report_date: '2022-01-10' as never,
    },
    correction_reason: null,
  });
  return join(shared, file);
}

it('a part that gives itself out as this computer’s own is that of its key', async () => {
  const office = await opened(3, { name: '教育局', forms: ['education'] });
  await save(office, 'education', 'ed1', school);
  const file = await submittedPart(office);
  const keys = await loadOrCreateKeys(office.context.ledger.dataDir);
  const manifest = { installation: installationOf(pc) };
  writeFileSync(`${file}.forged.xlsx`, await forgedReport(readFileSync(file), keys, { manifest }));
  expect(await pc.call('parts.preview', { file: `${file}.forged.xlsx`, ...show })).toMatchObject({
    key: 'new',
  });
});

const blank = (type: RecordType): Record<string, FieldValue> =>
  Object.fromEntries(declarationOf(type).fields.map(({ name }) => [name, null]));

it('a part brings neither declarations, settings nor explanations of other forms’ records', async () => {
  const office = await opened(3, { name: '教育局', forms: ['education'] });
  await save(office, 'education', 'ed1', school);
  await save(pc, 'medical', 'm1', { helper_hospital: '镇海医院' });
  const file = await submittedPart(office);
  const keys = await loadOrCreateKeys(office.context.ledger.dataDir);
  const forged = await forgedReport(readFileSync(file), keys, {
    records: (records) => {
      const [first] = records;
      if (first === undefined) throw new Error('an empty part');
      const {
        id: _,
        county_code,
        revision,
        voided,
        created_at,
        created_by,
        updated_at,
        updated_by,
      } = first.record;
      const system = { county_code, revision, voided, created_at, created_by, updated_at, updated_by };
      const made = (type: RecordType, id: string, values: Record<string, FieldValue>) => ({
        type,
        record: { ...blank(type), ...system, id, ...values } as AnyRecord,
      });
      return [
        ...records,
        made('declaration', 'd1', { form: 'medical', period: '2021', kind: 'nil' }),
        made('extension', 'n1', { unit: HOME, period: '2021', form: 'medical', deadline: '2029-01-01' }),
        made('explanation', 'x1', {
          rule: 'S01',
          record_type: 'medical',
          record_id: 'm1',
          fingerprint: 'x',
          text: '已核实情况',
        }),
      ];
    },
  });
  writeFileSync(`${file}.forged.xlsx`, forged);
  const { changes } = await pc.call('parts.preview', { file: `${file}.forged.xlsx`, ...show });
  expect(changes.map(({ type, id }) => `${type} ${id}`)).toEqual(['education ed1']);
});
