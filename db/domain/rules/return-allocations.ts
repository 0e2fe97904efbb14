import { daysBetween, FAR_FUTURE } from '../dates.ts';
import { settledAt } from '../figures/arrears.ts';
import { allocatedOfReceipt, receiptNet } from '../figures/receipts.ts';
import type { Ledger } from '../ledger.ts';
import { negateFen, sumFen } from '../money.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { differentAccount } from './account-words.ts';
import { compared } from './compared.ts';
import {
  type CheckContext,
  dateArg,
  type Finding,
  fieldArg,
  integerArg,
  moneyArg,
  optionArg,
  type Rule,
} from './rule.ts';

type Allocation = RecordOf<'allocation'>;

/**
 * H40: Σ allocation of a receipt ≤ its amount, both with what reverses it; Σ allocated + waived ≤ agreed of the due; a
 * line is not dated before its receipt and joins one account, return kind and beneficiary; a reversal takes no more back
 * of a due than its receipt had settled of it. Model §6, §2.6 allocation[].
 */
export const H40: Rule = {
  id: 'H40',
  ruleClass: 'hard',
  form: 'return',
  reach: 'enclave',
  needs: ['enclave', 'due', 'receipt', 'allocation', 'waiver'],
  *check(ledger, context) {
    yield* overAllocatedReceipts(ledger);
    yield* overSettledDues(ledger);
    yield* overTaken(ledger);
    yield* misfitLines(ledger, context);
  },
};

function* overAllocatedReceipts(ledger: Ledger): Iterable<Finding> {
  for (const receipt of ledger.all('receipt')) {
    if (receipt.reverses_id !== null) continue;
    const reversals = ledger.where('receipt', 'reverses_id', receipt.id);
    const net = receiptNet(ledger, receipt, FAR_FUTURE);
    if (net === null || reversals.some((row) => row.amount === null)) continue;
    const allocated = sumFen(
      [receipt, ...reversals].map((row) => allocatedOfReceipt(ledger, row.id, FAR_FUTURE).amount),
    );
    if (allocated <= net) continue;
    const args = { ...compared(allocated, net), limit: fieldArg('receipt', 'amount') };
    yield { recordType: 'receipt', recordId: receipt.id, field: 'amount', args };
  }
}

function* overSettledDues(ledger: Ledger): Iterable<Finding> {
  for (const due of ledger.all('due')) {
    const { settled } = settledAt(ledger, due.id, FAR_FUTURE);
    if (due.agreed === null || settled <= due.agreed) continue;
    const args = { ...compared(settled, due.agreed), limit: fieldArg('due', 'agreed') };
    yield { recordType: 'due', recordId: due.id, field: 'agreed', args };
  }
}

/** Lines of reversals, in the order of their dates, that go beyond what the reversed receipt had settled of the due. */
function* overTaken(ledger: Ledger): Iterable<Finding> {
  for (const line of ledger.all('allocation')) {
    const wholeId = ledger.get('receipt', line.receipt_id)?.reverses_id ?? null;
    if (wholeId === null || line.amount === null || line.amount >= 0) continue;
    const ofDue = ledger.where('allocation', 'due_id', line.due_id);
    const own = ofDue.filter((one) => one.receipt_id === wholeId);
    if (own.some((one) => one.amount === null)) continue;
    const upToThis = ofDue
      .filter((one) => ledger.get('receipt', one.receipt_id)?.reverses_id === wholeId)
      .filter((one) => order(one) <= order(line));
    const settled = sumFen(own.map((one) => one.amount));
    const back = negateFen(sumFen(upToThis.map((one) => one.amount)));
    if (back <= settled) continue;
    const { d } = compared(back, settled);
    const args = { back: moneyArg(back), settled: moneyArg(settled), d };
    yield { recordType: 'allocation', recordId: line.id, field: 'amount', args };
  }
}

const order = ({ date, id }: Allocation): string => `${date ?? '9'}/${id}`;

function* misfitLines(ledger: Ledger, context: CheckContext): Iterable<Finding> {
  for (const line of ledger.all('allocation')) {
    const receipt = ledger.get('receipt', line.receipt_id);
    const due = ledger.get('due', line.due_id);
    if (receipt === undefined || due === undefined) continue;
    if (line.date !== null && receipt.date !== null && line.date < receipt.date) {
      const args = {
        date: dateArg(line.date),
        received: dateArg(receipt.date),
        days: integerArg(daysBetween(line.date, receipt.date)),
      };
      yield { recordType: 'allocation', recordId: line.id, field: 'date', args };
    }
    const accounts = differentAccount(ledger, context, receipt, due);
    if (accounts !== null) {
      const args = { account: accounts.words, due_account: accounts.otherWords };
      yield { recordType: 'allocation', recordId: line.id, field: 'due_id', args };
    }
    for (const [field, set, arg] of [
      ['return_kind', 'returnKind', 'kind'],
      ['beneficiary', 'beneficiary', 'beneficiary'],
    ] as const) {
      const [ofReceipt, ofDue] = [receipt[field], due[field]];
      if (ofReceipt === null || ofDue === null || ofReceipt === ofDue) continue;
      const args = { [arg]: optionArg(set, ofReceipt), [`due_${arg}`]: optionArg(set, ofDue) };
      yield { recordType: 'allocation', recordId: line.id, field: 'due_id', args };
    }
  }
}
