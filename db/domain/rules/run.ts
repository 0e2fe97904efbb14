import { type Ledger, partsOf } from '../ledger.ts';
import type { FormId } from '../options.ts';
import {
  type AnyRecord,
  declarationOf,
  findField,
  type RecordOf,
  type RecordType,
  recordTypes,
} from '../records/catalogue.ts';
import { allRules } from './all-rules.ts';
import { isRowOf } from './in-period.ts';
import { type ImplausibleValue, implausibleValues, plausibleLedger } from './plausible.ts';
import { requiredCheck } from './required.ts';
import type { CheckContext, Finding, Rule, Violation } from './rule.ts';

export interface CheckOptions {
  /** Widest reach of the rules that run; a page with one enclave's records runs `enclave`. Default `unit`: all. */
  readonly reach?: Rule['reach'];
  /** Types that the ledger holds whole: rules that need no others run whatever their reach. */
  readonly whole?: readonly RecordType[];
  /** Forms to check; default those of the context. */
  readonly forms?: readonly FormId[];
}

const reaches: readonly Rule['reach'][] = ['record', 'enclave', 'unit'];

/**
 * Runs the rules of the forms, and those without a form, over a ledger. Violations come in rule order, then in record
 * order. Soft rules and hints speak of the rows of the period and of registers only: what was explained in an earlier
 * period is not asked again. A value beyond all that can be meant is REQ's, and blank to the other rules, so that a check
 * always comes to an end. `form` is the rule's, else that of the record.
 */
export function checkLedger(ledger: Ledger, context: CheckContext, options: CheckOptions = {}): Violation[] {
  return violationsOf(beginCheck(ledger, context, options));
}

/** A check that can be carried on when a record changes. */
export interface Check {
  readonly ledger: Ledger;
  readonly context: CheckContext;
  /** What each rule that runs found, in rule order. */
  readonly found: ReadonlyMap<Rule, readonly Violation[]>;
  /** Values that no rule can calculate with. */
  readonly odd: readonly ImplausibleValue[];
}

/** The first check of a ledger. */
export function beginCheck(ledger: Ledger, context: CheckContext, options: CheckOptions = {}): Check {
  const steps = checkInSteps(ledger, context, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same, a rule at a time: whoever has something else to do meanwhile does it between two steps. */
export function* checkInSteps(
  ledger: Ledger,
  context: CheckContext,
  options: CheckOptions = {},
): Generator<void, Check> {
  const forms = options.forms ?? context.forms;
  const widest = reaches.indexOf(options.reach ?? 'unit');
  const checked: CheckContext = forms === context.forms ? context : { ...context, forms };
  const rules = allRules.filter((rule) => {
    const known = options.whole !== undefined && rule.needs.every((type) => options.whole?.includes(type));
    const reached = reaches.indexOf(rule.reach) <= widest || known;
    return reached && (rule.form === null || forms.includes(rule.form));
  });
  const odd = implausibleValues(ledger);
  const run = runOver(ledger, plausibleLedger(ledger, odd), checked);
  const found = new Map<Rule, readonly Violation[]>();
  for (const rule of rules) {
    yield;
    found.set(rule, run(rule));
  }
  return { ledger, context: checked, odd, found };
}

/**
 * The check after one record was changed or added: only rules that need its type run again, on the indexes that still
 * hold. The verdict is that of a first check.
 */
export function carryOn<T extends RecordType>(check: Check, type: T, record: RecordOf<T>): Check {
  const { context } = check;
  const voids = record.voided !== check.ledger.isVoided(type, record.id);
  const ledger = check.ledger.withRecord(type, record);
  const touched = voids ? partsOf(type) : new Set<RecordType>([type]);
  const odd = [
    ...check.odd.filter((value) => !touched.has(value.type)),
    ...implausibleValues(ledger, touched),
  ];
  const run = runOver(ledger, plausibleLedger(ledger, odd), context);
  const found = [...check.found].map(([rule, before]): [Rule, readonly Violation[]] => {
    const again = [...touched].some((one) => readsOf(rule).has(one));
    return [rule, again ? run(rule) : before];
  });
  return { ledger, context, odd, found: new Map(found) };
}

/** Violations of a check, in rule order, then in record order. */
export function violationsOf({ found }: Check): Violation[] {
  return [...found.values()].flat();
}

function runOver(
  ledger: Ledger,
  usable: Ledger,
  context: CheckContext,
): (rule: Rule) => readonly Violation[] {
  const order = recordOrder(ledger);
  return (rule) => {
    const { id, ruleClass } = rule;
    return [...rule.check(rule === requiredCheck ? ledger : usable, context)]
      .filter((finding) => ruleClass === 'hard' || isOfPeriod(ledger, finding, context))
      .map((finding) => ({ finding, at: order(finding) }))
      .toSorted((a, b) => a.at.type - b.at.type || a.at.row - b.at.row)
      .map(({ finding }) => {
        const form = rule.form ?? declarationOf(finding.recordType).form;
        return { rule: id, ruleClass, form, ...finding };
      });
  };
}

const reads = new Map<Rule, ReadonlySet<RecordType>>();

/** What a rule's verdict hangs on: the types that it needs and those by whose day its records belong to a period. */
function readsOf(rule: Rule): ReadonlySet<RecordType> {
  const known = reads.get(rule);
  if (known !== undefined) return known;
  const types = new Set<RecordType>(rule.needs);
  // A set takes in what is added while it is walked.
  for (const type of types) {
    const { belongs } = declarationOf(type);
    const parent = belongs.by === 'parent' ? findField(type, belongs.field)?.target : undefined;
    if (parent !== undefined) types.add(parent as RecordType);
  }
  reads.set(rule, types);
  return types;
}

function isOfPeriod(ledger: Ledger, { recordType, recordId }: Finding, { period }: CheckContext): boolean {
  const record = ledger.get(recordType, recordId) as unknown as AnyRecord | undefined;
  return record === undefined || isRowOf(ledger, recordType, record, period);
}

/** Place of a finding's record: its type in the catalogue, then its row in the ledger. */
function recordOrder(ledger: Ledger): (finding: Finding) => { readonly type: number; readonly row: number } {
  const rows = new Map<RecordType, Map<string, number>>();
  return ({ recordType, recordId }) => {
    let places = rows.get(recordType);
    if (places === undefined) {
      const all = ledger.all(recordType) as readonly unknown[] as readonly AnyRecord[];
      places = new Map(all.map((record, index) => [record.id, index]));
      rows.set(recordType, places);
    }
    return {
      type: recordTypes.indexOf(recordType),
      row: recordId === null ? -1 : (places.get(recordId) ?? -1),
    };
  };
}
