import type { CheckContext, ReportHead } from '../../../../db/domain/rules/rule.ts';
import { contextOf, type Found } from '../../../support/check-rules.ts';
import { LedgerBuilder, operatingEnclave } from '../../../support/ledger-builder.ts';

/** A correct ledger, one thing done to it, and what the rule then says. */
export interface RuleCase {
  readonly rule: string;
  readonly what: string;
  /** Correct as it stands. */
  readonly passing: () => LedgerBuilder;
  /** What is done to the correct ledger. */
  readonly breaking?: (builder: LedgerBuilder) => unknown;
  /** What a check knows; default: the annual closing of 2021. */
  readonly context?: Partial<CheckContext>;
  /** What a check knows in the failing case, where that is what differs. */
  readonly brokenContext?: Partial<CheckContext>;
  readonly names: Omit<Found, 'rule'>;
}

export const plain = () => operatingEnclave();
export const empty = () => new LedgerBuilder();

export function contextWith(given: Partial<CheckContext> = {}): CheckContext {
  return { ...contextOf(), ...given };
}

/** Head and foot of a report as they should be. */
export function head(given: Partial<ReportHead> = {}): ReportHead {
  const filled = {
    unit_head: '李军',
    stat_head: '张伟',
    filler: '王芳',
    phone: '0570-0000000',
    report_date: '2022-01-10' as ReportHead['report_date'],
    version: 1,
    correction_reason: null,
  };
  return { ...filled, ...given };
}
