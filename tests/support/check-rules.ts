import type { IsoDate } from '../../db/domain/dates.ts';
import type { Ledger } from '../../db/domain/ledger.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import { period } from '../../db/domain/period.ts';
import type { CheckContext, Finding, Rule, RuleArg } from '../../db/domain/rules/rule.ts';
import { defaultThresholds } from '../../db/domain/rules/thresholds.ts';
import { HOME } from './ledger-builder.ts';

/** What a check knows: the annual closing of 2021, looked at in January 2022, unless said otherwise. */
export function contextOf(given: { period?: string; today?: string } = {}): CheckContext {
  return {
    period: period(given.period ?? '2021'),
    today: (given.today ?? '2022-01-10') as IsoDate,
    unit: HOME,
    areas: { name: () => '试验县', isValid: () => true },
    industries: { name: () => '试验行业', isClass: () => true },
    thresholds: defaultThresholds,
    forms: ['enclave', 'village', 'contribution', 'return', 'distribution'],
    head: null,
  };
}

/** A finding with the id of its rule, and its typed arguments as bare values: what a test compares. */
export interface Found {
  readonly rule: string;
  readonly recordType: string;
  readonly recordId: string | null;
  readonly field: string | null;
  readonly args: Readonly<Record<string, string | number>>;
}

export function found(rule: string, finding: Finding): Found {
  const { recordType, recordId, field } = finding;
  const args = Object.entries(finding.args).map(([name, arg]) => [name, bare(arg)] as const);
  return { rule, recordType, recordId, field, args: Object.fromEntries(args) };
}

function bare(arg: RuleArg): string | number {
  return arg.as === 'field' ? `${arg.type}.${arg.field}` : arg.value;
}

/** Runs rules over a ledger. */
export function runRules(rules: readonly Rule[], ledger: Ledger, context: CheckContext): Found[] {
  return rules.flatMap((rule) => [...rule.check(ledger, context)].map((finding) => found(rule.id, finding)));
}

/** The message of a finding with bare arguments in it; `?` where the template asks for one that is not given. */
export function messageOf(templates: Readonly<Record<string, string>>, one: Found): string {
  return fill(templates[one.rule] ?? '?', one.args);
}
