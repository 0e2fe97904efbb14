import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { JSONReport } from '@playwright/test/reporter';
import { expect, test } from 'vitest';
import { notRun, readNotRun, readPlaywright, settle, summary, verdict } from '../../build/results.ts';
import { fallenFile } from '../../build/vitest-results.ts';

const root = resolve(import.meta.dirname, '../..');

test('the summary adds up, names what did not run, and ends with the line that CI reads', () => {
  const text = summary(
    [
      { runner: 'lint', ...verdict(true), seconds: 1 },
      {
        runner: 'unit',
        passed: 40,
        failed: 2,
        notRun: [{ name: 'a › b', reason: 'no tmpfs' }],
        failures: [{ name: 'a › c', reason: 'expected 1' }],
        seconds: 2,
      },
      { runner: 'desktop', ...notRun('end to end, desktop', 'no Electron'), seconds: 0 },
    ],
    [{ name: 'openpyxl', reason: 'missing' }],
  );
  expect(text).toContain('NOT RUN  a › b: no tmpfs\n');
  expect(text).toContain('NOT RUN  end to end, desktop: no Electron\n');
  expect(text).toContain('NOT RUN  openpyxl: missing\n');
  expect(text).toContain('FAILED   a › c: expected 1\n');
  expect(text.trimEnd().split('\n').at(-1)).toBe('41 passed, 2 failed');
});

test('a runner that fails without a failed test, runs nothing, or leaves no report has failed', () => {
  const good = { passed: 3, failed: 0, notRun: [] };
  expect(settle(good, 0)).toEqual(good);
  expect(settle(good, 1).failed).toBe(1);
  expect(settle({ ...good, passed: 0 }, 0).failed).toBe(1);
  expect(settle(undefined, 0).failed).toBe(1);
  expect(settle({ ...good, failed: 2 }, 1).failed).toBe(2);
});

test('lines left by tests are read once each', () => {
  expect(readNotRun('a\twhy\nb\n\na\twhy\n')).toEqual([
    { name: 'a', reason: 'why' },
    { name: 'b', reason: 'no reason given' },
  ]);
});

test("Playwright's report: skipped is not passed, flaky is failed, an error outside any test is failed", () => {
  const spec = (title: string, status: string, annotations: unknown[] = []): unknown => ({
    title,
    tests: [
      {
        projectName: 'browser',
        status,
        annotations,
        results: [
          status === 'expected' ? {} : { error: { message: '\u001b[31mno button\u001b[39m\n\n  at a' } },
        ],
      },
    ],
  });
  const report = {
    errors: [{ message: 'no such folder' }],
    suites: [
      {
        title: 'a.spec.ts',
        specs: [spec('passes', 'expected'), spec('breaks', 'unexpected')],
        suites: [
          {
            title: 'inner',
            specs: [
              spec('wavers', 'flaky'),
              spec('rests', 'skipped', [{ type: 'skip', description: 'needs a second user' }]),
              spec('is never reached', 'skipped'),
            ],
          },
        ],
      },
    ],
  };
  expect(readPlaywright(report as unknown as JSONReport)).toEqual({
    passed: 1,
    failed: 3,
    failures: [
      { name: 'end to end', reason: 'no such folder' },
      { name: 'browser › a.spec.ts › breaks', reason: 'no button | at a' },
      { name: 'browser › a.spec.ts › inner › wavers', reason: 'no button | at a' },
    ],
    notRun: [
      { name: 'browser › a.spec.ts › inner › rests', reason: 'needs a second user' },
      { name: 'browser › a.spec.ts › inner › is never reached', reason: 'no reason given' },
    ],
  });
});

test('the Vitest reporter counts failed hooks and files that do not load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitest-results-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'a.test.js'),
      `import { beforeAll, describe, expect, test } from 'vitest';
       test('passes', () => expect(1).toBe(1));
       test('breaks', () => expect(1).toBe(2));
       test('rests', (context) => context.skip('no second user'));
       test.todo('later');
       describe('with a broken hook', () => {
         beforeAll(() => { throw new Error('hook'); });
         test('is not reached', () => {});
       });`,
    );
    writeFileSync(join(folder, 'b.test.js'), "import './missing.js';");
    const file = join(folder, 'results.json');
    const { status } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        `--root=${folder}`,
        `--reporter=${join(root, 'build/vitest-results.ts')}`,
      ],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, RESULTS_FILE: file } },
    );
    expect(status).toBe(1);
    const results = JSON.parse(readFileSync(file, 'utf8'));
    expect(results).toMatchObject({ passed: 1, failed: 3 });
    expect(results.notRun).toContainEqual({ name: 'a.test.js › rests', reason: 'no second user' });
    expect(results.notRun).toHaveLength(3);
    expect(results.failures).toContainEqual({
      name: 'a.test.js › breaks',
      reason: expect.stringContaining('expected 1 to be 2'),
    });
    expect(results.failures).toHaveLength(3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('only an end that the engine itself makes is told apart from a failure', () => {
  const ended = (signal: string) => ({
    message: '[vitest-pool]: Worker forks emitted error.',
    cause: {
      message: `Worker exited unexpectedly with signal ${signal} during started state while running test file /p/a.test.ts`,
    },
  });
  expect(fallenFile(ended('SIGTRAP'))).toBe('/p/a.test.ts');
  expect(fallenFile(ended('SIGSEGV'))).toBe('/p/a.test.ts');
  for (const other of [ended('SIGKILL'), ended('SIGABRT'), new Error('a test left a promise'), 'text', {}])
    expect(fallenFile(other)).toBeUndefined();
});
