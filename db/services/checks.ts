import type { CheckAnswer, CheckedViolation, FormState } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { formsOf } from '../domain/form-set.ts';
import type { Ledger } from '../domain/ledger.ts';
import { languages } from '../domain/locale/labels.ts';
import type { FormId } from '../domain/options.ts';
import { packageRecords } from '../domain/package.ts';
import { type Period, periodStart } from '../domain/period.ts';
import { recordLabel } from '../domain/record-label.ts';
import { recordPlace } from '../domain/record-place.ts';
import { type AnyRecord, declarationOf } from '../domain/records/catalogue.ts';
import { explanationKey, matchExplanations } from '../domain/rules/explanations.ts';
import { isAfter } from '../domain/rules/in-period.ts';
import { requiredCheck } from '../domain/rules/required.ts';
import type { CheckContext, ReportHead, Violation } from '../domain/rules/rule.ts';
import { checkLedger } from '../domain/rules/run.ts';
import { thresholdsOn } from '../domain/rules/thresholds-on.ts';
import { listDrafts } from '../repositories/drafts.ts';
import type { ServiceContext } from './context.ts';
import { previousLedger } from './filed-reports.ts';
import { ownLedger } from './ledgers.ts';
import { openDraft } from './open-drafts.ts';
import { concernsPackage } from './package-drafts.ts';
import { requireUnit } from './sessions.ts';

/** Verdict on the unit's own records for a period; no report is being prepared yet, so that head and foot are not asked for. */
export async function runCheck(
  context: ServiceContext,
  { period }: CallInput<'check.run'>,
): Promise<CheckAnswer> {
  return (await checkPackage(context, period, null)).answer;
}

/**
 * Checks the package of a period as it would be filed now.
 * @param head what the report is going to be signed with, or null while none is being prepared
 * @throws FailureError `forbidden` for a unit that reports nothing, `period_invalid` for a period that carries no form
 *   or has not begun.
 */
export async function checkPackage(
  context: ServiceContext,
  period: Period,
  head: ReportHead | null,
): Promise<{ readonly ledger: Ledger; readonly answer: CheckAnswer }> {
  const { unit, owns } = requireFiller(context);
  const today = chinaDate(context.ports.now());
  const forms = formsOf(period).filter(owns);
  if (forms.length === 0 || periodStart(period) > today) throw new FailureError('period_invalid', { period });
  const previous = await previousLedger(context, period);
  const ledger = ownLedger(context);
  const checkContext: CheckContext = {
    period,
    today,
    unit,
    areas: context.areas,
    industries: context.industries,
    thresholds: thresholdsOn(ledger, period),
    forms,
    head,
    ...(previous === undefined ? {} : { previous }),
  };
  const found = checkLedger(ledger, checkContext).filter(
    (one) => concerns(one, forms) && !isLaterMonth(ledger, one, period),
  );
  return { ledger, answer: answerOf(context, ledger, checkContext, found) };
}

/** Whether a violation is about a month after the period: its own report will say it. */
function isLaterMonth(ledger: Ledger, { recordType, recordId }: Violation, period: Period): boolean {
  const record = ledger.get(recordType, recordId) as unknown as AnyRecord | undefined;
  const isOfMonth = declarationOf(recordType).belongs.by === 'month';
  return isOfMonth && record !== undefined && isAfter(ledger, recordType, record, period);
}

/** Whether a violation is about the period's forms. What is beyond all that can be meant is, wherever it stands. */
function concerns({ rule, form }: Violation, forms: readonly FormId[]): boolean {
  return form === null || forms.includes(form) || rule === requiredCheck.id;
}

/**
 * Code of the county whose records are filled in here, and which forms are: a department's own, else every one.
 * @throws FailureError `forbidden` for the levels above, which only receive reports.
 */
function requireFiller(context: ServiceContext): {
  readonly unit: string;
  owns(form: FormId): boolean;
} {
  const { unit, role, department } = requireUnit(context);
  if (role !== 'county' && role !== 'department') throw new FailureError('forbidden');
  return { unit, owns: (form) => department === null || department.forms.includes(form) };
}

/** Code of the county that reports. @throws FailureError `forbidden` for its departments and for other levels. */
export function requireReporter(context: ServiceContext): string {
  const { unit, role } = requireUnit(context);
  if (role !== 'county') throw new FailureError('forbidden');
  return unit;
}

function answerOf(
  context: ServiceContext,
  ledger: Ledger,
  checkContext: CheckContext,
  found: readonly Violation[],
): CheckAnswer {
  const { period, forms } = checkContext;
  const violations = checkedViolations(context, ledger, checkContext, found);
  const count = (ruleClass: Violation['ruleClass'], explained?: boolean): number =>
    violations.filter(
      (one) =>
        one.violation.ruleClass === ruleClass &&
        (explained === undefined || (one.explanation !== null) === explained),
    ).length;
  const drafts = context.ledger.store
    .read(listDrafts)
    .filter((draft) => concernsPackage(ledger, draft, period, forms))
    .map((draft) => openDraft(ledger, context.areas, draft));
  return {
    period,
    violations,
    hard: count('hard'),
    unexplained: count('soft', false),
    explained: count('soft', true),
    hints: count('hint'),
    forms: formStates(ledger, period, forms),
    drafts,
  };
}

function checkedViolations(
  context: ServiceContext,
  ledger: Ledger,
  { period, thresholds }: CheckContext,
  found: readonly Violation[],
): CheckedViolation[] {
  const { explained, offered } = matchExplanations(found, ledger.all('explanation'), period, thresholds);
  // A long list names the same records over and over.
  const labels = new Map<string, CheckedViolation['label']>();
  const labelOf = ({ recordType, recordId }: Violation): CheckedViolation['label'] => {
    const key = `${recordType}/${recordId}`;
    const label =
      labels.get(key) ??
      (Object.fromEntries(
        languages.map((language) => [
          language,
          recordLabel(ledger, context.areas, language, recordType, recordId),
        ]),
      ) as CheckedViolation['label']);
    labels.set(key, label);
    return label;
  };
  return found.map((violation) => {
    const explanation = explained.get(violation);
    return {
      violation,
      label: labelOf(violation),
      place: recordPlace(ledger, violation.recordType, violation.recordId),
      key: violation.ruleClass === 'soft' ? explanationKey(violation, period, thresholds) : null,
      explanation:
        explanation === undefined
          ? null
          : { id: explanation.id, revision: explanation.revision, text: explanation.text ?? '' },
      offered: offered.get(violation)?.text ?? null,
    };
  });
}

function formStates(ledger: Ledger, period: Period, forms: readonly FormId[]): readonly FormState[] {
  const packaged = packageRecords(ledger, period);
  return forms.map((form) => {
    const declaration = ledger.where('declaration', 'form', form).find((one) => one.period === period);
    return {
      form,
      records: packaged.filter(({ type }) => declarationOf(type).form === form).length,
      declaration:
        declaration === undefined
          ? null
          : {
              id: declaration.id,
              revision: declaration.revision,
              kind: declaration.kind,
              reason: declaration.reason,
            },
    };
  });
}
