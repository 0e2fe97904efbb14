import { exitStatusOf, type Failure } from '../../db/domain/failure.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { failureText } from '../../db/domain/locale/locale.ts';

/** How a verb answers: one JSON document on standard output with `--json`, else lines for a person. */
export class Output {
  readonly json: boolean;
  readonly language: Language;

  constructor(json: boolean, language: Language) {
    this.json = json;
    this.language = language;
  }

  /** The answer of a verb that succeeded. */
  answer(value: unknown, lines: readonly string[]): void {
    process.stdout.write(this.json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
  }

  /** Says what failed and what to do; @returns the exit status. */
  fail(failure: Failure): number {
    const text = failureText(this.language, failure);
    if (this.json) process.stdout.write(`${JSON.stringify({ failure })}\n`);
    process.stderr.write(`${text}\n`);
    if (Array.isArray(failure.detail)) {
      for (const line of failure.detail) process.stderr.write(`  ${JSON.stringify(line)}\n`);
    }
    return exitStatusOf(failure.code);
  }
}
