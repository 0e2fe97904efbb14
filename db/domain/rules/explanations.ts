import { comparePeriods, type Period } from '../period.ts';
import { declarationOf, type RecordOf, type RecordType } from '../records/catalogue.ts';
import type { RuleArg, Violation } from './rule.ts';
import { type Thresholds, weakVillageLimit } from './thresholds.ts';

type Explanation = RecordOf<'explanation'>;

/** Shortest explanation that counts, in characters; model §5.4. */
export const shortestExplanation = 5;

/** `record_id` of an explanation about the report itself, which has no record yet. */
const reportItself = 'report';

const longestFingerprint = 2000;
const longestArg = 200;

/**
 * Thresholds that a rule's verdict hangs on: a changed one asks for the explanation again; model §5.4. S28 hangs on those
 * of its year; the deadline of S59 is a figure of the violation itself.
 */
const thresholdsOf: Readonly<Record<string, readonly (keyof Thresholds)[]>> = {
  S11: ['plannedAreaMin', 'plannedAreaMax'],
  S20: ['rateLow', 'rateHigh'],
  S29: ['incomeChange'],
  S32: ['compareTolerance'],
  S37: ['compareTolerance'],
  S38: ['compareTolerance'],
  S41: ['receivedOverDue'],
  S43: ['yearlyRateHigh'],
  S51: ['villageAmountMin', 'villageAmountMax'],
  S62: ['projectMin', 'agreedOverPlannedLow', 'agreedOverPlannedHigh', 'unitSlipFactor'],
  S70: ['investedOverPlannedHigh', 'producingOverPlannedLow'],
  S75: ['outputPerJobMin', 'outputPerJobMax'],
  S76: ['idleMonths'],
  S81: ['exchangeMonthsMin', 'exchangeMonthsMax'],
  S83: ['teamSizeMin', 'teamSizeMax'],
  S85: ['shareChange'],
};

/** Arguments that grow by themselves day by day, the figures being the same: an overdue due stays explained. */
const passing: Readonly<Record<string, readonly string[]>> = {
  S40: ['days'],
  S45: ['days'],
  S78: ['days'],
  S81: ['months', 'd', 'ongoing'],
  S83: ['date'],
  S87: ['date'],
};

function plain(arg: RuleArg): string | number {
  if (arg.as === 'field') return `${arg.type}.${arg.field}`;
  return typeof arg.value === 'string' ? arg.value.slice(0, longestArg) : arg.value;
}

function limitsOf({ rule, args }: Violation, thresholds: Thresholds): readonly (readonly unknown[])[] {
  if (rule === 'S28' && args.year?.as === 'integer') {
    const year = args.year.value;
    return (['recognition', 'exit'] as const).map((purpose) => {
      const limit = weakVillageLimit(thresholds, purpose, year);
      return [purpose, limit?.totalIncome ?? null, limit?.operatingIncome ?? null];
    });
  }
  return (thresholdsOf[rule] ?? []).map((name) => [name, thresholds[name]]);
}

/**
 * What a violation says, as canonical text of at most 2,000 characters: rule, field, figures and the thresholds it hangs
 * on. The same text means that nothing changed since it was explained.
 */
export function fingerprint(violation: Violation, thresholds: Thresholds): string {
  const left = passing[violation.rule] ?? [];
  const args = Object.entries(violation.args)
    .filter(([name]) => !left.includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, arg]) => [name, plain(arg)]);
  const limits = limitsOf(violation, thresholds);
  return JSON.stringify([violation.rule, violation.field, args, limits]).slice(0, longestFingerprint);
}

/** What an explanation of a violation is stored under. */
export type ExplanationKey = Pick<
  Explanation,
  'rule' | 'record_type' | 'record_id' | 'period' | 'fingerprint'
>;

/** Whether a type's records are registers: their explanations stand until a value changes, others hold for a period. */
function stands(type: RecordType): boolean {
  return declarationOf(type).belongs.by === 'register';
}

/** Key of the explanation that a violation asks for in a period; of a register record without a period. Model §5.4. */
export function explanationKey(violation: Violation, period: Period, thresholds: Thresholds): ExplanationKey {
  return {
    rule: violation.rule,
    record_type: violation.recordType,
    record_id: violation.recordId ?? reportItself,
    period: stands(violation.recordType) ? null : period,
    fingerprint: fingerprint(violation, thresholds),
  };
}

export interface ExplanationMatch {
  /** Soft violations with the explanation that answers each. */
  readonly explained: ReadonlyMap<Violation, Explanation>;
  /** Soft violations without an answer: the newest text given for the same rule and record, to start from, or null. */
  readonly offered: ReadonlyMap<Violation, Explanation | null>;
}

/**
 * Matches soft violations with the explanations on file (non-voided ones). One of a period figure answers for its rule ×
 * record × period × fingerprint; one on a register record has no period and stands while the fingerprint is unchanged.
 * Model §5.4.
 */
export function matchExplanations(
  violations: readonly Violation[],
  explanations: readonly Explanation[],
  period: Period,
  thresholds: Thresholds,
): ExplanationMatch {
  const byRecord = Map.groupBy(
    explanations.filter((one) => !one.voided && isLongEnough(one.text)),
    (one) => `${one.rule}/${one.record_type}/${one.record_id}`,
  );
  const explained = new Map<Violation, Explanation>();
  const offered = new Map<Violation, Explanation | null>();
  for (const violation of violations) {
    if (violation.ruleClass !== 'soft') continue;
    const key = explanationKey(violation, period, thresholds);
    const candidates = byRecord.get(`${key.rule}/${key.record_type}/${key.record_id}`) ?? [];
    const answer = candidates.find((one) => one.period === key.period && one.fingerprint === key.fingerprint);
    if (answer === undefined) offered.set(violation, candidates.toSorted(newestFirst)[0] ?? null);
    else explained.set(violation, answer);
  }
  return { explained, offered };
}

/** Whether an explanation's text is long enough to count. */
export function isLongEnough(text: string | null): boolean {
  return [...(text ?? '').trim()].length >= shortestExplanation;
}

function newestFirst(a: Explanation, b: Explanation): number {
  if (a.period !== null && b.period !== null && a.period !== b.period)
    return comparePeriods(b.period, a.period);
  return a.updated_at === b.updated_at ? 0 : a.updated_at < b.updated_at ? 1 : -1;
}
