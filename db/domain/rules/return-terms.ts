import { daysBetween, type IsoDate } from '../dates.ts';
import { agreedByTerms } from '../figures/agreed.ts';
import { accountHolding } from '../figures/contribution-balance.ts';
import { termsFor } from '../figures/terms.ts';
import { type AccountKey, accountKeyText, type Ledger } from '../ledger.ts';
import { type Fen, sumFen } from '../money.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { timeWeightedBalance } from '../time-weighting.ts';
import { compared, departs } from './compared.ts';
import { dateArg, integerArg, type Rule } from './rule.ts';

type Due = RecordOf<'due'>;

/** First day on which the enclave is completed or operating; null when no stage says so. */
function deliveredOn(ledger: Ledger, enclaveId: string): IsoDate | null {
  let first: IsoDate | null = null;
  for (const { stage, date } of ledger.where('stage_event', 'enclave_id', enclaveId)) {
    if ((stage !== 'completed' && stage !== 'operating') || date === null) continue;
    if (first === null || date < first) first = date;
  }
  return first;
}

/**
 * S36: a due accrues (without an accrual: falls due) before the enclave is delivered, unless the terms of that day say
 * that it accrues before delivery. Silent while no stage is recorded, and for opening dues. Model §6.
 */
export const S36: Rule = {
  id: 'S36',
  ruleClass: 'soft',
  form: 'return',
  reach: 'enclave',
  needs: ['due', 'terms', 'stage_event'],
  *check(ledger) {
    for (const due of ledger.all('due')) {
      const begins = due.accrual_from ?? due.due_date;
      if (due.opening === true || begins === null) continue;
      if (ledger.where('stage_event', 'enclave_id', due.enclave_id).length === 0) continue;
      const delivered = deliveredOn(ledger, due.enclave_id);
      if (delivered !== null && delivered <= begins) continue;
      const { versions } = termsFor(ledger, due, begins, begins);
      if (versions.some(({ terms }) => terms.accrues_before_delivery === true)) continue;
      const late =
        delivered === null
          ? {}
          : { delivered: dateArg(delivered), days: integerArg(daysBetween(begins, delivered)) };
      const field = due.accrual_from === null ? 'due_date' : 'accrual_from';
      yield { recordType: 'due', recordId: due.id, field, args: { begins: dateArg(begins), ...late } };
    }
  },
};

/** Dues of one instalment and accrual that several beneficiaries share: terms and ledger speak of their sum. */
interface SharedDue {
  readonly first: Due;
  readonly account: AccountKey;
  readonly accrual: { readonly accrual_from: IsoDate; readonly accrual_to: IsoDate };
  readonly base: Fen | null;
  readonly agreed: Fen | null;
}

/** Fixed and guaranteed dues with an accrual; opening dues hold an outstanding rest and are not compared. */
function sharedDues(ledger: Ledger): SharedDue[] {
  const groups = new Map<string, Due[]>();
  for (const due of ledger.all('due')) {
    if (due.opening === true || (due.return_kind !== 'fixed' && due.return_kind !== 'guaranteed')) continue;
    const key = [accountKeyText(due), due.year, due.instalment, due.accrual_from, due.accrual_to].join('/');
    groups.set(key, [...(groups.get(key) ?? []), due]);
  }
  return [...groups.values()].flatMap((dues) => {
    const [first] = dues;
    const { accrual_from = null, accrual_to = null } = first ?? {};
    if (first === undefined || accrual_from === null || accrual_to === null || accrual_from > accrual_to)
      return [];
    const sum = (amounts: readonly (Fen | null)[]) => (amounts.includes(null) ? null : sumFen(amounts));
    return {
      first,
      account: { enclave_id: first.enclave_id, home_county: first.home_county },
      accrual: { accrual_from, accrual_to },
      base: sum(dues.map((due) => due.base)),
      agreed: sum(dues.map((due) => due.agreed)),
    };
  });
}

/**
 * S37: fixed modes: base = time-weighted ledger balance over the accrual ± 1 %. Judged where all terms of the accrual are
 * of a fixed amount or rate. Model §6.
 */
export const S37: Rule = {
  id: 'S37',
  ruleClass: 'soft',
  form: 'return',
  reach: 'enclave',
  needs: ['due', 'terms', 'contribution'],
  *check(ledger, { thresholds }) {
    for (const { first, account, accrual, base } of sharedDues(ledger)) {
      const { accrual_from: from, accrual_to: to } = accrual;
      const { versions } = termsFor(ledger, account, from, to);
      const fixed = versions.every(({ terms }) => terms.mode === 'fixedAmount' || terms.mode === 'fixedRate');
      const holding = accountHolding(ledger, account, 'interest');
      if (base === null || versions.length === 0 || !fixed || holding.incomplete.length > 0) continue;
      const balance = timeWeightedBalance(holding.movements, from, to);
      if (!departs(base, balance, thresholds.compareTolerance)) continue;
      yield { recordType: 'due', recordId: first.id, field: 'base', args: compared(base, balance) };
    }
  },
};

/**
 * S38: terms cover the accrual, and `agreed` differs by > 1 % from the figure computed with the due's own base;
 * guaranteed modes only if it is below the floor; rent and other never. Model §6.
 */
export const S38: Rule = {
  id: 'S38',
  ruleClass: 'soft',
  form: 'return',
  reach: 'enclave',
  needs: ['due', 'terms', 'enclave_party', 'contribution'],
  *check(ledger, { thresholds }) {
    for (const { first, account, accrual, base, agreed } of sharedDues(ledger)) {
      if (agreed === null) continue;
      const figure = agreedByTerms(ledger, account, { ...accrual, base });
      if (figure.agreed === null) continue;
      // A blank base is not the ledger's balance: a rate on it is not judged.
      if (base === null && figure.pieces.some((piece) => piece.rate !== null)) continue;
      if (figure.atLeast && agreed >= figure.agreed) continue;
      if (!departs(agreed, figure.agreed, thresholds.compareTolerance)) continue;
      yield { recordType: 'due', recordId: first.id, field: 'agreed', args: compared(agreed, figure.agreed) };
    }
  },
};
