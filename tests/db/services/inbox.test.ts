import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordHistory } from '../../../db/audit.ts';
import { withEditedCell } from '../../../db/demo/province/files/report-files.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { listPackages, packageFile, packageRecordsOf } from '../../../db/repositories/received-packages.ts';
import { CountyOffice, type PlacedReport } from '../../support/county-office.ts';
import { headId, InboxHost, kindsOf, rowOf, year } from '../../support/inbox-host.ts';

const longyou = '330825';
const kecheng = '330802';
const suichang = '331123';

// Every look starts threads of its own, which a busy machine is slow at.
vi.setConfig({ testTimeout: 120_000 });

let offices: readonly CountyOffice[];
/** Of Longyou two versions, of each other county one. */
const made = new Map<string, PlacedReport>();
const report = (name: string): PlacedReport => {
  const found = made.get(name);
  if (found === undefined) throw new Error(name);
  return found;
};

beforeAll(async () => {
  const [first, second, third, laptop] = await Promise.all([
    CountyOffice.open(longyou),
    CountyOffice.open(kecheng),
    CountyOffice.open(suichang),
    CountyOffice.open(longyou, 2),
  ]);
  offices = [first, second, third, laptop];
  made.set('longyou', await first.submit());
  made.set('longyou v2', await first.correct(3));
  made.set('longyou v3', await first.correct(4));
  made.set('kecheng', await second.submit());
  made.set('suichang', await third.submit());
  made.set('laptop', await laptop.submit());
}, 120_000);
afterAll(() => {
  for (const office of offices) office.close();
});

let inbox: InboxHost;
beforeEach(async () => {
  inbox = await InboxHost.open();
});
afterEach(() => inbox.close());

const put = (name: string, file = report(name).file): void => inbox.put(file, report(name).bytes);

describe('a folder with the first reports', () => {
  it('is not received before a person has confirmed whose computer signed it', async () => {
    put('longyou');
    const row = rowOf(await inbox.scan(), longyou);
    expect(row).toMatchObject({ state: 'waiting', head: null, waiting: [{ kind: 'unknownKey', known: [] }] });
    expect(await inbox.accept('all')).toEqual({ accepted: [], refused: [] });
  });

  it('is received once that is done, checked anew, and its totals added up again', async () => {
    put('longyou');
    put('kecheng', `二〇二一年/柯城/${report('kecheng').file}`);
    const state = await inbox.scanTrusting();
    expect(rowOf(state, longyou)).toMatchObject({
      state: 'submitted',
      head: { version: 1, edited_cells: 0 },
      verdict: { hard: 0, unexplained: 0, unsure: 0, totals: 'equal', stray: 0 },
      refused: [],
      doubts: [],
      waiting: [],
    });
    expect(rowOf(state, kecheng).state).toBe('submitted');
    expect(rowOf(state, suichang)).toMatchObject({ state: 'missing', refused: ['missing'] });
    expect(await inbox.scan()).toEqual({ ...state, looked_at: expect.any(String) });
  });

  it('keeps what was received when the folder goes away, and says so', async () => {
    put('longyou');
    await inbox.scanTrusting();
    renameSync(inbox.folder.path, `${inbox.folder.path}-gone`);
    const state = await inbox.look();
    expect(state.failure).toMatchObject({ code: 'folder_missing' });
    expect(rowOf(state, longyou).state).toBe('submitted');
    renameSync(`${inbox.folder.path}-gone`, inbox.folder.path);
    expect((await inbox.scan()).failure).toBeNull();
  });

  it('leaves out lock files, unfinished copies and workbooks that are no reports', async () => {
    put('longyou', '~$龙游县.xlsx');
    put('longyou', '.shanhai-1.part');
    put('longyou', '龙游县.xlsx.crdownload');
    inbox.put(
      '通知.xlsx',
      await writeWorkbook({
        properties: { title: '', creator: '', company: '', created: '2022-01-01T00:00:00Z' },
        sheets: [{ name: '通知', state: 'visible', columns: [], rows: [] }],
      }),
    );
    expect(await inbox.scan()).toMatchObject({ not_reports: 1, not_report_files: ['通知.xlsx'], others: [] });
  });

  it('can be stopped while it is read, and gone on with', async () => {
    for (const name of ['longyou', 'kecheng', 'suichang']) put(name);
    const begun = await inbox.host.call('inbox.scan', { period: year, folder: inbox.folder.path });
    expect(begun.progress).not.toBeNull();
    await inbox.host.call('inbox.stop', {});
    const stopped = await inbox.host.call('inbox.state', { period: year });
    expect(stopped).toMatchObject({ progress: null, failure: null, looked_at: null });
    const { rows } = await inbox.scan();
    expect(rows.filter(({ state }) => state === 'waiting')).toHaveLength(3);
  });

  it('is forbidden to a county, and for a period that no form is filed for', async () => {
    const [office] = offices;
    expect(await office?.host.refused('inbox.scan', { period: year, folder: null })).toMatchObject({
      code: 'forbidden',
    });
    expect(await inbox.host.refused('inbox.scan', { period: year, folder: null })).toMatchObject({
      code: 'folder_missing',
    });
    const half = { period: '2021H1' as typeof year, folder: inbox.folder.path };
    expect(await inbox.host.refused('inbox.scan', half)).toMatchObject({ code: 'period_invalid' });
  });
});

describe('files with faults', () => {
  it('are read again when a torn copy has become whole', async () => {
    const { file, bytes } = report('longyou');
    inbox.put(file, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    expect(kindsOf((await inbox.scan()).others)).toEqual({ [file]: 'damaged' });
    inbox.put(file, bytes);
    const state = await inbox.scanTrusting();
    expect(state.others).toEqual([]);
    expect(rowOf(state, longyou).state).toBe('submitted');
  });

  it('are told by what they say, not by their name, and received once', async () => {
    put('longyou');
    put('longyou', '柯城区_山海协作年报_2021年.xlsx');
    await inbox.scanTrusting();
    expect(inbox.host.context.ledger.store.read((reader) => listPackages(reader, null))).toHaveLength(1);
  });

  it('show the cells that were edited; what was signed counts, and a person confirms', async () => {
    inbox.put('改动.xlsx', await withEditedCell(report('longyou').bytes));
    const row = rowOf(await inbox.scanTrusting(), longyou);
    expect(row).toMatchObject({ state: 'submitted', head: { edited_cells: 1 }, doubts: ['edited'] });
    const opened = await inbox.host.call('inbox.open', { package_id: headId(row) });
    expect(opened.edited_cells).toHaveLength(1);
    expect(opened.edited_cells[0]?.found).not.toBe(opened.edited_cells[0]?.expected);
    expect(await inbox.accept('all')).toMatchObject({ accepted: [], refused: [{ reasons: ['edited'] }] });
    expect(await inbox.accept([headId(row)], true)).toMatchObject({
      refused: [],
      accepted: [{ version: 1 }],
    });
  });

  it('of an older or newer form version are named as such, and taken once the level’s forms are theirs', async () => {
    const heads = async (form_no: string, base_revision: number | null) =>
      inbox.host.call('records.save', {
        changes: [
          {
            type: 'form_head',
            id: 'head',
            base_revision,
            values: { form: 'return', form_no, form_title: '收益', maker: '省', valid_from: '2020-01-01' },
          },
        ],
        why: null,
      });
    await heads('山海02表', null);
    put('longyou');
    const row = rowOf(await inbox.scanTrusting(), longyou);
    expect(row).toMatchObject({
      state: 'submitted',
      verdict: { wrong_forms: ['return'] },
      refused: ['wrongForm', 'hardViolations'],
      doubts: [],
    });
    expect(kindsOf(row.waiting)).toEqual({ [report('longyou').file]: 'wrongForm' });
    expect(await inbox.accept([headId(row)], true)).toMatchObject({
      accepted: [],
      refused: [{ reasons: ['wrongForm', 'hardViolations'] }],
    });
    const folder = inbox.folder.path;
    const run = await inbox.commandLine((cli) => cli('inbox', '--from', folder, '--period', '2021'));
    expect(run.status).toBe(1);
    expect(run.stdout).toContain(`${report('longyou').file}：表式版本不符。`);

    await heads('1', 1);
    expect(rowOf(await inbox.scan(), longyou)).toMatchObject({ waiting: [], refused: [] });
  });

  it('of a unit outside the prefecture are named and not received', async () => {
    inbox.close();
    inbox = await InboxHost.open('3308');
    put('longyou');
    put('suichang');
    const state = await inbox.scanTrusting();
    expect(state.rows.map(({ unit }) => unit.code)).not.toContain(suichang);
    expect(kindsOf(state.others)).toEqual({ [report('suichang').file]: 'otherUnit' });
    expect(await inbox.accept('all')).toMatchObject({
      accepted: [{ unit: longyou, status: 'cityAccepted' }],
    });
  });
});

describe('versions', () => {
  it('replace each other only when the newer one is accepted', async () => {
    put('longyou');
    const first = rowOf(await inbox.scanTrusting(), longyou);
    await inbox.accept('all');
    put('longyou v2');
    const second = rowOf(await inbox.scan(), longyou);
    expect(second).toMatchObject({
      state: 'submitted',
      head: { version: 2, correction_reason: '帮扶资金漏计' },
      in_force: { package_id: headId(first), version: 1, status: 'accepted' },
    });
    const { differences } = await inbox.host.call('inbox.open', { package_id: headId(second) });
    expect(differences).toMatchObject({
      version: 1,
      left_out: 0,
      records: [{ type: 'aid', change: 'changed', fields: [{ field: 'aid_fund' }] }],
    });
    await inbox.accept('all');
    expect(rowOf(await inbox.scan(), longyou)).toMatchObject({ state: 'accepted', in_force: null });
    expect(await inbox.accept([headId(first)])).toMatchObject({
      accepted: [],
      refused: [{ reasons: ['superseded', 'decided'] }],
    });
  });

  it('are usable when the one before was never seen, which is said', async () => {
    put('longyou v2', '龙游.xlsx');
    const { rows } = await inbox.scan();
    expect(rows.flatMap(({ waiting }) => waiting)[0]?.flags).toEqual(['renamed']);
    expect(rowOf(await inbox.scanTrusting(), longyou).predecessor_unknown).toBe(true);
    const [package_] = inbox.host.context.ledger.store.read((reader) => listPackages(reader, null));
    expect(package_).toMatchObject({ version: 2 });
    expect(await inbox.accept('all')).toMatchObject({ accepted: [{ version: 2 }] });
  });

  it('of two computers: the second key is asked about, and the fork is accepted by nobody', async () => {
    put('longyou');
    await inbox.scanTrusting();
    put('laptop', '笔记本.xlsx');
    const asked = rowOf(await inbox.scan(), longyou);
    expect(asked).toMatchObject({
      state: 'submitted',
      waiting: [{ kind: 'unknownKey', known: [{ installation: expect.any(String) }] }],
      doubts: ['waitingFiles'],
    });
    const row = rowOf(await inbox.scanTrusting(), longyou);
    expect(row).toMatchObject({ state: 'fork', head: null, refused: ['fork'] });
    expect(row.forks).toHaveLength(2);
    expect(await inbox.accept('all', true)).toMatchObject({
      accepted: [],
      refused: [{ reasons: ['fork'] }, { reasons: ['fork'] }],
    });

    put('longyou v2');
    const after = rowOf(await inbox.scan(), longyou);
    expect(after).toMatchObject({ state: 'submitted', head: { version: 2 }, doubts: ['afterFork'] });
    expect(await inbox.accept('all')).toMatchObject({ accepted: [], refused: [{ reasons: ['afterFork'] }] });
    expect(await inbox.accept([headId(after)], true)).toMatchObject({ accepted: [{ version: 2 }] });
  });
});

describe('decisions', () => {
  it('are logged, made once, and the province may make them without the prefecture', async () => {
    put('longyou');
    const row = rowOf(await inbox.scanTrusting(), longyou);
    const { accepted } = await inbox.accept('all');
    expect(accepted).toEqual([{ unit: longyou, package_id: headId(row), version: 1, status: 'accepted' }]);
    expect(await inbox.accept([headId(row)])).toMatchObject({ refused: [{ reasons: ['decided'] }] });
    const { moves } = await inbox.host.call('inbox.open', { package_id: headId(row) });
    expect(moves.map(({ status, why }) => [status, why])).toEqual([
      ['submitted', null],
      ['accepted', 'accepted without the review of the prefecture'],
    ]);
    const logged = inbox.host.context.ledger.store.read((reader) =>
      recordHistory(reader, 'package', headId(row)),
    );
    expect(logged.map((entry) => [entry.person, entry.new])).toEqual([
      ['陈静', '"submitted"'],
      ['陈静', '"accepted"'],
    ]);
    expect(await inbox.host.call('inbox.lock', { period: year })).toEqual({ locked: 1 });
    expect(await inbox.host.call('inbox.lock', { period: year })).toEqual({ locked: 0 });
    expect(await inbox.host.call('store.verify', {})).toMatchObject({
      integrity: 'ok',
      first_bad_entry: null,
    });
  });

  it('confirm a key only of a file that lies there', async () => {
    put('longyou');
    const { rows } = await inbox.scan();
    const waiting = rows.flatMap((one) => one.waiting)[0]?.report;
    const key = waiting?.public_key ?? '';
    expect(
      await inbox.host.refused('inbox.trust', { keys: [{ public_key: key, unit: kecheng }] }),
    ).toMatchObject({
      code: 'not_found',
    });
    expect(await inbox.host.call('inbox.trust', { keys: [{ public_key: key, unit: longyou }] })).toEqual({
      trusted: 1,
    });
  });
});

describe('what was received', () => {
  it('says the same when it is read from its bytes again', async () => {
    for (const name of ['longyou', 'longyou v2', 'kecheng']) put(name);
    await inbox.scanTrusting();
    const { store } = inbox.host.context.ledger;
    for (const { id, sha256 } of store.read((reader) => listPackages(reader, null))) {
      const [{ bytes, manifest }, records] = store.read((reader) => [
        packageFile(reader, id),
        packageRecordsOf(reader, id),
      ]);
      const { report: again } = await readReportFile(bytes, 'again.xlsx');
      expect(again.sha256).toBe(sha256);
      expect(JSON.parse(manifest)).toEqual(again.manifest);
      const sorted = again.records.toSorted((a, b) => (`${a.record.id}` < `${b.record.id}` ? -1 : 1));
      expect(records.toSorted((a, b) => (`${a.record.id}` < `${b.record.id}` ? -1 : 1))).toEqual(sorted);
    }
    expect(readFileSync(join(inbox.folder.path, report('kecheng').file))).toEqual(report('kecheng').bytes);
    rmSync(join(inbox.folder.path, report('kecheng').file));
    expect(rowOf(await inbox.scan(), kecheng).state).toBe('submitted');
  });
});

it('what a report holds can be read record by record, with the names of what it refers to', async () => {
  put('longyou');
  const { head } = rowOf(await inbox.scanTrusting(), longyou);
  const answer = await inbox.host.call('inbox.records', {
    package_id: head?.package_id ?? '',
    type: 'receipt',
    offset: 0,
    limit: 2,
    language: 'zh-CN',
  });
  expect(answer.rows.length).toBeLessThanOrEqual(2);
  expect(answer.total).toBeGreaterThan(0);
  expect(answer.filled).toEqual(expect.arrayContaining(['enclave_id', 'amount', 'date']));
  expect(answer.filled).not.toContain('note');
  // Page after page every record is reached, each once.
  const villages = (offset: number) =>
    inbox.host.call('inbox.records', {
      package_id: head?.package_id ?? '',
      ...{ type: 'village', offset, limit: 2, language: 'zh-CN' },
    });
  const { total, filled } = await villages(0);
  expect(total).toBeGreaterThan(2);
  const ids: unknown[] = [];
  for (let offset = 0; offset < total; offset += 2) {
    const page = await villages(offset);
    expect(page.filled).toEqual(filled);
    ids.push(...page.rows.map(({ id }) => id));
  }
  expect(ids).toHaveLength(total);
  expect(new Set(ids).size).toBe(total);
  const [receipt] = answer.rows;
  expect(answer.labels.enclave?.[String(receipt?.enclave_id)]).toMatch(/飞地/);
});
