import type { CheckOutcome } from '../../db/domain/answers.ts';
import { exitStatusOf, type Failure } from '../../db/domain/failure.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { failureText } from '../../db/domain/locale/locale.ts';
import { ruleMessage } from '../../db/domain/locale/rule-message.ts';

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

  /** Violations, hard ones first; @returns the exit status: 1 when something blocks submission. */
  check(outcome: CheckOutcome): number {
    const open = outcome.violations.filter((v) => v.ruleClass !== 'hint' && v.explanation === null);
    const lines = open.map((v) => `${v.rule} ${ruleMessage(this.language, v, { moneyUnit: 'wanYuan' })}`);
    const summary =
      this.language === 'zh-CN'
        ? `强制性错误 ${outcome.hard} 条，待说明 ${outcome.unexplained} 条，未保存草稿 ${outcome.open_drafts} 份`
        : `${outcome.hard} hard, ${outcome.unexplained} to explain, ${outcome.open_drafts} open drafts`;
    this.answer(outcome, [...lines, summary]);
    return outcome.hard > 0 || outcome.unexplained > 0 ? 1 : 0;
  }
}
