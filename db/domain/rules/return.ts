import { daysBetween, FAR_FUTURE, type IsoDate, minDate } from '../dates.ts';
import { settledAt } from '../figures/arrears.ts';
import { allocatedOfReceipt, receiptNet } from '../figures/receipts.ts';
import { accountKeyText, type Ledger } from '../ledger.ts';
import { fen, negateFen, subtractFen, sumFen } from '../money.ts';
import { periodContains, periodEnd } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { compared } from './compared.ts';
import { receiptAmountFindings, settlingAmountFindings } from './positive-amounts.ts';
import { S36, S37, S38 } from './return-terms.ts';
import { S41, S43 } from './return-totals.ts';
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

type Due = RecordOf<'due'>;

/** Rules of dues and receipts; H42 judges imported figures only (`imported-figures.ts`). */
export const returnRuleIds = [
  'H31',
  'H36',
  'S36',
  'S37',
  'S38',
  'H39',
  'H40',
  'S40',
  'S41',
  'H42',
  'S43',
  'H44',
  'S45',
] as const;

export type ReturnRuleId = (typeof returnRuleIds)[number];

/**
 * H31: amount > 0 in contributions, receipts and pool movements; a receipt with `reverses` is < 0, has a reason, and
 * all that reverses a receipt together is not above it; it is of the same account, kind, beneficiary and way of payment
 * and not dated before it; waivers are > 0, allocations > 0 and those of a reversal < 0. Model §6, §2.6.
 */
const H31: Rule = {
  id: 'H31',
  ruleClass: 'hard',
  form: null,
  reach: 'enclave',
  needs: ['contribution', 'receipt', 'pool_movement', 'waiver', 'allocation'],
  *check(ledger) {
    for (const recordType of ['contribution', 'pool_movement'] as const) {
      for (const { id, amount } of ledger.all(recordType)) {
        if (amount === null || amount > 0) continue;
        const args = { positive: moneyArg(amount), d: moneyArg(fen(-amount)) };
        yield { recordType, recordId: id, field: 'amount', args };
      }
    }
    yield* receiptAmountFindings(ledger);
    yield* settlingAmountFindings(ledger);
  },
};

/** H36: (enclave, home county, year, instalment, return_kind, beneficiary) unique among non-voided dues. Model §6. */
const H36: Rule = {
  id: 'H36',
  ruleClass: 'hard',
  form: 'return',
  reach: 'enclave',
  needs: ['due'],
  *check(ledger) {
    const first = new Map<string, Due>();
    for (const due of ledger.all('due')) {
      const { year, instalment, return_kind, beneficiary } = due;
      if (year === null || instalment === null || return_kind === null || beneficiary === null) continue;
      const key = [accountKeyText(due), year, instalment, return_kind, beneficiary].join('/');
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, due);
        continue;
      }
      const { agreed } = due;
      const amounts = agreed === null || earlier.agreed === null ? {} : compared(agreed, earlier.agreed);
      const args = {
        year: integerArg(year),
        instalment: integerArg(instalment),
        kind: optionArg('returnKind', return_kind),
        beneficiary: optionArg('beneficiary', beneficiary),
        ...amounts,
      };
      yield { recordType: 'due', recordId: due.id, field: 'instalment', args };
    }
  },
};

/** H39: guaranteed ≤ agreed. Model §6. */
const H39: Rule = {
  id: 'H39',
  ruleClass: 'hard',
  form: 'return',
  reach: 'record',
  needs: ['due'],
  *check(ledger) {
    for (const { id, guaranteed, agreed } of ledger.all('due')) {
      if (guaranteed === null || agreed === null || guaranteed <= agreed) continue;
      yield { recordType: 'due', recordId: id, field: 'guaranteed', args: compared(guaranteed, agreed) };
    }
  },
};

/**
 * H40: Σ allocation of a receipt ≤ its amount, both with what reverses it; Σ allocated + waived ≤ agreed of the due; a
 * line is not dated before its receipt and joins one account, return kind and beneficiary; a reversal takes back no more
 * than was settled. Model §6, §2.6 allocation[].
 */
const H40: Rule = {
  id: 'H40',
  ruleClass: 'hard',
  form: 'return',
  reach: 'enclave',
  needs: ['due', 'receipt', 'allocation', 'waiver'],
  *check(ledger) {
    yield* overAllocatedReceipts(ledger);
    yield* overSettledDues(ledger);
    yield* overTakenBack(ledger);
    yield* misfitLines(ledger);
  },
};

/** A reversal takes back from a due no more than its receipt and the reversals before it have left there. */
function* overTakenBack(ledger: Ledger): Iterable<Finding> {
  for (const line of ledger.all('allocation')) {
    const reversal = ledger.get('receipt', line.receipt_id);
    if (line.amount === null || line.amount >= 0 || reversal == null || reversal.reverses_id === null)
      continue;
    const ofReceipt = (id: string) =>
      ledger.where('allocation', 'receipt_id', id).filter(({ due_id }) => due_id === line.due_id);
    const settled = sumFen(ofReceipt(reversal.reverses_id).map(({ amount }) => amount ?? fen(0)));
    const order = (row: { readonly date: IsoDate | null; readonly id: string }) =>
      `${row.date ?? '9'}/${row.id}`;
    const takenBack = ledger
      .where('receipt', 'reverses_id', reversal.reverses_id)
      .flatMap(({ id }) => ofReceipt(id))
      .filter((other) => order(other) <= order(line))
      .map(({ amount }) => negateFen(amount ?? fen(0)));
    const back = sumFen(takenBack);
    if (back <= settled) continue;
    const args = { back: moneyArg(back), had: moneyArg(settled), d: moneyArg(subtractFen(back, settled)) };
    yield { recordType: 'allocation', recordId: line.id, field: 'amount', args };
  }
}

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

function* misfitLines(ledger: Ledger): Iterable<Finding> {
  for (const line of ledger.all('allocation')) {
    const receipt = ledger.get('receipt', line.receipt_id);
    const due = ledger.get('due', line.due_id);
    if (receipt === undefined || due === undefined) continue;
    for (const field of ['enclave_id', 'home_county'] as const) {
      if (receipt[field] === due[field]) continue;
      const args = { apart: fieldArg('receipt', field) };
      yield { recordType: 'allocation', recordId: line.id, field: 'due_id', args };
    }
    if (line.date !== null && receipt.date !== null && line.date < receipt.date) {
      const args = {
        date: dateArg(line.date),
        received: dateArg(receipt.date),
        days: integerArg(daysBetween(line.date, receipt.date)),
      };
      yield { recordType: 'allocation', recordId: line.id, field: 'date', args };
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

/** The day up to which dues are looked at: the period's end, or today while the period runs. */
function cutOff(context: CheckContext): IsoDate {
  return minDate(periodEnd(context.period), context.today);
}

/** Dues fallen due by the cut-off whose figures are known, with what has been set against them by then. */
function* fallenDue(ledger: Ledger, context: CheckContext) {
  const on = cutOff(context);
  for (const due of ledger.all('due')) {
    if (due.due_date === null || due.due_date > on || due.agreed === null) continue;
    const { settled, incomplete } = settledAt(ledger, due.id, on);
    if (incomplete.length > 0) continue;
    const days = integerArg(daysBetween(due.due_date, on));
    yield { due, agreed: due.agreed, guaranteed: due.guaranteed ?? fen(0), settled, days };
  }
}

/** S40: a due with due_date ≤ period end: allocated + waived < guaranteed. Model §6. */
const S40: Rule = {
  id: 'S40',
  ruleClass: 'soft',
  form: 'return',
  reach: 'enclave',
  needs: ['due', 'allocation', 'waiver'],
  *check(ledger, context) {
    for (const { due, guaranteed, settled, days } of fallenDue(ledger, context)) {
      if (settled >= guaranteed) continue;
      const args = { ...compared(guaranteed, settled), days };
      yield { recordType: 'due', recordId: due.id, field: 'guaranteed', args };
    }
  },
};

/**
 * S45: a due with due_date ≤ period end and guaranteed (blank = 0) ≤ allocated + waived < agreed; below guaranteed S40
 * speaks instead. Model §6.
 */
const S45: Rule = {
  id: 'S45',
  ruleClass: 'soft',
  form: 'return',
  reach: 'enclave',
  needs: ['due', 'allocation', 'waiver'],
  *check(ledger, context) {
    for (const { due, agreed, guaranteed, settled, days } of fallenDue(ledger, context)) {
      if (settled < guaranteed || settled >= agreed) continue;
      yield {
        recordType: 'due',
        recordId: due.id,
        field: 'agreed',
        args: { ...compared(agreed, settled), days },
      };
    }
  },
};

/**
 * H44: no receipt is dated in the future; a receipt of the period has the document that `settle` demands: a bank transfer
 * its voucher number, any other form a number or a source document. Own receipts dated outside the period are not in it,
 * opening receipts are exempt. Model §6.
 */
const H44: Rule = {
  id: 'H44',
  ruleClass: 'hard',
  form: 'return',
  reach: 'record',
  needs: ['receipt'],
  *check(ledger, { period, today }) {
    for (const { id, date, settle, document_no, source_doc, opening } of ledger.all('receipt')) {
      if (opening === true || date === null) continue;
      if (date > today) {
        const days = integerArg(daysBetween(today, date));
        const args = { date: dateArg(date), today: dateArg(today), days };
        yield { recordType: 'receipt', recordId: id, field: 'date', args };
      }
      const documented = document_no !== null || (settle !== 'bankTransfer' && source_doc !== null);
      if (settle === null || documented || !periodContains(period, date)) continue;
      const args = { received: dateArg(date), settle: optionArg('settle', settle) };
      yield { recordType: 'receipt', recordId: id, field: 'document_no', args };
    }
  },
};

/** Rules that judge a unit's own dues and receipts. */
export const returnRules: readonly Rule[] = [H31, H36, S36, S37, S38, H39, H40, S40, S41, S43, H44, S45];
