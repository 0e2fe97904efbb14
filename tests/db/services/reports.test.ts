import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { yuan } from '../../support/ledger-builder.ts';
import { openServices } from '../../support/service-host.ts';
import { at, day, newDesks, quarterFile, signers } from './desk.ts';

const desk = newDesks();

describe('submitting', () => {
  it('files a version for ever and puts its file into the folder, which says exactly what was recorded', async () => {
    expect(await desk.current.state()).toMatchObject({
      period: '2021Q4',
      next_version: 1,
      filed: [],
      last_signers: null,
      changed_since: null,
      locked: [],
      obligation: { forms: ['return', 'distribution'], deadline: '2022-01-15', lock: null },
    });
    const submitted = await desk.current.submit();
    expect(submitted).toMatchObject({
      file: quarterFile,
      created: true,
      report: { period: '2021Q4', version: 1, status: 'submitted', signers, correction_reason: null },
    });
    expect(desk.current.names()).toEqual([quarterFile]);

    const shown = await desk.current.show(quarterFile);
    expect(shown).toMatchObject({ signature: 'valid', edited_cells: [], sha256: submitted.report.sha256 });
    expect(shown.manifest).toMatchObject({
      unit: { code: '330825', name: '龙游县' },
      period: '2021Q4',
      version: 1,
      previous_sha256: null,
      signers,
      counts: { due: 3, receipt: 3, allocation: 3, batch: 2, batch_line: 4, enclave: 2 },
      // 200,160 in October, the 100,080 that were offset, and three fifths of 500,000.
      control_totals: { 到账: yuan(600_240) },
    });
    const { rows } = await desk.current.host.call('records.list', { type: 'receipt' });
    const ofQuarter = rows.filter((row) => String(row.date) >= '2021-10-01');
    expect(shown.records.filter(({ type }) => type === 'receipt').map(({ record }) => record)).toEqual(
      ofQuarter,
    );

    expect(await desk.current.state()).toMatchObject({
      period: '2021Q4',
      next_version: 2,
      filed: [submitted.report],
      last_signers: { unit_head: '李军', stat_head: '张伟', filler: '王芳', phone: '0570-0000000' },
      changed_since: false,
    });
  });

  it('leaves who signed in the audit log, by the person who submitted', async () => {
    const { report } = await desk.current.submit();
    const history = await desk.current.host.call('records.history', { type: 'report', id: report.id });
    expect(history).toHaveLength(1);
    expect(history[0]).toMatchObject({ person: '王芳', field: null, why: null });
    expect(JSON.parse(history[0]?.new ?? '')).toMatchObject({ ...signers, status: 'submitted', version: 1 });
  });

  it('goes into the shared folder of the settings where no other is named, and is placed there again', async () => {
    await desk.current.host.call('session.settings', { shared_folder: desk.current.shared.path });
    const { report, file } = await desk.current.submit({ folder: null });
    expect(desk.current.names()).toEqual([quarterFile]);
    // Its own sheets are printed, not what is hidden in the file.
    const printed = await desk.current.host.call('reports.pages', { report_id: report.id });
    expect(printed.sheets.map(({ name }) => name)).not.toContain('_shl');
    expect(printed.pages.length).toBeGreaterThan(0);
    const again = await desk.current.host.call('reports.place', { report_id: report.id, folder: null });
    expect(again).toEqual({ report, file, created: false, without: [] });
  });

  it('names signed people as stored, without the blanks around them', async () => {
    const { report } = await desk.current.submit({ signers: { ...signers, unit_head: ' 李军\u3000' } });
    expect(report.signers.unit_head).toBe('李军');
  });

  it('takes the year with every form', async () => {
    const submitted = await desk.current.submit({ period: at('2021') });
    expect(submitted.file).toBe('龙游县_山海协作年报_2021年.xlsx');
    const { manifest } = await desk.current.show(submitted.file);
    expect(manifest).toMatchObject({ counts: { receipt: 5, batch: 3, contribution: 7 } });
  });
});

describe('an explained soft violation', () => {
  it('lets the report pass and travels with it', async () => {
    const check = await desk.current.host.call('check.run', { period: at('2021Q1') });
    const [asked] = check.violations;
    if (asked?.key == null) throw new Error('nothing to explain');
    await desk.current.save('explanation', 'explanation-1', null, {
      ...asked.key,
      text: '对方资金紧张，五月付清',
    });
    const { file } = await desk.current.submit({
      period: at('2021Q1'),
      signers: { ...signers, report_date: day('2021-04-10') },
    });
    const explained = (await desk.current.show(file)).records.filter(({ type }) => type === 'explanation');
    expect(explained.map(({ record }) => record.text)).toEqual(['对方资金紧张，五月付清']);
  });
});

describe('a correction', () => {
  const change = () => desk.current.save('receipt', 'receipt-3', 1, { payer: '镇海区国资公司' });

  it('is a new version with a reason, chained to the one before, beside its file', async () => {
    const first = await desk.current.submit();
    const kept = readFileSync(join(desk.current.shared.path, first.file));
    await change();
    expect(await desk.current.state()).toMatchObject({ next_version: 2, changed_since: true });
    expect(await desk.current.refused()).toEqual({ code: 'reason_needed', args: {} });
    expect(await desk.current.refused({ correction_reason: ' \n' })).toEqual({
      code: 'reason_needed',
      args: {},
    });
    const second = await desk.current.submit({ correction_reason: '付款人名称填错' });
    expect(second.report).toMatchObject({ version: 2, correction_reason: '付款人名称填错' });
    expect(desk.current.names()).toEqual([quarterFile, quarterFile.replace('.xlsx', '_v2.xlsx')].sort());
    expect(readFileSync(join(desk.current.shared.path, first.file)).equals(kept)).toBe(true);
    const { manifest } = await desk.current.show(second.file);
    expect(manifest).toMatchObject({ version: 2, previous_sha256: first.report.sha256 });
    expect((await desk.current.state()).filed.map(({ version }) => version)).toEqual([2, 1]);
    expect(
      (await desk.current.host.call('records.history', { type: 'report', id: second.report.id }))[0]?.why,
    ).toBe('付款人名称填错');
  });

  it('of nothing is none, whatever the reason', async () => {
    const { report } = await desk.current.submit();
    const unchanged = {
      code: 'report_unchanged',
      args: { version: 1, file: quarterFile },
      detail: { report_id: report.id },
    };
    expect(await desk.current.refused()).toEqual(unchanged);
    expect(await desk.current.refused({ correction_reason: '再报一次' })).toEqual(unchanged);
    expect(await desk.current.refused({ signers: { ...signers, phone: '0570-1111111' } })).toEqual(unchanged);
    // A value changed and changed back says the same.
    await change();
    await desk.current.save('receipt', 'receipt-3', 2, { payer: '镇海区试验开发有限公司' });
    expect((await desk.current.state()).changed_since).toBe(false);
    expect(await desk.current.refused()).toEqual(unchanged);
    expect((await desk.current.state()).filed).toHaveLength(1);
  });

  it('of the signatures alone is one, with its reason', async () => {
    await desk.current.submit();
    const corrected = { ...signers, phone: '0570-1111111' };
    const { report } = await desk.current.submit({ signers: corrected, correction_reason: '联系电话更正' });
    expect(report).toMatchObject({ version: 2, signers: corrected });
  });

  it('is compared with the period before, not with what it corrects', async () => {
    await desk.current.save('enclave', 'enclave-1', 1, { invested_to_date: yuan(130_000_000) });
    await desk.current.submit();
    const asks = async (period: string) =>
      (await desk.current.host.call('check.run', { period: at(period) })).violations.some(
        ({ violation }) => violation.rule === 'S14',
      );
    expect(await asks('2021')).toBe(false);
    await desk.current.save('enclave', 'enclave-1', 2, { invested_to_date: yuan(120_000_000) });
    expect(await asks('2021')).toBe(true);
    await desk.current.save('enclave', 'enclave-1', 3, { invested_to_date: yuan(140_000_000) });
    await desk.current.submit({ period: at('2021') });
    await desk.current.save('enclave', 'enclave-1', 4, { invested_to_date: yuan(131_000_000) });
    expect(await asks('2021')).toBe(false);
  });
});

describe('showing', () => {
  it('says which cells do not say any more what the report says', async () => {
    // Drawn with another figure than the cell map has: as if somebody had typed over it.
    await desk.current.reopen(({ context }) =>
      openServices(desk.current.data.path, context.ports, (input) => {
        const drawn = context.drawSheets(input);
        return { ...drawn, cellMap: drawn.cellMap.map((entry) => ({ ...entry, expected: '1.5' })) };
      }),
    );
    const { file } = await desk.current.submit();
    const { edited_cells, signature } = await desk.current.show(file);
    expect(signature).toBe('valid');
    expect(edited_cells).toHaveLength(3);
    expect(edited_cells[0]).toMatchObject({
      address: '收益!B2',
      record_type: 'receipt',
      field: 'amount',
      expected: '1.5',
      found: '20.016',
    });
  });

  it.each([
    ['file_missing', undefined],
    ['file_refused', Buffer.from('not a workbook at all')],
    ['file_damaged', Buffer.alloc(0)],
  ])('%s', async (code, contents) => {
    const path = join(desk.current.shared.path, '报表.xlsx');
    if (contents !== undefined) writeFileSync(path, contents);
    expect(await desk.current.host.refused('reports.show', { file: path })).toMatchObject({
      code,
      args: { file: '报表.xlsx' },
    });
  });

  it('a file that was cut off is damaged, at whatever place', async () => {
    const { file } = await desk.current.submit();
    const whole = readFileSync(join(desk.current.shared.path, file));
    for (const part of [0.5, 0.99]) {
      writeFileSync(
        join(desk.current.shared.path, 'cut.xlsx'),
        whole.subarray(0, Math.floor(whole.length * part)),
      );
      const failure = await desk.current.host.refused('reports.show', {
        file: join(desk.current.shared.path, 'cut.xlsx'),
      });
      expect(failure.code).toBe('file_damaged');
    }
  });
});

describe('the window', () => {
  it('saves explanations and declarations, never a report', async () => {
    await desk.current.save('declaration', 'declaration-of-q3', null, {
      form: 'return',
      period: '2021Q3',
      kind: 'nil',
    });
    const values = { period: '2021Q3', version: 1, status: 'submitted' };
    const change = { type: 'report', id: 'r', base_revision: null, values } as const;
    const failure = await desk.current.host.refused('records.save', { changes: [change], why: null });
    expect(failure.code).toBe('rejected');
    expect((await desk.current.host.call('records.list', { type: 'report' })).total).toBe(0);
  });
});
