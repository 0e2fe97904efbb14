import { stripVTControlCharacters } from 'node:util';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';

/** Something that was not checked, or that failed, and why. */
export type NotRun = { name: string; reason: string };

/**
 * What one runner found. A test that did not run is neither passed nor failed. `failures` names what failed where the
 * runner says it: the end of a long output is often all that is kept of it.
 */
export type Results = { passed: number; failed: number; notRun: NotRun[]; failures?: NotRun[] };

/** A runner's line in the summary. */
export type Line = Results & { runner: string; seconds: number };

/** A check that either holds or does not. */
export function verdict(holds: boolean): Results {
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, notRun: [] };
}

/** A runner that could not run at all. */
export function notRun(name: string, reason: string): Results {
  return { passed: 0, failed: 0, notRun: [{ name, reason }] };
}

/**
 * A runner's own report, held against its exit code: a runner that fails without saying which test failed, or that ran
 * no test, is itself a failure.
 *
 * @param report what the runner reported, undefined when it wrote nothing
 */
export function settle(report: Results | undefined, exitCode: number): Results {
  if (!report) return verdict(false);
  const ranNothing = report.passed + report.failed === 0;
  if (report.failed === 0 && (exitCode !== 0 || ranNothing)) return { ...report, failed: 1 };
  return report;
}

/** What a failed test said, without colours and in a few lines. */
export function reasonOf(message: string | undefined): string {
  const lines = stripVTControlCharacters(message ?? '').split('\n');
  return (
    lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(0, 6)
      .join(' | ') || 'no reason given'
  );
}

/**
 * Reads Playwright's JSON report. A flaky test counts as failed (there are no retries that could make one); a skipped
 * one is listed with the reason in its annotation.
 */
export function readPlaywright(report: JSONReport): Results {
  const failures = report.errors.map(({ message }) => ({ name: 'end to end', reason: reasonOf(message) }));
  const results: Results = { passed: 0, failed: report.errors.length, notRun: [], failures };
  const walk = (suite: JSONReportSuite, path: readonly string[]): void => {
    for (const spec of suite.specs) {
      for (const test of spec.tests) {
        const name = [test.projectName, ...path, spec.title].join(' › ');
        if (test.status === 'expected') results.passed += 1;
        else if (test.status !== 'skipped') {
          results.failed += 1;
          const error = test.results.find((one) => one.error !== undefined)?.error;
          failures.push({ name, reason: reasonOf(error?.message) });
        } else {
          const why = test.annotations.find((note) => note.type === 'skip' || note.type === 'fixme');
          results.notRun.push({ name, reason: why?.description ?? 'no reason given' });
        }
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, [...path, inner.title]);
  };
  for (const file of report.suites) walk(file, [file.title]);
  return results;
}

/**
 * Reads the lines that tests left in NOT_RUN_FILE (tests/support/not-run.ts): `name<TAB>reason`, the same line at most
 * once.
 */
export function readNotRun(text: string): NotRun[] {
  const lines = new Set(text.split('\n').filter((line) => line.trim() !== ''));
  return [...lines].map((line) => {
    const [name = '', ...reason] = line.split('\t');
    return { name, reason: reason.join(' ') || 'no reason given' };
  });
}

/** The closing text of a run; its last line is `N passed, N failed`. */
export function summary(lines: readonly Line[], others: readonly NotRun[] = []): string {
  const sum = (key: 'passed' | 'failed'): number => lines.reduce((total, line) => total + line[key], 0);
  const width = Math.max(6, ...lines.map((line) => line.runner.length));
  const row = (runner: string, ...cells: string[]): string =>
    [runner.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(' ');
  const missed = [...lines.flatMap((line) => line.notRun), ...others];
  const failures = lines.flatMap((line) => line.failures ?? []);
  return [
    '',
    row('runner', 'passed', 'failed', 'not run', 'seconds'),
    ...lines.map((line) =>
      row(line.runner, `${line.passed}`, `${line.failed}`, `${line.notRun.length}`, line.seconds.toFixed(1)),
    ),
    '',
    ...missed.map(({ name, reason }) => `NOT RUN  ${name}: ${reason}`),
    ...(missed.length > 0 ? [''] : []),
    ...failures.map(({ name, reason }) => `FAILED   ${name}: ${reason}`),
    ...(failures.length > 0 ? [''] : []),
    `${sum('passed')} passed, ${sum('failed')} failed`,
    '',
  ].join('\n');
}
