import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import type { Results } from './results.ts';

/**
 * Vitest reporter that writes a {@link Results} as JSON to the file named by RESULTS_FILE. Vitest's own JSON report
 * leaves out the notes of skipped tests.
 */
export default class ResultsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const results: Results = { passed: 0, failed: unhandledErrors.length, notRun: [] };
    for (const module of modules) {
      // A file that could not be loaded, or a hook outside any test that failed.
      results.failed += module.errors().length;
      for (const suite of module.children.allSuites()) results.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') results.passed += 1;
        else if (result.state === 'failed') results.failed += 1;
        else {
          const reason = (result.state === 'skipped' && result.note) || 'no reason given';
          results.notRun.push({ name: `${module.relativeModuleId} › ${test.fullName}`, reason });
        }
      }
    }
    const file = process.env.RESULTS_FILE;
    if (file) writeFileSync(file, JSON.stringify(results));
  }
}
