import type { Ledger } from '../ledger.ts';
import { type Fen, negateFen } from '../money.ts';
import { reversalFindings } from './reversals.ts';
import { type Finding, moneyArg, type Rule, type RuleArg } from './rule.ts';

/**
 * H31: amount > 0 in contributions, receipts, allocations, waivers and pool movements; a receipt with `reverses` is < 0,
 * as are its allocations, has a reason, fits the receipt that it reverses, and all that reverses a receipt together is not
 * above it. Model §6.
 */
export const H31: Rule = {
  id: 'H31',
  ruleClass: 'hard',
  form: null,
  reach: 'enclave',
  needs: ['enclave', 'contribution', 'receipt', 'allocation', 'waiver', 'pool_movement'],
  *check(ledger, context) {
    for (const recordType of ['contribution', 'pool_movement', 'waiver'] as const) {
      for (const { id, amount } of ledger.all(recordType)) {
        if (amount === null || amount > 0) continue;
        yield { recordType, recordId: id, field: 'amount', args: notPositive(amount) };
      }
    }
    for (const { id, amount, reverses_id } of ledger.all('receipt')) {
      if (reverses_id !== null || amount === null || amount > 0) continue;
      yield { recordType: 'receipt', recordId: id, field: 'amount', args: notPositive(amount) };
    }
    yield* reversalFindings(ledger, context);
    yield* allocationFindings(ledger);
  },
};

function notPositive(amount: Fen): Readonly<Record<string, RuleArg>> {
  return { positive: moneyArg(amount), d: moneyArg(negateFen(amount)) };
}

/** Allocations settle, those of reversals take back. */
function* allocationFindings(ledger: Ledger): Iterable<Finding> {
  for (const { id, amount, receipt_id } of ledger.all('allocation')) {
    const receipt = ledger.get('receipt', receipt_id);
    if (amount === null || receipt === undefined) continue;
    if (receipt.reverses_id === null ? amount > 0 : amount < 0) continue;
    const args =
      receipt.reverses_id === null ? notPositive(amount) : { line: moneyArg(amount), d: moneyArg(amount) };
    yield { recordType: 'allocation', recordId: id, field: 'amount', args };
  }
}
