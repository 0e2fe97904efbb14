import { dateOf, type IsoDate } from '../dates.ts';
import { arrearsAt } from '../figures/arrears.ts';
import { receivedYearToDate } from '../figures/receipts.ts';
import { yearlyRate } from '../figures/yearly-rate.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { addFen, type Fen, fen, ratioHalfUp, sumFen } from '../money.ts';
import { type OptionOf, optionSets } from '../options.ts';
import { percent, WHOLE_PERCENT } from '../percent.ts';
import { periodEnd, periodKind, yearOfPeriod } from '../period.ts';
import { compared, exceeds } from './compared.ts';
import { integerArg, moneyArg, optionArg, percentArg, type Rule } from './rule.ts';

type ReturnKind = OptionOf<'returnKind'>;

/** Owed in a calendar year: what falls due in it and the arrears at 31 December before; null while a figure is blank. */
function owedInYear(
  ledger: Ledger,
  account: AccountKey,
  year: number,
  kind: ReturnKind,
): { readonly amount: Fen | null; readonly dues: number } {
  const dues = ledger.ofAccount('due', account).filter((due) => due.return_kind === kind);
  const [start, end] = [dateOf(year, 1, 1), dateOf(year, 12, 31)];
  const inYear = dues.filter((due) => due.due_date !== null && start <= due.due_date && due.due_date <= end);
  const before = arrearsAt(ledger, account, dateOf(year - 1, 12, 31), { return_kind: kind });
  const blank = before.incomplete.length > 0 || inYear.some((due) => due.agreed === null);
  const amount = blank ? null : addFen(sumFen(inYear.map((due) => due.agreed)), before.total);
  return { amount, dues: dues.length };
}

/** The last receipt of a list of ids: by it the year's figure stands where it does. */
function lastReceipt(ledger: Ledger, ids: readonly string[]): string | null {
  const order = (id: string) => `${ledger.get('receipt', id)?.date ?? ''}/${id}`;
  return ids.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1) ?? null;
}

/**
 * S41: received ytd > 1.2 × (Σ agreed of dues with due_date in the calendar year + arrears at 31 December before), by
 * account and return kind. Kinds that nobody agreed in advance (rent, dividends, tax shares) are judged once they have a
 * due. Model §6.
 */
export const S41: Rule = {
  id: 'S41',
  ruleClass: 'soft',
  form: 'return',
  reach: 'enclave',
  needs: ['due', 'receipt', 'allocation', 'waiver'],
  *check(ledger, { period, thresholds }) {
    const end: IsoDate = periodEnd(period);
    for (const account of ledger.accounts()) {
      for (const kind of optionSets.returnKind) {
        const received = receivedYearToDate(ledger, account, end, { return_kind: kind });
        const owed = owedInYear(ledger, account, yearOfPeriod(period), kind);
        const agreedAhead = kind === 'fixed' || kind === 'guaranteed';
        if (owed.amount === null || received.incomplete.length > 0) continue;
        if (owed.dues === 0 && !agreedAhead) continue;
        if (received.amount <= 0 || !exceeds(received.amount, owed.amount, thresholds.receivedOverDue))
          continue;
        yield {
          recordType: 'receipt',
          recordId: lastReceipt(ledger, received.records),
          field: 'amount',
          args: {
            ...compared(received.amount, owed.amount),
            kind: optionArg('returnKind', kind),
            year: integerArg(yearOfPeriod(period)),
            limit: percentArg(thresholds.receivedOverDue),
          },
        };
      }
    }
  },
};

/** S43: annual closing only: allocated to the year's dues ÷ time-weighted base ≤ 15 %. Model §6. */
export const S43: Rule = {
  id: 'S43',
  ruleClass: 'soft',
  form: 'return',
  reach: 'enclave',
  needs: ['enclave', 'due', 'allocation', 'waiver', 'contribution'],
  *check(ledger, { period, thresholds }) {
    if (periodKind(period) !== 'year') return;
    const limit = thresholds.yearlyRateHigh;
    for (const account of ledger.accounts()) {
      const figure = yearlyRate(ledger, account, yearOfPeriod(period), periodEnd(period));
      if (figure.rate === null || figure.base === null || figure.rate <= limit) continue;
      const allowed = fen(ratioHalfUp(BigInt(figure.base) * BigInt(limit), WHOLE_PERCENT));
      yield {
        recordType: 'enclave',
        recordId: account.enclave_id,
        field: null,
        args: {
          rate: percentArg(figure.rate),
          limit: percentArg(limit),
          over: percentArg(percent(figure.rate - limit)),
          a: moneyArg(figure.allocated),
          b: moneyArg(figure.base),
          d: compared(figure.allocated, allowed).d,
        },
      };
    }
  },
};
