import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { type NotRun, type Results, reasonOf } from './results.ts';

/** Results of the unit tests, and the files whose process the engine itself ended. */
export type UnitResults = Results & { readonly fallen: readonly string[] };

/**
 * V8 ends the whole process now and then where threads come and go (`Check failed: jit_page.has_value()`, or a fault in the
 * same books; nodejs/node#64500). Only such an end, by one of these signals, is told apart from a failure.
 */
const engineFell = /exited unexpectedly with signal (?:SIGTRAP|SIGSEGV) .*running test file (.+)$/;

/** @returns the test file whose process the engine ended, or undefined for any other error */
export function fallenFile(error: unknown): string | undefined {
  const { message, cause } = error as {
    readonly message?: string;
    readonly cause?: { readonly message?: string };
  };
  return engineFell.exec(cause?.message ?? message ?? '')?.[1];
}

/**
 * Vitest reporter that writes a {@link UnitResults} as JSON to the file named by RESULTS_FILE. Vitest's own JSON report
 * leaves out the notes of skipped tests.
 */
export default class ResultsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const fallen = unhandledErrors.map(fallenFile).filter((file) => file !== undefined);
    const failures: NotRun[] = [];
    const results: Results = { passed: 0, failed: 0, notRun: [], failures };
    const failed = (name: string, message: unknown): void => {
      results.failed += 1;
      failures.push({ name, reason: reasonOf(typeof message === 'string' ? message : undefined) });
    };
    for (const error of unhandledErrors) {
      if (fallenFile(error) === undefined) {
        failed('outside any test', (error as { readonly message?: string }).message);
      }
    }
    for (const module of modules) {
      if (fallen.includes(module.moduleId)) continue;
      const file = module.relativeModuleId;
      // A file that could not be loaded, or a hook outside any test that failed.
      for (const { message } of module.errors()) failed(file, message);
      for (const suite of module.children.allSuites()) {
        for (const { message } of suite.errors()) failed(`${file} › ${suite.fullName}`, message);
      }
      for (const test of module.children.allTests()) {
        const result = test.result();
        const name = `${file} › ${test.fullName}`;
        if (result.state === 'passed') results.passed += 1;
        else if (result.state === 'failed') failed(name, result.errors[0]?.message);
        else {
          const reason = (result.state === 'skipped' && result.note) || 'no reason given';
          results.notRun.push({ name, reason });
        }
      }
    }
    const file = process.env.RESULTS_FILE;
    if (file) writeFileSync(file, JSON.stringify({ ...results, fallen } satisfies UnitResults));
  }
}
