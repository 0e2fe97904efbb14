import type { Ledger } from '../ledger.ts';
import type { FormId } from '../options.ts';
import { type AnyRecord, declarationOf, type RecordType, recordTypes } from '../records/catalogue.ts';
import { allRules } from './all-rules.ts';
import { isRowOf } from './in-period.ts';
import { plausibleLedger } from './plausible.ts';
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
  const forms = options.forms ?? context.forms;
  const widest = reaches.indexOf(options.reach ?? 'unit');
  const checked: CheckContext = forms === context.forms ? context : { ...context, forms };
  const order = recordOrder(ledger);
  const usable = plausibleLedger(ledger);
  const violations: Violation[] = [];
  for (const rule of allRules) {
    if (rule.form !== null && !forms.includes(rule.form)) continue;
    const known = options.whole !== undefined && rule.needs.every((type) => options.whole?.includes(type));
    if (reaches.indexOf(rule.reach) > widest && !known) continue;
    const { id, ruleClass } = rule;
    const found = [...rule.check(rule === requiredCheck ? ledger : usable, checked)]
      .filter((finding) => ruleClass === 'hard' || isOfPeriod(ledger, finding, context))
      .map((finding) => ({ finding, at: order(finding) }))
      .toSorted((a, b) => a.at.type - b.at.type || a.at.row - b.at.row);
    for (const { finding } of found) {
      const form = rule.form ?? declarationOf(finding.recordType).form;
      violations.push({ rule: id, ruleClass, form, ...finding });
    }
  }
  return violations;
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
