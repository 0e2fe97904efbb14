import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { IsoDate } from '../../../db/domain/dates.ts';
import type { PlanNotice } from '../../../db/domain/import/notices.ts';
import { noticeText } from '../../../db/domain/locale/import-text.ts';
import type { FormId } from '../../../db/domain/options.ts';
import type { Period } from '../../../db/domain/period.ts';
import type { FieldValue, RecordType } from '../../../db/domain/records/catalogue.ts';
import { seededPorts } from '../../../db/ports.ts';
import { drawReportSheets } from '../../../db/services/report-sheets.ts';
import { InboxHost, kindsOf, rowOf } from '../../support/inbox-host.ts';
import { HOME } from '../../support/ledger-builder.ts';
import { placeOfficerBook } from '../../support/officer-sheet.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

/* A county's lead office and one of its departments, which fills the form of education. */

const show = { language: 'zh-CN', money_unit: 'wanYuan' } as const;
const signers = {
  unit_head: '周',
  stat_head: '吴',
  filler: '郑',
  phone: '0570-1',
  report_date: '2022-01-10' as IsoDate,
};
const year = '2021' as Period;
let folders: ReturnType<typeof temporaryFolder>[];
let lead: ServiceHost;
let office: ServiceHost;
let shared: string;

const newFolder = (): string => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
};

async function opened(
  seed: number,
  department: { name: string; forms: FormId[] } | null,
): Promise<ServiceHost> {
  const host = await openServices(newFolder(), seededPorts(seed, '2022-01-10T01:00:00Z'), drawReportSheets);
  const role = department === null ? 'county' : 'department';
  await host.call('session.initialise', { role, unit: HOME, department, person: '王芳', language: 'zh-CN' });
  return host;
}

beforeEach(async () => {
  folders = [];
  shared = newFolder();
  lead = await opened(1, null);
  office = await opened(2, { name: '教育局', forms: ['education'] });
});
afterEach(() => {
  for (const host of [lead, office]) host.close();
  for (const folder of folders) folder.remove();
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
} satisfies Record<string, FieldValue>;

const change = (
  type: RecordType,
  id: string,
  values: Record<string, FieldValue>,
  base: number | null = null,
) => ({
  changes: [{ type, id, base_revision: base, values }],
  why: null,
});
const rows = async (host: ServiceHost, type: RecordType) => (await host.call('records.list', { type })).rows;

async function submitted(reason: string | null = null): Promise<string> {
  const { file } = await office.call('reports.submit', {
    period: year,
    folder: shared,
    signers,
    correction_reason: reason,
  });
  return join(shared, file);
}
async function take(file: string) {
  const { plan } = await lead.call('parts.preview', { file, ...show });
  return lead.call('parts.import', { file, plan: plan ?? '', trust: true });
}

it('a department saves its own forms only', async () => {
  await office.call('records.save', change('education', 'ed1', school));
  const refused = await office.refused('records.save', change('medical', 'm1', { helper_hospital: '医院' }));
  expect(refused).toMatchObject({ code: 'not_own_form', args: { form: 'medical' } });
  await office.call('records.save', change('host', 'h1', { host_name: '镇海区' }));
});

it('its part goes to the lead office whole: taken as shown, and nobody else changes it then', async () => {
  await office.call('records.save', change('education', 'ed1', school));
  await lead.call('records.save', change('education', 'old', { ...school, helped_school: '另一所' }));
  await lead.call('records.save', change('medical', 'm1', { helper_hospital: '镇海医院' }));
  const check = await office.call('check.run', { period: year });
  expect(
    check.violations.map(({ violation }) => [violation.rule, violation.field, violation.ruleClass]),
  ).toEqual([]);
  const file = await submitted();
  const shown = await lead.call('reports.show', { file });
  expect(shown.manifest).toMatchObject({
    part: { name: '教育局', forms: ['education'] },
    form_versions: { education: '1' },
  });
  expect(shown.records.map(({ type, record }) => `${type} ${record.id}`)).toEqual(['education ed1']);

  const preview = await lead.call('parts.preview', { file, ...show });
  expect(preview).toMatchObject({
    department: '教育局',
    period: year,
    key: 'new',
    counts: { add: 1, change: 0, void: 1 },
    missing: [],
  });
  expect((await lead.refused('parts.import', { file, plan: preview.plan ?? '', trust: false })).code).toBe(
    'work_key_new',
  );
  await take(file);
  expect((await rows(lead, 'education')).map(({ id }) => id)).toEqual(['ed1']);
  expect((await rows(lead, 'medical')).length).toBe(1);

  const [row] = await rows(lead, 'education');
  const refused = await lead.refused(
    'records.save',
    change('education', 'ed1', { lessons: 99 }, row?.revision ?? 1),
  );
  expect(refused).toMatchObject({
    code: 'owned_by_department',
    args: { form: 'education', department: '教育局' },
  });
  expect(
    (
      await lead.refused(
        'records.save',
        change('declaration', 'd1', { form: 'education', period: '2021', kind: 'nil' }),
      )
    ).code,
  ).toBe('owned_by_department');
  const imported = { type: 'education' as const, record: { id: 'ed1', lessons: 98 } };
  expect((await lead.refused('records.import', { records: [imported], source: 'x' })).code).toBe(
    'owned_by_department',
  );
  // A sheet of a form that is none of the department's is refused with its plan, before anybody agrees to it.
  const rowsOfSheet = [
    ['支援医院', '受援医院', '结对时间'],
    ['镇海医院', '龙游医院', '2021-09-01'],
  ];
  const book = await placeOfficerBook(shared, '结对.xlsx', { name: '结对', rows: rowsOfSheet });
  const open = await office.call('imports.open', { import_id: 'i', file: book, type: 'medical' });
  if (open.mapping === null) throw new Error('no table found');
  const view = await office.call('imports.plan', {
    import_id: 'i',
    mapping: open.mapping,
    language: 'zh-CN',
  });
  expect(view).toMatchObject({ plan: null, counts: { added: 1 } });
  expect(view.notices).toMatchObject([{ code: 'refused', failure: { code: 'not_own_form' } }]);
  expect(noticeText('zh-CN', view.notices[0] as PlanNotice)).toMatch(/^不能导入：/);
  await lead.call('records.save', change('medical', 'm2', { helper_hospital: '另一家' }));
  expect(await lead.call('parts.owners', {})).toMatchObject([{ form: 'education', department: '教育局' }]);
});

it('a part in a folder that an upper level receives from is named as one, and not received', async () => {
  await office.call('records.save', change('education', 'ed1', school));
  const file = await submitted();
  const inbox = await InboxHost.open();
  try {
    inbox.put('教育局.xlsx', readFileSync(file));
    const state = await inbox.scanTrusting();
    expect(kindsOf(state.others)).toEqual({ '教育局.xlsx': 'part' });
    expect(rowOf(state, HOME)).toMatchObject({ state: 'missing', head: null, waiting: [] });
  } finally {
    inbox.close();
  }
});

it('a corrected part replaces the one before; a form taken back can be edited again', async () => {
  await office.call('records.save', change('education', 'ed1', school));
  await take(await submitted());
  await office.call('records.save', change('education', 'ed1', { lessons: 21 }, 1));
  await take(await submitted('漏报一节'));
  expect((await rows(lead, 'education')).map(({ lessons }) => lessons)).toEqual([21]);
  expect((await lead.refused('parts.release', { form: 'education', reason: ' ' })).code).toBe(
    'reason_needed',
  );
  expect(await lead.call('parts.release', { form: 'education', reason: '机构调整' })).toEqual([]);
  await lead.call('records.save', change('education', 'ed1', { lessons: 22 }, 2));
});

it('a form has one department: the second is refused by name', async () => {
  await office.call('records.save', change('education', 'ed1', school));
  await take(await submitted());
  const second = await opened(3, { name: '人社局', forms: ['education'] });
  try {
    await second.call('records.save', change('education', 'ed2', { ...school, helped_school: '二中' }));
    const { file } = await second.call('reports.submit', {
      period: year,
      folder: shared,
      signers,
      correction_reason: null,
    });
    const refused = await lead.refused('parts.preview', { file: join(shared, file), ...show });
    expect(refused).toMatchObject({ code: 'form_taken', args: { form: 'education', department: '教育局' } });
  } finally {
    second.close();
  }
});

it('what the lead office had typed under another id stays one record', async () => {
  await lead.call('records.save', change('education', 'own', school));
  await office.call('records.save', change('education', 'ed1', { ...school, lessons: 40 }));
  const { counts } = await take(await submitted());
  expect(counts).toEqual({ add: 0, change: 1, void: 0 });
  await office.call('records.save', change('education', 'ed1', { helped_school: '改名中学' }, 1));
  await take(await submitted('改名'));
  expect(await rows(lead, 'education')).toMatchObject([
    { id: 'own', helped_school: '改名中学', lessons: 40 },
  ]);
});

it('a county’s report is no part, and a part is only the lead office’s to take', async () => {
  await office.call('records.save', change('education', 'ed1', school));
  const file = await submitted();
  expect((await office.refused('parts.preview', { file, ...show })).code).toBe('forbidden');
});

it('a department takes the registers its forms stand on from the lead office, and hands in rows that name them', async () => {
  await lead.call('records.save', change('host', 'h1', { host_name: '镇海区', host_code: '330211' }));
  const enclave = { enclave_code: '330825-XB-01', name: '飞地', host_id: 'h1' };
  await lead.call('records.save', change('enclave', 'e1', enclave));
  await lead.call('records.save', change('medical', 'm1', { helper_hospital: '镇海医院' }));
  const { file } = await lead.call('work.export', { folder: shared });
  const money = await opened(4, { name: '财政局', forms: ['distribution'] });
  try {
    await money.call('records.save', change('host', 'z9', { host_name: '镇海区', host_code: '330211' }));
    const work = join(shared, file);
    const looked = await money.call('parts.registers', { file: work, confirm: false });
    expect(looked).toMatchObject({ key: 'new', counts: { add: 1, change: 0, void: 0 }, taken: false });
    await money.call('parts.registers', { file: work, confirm: true });
    expect(await rows(money, 'enclave')).toMatchObject([{ id: 'e1', host_id: 'z9' }]);
    expect(await rows(money, 'medical')).toEqual([]);
    const batch = { enclave_id: 'e1', home_county: HOME, date: '2021-06-30', document: '试验〔2021〕1号' };
    await money.call('records.save', change('batch', 'b1', batch));
    const refused = await money.refused('records.save', change('enclave', 'e1', { name: '改名' }, 1));
    expect(refused.code).toBe('not_own_form');
    await lead.call('records.save', change('enclave', 'e1', { name: '新名' }, 1));
    const again = join(shared, (await lead.call('work.export', { folder: shared })).file);
    expect(await money.call('parts.registers', { file: again, confirm: true })).toMatchObject({
      counts: { add: 0, change: 1, void: 0 },
    });
    expect((await lead.refused('parts.registers', { file: again, confirm: true })).code).toBe('forbidden');
  } finally {
    money.close();
  }
});
