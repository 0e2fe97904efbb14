import {
  type AcceptedPackage,
  acceptedLedger,
  partsThatDiffer,
  strayRows,
} from '../domain/accepted-ledger.ts';
import type { CheckedViolation, EditedReportCell, Signers } from '../domain/answers.ts';
import { chinaDate } from '../domain/dates.ts';
import { formsOf } from '../domain/form-set.ts';
import type { ControlTotal, PackageVerdict } from '../domain/inbox-answers.ts';
import { Ledger, type RecordSet } from '../domain/ledger.ts';
import type { FormId } from '../domain/options.ts';
import type { PackagedRecord } from '../domain/package.ts';
import { comparePeriods, type Period } from '../domain/period.ts';
import { recordPlace } from '../domain/record-place.ts';
import { needsHistory } from '../domain/rules/needs-history.ts';
import { H90, type ReceivedRule, S91 } from '../domain/rules/received.ts';
import type { CheckContext, Violation } from '../domain/rules/rule.ts';
import { thresholdsOn } from '../domain/rules/thresholds-on.ts';
import type { Manifest } from '../exchange/report-file/manifest.ts';
import {
  packageRecordsOf,
  packageStatements,
  type ReceivedPackage,
} from '../repositories/received-packages.ts';
import { reportingCalendarOf } from '../repositories/settings.ts';
import { Checking, countsOf, explanationsOf, type Findings, recordLabels } from './checks.ts';
import type { ServiceContext } from './context.ts';
import { controlTotalsOf, totalsVerdict } from './inbox-totals.ts';
import { ownLedger } from './ledgers.ts';
import { unitsOwing } from './units-owing.ts';

/** What a receiver found in a package, by its own rules. */
export interface JudgedPackage {
  readonly verdict: PackageVerdict;
  readonly findings: Findings;
  /** Violations that reports of earlier periods might answer. */
  readonly unsure: readonly Violation[];
  readonly totals: readonly ControlTotal[];
}

/**
 * Judges a received package, a rule at a time: whoever has something else to do meanwhile does it between two steps.
 *
 * What only the unit's other packages can tell is judged over all of them (`acceptedLedger`). Whether they are complete,
 * the report's own totals since start say: where they cannot be added up again, rules that hang on earlier periods are
 * `unsure`, since a right report must not be refused for what the receiver does not have.
 * @param others the unit's packages of other periods that are in force or newest; later ones are not looked at
 */
export function* judgeInSteps(
  context: ServiceContext,
  received: ReceivedPackage,
  others: readonly ReceivedPackage[],
): Generator<void, JudgedPackage> {
  const { unit, period } = received;
  const { manifest } = statementsOf(context, received.id);
  const earlier: AcceptedPackage[] = [];
  for (const other of others.filter((one) => comparePeriods(one.period, period) < 0)) {
    earlier.push({ period: other.period, records: recordsOf(context, other.id) });
    yield;
  }
  const own = { period, records: recordsOf(context, received.id) };
  yield;
  const ledger = acceptedLedger([...earlier, own], period);
  const checkContext = contextOf(context, received, manifest, earlier);
  yield;
  const checking = new Checking(ledger, checkContext);
  while (!checking.step()) yield;
  const checked = checking.finish();
  yield;
  const { totals, unstated } = controlTotalsOf(ledger, unit, period, manifest.control_totals);
  yield;
  const isComplete = totals.every(({ verdict }) => verdict !== 'open');
  const answered = explanationsOf(checked).explained;
  const isUnsure = (one: Violation): boolean =>
    !isComplete && needsHistory(one.rule) && one.ruleClass !== 'hint' && !answered.has(one);
  const found = [
    ...receivedViolations(context, received, manifest, own.records),
    ...checked.found.filter((one) => !isUnsure(one)),
  ];
  const findings = { ...checked, found };
  const unsure = checked.found.filter(isUnsure);
  const verdict = {
    ...countsOf(found, explanationsOf(findings).explained),
    unsure: unsure.length,
    totals: totalsVerdict(totals, unstated),
    stray: strayRows(own).length,
    parts_differ: partsThatDiffer(own, earlier),
    wrong_forms: found.flatMap(({ rule, form }) => (rule === H90.id && form !== null ? [form] : [])),
  };
  return { verdict, findings, unsure, totals };
}

/** What a package said of itself, read back; its manifest was verified when it was received. */
export function statementsOf(
  { ledger }: ServiceContext,
  id: string,
): { readonly manifest: Manifest; readonly edited: readonly EditedReportCell[] } {
  const { manifest, edited_cells } = ledger.store.read((reader) => packageStatements(reader, id));
  return {
    manifest: JSON.parse(manifest) as Manifest,
    edited: JSON.parse(edited_cells) as readonly EditedReportCell[],
  };
}

/** Records of a received package. */
export function recordsOf({ ledger }: ServiceContext, id: string): readonly PackagedRecord[] {
  return ledger.store.read((reader) => packageRecordsOf(reader, id));
}

/** Records of a package as rules read them. */
export function ledgerOf(records: readonly PackagedRecord[]): Ledger {
  const grouped = Map.groupBy(records, ({ type }) => type);
  const sets = [...grouped].map(([type, ofType]) => [type, ofType.map(({ record }) => record)]);
  return new Ledger(Object.fromEntries(sets) as unknown as RecordSet);
}

function contextOf(
  context: ServiceContext,
  { unit, period, version }: ReceivedPackage,
  manifest: Manifest,
  earlier: readonly AcceptedPackage[],
): CheckContext {
  const { areas, industries, ports } = context;
  const calendar = context.ledger.store.read(reportingCalendarOf);
  // What fell due since is no fault of the report, and a clock that goes before ours excuses nothing.
  const [today = chinaDate(ports.now())] = [ports.now(), manifest.created].map(chinaDate).toSorted();
  const last = earlier.toSorted((a, b) => comparePeriods(b.period, a.period))[0];
  return {
    period,
    today,
    unit,
    areas,
    industries,
    // The receiver's own: a unit does not choose what it is judged by.
    thresholds: thresholdsOn(ownLedger(context), period, calendar),
    forms: owedForms(context, unit, period),
    head: {
      ...(manifest.signers as Signers),
      version,
      correction_reason: manifest.correction_reason,
    },
    ...(last === undefined ? {} : { previous: ledgerOf(last.records) }),
  };
}

/** Forms that a unit is asked for, as its own check asks: those that it owes, else every one of the period. */
function owedForms(context: ServiceContext, unit: string, period: Period): readonly FormId[] {
  const owed = unitsOwing(context, period).find(({ code }) => code === unit)?.forms ?? [];
  return owed.length === 0 ? formsOf(period) : owed;
}

/** Rules of received packages that one package alone can break. */
function receivedViolations(
  context: ServiceContext,
  { unit, period, sha256 }: ReceivedPackage,
  { form_versions }: Manifest,
  records: readonly PackagedRecord[],
): readonly Violation[] {
  const own = ownLedger(context);
  const calendar = context.ledger.store.read(reportingCalendarOf);
  const package_ = ledgerOf(records);
  const name = context.areas.name(unit) ?? unit;
  return [
    ...violations(H90, { period, sha256, signature: 'valid', form_versions, heads: own.all('form_head') }),
    ...violations(S91, {
      county: name,
      investments: package_.all('investment'),
      thresholds: thresholdsOn(own, period, calendar),
    }),
  ];
}

function violations<R>(rule: ReceivedRule<R>, received: R): readonly Violation[] {
  return [...rule.check(received)].map((finding) => ({
    rule: rule.id,
    ruleClass: rule.ruleClass,
    form: finding.args.form?.as === 'form' ? finding.args.form.value : null,
    ...finding,
  }));
}

/** Violations with the names of their records and the explanations that answer them. */
export function shownViolations(
  context: ServiceContext,
  findings: Findings,
  found: readonly Violation[],
): readonly CheckedViolation[] {
  const { ledger } = findings;
  const { explained } = explanationsOf({ ...findings, found });
  const labelOf = recordLabels(context, ledger);
  return found.map((violation) => {
    const explanation = explained.get(violation);
    return {
      violation,
      label: labelOf(violation),
      place: recordPlace(ledger, violation.recordType, violation.recordId),
      key: null,
      explanation:
        explanation === undefined
          ? null
          : { id: explanation.id, revision: explanation.revision, text: explanation.text ?? '' },
      offered: null,
    };
  });
}
