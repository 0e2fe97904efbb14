import type { CheckedViolation, CheckOutcome } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import type { IsoDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { formsOf } from '../domain/form-set.ts';
import type { Ledger } from '../domain/ledger.ts';
import { type Period, parsePeriod } from '../domain/period.ts';
import { declarationOf } from '../domain/records/catalogue.ts';
import { matchExplanations } from '../domain/rules/explanations.ts';
import type { CheckContext, ReportHead } from '../domain/rules/rule.ts';
import { checkLedger, fingerprint } from '../domain/rules/run.ts';
import { defaultThresholds } from '../domain/rules/thresholds.ts';
import { listDrafts } from '../repositories/drafts.ts';
import { saveRecords } from '../repositories/save-records.ts';
import type { ServiceContext } from './context.ts';
import { ownLedger } from './ledgers.ts';
import { requireUnit } from './sessions.ts';

/** A period that a package can be filed for. @throws FailureError `period_invalid` for months, half-years and other text. */
export function filedPeriod(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed.ok || formsOf(parsed.value).length === 0) {
    throw new FailureError('period_invalid', { period: text });
  }
  return parsed.value;
}

/** What the rules may know, at the store's clock. */
export function checkContext(
  context: ServiceContext,
  period: Period,
  head: ReportHead | null = null,
): CheckContext {
  return {
    period,
    today: context.ports.now().slice(0, 10) as IsoDate,
    unit: requireUnit(context).unit,
    areas: context.areas,
    thresholds: defaultThresholds,
    forms: formsOf(period),
    head,
  };
}

/** Checks the unit's own records for a period, with the explanations already given; model §5.4. */
export function runCheck(
  context: ServiceContext,
  periodText: string,
  head: ReportHead | null = null,
): CheckOutcome {
  const period = filedPeriod(periodText);
  return outcomeOf(context, ownLedger(context), checkContext(context, period, head));
}

function outcomeOf(context: ServiceContext, ledger: Ledger, check: CheckContext): CheckOutcome {
  const found = checkLedger(ledger, check);
  const { explained, offered } = matchExplanations(found, ledger.all('explanation'), check.period);
  const violations = found.map((violation): CheckedViolation => {
    return {
      ...violation,
      fingerprint: fingerprint(violation),
      explanation: explained.get(violation) ?? null,
      offered: offered.get(violation) ?? null,
    };
  });
  return {
    period: check.period,
    violations,
    hard: violations.filter((violation) => violation.ruleClass === 'hard').length,
    unexplained: violations.filter((v) => v.ruleClass === 'soft' && v.explanation === null).length,
    open_drafts: context.ledger.store.read((reader) => listDrafts(reader).length),
  };
}

/**
 * Explains many violations with one text. An explanation of a register record stands without a period while its figures
 * stand; that of a period figure is kept per period; model §5.4.
 */
export function explain(
  context: ServiceContext,
  input: CallInput<'explanations.save'>,
): { explained: number } {
  const { person } = requireUnit(context);
  const period = filedPeriod(input.period);
  const known = ownLedger(context).all('explanation');
  const changes = input.items.map((item) => {
    const standing = declarationOf(item.record_type).belongs.by === 'register';
    const itemPeriod = standing ? null : period;
    const existing = known.find(
      (old) => old.rule === item.rule && old.record_id === item.record_id && old.period === itemPeriod,
    );
    const values = {
      rule: item.rule,
      record_type: item.record_type,
      record_id: item.record_id,
      period: itemPeriod,
      fingerprint: item.fingerprint,
      text: input.text,
    };
    return {
      type: 'explanation' as const,
      id: existing?.id ?? context.ports.newId(),
      base_revision: existing?.revision ?? null,
      values,
    };
  });
  saveRecords(context.ledger.store, {
    changes,
    person,
    at: context.ports.now(),
    why: null,
    unit: requireUnit(context).unit,
  });
  return { explained: changes.length };
}
