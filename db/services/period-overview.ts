import type { OpenDraft } from '../domain/answers.ts';
import { completenessOf } from '../domain/completeness.ts';
import type { CallInput } from '../domain/contract.ts';
import { signingDraftForm } from '../domain/draft-form.ts';
import type { FormId } from '../domain/options.ts';
import type { Asked, FormOverview, PeriodOverview } from '../domain/overview-answers.ts';
import { packageRecords } from '../domain/package.ts';
import type { Period } from '../domain/period.ts';
import { recordPlace } from '../domain/record-place.ts';
import { declarationOf } from '../domain/records/catalogue.ts';
import type { Violation } from '../domain/rules/rule.ts';
import { type SigningField, signingFields, signingStart } from '../domain/signing.ts';
import { getDraft } from '../repositories/drafts.ts';
import {
  countsOf,
  explanationsOf,
  type Findings,
  findViolations,
  formStates,
  openDraftsOf,
  recordLabels,
} from './checks.ts';
import type { ServiceContext } from './context.ts';
import { filedReports } from './filed-reports.ts';
import { lastSigners } from './reports.ts';
import { openSession } from './sessions.ts';

/**
 * How far a period's package is and what stands in its way, form by form; the verdict is that of `runCheck`.
 * @throws FailureError as `findViolations`
 */
export async function periodOverview(
  context: ServiceContext,
  { period }: CallInput<'periods.overview'>,
): Promise<PeriodOverview> {
  const findings = await findViolations(context, period, null);
  const { ledger, found, checkContext } = findings;
  const { explained } = explanationsOf(findings);
  const open = found.filter(
    (one) => one.ruleClass === 'hard' || (one.ruleClass === 'soft' && !explained.has(one)),
  );
  const drafts = openDraftsOf(context, ledger, period, checkContext.forms);
  return {
    period,
    ...countsOf(found, explained),
    forms: formOverviews(findings, open, drafts),
    asked: askedOf(context, findings, open),
    drafts,
    unsigned: unsignedFields(context, period),
  };
}

function formOverviews(
  findings: Findings,
  open: readonly Violation[],
  drafts: readonly OpenDraft[],
): readonly FormOverview[] {
  const { ledger, checkContext } = findings;
  const { period, forms, unit, today } = checkContext;
  const faulty = new Set(
    open.filter(({ ruleClass }) => ruleClass === 'hard').map((one) => `${one.recordType}/${one.recordId}`),
  );
  const packaged = packageRecords(ledger, period);
  return formStates(ledger, packaged, period, forms).map((state) => {
    const own = open.filter((one) => formOf(one) === state.form);
    const hard = own.filter(({ ruleClass }) => ruleClass === 'hard').length;
    const named = packaged.filter(
      ({ type, record }) => declarationOf(type).form === state.form && faulty.has(`${type}/${record.id}`),
    );
    return {
      ...state,
      clean: state.records - named.length,
      completeness: completenessOf(ledger, state.form, { period, unit, today }),
      hard,
      unexplained: own.length - hard,
      drafts: drafts.filter((draft) => formOfDraft(draft) === state.form).length,
    };
  });
}

/** Form that a violation is about; a rule about the whole report may name one (H93). */
function formOf({ form, args }: Violation): FormId | null {
  return args.form?.as === 'form' ? args.form.value : form;
}

const formOfDraft = ({ form, record }: OpenDraft): string | null =>
  record === null ? form : declarationOf(record.type).form;

/** What is asked for, a line a rule: must be right first, then to be explained; else in rule order. */
function askedOf(
  context: ServiceContext,
  { ledger }: Findings,
  open: readonly Violation[],
): readonly Asked[] {
  const labelOf = recordLabels(context, ledger);
  const groups = [...Map.groupBy(open, ({ rule }) => rule).values()];
  const asked = groups.flatMap((members): Asked[] => {
    const [violation] = members;
    if (violation === undefined) return [];
    const place = recordPlace(ledger, violation.recordType, violation.recordId);
    return [{ violation, label: labelOf(violation), place, count: members.length }];
  });
  const isSoft = ({ violation }: Asked): number => Number(violation.ruleClass === 'soft');
  return asked.toSorted((a, b) => isSoft(a) - isSoft(b));
}

/** Fields of the report's foot that are blank: neither signed before nor typed since. */
function unsignedFields(context: ServiceContext, period: Period): readonly SigningField[] {
  const all = filedReports(context);
  const filed = all.filter((report) => report.period === period);
  const start = signingStart({ filed, last_signers: lastSigners(all) }, openSession(context));
  const typed = context.ledger.store.read((reader) =>
    getDraft(reader, { form: signingDraftForm, record_id: period }),
  );
  const texts: Readonly<Record<string, string>> = { ...start, ...typed?.raw };
  return signingFields.filter((field) => (texts[field] ?? '').trim() === '');
}
