/**
 * `npm test`: brings what the tests need, runs every check, and ends with `N passed, N failed`. A runner that fails does
 * not keep the others from running. `--quick` is `npm run check`: types, lint, and the tests that need nothing else.
 */
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BundleName, canBuild, ensureBuilt, root } from './bundle.ts';
import { foreground } from './child.ts';
import { electronBinary } from './electron-binary.ts';
import { hasChromium, provision } from './provision.ts';
import { quickTemporaryFolder } from './quick-temporary.ts';
import {
  type Line,
  notRun,
  type Results,
  readNotRun,
  readPlaywright,
  settle,
  summary,
  verdict,
} from './results.ts';
import { hasSources, typecheck, zones } from './typecheck.ts';
import type { UnitResults } from './vitest-results.ts';

const lines: Line[] = [];
const temporary = quickTemporaryFolder();
const notRunFile = join(temporary, 'not-run');
/** Every test process loads the same modules: compiled once, they cost the hundreds that follow half a second less each. */
const compiled = join(root, 'node_modules', '.cache', 'compiled');

async function run(runner: string, work: () => Promise<Results>): Promise<void> {
  process.stdout.write(`\n── ${runner}\n`);
  const start = Date.now();
  let results: Results;
  try {
    results = await work();
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    results = verdict(false);
  }
  lines.push({ runner, ...results, seconds: (Date.now() - start) / 1000 });
}

/** Runs a script of an installed package on this Node, without standard input. */
async function node(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const { code } = await foreground(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      NOT_RUN_FILE: notRunFile,
      NODE_COMPILE_CACHE: compiled,
      TMPDIR: temporary,
      ...env,
    },
  });
  return code;
}

function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

async function lint(): Promise<Results> {
  return verdict((await node('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])) === 0);
}

async function bundle(name: BundleName): Promise<Results> {
  if (!canBuild(name)) return notRun(`the ${name} bundle`, 'it has no source yet');
  process.stdout.write(`${await ensureBuilt(name)}\n`);
  return verdict(true);
}

async function unit(filters: readonly string[]): Promise<Results> {
  const file = join(temporary, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=./build/vitest-results.ts'];
  const runFiles = (files: readonly string[]) =>
    node('vitest/vitest.mjs', ['run', ...reporters, ...files], { RESULTS_FILE: file });
  const code = await runFiles(filters);
  const first = readJson<UnitResults>(file);
  if (first === undefined || first.fallen.length === 0) return settle(first, code);
  // Once more, in sight: what falls again, or fails, counts.
  process.stdout.write(`\nTHE ENGINE FELL, run once more: ${first.fallen.join(', ')}\n`);
  rmSync(file);
  const again = await runFiles(first.fallen);
  const second = readJson<UnitResults>(file);
  const rest = settle(second, again);
  const passed = first.passed + rest.passed;
  const fallen = second?.fallen ?? [];
  const failed = first.failed + rest.failed + fallen.length;
  const failures = [
    ...(first.failures ?? []),
    ...(rest.failures ?? []),
    ...fallen.map((name) => ({ name, reason: 'the engine fell twice' })),
  ];
  return { passed, failed, notRun: [...first.notRun, ...rest.notRun], failures };
}

async function endToEnd(project: 'browser' | 'desktop'): Promise<Results> {
  const name = `end to end, ${project}`;
  const specs = globSync('tests/e2e/**/*.spec.ts', { cwd: root });
  if (specs.length === 0) return notRun(name, 'tests/e2e has no spec yet');
  if (project === 'browser' && !hasChromium()) {
    return notRun(`${name} (${specs.length} files)`, 'there is no Chromium');
  }
  if (project === 'desktop' && !electronBinary()) {
    return notRun(`${name} (${specs.length} files)`, "Electron's program is not installed");
  }
  const file = join(temporary, `playwright-${project}.json`);
  const code = await node(
    '@playwright/test/cli.js',
    ['test', `--project=${project}`, '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  );
  const report = readJson<Parameters<typeof readPlaywright>[0]>(file);
  return settle(report && readPlaywright(report), code);
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
try {
  if (!values.quick) {
    await run('provision', async () => {
      const { done, missing } = await provision();
      return { passed: 0, failed: done ? 0 : 1, notRun: missing };
    });
  }
  for (const zone of zones()) {
    await run(`types ${zone}`, async () =>
      hasSources(zone) ? verdict(await typecheck(zone)) : notRun(`types ${zone}`, 'it has no source yet'),
    );
  }
  await run('lint', lint);
  if (values.quick) {
    await run('unit', () => unit(['tests/domain/', 'tests/architecture.test.ts']));
  } else {
    await run('unused code', async () => verdict((await node('knip/bin/knip.js', [])) === 0));
    await run('bundle window', () => bundle('window'));
    await run('bundle desktop', () => bundle('desktop'));
    await run('unit', () => unit([]));
    await run('end to end, browser', () => endToEnd('browser'));
    await run('end to end, desktop', () => endToEnd('desktop'));
  }
  const others = existsSync(notRunFile) ? readNotRun(readFileSync(notRunFile, 'utf8')) : [];
  process.stdout.write(summary(lines, others));
  const count = (key: 'passed' | 'failed'): number => lines.reduce((sum, line) => sum + line[key], 0);
  process.exitCode = count('failed') > 0 || count('passed') === 0 ? 1 : 0;
} finally {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
}
