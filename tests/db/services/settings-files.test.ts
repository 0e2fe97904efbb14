import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import {
  externalTimeoutMs,
  libreOfficeResave,
  needLibreOffice,
  needOpenpyxl,
  openpyxlEdit,
} from '../../support/external-readers.ts';
import { newDesks, quarterFile, signers } from './desk.ts';
import { Province, takeOver } from './province-desk.ts';

const desks = newDesks();
let province: Province;
let file: string;
beforeEach(async () => {
  province = new Province();
  await province.open();
  await province.setEverything();
  file = await province.handOut();
});
afterEach(() => province.close());

const county = () => desks.current.host;
const rows = async (type: RecordType) => (await county().call('records.list', { type })).rows;
/** Everything of the county that a refused file must leave as it was. */
const everything = async () => ({
  rows: await Promise.all((['threshold', 'obligation', 'form_head', 'county', 'host'] as const).map(rows)),
  state: await county().call('settings.state', {}),
  session: await county().call('session.open', {}),
});
const refusal = async (path: string) => {
  const before = await everything();
  const { code, args } = await county().refused('settings.preview', { file: path, language: 'zh-CN' });
  const confirm = '0'.repeat(64);
  await county().refused('settings.import', { file: path, confirm, trust: true, language: 'zh-CN' });
  expect(await everything()).toEqual(before);
  return `${code} ${args.reason ?? ''}`.trim();
};

describe('the province', () => {
  it('begins with the list of members, their partners and pairings', async () => {
    const { rows: members } = await province.host.call('records.list', { type: 'county' });
    expect(members.length).toBe(28);
    expect(await province.host.call('reference.adopt', {})).toMatchObject({ added: 0 });
  });

  it('numbers its files, never writes over one, and keeps each for ever', async () => {
    const second = await province.handOut();
    expect([basename(file), basename(second)]).toEqual(['浙江省_全省设置.xlsx', '浙江省_全省设置_v2.xlsx']);
    const { kept } = await province.host.call('settings.state', {});
    expect(kept.map(({ version }) => version)).toEqual([2, 1]);
    expect(await province.host.call('store.verify', {})).toMatchObject({ integrity: 'ok' });
  });

  it('alone hands settings out, and takes none over', async () => {
    const { code } = await county().refused('settings.export', { folder: null, language: 'en' });
    expect(code).toBe('forbidden');
    const refused = await province.host.refused('settings.preview', { file, language: 'en' });
    expect(refused.code).toBe('forbidden');
  });
});

describe('taking settings over', () => {
  it('shows what changes, writes it in one go, and says what is in force', async () => {
    const before = await everything();
    const preview = await county().call('settings.preview', { file, language: 'zh-CN' });
    expect(preview).toMatchObject({ version: 1, first: true, applied: false });
    expect(await everything()).toEqual(before);
    const threshold = preview.changes.find(({ type }) => type === 'threshold');
    expect(threshold).toMatchObject({ kind: 'added' });
    expect(threshold?.fields).toContainEqual({ field: '比例（%）', old: null, new: '9.00' });
    expect(preview.calendar.map(({ new: value }) => value)).toEqual(['顺延到下一个工作日', '2022-01-03']);

    expect(await takeOver(county(), file)).toMatchObject({ applied: true, version: 1 });
    expect(await rows('threshold')).toMatchObject([{ id: 'p-threshold', share: 90_000 }]);
    const { kept } = await county().call('settings.state', {});
    expect(kept).toMatchObject([{ version: 1, kept_by: '王芳', file_name: basename(file) }]);
    expect((await county().call('session.open', {})).calendar.days_off).toEqual(['2022-01-03']);
    const { fingerprint } = await province.host.call('settings.state', {});
    expect(kept[0]?.fingerprint).toBe(fingerprint);
    expect(await county().call('store.verify', {})).toMatchObject({ integrity: 'ok' });
  });

  it('takes the first file only with a person’s yes to its key, the next ones without', async () => {
    const { sha256 } = await county().call('settings.preview', { file, language: 'en' });
    const given = { file, confirm: sha256, trust: false, language: 'en' } as const;
    expect((await county().refused('settings.import', given)).args.reason).toBe('settings_key');
    await takeOver(county(), file);
    await province.set('threshold', 'p-threshold', { share: 80_000 }, 1);
    const next = await province.handOut();
    const preview = await county().call('settings.preview', { file: next, language: 'zh-CN' });
    expect(preview.first).toBe(false);
    expect(preview.changes).toMatchObject([
      { kind: 'changed', fields: [{ field: '比例（%）', old: '9.00', new: '8.00' }] },
    ]);
    await county().call('settings.import', { ...given, file: next, confirm: preview.sha256 });
    expect(await rows('threshold')).toMatchObject([{ share: 80_000 }]);
  });

  it('makes the county’s own record of the same thing the province’s, with all that hangs on it', async () => {
    const [mine] = await rows('county');
    expect(mine?.area_code).toBe('330825');
    const hosts = await rows('host');
    await province.set('host', 'p-host', {
      host_name: '镇海区（省定）',
      host_kind: 'county',
      host_code: hosts[0]?.host_code ?? null,
    });
    await takeOver(county(), await province.handOut());
    const after = await county().call('records.list', { type: 'host', include_voided: true });
    // Two of the province's may name one area; the first takes the county's over, and no own one is lost.
    for (const { id } of hosts) expect(after.rows.find((row) => row.id === id)?.voided).toBe(false);
    const [first] = hosts;
    const { detail } = await county().refused('records.save', {
      changes: [
        { type: 'host', id: first?.id ?? '', base_revision: first?.revision ?? 1, values: { note: '改' } },
      ],
      why: null,
    });
    expect(detail).toBeUndefined();
  });

  it('voids what the county had set of its own where only the province sets it, in sight', async () => {
    await desks.current.save('threshold', 'own', null, {
      threshold: 'rateLow',
      valid_from: '2020-01-01',
      share: 1,
    });
    const preview = await county().call('settings.preview', { file, language: 'zh-CN' });
    expect(preview.changes).toContainEqual(expect.objectContaining({ kind: 'voided', id: 'own' }));
    await takeOver(county(), file);
    expect(await rows('threshold')).toMatchObject([{ id: 'p-threshold' }]);
    const history = await county().call('records.history', { type: 'threshold', id: 'own' });
    expect(history.at(-1)).toMatchObject({ field: 'voided', new: 'true', why: '全省设置第1版' });
  });

  it('voids what the province dropped, and takes it up again when it comes back', async () => {
    await takeOver(county(), file);
    const void_ = (voided: boolean, base: number) =>
      province.host.call('records.save', {
        changes: [{ type: 'threshold', id: 'p-threshold', base_revision: base, values: {}, voided }],
        why: null,
      });
    await void_(true, 1);
    await takeOver(county(), await province.handOut());
    expect(await rows('threshold')).toEqual([]);
    await void_(false, 2);
    await takeOver(county(), await province.handOut());
    expect(await rows('threshold')).toMatchObject([{ id: 'p-threshold' }]);
  });

  it('finds the newest in the shared folder', async () => {
    await county().call('session.settings', { shared_folder: province.shared.path });
    expect(await county().call('settings.look', {})).toMatchObject({ version: 1, file: basename(file) });
    await takeOver(county(), file);
    expect(await county().call('settings.look', {})).toBeNull();
    writeFileSync(join(province.shared.path, '浙江省_全省设置_v9.xlsx'), 'half a cop');
    await province.handOut();
    expect(await county().call('settings.look', {})).toMatchObject({ version: 2 });
    const shared = { shared: '浙江省_全省设置_v2.xlsx' };
    expect(await county().call('settings.preview', { file: shared, language: 'en' })).toMatchObject({
      version: 2,
    });
    const outside = await county().refused('settings.preview', {
      file: { shared: `../${basename(dirname(file))}/none.xlsx` },
      language: 'en',
    });
    expect(outside.code).toBe('file_missing');
  });
});

describe('a file that is not as the province made it', () => {
  it('is refused when a byte of it is damaged', async () => {
    const bytes = readFileSync(file);
    const torn = join(province.shared.path, 'torn.xlsx');
    writeFileSync(torn, bytes.subarray(0, bytes.length / 2));
    expect(await refusal(torn)).toMatch(/^file_(damaged|refused)/);
  });

  it('is refused when it is older, the same, or of another line', async () => {
    const second = await province.handOut();
    await takeOver(county(), second);
    expect(await refusal(file)).toBe('settings_refused settings_older');
    expect(await refusal(second)).toBe('settings_refused settings_same');
  });

  it('is refused when another office made it, and taken once the province endorsed that key', async () => {
    await takeOver(county(), file);
    const other = new Province();
    await other.open(202);
    try {
      await other.handOut();
      const forged = await other.handOut();
      expect(await refusal(forged)).toBe('settings_refused settings_key');
      const { fingerprint } = await other.host.call('settings.state', {});
      expect(fingerprint).toMatch(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/);
      const key = await keyOf(forged);
      await province.set('trusted_installation', 'new-office', {
        unit: '33',
        installation: 'office-2',
        public_key: key,
      });
      await takeOver(county(), await province.handOut());
      // The other office has handed out as many by now; its third is not of this line, a later one may be.
      for (let n = 0; n < 2; n++) await other.handOut();
      const later = join(other.shared.path, '浙江省_全省设置_v4.xlsx');
      expect(await takeOver(county(), later)).toMatchObject({ version: 4, first: false, applied: true });
    } finally {
      other.close();
    }
  });

  it('is refused when it is a report', async () => {
    await desks.current.submit();
    expect(await refusal(join(desks.current.shared.path, quarterFile))).toBe('settings_refused not_settings');
  });

  it('is refused when it is another one than was shown', async () => {
    const before = await everything();
    const given = { file, confirm: 'a'.repeat(64), trust: true, language: 'en' } as const;
    expect((await county().refused('settings.import', given)).args.reason).toBe('file_changed');
    expect(await everything()).toEqual(before);
  });

  it('is taken after LibreOffice saved it again: nothing was altered', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needLibreOffice(context);
    const saved = await libreOfficeResave(file, province.data.path);
    expect(await takeOver(county(), saved)).toMatchObject({ applied: true, version: 1 });
  });

  it.for([
    ['审核阈值', 'E4', 12, 'settings_refused settings_edited'],
    ['_shl_settings', 'C4', '{}', 'file_damaged'],
  ] as const)(
    'is refused when a person typed into it: %s',
    {
      timeout: externalTimeoutMs,
    },
    async ([sheet, address, typed, refused], context) => {
      await needOpenpyxl(context);
      const edited = join(province.shared.path, 'edited.xlsx');
      await openpyxlEdit(file, edited, sheet, address, typed);
      expect(await refusal(edited)).toBe(refused);
    },
  );
});

async function keyOf(path: string): Promise<string> {
  const { readSettingsSheet } = await import('../../../db/exchange/settings-file/settings-sheet.ts');
  const { readWorkbookFile } = await import('../../../db/exchange/report-file/read-report-file.ts');
  return readSettingsSheet(await readWorkbookFile(path, basename(path)), path).manifest.public_key;
}

describe('what the province set', () => {
  beforeEach(() => takeOver(county(), file));

  it('cannot be changed by the county, by whatever way', async () => {
    const before = await everything();
    for (const type of ['threshold', 'obligation', 'form_head'] as const) {
      const [row] = await rows(type);
      const change = {
        type,
        id: row?.id ?? '',
        base_revision: row?.revision ?? 1,
        values: { note: '县里改' },
      };
      const saved = await county().refused('records.save', { changes: [change], why: null });
      expect(saved).toMatchObject({ code: 'set_by_province', args: { type } });
      const imported = await county().refused('records.import', {
        records: [{ type, record: { ...row, note: '县里改' } }],
        source: 'x',
      });
      expect(imported.code).toBe('set_by_province');
    }
    const { calendar } = await county().call('session.open', {});
    const settings = await county().refused('session.settings', { calendar: { ...calendar, days_off: [] } });
    expect(settings.code).toBe('set_by_province');
    const own = { threshold: 'rateLow', valid_from: '2020-01-01', share: 1 };
    const created = await county().refused('records.save', {
      changes: [{ type: 'threshold', id: 'new', base_revision: null, values: own }],
      why: null,
    });
    expect(created.code).toBe('set_by_province');
    expect(await everything()).toEqual(before);
  });

  it('leaves the county partners of its own', async () => {
    await desks.current.save('host', 'own-host', null, {
      host_name: '成都某区',
      host_kind: 'outsideProvince',
    });
    expect((await rows('host')).map(({ id }) => id)).toContain('own-host');
  });

  it('cannot be undone by going back to before it', async () => {
    expect((await county().call('undo.state', { language: 'en' })).back).toBeNull();
  });

  it('rules the check: threshold, head, deadline and lock; the report names the version', async () => {
    const { violations } = await county().call('check.run', { period: '2021' as never });
    const rate = violations.find(({ violation }) => violation.rule === 'S20');
    expect(JSON.stringify(rate?.violation.args ?? {})).toContain('90000');
    // Five days after the year are 5 January, the lock is on the 8th, a Saturday: it moves to Monday the 10th.
    const { obligation, locked } = await desks.current.state();
    expect(obligation?.byForm).toMatchObject([
      { form: 'return', deadline: '2022-01-05', lock: '2022-01-10' },
      { form: 'distribution', deadline: '2022-01-17', lock: null },
    ]);
    expect(locked).toEqual([]);
    await desks.current.save('explanation', 'late', null, {
      rule: 'S59',
      record_type: 'report',
      record_id: '-',
      period: '2021Q4',
      fingerprint: 'x',
      text: '系统首次启用',
    });
    const refused = await desks.current.refused();
    expect(JSON.stringify(refused.detail)).toContain('2022-01-05');
    const { submitted } = { submitted: await desks.current.submit({ signers: onTime }) };
    const path = join(desks.current.shared.path, submitted.file);
    const { report } = await readReportFile(path, submitted.file);
    expect(report.manifest.settings_version).toBe(1);
    expect(report.manifest.form_versions.return).toBe('浙山海04表');
  });
});

const onTime = { ...signers, report_date: '2022-01-05' as never };

describe('a locked period', () => {
  const lockedFile = async () => {
    await province.set('obligation', 'p-obligation', { lock_days: 6 }, 1);
    return province.handOut();
  };

  it('takes no first report, until an extension opens it', async () => {
    await takeOver(county(), await lockedFile());
    // Six days after the year: 6 January; today is the 10th.
    const { code, args } = await desks.current.refused({ signers: onTime });
    expect([code, args.lock, args.forms]).toEqual(['period_locked', '2022-01-06', 'return']);
    expect(desks.current.names()).toEqual([]);
    const until = {
      unit: '330825',
      period: '2021Q4',
      form: 'return',
      deadline: '2022-02-28',
      reason: '停电',
    };
    await province.set('extension', 'p-other', { ...until, unit: '330802' });
    await takeOver(county(), await province.handOut());
    expect((await desks.current.refused({ signers: onTime })).code).toBe('period_locked');
    await province.set('extension', 'p-extension', until);
    await takeOver(county(), await province.handOut());
    expect((await desks.current.submit()).report.version).toBe(1);
  });

  it('still takes a correction with a reason', async () => {
    await desks.current.submit();
    await takeOver(county(), await lockedFile());
    const [receipt] = await rows('receipt');
    await desks.current.save('receipt', receipt?.id ?? '', receipt?.revision ?? 1, { note: '补注' });
    expect((await desks.current.submit({ signers: onTime, correction_reason: '补注' })).report.version).toBe(
      2,
    );
  });
});
