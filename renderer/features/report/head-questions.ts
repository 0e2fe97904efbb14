import type { CheckedViolation, ReportState, Session } from '../../../db/domain/answers.ts';
import { parseDate } from '../../../db/domain/dates.ts';
import { formsOf } from '../../../db/domain/form-set.ts';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import type { AnyRecord, RecordOf } from '../../../db/domain/records/catalogue.ts';
import { explanationKey, matchExplanations } from '../../../db/domain/rules/explanations.ts';
import type { ReportHead } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import type { Thresholds } from '../../../db/domain/rules/thresholds.ts';
import type { SigningTexts } from '../../../db/domain/signing.ts';

/** Rules about who signs, when, and why once more: a check without a report being prepared does not know them. */
const aboutHead: ReadonlySet<string> = new Set(['H56', 'H57', 'S59', 'S60']);

const blankAsNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The head as it would be signed with these texts. */
export function headOf(texts: SigningTexts, version: number): ReportHead {
  const date = parseDate(texts.report_date);
  return {
    unit_head: blankAsNull(texts.unit_head),
    stat_head: blankAsNull(texts.stat_head),
    filler: blankAsNull(texts.filler),
    phone: blankAsNull(texts.phone),
    report_date: date.ok ? date.value : null,
    version,
    correction_reason: blankAsNull(texts.correction_reason),
  };
}

const nowhere = { enclave_id: null, home_county: null, batch_id: null };

/** What the rules say of the head while it is being filled in, with the explanations on file. */
export function headQuestions(
  head: ReportHead,
  {
    period,
    obligation,
    thresholds,
  }: Pick<ReportState, 'period' | 'obligation'> & {
    readonly thresholds: Thresholds;
  },
  { today, unit }: Pick<Session, 'today' | 'unit'>,
  records: { readonly form_head: readonly AnyRecord[]; readonly explanation: readonly AnyRecord[] },
): readonly CheckedViolation[] {
  const found = checkLedger(new Ledger({ form_head: records.form_head } as unknown as RecordSet), {
    period,
    today,
    unit: unit?.code ?? '',
    // No code is judged here.
    areas: { name: () => undefined, isValid: () => true },
    industries: { name: () => undefined, isClass: () => true },
    thresholds,
    forms: obligation?.forms ?? formsOf(period),
    obligation,
    head,
  }).filter(({ rule }) => aboutHead.has(rule));
  const { explained, offered } = matchExplanations(
    found,
    records.explanation as readonly unknown[] as readonly RecordOf<'explanation'>[],
    period,
    thresholds,
  );
  return found.map((violation) => {
    const explanation = explained.get(violation);
    return {
      violation,
      label: { 'zh-CN': '', en: '' },
      place: nowhere,
      key: violation.ruleClass === 'soft' ? explanationKey(violation, period, thresholds) : null,
      explanation:
        explanation === undefined
          ? null
          : { id: explanation.id, revision: explanation.revision, text: explanation.text ?? '' },
      offered: offered.get(violation)?.text ?? null,
    };
  });
}
