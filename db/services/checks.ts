import type { CheckAnswer, CheckedViolation, FormState, OpenDraft } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { formsOf } from '../domain/form-set.ts';
import type { Ledger } from '../domain/ledger.ts';
import { languages } from '../domain/locale/labels.ts';
import type { FormId } from '../domain/options.ts';
import { type PackagedRecord, packageRecords } from '../domain/package.ts';
import { type Period, periodStart } from '../domain/period.ts';
import { recordLabel } from '../domain/record-label.ts';
import { recordPlace } from '../domain/record-place.ts';
import { type AnyRecord, declarationOf } from '../domain/records/catalogue.ts';
import { explanationKey, matchExplanations } from '../domain/rules/explanations.ts';
import { isAfter } from '../domain/rules/in-period.ts';
import { requiredCheck } from '../domain/rules/required.ts';
import type { CheckContext, ReportHead, Violation } from '../domain/rules/rule.ts';
import { type Check, checkInSteps, violationsOf } from '../domain/rules/run.ts';
import { thresholdsOn } from '../domain/rules/thresholds-on.ts';
import type { Department } from '../domain/session-answers.ts';
import { listDrafts } from '../repositories/drafts.ts';
import { referenceMark } from '../repositories/reference-codes.ts';
import { reportingCalendarOf } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';
import { previousLedger } from './filed-reports.ts';
import { ownLedger } from './ledgers.ts';
import { obligationsIn } from './obligations.ts';
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
 * @throws FailureError as `findViolations`
 */
export async function checkPackage(
  context: ServiceContext,
  period: Period,
  head: ReportHead | null,
): Promise<{ readonly ledger: Ledger; readonly answer: CheckAnswer }> {
  const findings = await findViolations(context, period, head);
  return { ledger: findings.ledger, answer: answerOf(context, findings) };
}

/** What a check found, and in what. */
export interface Findings {
  readonly ledger: Ledger;
  readonly checkContext: CheckContext;
  readonly found: readonly Violation[];
}

/**
 * Checks of a ledger without a report being prepared, made or under way, by what else the verdict hangs on. A ledger never
 * changes.
 */
const known = new WeakMap<Ledger, Map<string, Checking>>();

/**
 * Runs the rules over the unit's own records for a period.
 * @param head as in `checkPackage`
 * @throws FailureError `forbidden` for a unit that reports nothing, `period_invalid` for a period that carries no form
 *   or has not begun.
 */
export async function findViolations(
  context: ServiceContext,
  period: Period,
  head: ReportHead | null,
): Promise<Findings> {
  return (await checkingOf(context, period, head)).finish();
}

/** The check that `findViolations` ends, as far as it is. @throws as that */
export async function checkingOf(
  context: ServiceContext,
  period: Period,
  head: ReportHead | null,
): Promise<Checking> {
  const { unit, owns } = requireFiller(context);
  const today = chinaDate(context.ports.now());
  const filled = formsOf(period).filter(owns);
  if (filled.length === 0 || periodStart(period) > today)
    throw new FailureError('period_invalid', { period });
  const ledger = ownLedger(context);
  const { calendar, reference, obligation } = context.ledger.store.read((reader) => ({
    calendar: reportingCalendarOf(reader),
    obligation: obligationsIn(ledger, unit, reader)(period),
    reference: referenceMark(reader),
  }));
  const owed = filled.filter((form) => obligation?.forms.includes(form));
  // Of a unit that owes nothing, H04 says so, form by form.
  const forms = owed.length === 0 ? filled : owed;
  const key = JSON.stringify([period, today, unit, forms, calendar, reference]);
  const before = head === null ? known.get(ledger)?.get(key) : undefined;
  if (before !== undefined) return before;
  const previous = await previousLedger(context, period);
  const checkContext: CheckContext = {
    period,
    today,
    unit,
    areas: context.areas,
    industries: context.industries,
    thresholds: thresholdsOn(ledger, period, calendar),
    forms,
    obligation,
    head,
    ...(previous === undefined ? {} : { previous }),
  };
  const checking = new Checking(ledger, checkContext);
  if (head === null) known.set(ledger, (known.get(ledger) ?? new Map()).set(key, checking));
  return checking;
}

/** A check that is made rule by rule; whoever needs it first ends it. */
export class Checking {
  readonly #ledger: Ledger;
  readonly #checkContext: CheckContext;
  readonly #steps: Generator<void, Check>;
  #findings: Findings | undefined;
  #failed: { readonly error: unknown } | undefined;

  constructor(ledger: Ledger, checkContext: CheckContext) {
    this.#ledger = ledger;
    this.#checkContext = checkContext;
    this.#steps = checkInSteps(ledger, checkContext);
  }

  /** Runs the next rule. @returns whether all have run @throws what a rule throws */
  step(): boolean {
    if (this.#findings !== undefined) return true;
    const { done, value } = this.#next();
    if (done !== true) return false;
    const [ledger, checkContext] = [this.#ledger, this.#checkContext];
    const found = violationsOf(value).filter(
      (one) => concerns(one, checkContext.forms) && !isLaterMonth(ledger, one, checkContext.period),
    );
    this.#findings = { ledger, checkContext, found };
    return true;
  }

  #next(): IteratorResult<void, Check> {
    // A generator that threw says nothing of it when it is asked again.
    if (this.#failed !== undefined) throw this.#failed.error;
    try {
      return this.#steps.next();
    } catch (error) {
      this.#failed = { error };
      throw error;
    }
  }

  /** Runs the rules that have not run yet. @throws what a rule throws */
  finish(): Findings {
    while (!this.step());
    if (this.#findings === undefined) throw new Error('a check ended without findings');
    return this.#findings;
  }
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
export function requireFiller(context: ServiceContext): {
  readonly unit: string;
  owns(form: FormId): boolean;
} {
  const { unit, role, department } = requireUnit(context);
  if (role !== 'county' && role !== 'department') throw new FailureError('forbidden');
  return { unit, owns: (form) => department === null || department.forms.includes(form) };
}

/**
 * Who hands in: the county, whose lead office reports, or a department, whose part goes to the lead office.
 * @throws FailureError `forbidden` for other levels.
 */
export function requireReporter(context: ServiceContext): {
  readonly unit: string;
  readonly part: Department | null;
} {
  const { unit, role, department } = requireUnit(context);
  if (role !== 'county' && role !== 'department') throw new FailureError('forbidden');
  return { unit, part: department };
}

function answerOf(context: ServiceContext, findings: Findings): CheckAnswer {
  const { ledger, found } = findings;
  const { period, forms } = findings.checkContext;
  const { explained, offered } = explanationsOf(findings);
  const labelOf = recordLabels(context, ledger);
  const violations = found.map((violation): CheckedViolation => {
    const explanation = explained.get(violation);
    return {
      violation,
      label: labelOf(violation),
      place: recordPlace(ledger, violation.recordType, violation.recordId),
      key:
        violation.ruleClass === 'soft'
          ? explanationKey(violation, period, findings.checkContext.thresholds)
          : null,
      explanation:
        explanation === undefined
          ? null
          : { id: explanation.id, revision: explanation.revision, text: explanation.text ?? '' },
      offered: offered.get(violation)?.text ?? null,
    };
  });
  return {
    period,
    violations,
    ...countsOf(found, explained),
    forms: formStates(ledger, packageRecords(ledger, period), period, forms),
    drafts: openDraftsOf(context, ledger, period, forms),
  };
}

/** How many violations there are of each kind. @param explained soft ones that an explanation answers */
export function countsOf(
  found: readonly Violation[],
  explained: { has(violation: Violation): boolean },
): Pick<CheckAnswer, 'hard' | 'unexplained' | 'explained' | 'hints'> {
  const soft = found.filter(({ ruleClass }) => ruleClass === 'soft');
  const answered = soft.filter((one) => explained.has(one)).length;
  return {
    hard: found.filter(({ ruleClass }) => ruleClass === 'hard').length,
    unexplained: soft.length - answered,
    explained: answered,
    hints: found.filter(({ ruleClass }) => ruleClass === 'hint').length,
  };
}

/** The explanations on file that answer what was found. */
export function explanationsOf({ ledger, found, checkContext: { period, thresholds } }: Findings) {
  return matchExplanations(found, ledger.all('explanation'), period, thresholds);
}

/** What was typed in forms of the package and not saved. */
export function openDraftsOf(
  context: ServiceContext,
  ledger: Ledger,
  period: Period,
  forms: readonly FormId[],
): readonly OpenDraft[] {
  return context.ledger.store
    .read(listDrafts)
    .filter((draft) => concernsPackage(ledger, draft, period, forms))
    .map((draft) => openDraft(ledger, context.areas, draft));
}

/** What records are called in every language; a long list names the same ones over and over. */
export function recordLabels(
  { areas }: ServiceContext,
  ledger: Ledger,
): (violation: Violation) => CheckedViolation['label'] {
  const labels = new Map<string, CheckedViolation['label']>();
  return ({ recordType, recordId }) => {
    const key = `${recordType}/${recordId}`;
    const label =
      labels.get(key) ??
      (Object.fromEntries(
        languages.map((language) => [language, recordLabel(ledger, areas, language, recordType, recordId)]),
      ) as CheckedViolation['label']);
    labels.set(key, label);
    return label;
  };
}

/** Records and declaration of each form in the package. */
export function formStates(
  ledger: Ledger,
  packaged: readonly PackagedRecord[],
  period: Period,
  forms: readonly FormId[],
): readonly FormState[] {
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
