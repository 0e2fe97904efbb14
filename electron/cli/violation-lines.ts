import type { CheckAnswer, CheckedViolation } from '../../db/domain/answers.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { fieldLabel, typeLabel } from '../../db/domain/locale/locale.ts';
import { ruleMessage } from '../../db/domain/locale/rule-message.ts';
import { formatPeriod } from '../../db/domain/period.ts';
import { cliWords } from './words.ts';

type Unit = 'yuan' | 'wanYuan';

/** A violation as lines: class, rule, what the record is called, the message, type, id and field; its explanation below. */
export function violationLines(
  language: Language,
  one: CheckedViolation,
  moneyUnit: Unit,
): readonly string[] {
  const words = cliWords[language];
  const { violation, label, explanation } = one;
  const { recordType, recordId, field } = violation;
  const record = [
    typeLabel(language, recordType),
    recordId,
    field && fieldLabel(language, recordType, field),
  ];
  const line = fill(words.violation, {
    class: words.ruleClasses[violation.ruleClass],
    rule: violation.rule,
    message: ruleMessage(language, violation, { moneyUnit, recordLabel: label[language] }),
    record: record.filter((part) => part !== null).join(' '),
  });
  return explanation === null ? [line] : [line, fill(words.explanation, { text: explanation.text })];
}

/** A check's answer as lines, the verdict last. */
export function checkLines(language: Language, answer: CheckAnswer, moneyUnit: Unit): readonly string[] {
  const words = cliWords[language];
  const { hard, unexplained, explained, hints, drafts } = answer;
  const period = formatPeriod(answer.period, language);
  return [
    ...answer.violations.flatMap((one) => violationLines(language, one, moneyUnit)),
    ...drafts.map(({ form, record_id, saved_at }) =>
      fill(words.draft, { form, id: record_id, at: saved_at }),
    ),
    fill(words.verdict, { period, hard, unexplained, explained, hints, drafts: drafts.length }),
  ];
}
