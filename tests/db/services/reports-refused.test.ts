import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckedViolation, SubmittedReport } from '../../../db/domain/answers.ts';
import type { Failure } from '../../../db/domain/failure.ts';
import { yuan } from '../../support/ledger-builder.ts';
import { openServices } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { at, day, newDesks, quarterFile, type Submit, signers } from './desk.ts';

const desk = newDesks();

async function nothingFiled(): Promise<void> {
  expect(desk.current.names()).toEqual([]);
  expect((await desk.current.state()).filed).toEqual([]);
  expect((await desk.current.host.call('records.list', { type: 'report' })).total).toBe(0);
}

describe('what keeps a report from being filed, then nothing is left behind', () => {
  const failures: [string, () => Promise<unknown>, Partial<Submit>, Failure][] = [
    [
      'a hard violation and an unexplained soft one',
      () => desk.current.save('receipt', 'receipt-3', 1, { document_no: null, amount: yuan(300_000) }),
      {},
      { code: 'blocked_by_violations', args: { hard: 1, unexplained: null } },
    ],
    [
      'a form without data that nobody declared nil',
      async () => undefined,
      { period: at('2021Q3'), signers: { ...signers, report_date: day('2021-10-10') } },
      { code: 'blocked_by_violations', args: { hard: 2, unexplained: null } },
    ],
    [
      'a soft violation without explanation',
      async () => undefined,
      { period: at('2021Q1'), signers: { ...signers, report_date: day('2021-04-10') } },
      { code: 'blocked_by_violations', args: { hard: null, unexplained: 1 } },
    ],
    [
      'a late report without explanation',
      async () => undefined,
      { signers: { ...signers, report_date: day('2022-02-20') } },
      { code: 'blocked_by_violations', args: { hard: null, unexplained: 1 } },
    ],
    [
      'text that was typed and not saved',
      () =>
        desk.current.host.call('drafts.put', {
          form: 'receipt',
          record_id: 'receipt-3',
          base_revision: 1,
          money_unit: 'yuan',
          raw: { amount: '20016' },
        }),
      {},
      { code: 'open_drafts', args: { count: 1 } },
    ],
    [
      'missing signers',
      async () => undefined,
      { signers: { ...signers, stat_head: ' ', phone: '' } },
      { code: 'signers_missing', args: { fields: 'stat_head,phone' } },
    ],
    [
      'a half-year',
      async () => undefined,
      { period: at('2021H2') },
      { code: 'period_invalid', args: { period: '2021H2' } },
    ],
    [
      'a period to come',
      async () => undefined,
      { period: at('2022Q2') },
      { code: 'period_invalid', args: { period: '2022Q2' } },
    ],
  ];

  it.each(failures)('%s', async (_, prepare, given, failure) => {
    await prepare();
    const { code, args } = await desk.current.refused(given);
    expect({ code, args }).toEqual(failure);
    await nothingFiled();
  });

  it('says what blocks, also what only a signed report is asked', async () => {
    const late = { signers: { ...signers, report_date: day('2022-02-20') } };
    const { detail } = await desk.current.refused(late);
    expect(detail).toMatchObject({
      violations: [
        { violation: { rule: 'S59', recordType: 'report', recordId: null }, key: { rule: 'S59' } },
      ],
    });
    const [asked] = (detail as { violations: CheckedViolation[] }).violations;
    await desk.current.save('explanation', 'explanation-1', null, {
      ...asked?.key,
      text: '年底结算推迟，经同意延期',
    });
    expect((await desk.current.submit(late)).report.version).toBe(1);
  });

  it('a folder that is not there, and a file of the name that says something else', async () => {
    const missing = join(desk.current.shared.path, '没有');
    expect(await desk.current.refused({ folder: missing })).toEqual({
      code: 'folder_missing',
      args: { path: missing },
    });
    await nothingFiled();
    writeFileSync(join(desk.current.shared.path, quarterFile), 'of another installation');
    expect(await desk.current.refused()).toEqual({ code: 'file_exists', args: { file: quarterFile } });
    expect(desk.current.names()).toEqual([quarterFile]);
    expect(readFileSync(join(desk.current.shared.path, quarterFile), 'utf8')).toBe('of another installation');
    expect((await desk.current.state()).filed).toEqual([]);
  });

  it('no folder named, and none ever chosen', async () => {
    expect(await desk.current.refused({ folder: null })).toEqual({ code: 'folder_missing', args: {} });
    await nothingFiled();
  });

  it('an upper level', async () => {
    await desk.current.reopen(() => {
      desk.current.data.remove();
      return openServices(desk.current.data.path);
    });
    await desk.current.host.call('session.initialise', {
      role: 'prefecture',
      unit: '3308',
      person: '王芳',
      language: 'zh-CN',
    });
    expect((await desk.current.refused()).code).toBe('forbidden');
    expect((await desk.current.host.refused('reports.state', { period: at('2021Q4') })).code).toBe(
      'forbidden',
    );
  });
});

describe('interrupted between filing and placing', () => {
  async function interrupted(): Promise<Failure> {
    // The stick is pulled out after the report was written to it, before it has its name.
    desk.current.beforeFiling = () => rmSync(desk.current.shared.path, { recursive: true });
    const failure = await desk.current.refused();
    desk.current.beforeFiling = undefined;
    return failure;
  }
  const place = (report_id: string, folder = desk.current.shared.path) =>
    desk.current.host.call('reports.place', { report_id, folder });

  it('the report is filed, which is said, and placing it finishes', async () => {
    const failure = await interrupted();
    const { filed } = await desk.current.state();
    expect(filed).toHaveLength(1);
    const id = filed[0]?.id ?? '';
    expect(failure).toMatchObject({
      code: 'filed_not_placed',
      args: { version: 1, file: quarterFile, path: desk.current.shared.path },
      detail: { report_id: id, failure: { code: 'folder_missing' } },
    });
    mkdirSync(desk.current.shared.path);
    const placed: SubmittedReport = await place(id);
    expect(placed).toEqual({ report: filed[0], file: quarterFile, created: true, without: [] });
    expect(desk.current.names()).toEqual([quarterFile]);
    expect((await desk.current.show(quarterFile)).signature).toBe('valid');
  });

  it('submitting the same once more says so and makes nothing', async () => {
    await interrupted();
    mkdirSync(desk.current.shared.path);
    expect(await desk.current.refused()).toMatchObject({
      code: 'report_unchanged',
      args: { version: 1, file: quarterFile },
    });
    expect(desk.current.names()).toEqual([]);
    expect((await desk.current.state()).filed).toHaveLength(1);
  });

  it('a name that was taken in that moment is not overwritten', async () => {
    desk.current.beforeFiling = () =>
      writeFileSync(join(desk.current.shared.path, quarterFile), 'somebody else');
    const failure = await desk.current.refused();
    expect(failure).toMatchObject({ code: 'filed_not_placed', detail: { failure: { code: 'file_exists' } } });
    expect(desk.current.names()).toEqual([quarterFile]);
    expect(readFileSync(join(desk.current.shared.path, quarterFile), 'utf8')).toBe('somebody else');
  });

  it('placing again finds the file, and gives another folder the same bytes', async () => {
    const { report, file } = await desk.current.submit();
    expect(await place(report.id)).toEqual({ report, file, created: false, without: [] });
    const other = temporaryFolder();
    try {
      expect(await place(report.id, other.path)).toEqual({ report, file, created: true, without: [] });
      expect(
        readFileSync(join(other.path, file)).equals(readFileSync(join(desk.current.shared.path, file))),
      ).toBe(true);
    } finally {
      other.remove();
    }
    expect(
      await desk.current.host.refused('reports.place', {
        report_id: 'gone',
        folder: desk.current.shared.path,
      }),
    ).toEqual({
      code: 'not_found',
      args: { type: 'report', id: 'gone' },
    });
    expect(existsSync(join(desk.current.shared.path, 'gone'))).toBe(false);
  });
});
