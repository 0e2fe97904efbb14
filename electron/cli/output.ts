import type { CheckedViolation } from '../../db/domain/answers.ts';
import { exitStatusOf, type Failure } from '../../db/domain/failure.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { failureText } from '../../db/domain/locale/locale.ts';
import { refusalText } from '../../db/domain/locale/refusal-text.ts';
import type { RefusedPlace } from '../../db/domain/refusal.ts';
import { violationLines } from './violation-lines.ts';
import { cliWords } from './words.ts';

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

  /** Something that a person should know besides the answer. */
  note(...lines: readonly string[]): void {
    process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  }

  /** Says what failed, where, and what to do; @returns the exit status. */
  fail(failure: Failure): number {
    if (this.json) process.stdout.write(`${JSON.stringify({ failure })}\n`);
    this.note(failureText(this.language, failure), ...this.#where(failure));
    return exitStatusOf(failure.code);
  }

  #where({ code, detail }: Failure): readonly string[] {
    switch (code) {
      case 'rejected':
        return Array.isArray(detail)
          ? (detail as RefusedPlace[]).map((place) => `  ${refusalText(this.language, place)}`)
          : [];
      case 'blocked_by_violations':
        return (detail as { violations: CheckedViolation[] }).violations.flatMap((one) =>
          violationLines(this.language, one, 'wanYuan').map((line) => `  ${line}`),
        );
      case 'filed_not_placed':
      case 'report_unchanged':
        return [cliWords[this.language].placeAgain];
      default:
        return [];
    }
  }
}
