import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NetworkWatch } from '../../support/network-watch.ts';
import { reportNotRun } from '../../support/not-run.ts';
import { oneProject } from '../../support/one-project.ts';
import { importable } from '../../support/records-file.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

const main = join(import.meta.dirname, '../../../electron/cli/main.ts');
let watch: NetworkWatch;
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  watch = new NetworkWatch();
  folder = temporaryFolder();
});
afterEach(() => {
  watch.remove();
  folder.remove();
});

/** Runs a script in a process of its own. */
function run(script: string) {
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...process.env, ...watch.env() },
  });
  return { status, attempts: watch.attempts() };
}

describe('the denial that every test runs under', () => {
  // Addresses for documentation: should the denial fail, nobody is there to answer.
  test.each([
    ['fetch', "await fetch('http://192.0.2.1/').catch(() => {})"],
    ['a name', "await fetch('https://evil.example/').catch(() => {})"],
    ['http', "(await import('node:http')).get('http://192.0.2.1/').on('error', () => {})"],
    ['a socket', "(await import('node:net')).connect(80, '192.0.2.1').on('error', () => {})"],
    ['a socket by options', "(await import('node:net')).connect({ host: '2001:db8::1', port: 80 })"],
    ['tls', "(await import('node:tls')).connect(443, '192.0.2.1').on('error', () => {})"],
    ['a look-up', "(await import('node:dns')).lookup('evil.example', () => {})"],
    [
      'a promised look-up',
      "await (await import('node:dns/promises')).resolve('evil.example').catch(() => {})",
    ],
    ['a datagram', "(await import('node:dgram')).createSocket('udp4').send('x', 53, '192.0.2.1')"],
    [
      'a thread with arguments of its own',
      `const { Worker } = await import('node:worker_threads');
       const code = "await fetch('http://192.0.2.1/').catch(() => {})";
       new Worker(new URL('data:text/javascript,' + encodeURIComponent(code)), { execArgv: [] });`,
    ],
    [
      'a process that it starts',
      "(await import('node:child_process')).spawnSync(process.execPath, ['-e', \"fetch('http://192.0.2.1/').catch(() => {})\"])",
    ],
  ])('notes a try by %s, also one that is swallowed', (_how, script) => {
    const { attempts } = run(script);
    expect(attempts.length).toBeGreaterThan(0);
  });

  test('lets through what stays on this machine', () => {
    const script = `
      const { createServer } = await import('node:http');
      const server = createServer((_, answer) => answer.end('here')).listen(0, '127.0.0.1', async () => {
        for (const host of ['127.0.0.1', 'localhost']) {
          await fetch('http://' + host + ':' + server.address().port + '/');
        }
        server.close();
      });`;
    expect(run(script)).toEqual({ status: 0, attempts: [] });
  });
});

/** What the system saw of the network: every socket of another family than this machine's own, and every connection. */
function tracedTries(trace: string): string[] {
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /connect\(|sendto\(|sendmsg\(|sendmmsg\(/.test(line))
    .filter((line) => /AF_INET/.test(line) && !/127\.0\.0\.1|"::1"/.test(line));
}

const strace = spawnSync('strace', ['-f', 'true']).status === 0;
if (!strace)
  reportNotRun('a whole walk of the command line as the system saw it', 'strace cannot trace here');

test.runIf(strace)(
  'a whole walk of the command line opens no connection, as the system saw it',
  () => {
    const trace = join(folder.path, 'trace');
    const [data, shared] = [join(folder.path, 'data'), join(folder.path, 'shared')];
    mkdirSync(shared);
    const records = join(folder.path, 'records.json');
    writeFileSync(records, JSON.stringify({ records: importable(oneProject()) }));
    const cli = (verb: string, ...args: readonly string[]): void => {
      const traced = ['-f', '-A', '-o', trace, '-e', 'trace=network', process.execPath, main, verb];
      const where = verb === 'show' ? [] : ['--data', data];
      const { status, stderr } = spawnSync('strace', [...traced, ...args, ...where], { encoding: 'utf8' });
      expect({ verb, status, stderr }).toEqual({ verb, status: 0, stderr: '' });
    };
    cli('init', '--role', 'county', '--county', '330825', '--person', '王芳');
    cli('import', records);
    cli('check', '--period', '2021-03');
    const names = [
      '--filler',
      '王芳',
      '--phone',
      '0570-0000000',
      '--stat-head',
      '张伟',
      '--unit-head',
      '李军',
    ];
    cli('submit', '--period', '2021-03', '--to', shared, ...names, '--report-date', '2021-04-08');
    cli('show', join(shared, '龙游县_项目投资_2021年03月.xlsx'));
    cli('backup');
    cli('verify');
    // It was traced: Node itself makes pairs of sockets.
    expect(readFileSync(trace, 'utf8')).toMatch(/exited with 0/);
    expect(tracedTries(trace)).toEqual([]);
  },
  120_000,
);
