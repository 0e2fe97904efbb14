import { daysBetween, type IsoDate, minDate } from '../dates.ts';
import { settledAt } from '../figures/arrears.ts';
import { accountKeyText, type Ledger } from '../ledger.ts';
import { fen } from '../money.ts';
import { periodContains, periodEnd } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { compared } from './compared.ts';
import { H31 } from './positive-amounts.ts';
import { H40 } from './return-allocations.ts';
import { S36, S37, S38 } from './return-terms.ts';
import { S41, S43 } from './return-totals.ts';
import { type CheckContext, dateArg, integerArg, optionArg, type Rule } from './rule.ts';

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
