import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Failure, FailureCode } from '../../db/domain/failure.ts';
import { failureText } from '../../db/domain/locale/locale.ts';
import { refusalText } from '../../db/domain/locale/refusal-text.ts';
import type { RefusedPlace } from '../../db/domain/refusal.ts';
import { storeFile } from '../../db/open-ledger.ts';
import { ordinaryUser } from '../support/ordinary-user.ts';
import { type CliRun, cliOn, processTimeoutMs, runCli } from '../support/run-cli.ts';
import { openServices } from '../support/service-host.ts';
import { temporaryFolder } from '../support/store-folder.ts';

/** A county's data folder as first use leaves it; every test works on a copy. */
const fresh = temporaryFolder();
let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let cli: ReturnType<typeof cliOn>;
beforeAll(() => {
  const made = cliOn(fresh.path)('init', '--role', 'county', '--county', '330825');
  expect(made).toMatchObject({ status: 0, stdout: '龙游县 county\n' });
}, processTimeoutMs);
afterAll(() => fresh.remove());
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  cpSync(fresh.path, data, { recursive: true });
  cli = cliOn(data);
});
afterEach(() => folder.remove());

function file(contents: unknown, name = 'records.json'): string {
  const path = join(folder.path, name);
  writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
  return path;
}

/**
 * Refused with its status: one JSON document on standard output, and for a person a sentence that says what to do.
 * @param zh, en what to do; the terminal is run in Chinese, English is the same failure in its words
 */
function expectRefused(run: CliRun, status: number, code: FailureCode, zh: RegExp, en: RegExp): Failure {
  expect(run.status).toBe(status);
  const { failure } = run.json<{ failure: Failure }>();
  expect(failure.code).toBe(code);
  expect(run.stderr).toMatch(zh);
  const places = code === 'rejected' ? (failure.detail as RefusedPlace[]) : [];
  const english = [failureText('en', failure), ...places.map((place) => refusalText('en', place))];
  expect(english.join('\n')).toMatch(en);
  return failure;
}

/** Integrity, audit head and counts of the ledger; read in this process, because starting one takes long. */
async function verdict() {
  const host = await openServices(data);
  try {
    return await host.call('store.verify', {});
  } finally {
    host.close();
  }
}

describe('input that is wrong', { timeout: processTimeoutMs }, () => {
  it.each(['2021H1', '明年', '2099Q1'])('the period %s', (period) => {
    const run = cli('check', '--period', period, '--json');
    expectRefused(
      run,
      2,
      'period_invalid',
      /请填写季度（如 2026Q1）或年度/,
      /Enter a quarter \(such as 2026Q1\)/,
    );
  });

  it.each([
    ['no period', ['check']],
    ['no folder', ['submit', '--period', '2021Q4']],
    ['an unknown option', ['check', '--period', '2021Q4', '--force']],
    ['an unknown language', ['check', '--period', '2021Q4', '--lang', 'fr']],
    ['an unknown verb', ['delete']],
  ])('a command with %s', (_, [verb = '', ...args]) => {
    expect(cli(verb, ...args).status).toBe(2);
  });

  it('is said in the language that is asked for, and on standard output nothing but with --json', () => {
    const run = cli('check', '--period', '2021Q5', '--lang', 'en');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toBe(
      'The period “2021Q5” cannot be filed. Enter a quarter (such as 2026Q1) or a year (such as 2026).\n',
    );
  });

  it('a county that does not exist', () => {
    const run = runCli([
      'init',
      '--role',
      'county',
      '--county',
      '330899',
      '--data',
      join(folder.path, 'other'),
      '--json',
    ]);
    const failure = expectRefused(run, 2, 'rejected', /没有这个行政区划代码/, /there is no such area code/);
    expect(failure.detail).toEqual([{ path: 'unit', problem: 'unknown_area' }]);
  });

  it('a second first use', () => {
    const run = cli('init', '--role', 'county', '--county', '331126', '--json');
    expectRefused(run, 1, 'already_initialised', /请到“设置”中修改/, /go to Settings/);
  });

  it('records that are wrong: every one is named, and the whole file is refused', async () => {
    const before = await verdict();
    const village = { id: 'v', village_code: '330825101201', name: '试验村' };
    const wrong = [
      { ...village, weak_from: '2021-02-30' },
      { ...village, id: 'w', 颜色: '红' },
      { ...village, id: 'x', county_code: '331126' },
      { ...village, id: 'y', households: 1.5 },
    ].map((record) => ({ type: 'village', record }));
    const good = { type: 'host', record: { id: 'h', host_name: '镇海区' } };
    const run = cli('import', file({ records: [good, ...wrong] }), '--json');
    expectRefused(run, 2, 'rejected', /请核对填写内容后重试/, /Check what you entered and try again/);
    expect(run.stderr.split('\n').slice(1)).toEqual([
      '  第2条 薄弱村 v 认定时间：没有这个日期，请按“2026-03-31”的格式填写',
      '  第3条 薄弱村 w 颜色：没有这一项，请核对名称或删去',
      '  第4条 薄弱村 x 填报县代码：属于其他单位（331126），不能作为本单位数据导入',
      '  第5条 薄弱村 y 户数：须为整数，金额以分为单位',
      '',
    ]);
    expect(await verdict()).toEqual(before);
  });

  it('a record of an unknown type', () => {
    const path = file([{ type: 'planet', record: { id: 'p' } }]);
    expectRefused(
      cli('import', path, '--json'),
      2,
      'rejected',
      /第1条.*不在可选范围内/,
      /record 1.*none of the possible/,
    );
  });

  it.each([
    ['half a document', '{"records": [', 4, 'file_damaged', /重新索取原文件/, /original file/],
    ['another document', '{"rows": []}', 4, 'file_damaged', /重新索取原文件/, /original file/],
  ] as const)('a file with %s', (_, text, status, code, zh, en) => {
    expectRefused(cli('import', file(text), '--json'), status, code, zh, en);
  });

  it('a file that is not there', () => {
    const path = join(folder.path, '没有.json');
    expectRefused(
      cli('import', path, '--json'),
      3,
      'file_missing',
      /请重新选择文件/,
      /Choose the file again/,
    );
  });

  it.each([
    [
      'no workbook',
      'text',
      3,
      'file_refused',
      /不是 \.xlsx 文件.*另存后重试/,
      /no \.xlsx file.*save it again/,
    ],
    ['an empty file', '', 4, 'file_damaged', /重新索取原文件/, /original file/],
  ] as const)('show: %s', (_, text, status, code, zh, en) => {
    const path = file(text, '报表.xlsx');
    expectRefused(runCli(['show', path, '--json']), status, code, zh, en);
  });
});

describe('a store that cannot be used is left as it is', { timeout: processTimeoutMs }, () => {
  const files = () => readdirSync(data).sort();

  it('missing: a slip in the path makes no new one', () => {
    const elsewhere = join(folder.path, '别处');
    const run = runCli(['check', '--period', '2021Q4', '--data', elsewhere, '--json']);
    expectRefused(run, 3, 'store_missing', /请检查硬盘是否已连接/, /Check that the disk is connected/);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('not set up yet', () => {
    const empty = join(folder.path, 'empty');
    mkdirSync(empty);
    // A failed first use leaves a store without a unit.
    runCli(['init', '--role', 'county', '--county', '330899', '--data', empty]);
    const run = runCli(['check', '--period', '2021Q4', '--data', empty, '--json']);
    expectRefused(run, 3, 'not_initialised', /首次使用设置/, /first-use settings/);
  });

  it('of a newer version', () => {
    const raw = new Database(storeFile(data));
    raw.pragma('user_version = 9999');
    raw.close();
    const before = readFileSync(storeFile(data));
    const run = cli('check', '--period', '2021Q4', '--json');
    expectRefused(run, 3, 'store_too_new', /请安装新版本程序/, /Install the newer version/);
    expect(readFileSync(storeFile(data)).equals(before)).toBe(true);
  });

  it('damaged; the backup is still restored', async () => {
    const [backup = ''] = cli('backup').stdout.trim().split('\n');
    const whole = await verdict();
    writeFileSync(storeFile(data), Buffer.alloc(20_000, 'damaged'));
    const before = readFileSync(storeFile(data));
    const run = cli('check', '--period', '2021Q4', '--json');
    expectRefused(run, 4, 'store_damaged', /再从最近的备份恢复/, /restore the latest backup/);
    expect(readFileSync(storeFile(data)).equals(before)).toBe(true);
    expect(cli('restore', backup).status).toBe(0);
    expect(await verdict()).toEqual(whole);
  });

  it('lost; the backup is still restored', async () => {
    const [backup = ''] = cli('backup').stdout.trim().split('\n');
    const whole = await verdict();
    const lost = temporaryFolder();
    try {
      mkdirSync(join(lost.path, 'backups'));
      copyFileSync(join(data, 'backups', backup), join(lost.path, 'backups', backup));
      expect(runCli(['restore', backup, '--data', lost.path]).status).toBe(0);
      expect(runCli(['verify', '--json', '--data', lost.path]).json()).toEqual(whole);
    } finally {
      lost.remove();
    }
  });

  it('held by another process, which is named', async () => {
    const driver = fileURLToPath(new URL('../db/store/hold-folder.ts', import.meta.url));
    const holder = spawn(process.execPath, [driver, data], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(holder.stdout, 'data');
      const before = files();
      const run = cli('check', '--period', '2021Q4', '--json');
      const failure = expectRefused(
        run,
        3,
        'store_locked',
        /请关闭另一个窗口后重试/,
        /Close the other window/,
      );
      expect(failure.args.pid).toBe(holder.pid);
      expect(files()).toEqual(before);
    } finally {
      const closed = once(holder, 'close');
      holder.kill('SIGKILL');
      await closed;
    }
    expect(cli('verify').status).toBe(0);
  });

  it('in a folder that may not be written to', (context) => {
    if (process.platform === 'win32') context.skip('not run: Windows has no modes');
    chmodSync(folder.path, 0o755);
    chmodSync(data, 0o555);
    const run = runCli(['check', '--period', '2021Q4', '--data', data, '--json'], ordinaryUser());
    chmodSync(data, 0o755);
    expectRefused(run, 3, 'folder_read_only', /请管理员开通写入权限/, /ask the administrator for access/);
    expect(cli('verify').status).toBe(0);
  });
});
