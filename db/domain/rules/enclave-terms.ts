import { addDays, FAR_FUTURE, type IsoDate, maxDate, minDate } from '../dates.ts';
import { isGuarantee } from '../figures/agreed.ts';
import { termsFor } from '../figures/terms.ts';
import { type AccountKey, type Ledger, typesOfAccounts } from '../ledger.ts';
import { percent } from '../percent.ts';
import { periodEnd, periodStart } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { endedOn, reachedOn } from './pipeline.ts';
import {
  type CheckContext,
  dateArg,
  type Finding,
  fieldArg,
  moneyArg,
  optionArg,
  percentArg,
  type Rule,
} from './rule.ts';

type Terms = RecordOf<'terms'>;

/** Dated terms that hold for an account, by first day. */
function termsOf(ledger: Ledger, account: AccountKey): readonly Terms[] {
  return ledger
    .where('terms', 'enclave_id', account.enclave_id)
    .filter((terms) => terms.home_county === null || terms.home_county === account.home_county)
    .filter((terms) => terms.valid_from !== null)
    .toSorted((a, b) => ((a.valid_from ?? '') < (b.valid_from ?? '') ? -1 : 1));
}

/**
 * S18: the terms of one home county do not overlap; those of a weak-village enclave cover the period from the start of
 * accrual (without terms: from delivery) up to its end, if it ended. They may lapse before a renewal is signed. Gaps are
 * judged for the reporting county only: it need not keep the other parties' terms. Model §6.
 */
const S18: Rule = {
  id: 'S18',
  ruleClass: 'soft',
  form: 'enclave',
  reach: 'enclave',
  needs: ['enclave', 'stage_event', 'terms', ...typesOfAccounts],
  *check(ledger, context) {
    const named = new Set<string>();
    for (const account of ledger.accounts()) {
      for (const finding of [...overlaps(ledger, account), ...gaps(ledger, account, context)]) {
        const key = `${finding.recordType}/${finding.recordId}`;
        // Terms of the whole enclave stand in several accounts; one explanation answers for a record.
        if (named.has(key)) continue;
        named.add(key);
        yield finding;
      }
    }
  },
};

function overlaps(ledger: Ledger, account: AccountKey): Finding[] {
  const first = termsOf(ledger, account)[0]?.valid_from ?? null;
  if (first === null) return [];
  return termsFor(ledger, account, first, FAR_FUTURE).overlaps.map(({ terms, from, to }) => {
    const until = to === FAR_FUTURE ? {} : { overlap_to: dateArg(to) };
    return {
      recordType: 'terms',
      recordId: terms.id,
      field: 'valid_from',
      args: { overlap: dateArg(from), ...until },
    };
  });
}

function gaps(ledger: Ledger, account: AccountKey, context: CheckContext): Finding[] {
  const enclave = ledger.get('enclave', account.enclave_id);
  if (enclave?.kind !== 'weakVillage' || account.home_county !== context.unit) return [];
  const span = spanToCover(ledger, account, context);
  if (span === null) return [];
  const { gaps: open } = termsFor(ledger, account, span.from, span.to);
  return open.map(({ from, to }) => {
    const before = termsOf(ledger, account).findLast((terms) => (terms.valid_to ?? FAR_FUTURE) < from);
    const args = { from: dateArg(from), to: dateArg(to) };
    return before === undefined
      ? { recordType: 'enclave', recordId: enclave.id, field: null, args }
      : { recordType: 'terms', recordId: before.id, field: 'valid_to', args };
  });
}

/** The days of the period that terms must cover, or null. */
function spanToCover(
  ledger: Ledger,
  account: AccountKey,
  { period }: CheckContext,
): { readonly from: IsoDate; readonly to: IsoDate } | null {
  const end = periodEnd(period);
  const starts = termsOf(ledger, account).flatMap(({ accrual_start }) => accrual_start ?? []);
  const [first, ...others] = starts;
  const begins =
    first === undefined ? reachedOn(ledger, account.enclave_id, 'completed', end) : minDate(first, ...others);
  if (begins === null) return null;
  const ended = endedOn(ledger, account.enclave_id, end);
  const from = maxDate(periodStart(period), begins);
  const to = ended === null ? end : addDays(ended, -1);
  return from > to ? null : { from, to };
}

/** Which amount a mode needs and does not have. */
function missingAmount(terms: Terms): 'fixed_amount' | 'rate_pct' | 'floor_amount' | null {
  const { mode, fixed_amount: fixed, rate_pct: rate, floor_amount: floor } = terms;
  if (mode === 'fixedAmount') return fixed === null || fixed <= 0 ? 'fixed_amount' : null;
  if (mode === 'fixedRate') return rate === null ? 'rate_pct' : null;
  if (!isGuarantee(mode)) return null;
  return rate === null && (floor === null || floor <= 0) ? 'floor_amount' : null;
}

/**
 * H19: fixedAmount ⇒ fixed_amount; fixedRate ⇒ rate_pct; guaranteed modes ⇒ floor_amount or rate_pct, amounts above 0; a
 * rate, if given, 0 < rate ≤ the ceiling (30 %). Model §6.
 */
const H19: Rule = {
  id: 'H19',
  ruleClass: 'hard',
  form: 'enclave',
  reach: 'record',
  needs: ['terms'],
  *check(ledger, { thresholds: { rateCeiling } }) {
    for (const terms of ledger.all('terms')) {
      const { id, mode, rate_pct: rate } = terms;
      const missing = missingAmount(terms);
      if (missing !== null && mode !== null) {
        const amount = missing === 'rate_pct' ? null : terms[missing];
        const filled = amount === null ? {} : { v: moneyArg(amount) };
        const args = { mode: optionArg('termsMode', mode), field: fieldArg('terms', missing), ...filled };
        yield { recordType: 'terms', recordId: id, field: missing, args };
      }
      if (rate === null || (0 < rate && rate <= rateCeiling)) continue;
      const args = { rate: percentArg(rate), limit: percentArg(rateCeiling) };
      yield { recordType: 'terms', recordId: id, field: 'rate_pct', args };
    }
  },
};

/** S20: 5 % ≤ rate ≤ 12 %; what H19 refuses is not judged twice. Model §6. */
const S20: Rule = {
  id: 'S20',
  ruleClass: 'soft',
  form: 'enclave',
  reach: 'record',
  needs: ['terms'],
  *check(ledger, { thresholds: { rateLow, rateHigh, rateCeiling } }) {
    for (const { id, rate_pct: rate } of ledger.all('terms')) {
      if (rate === null || rate <= 0 || rate > rateCeiling) continue;
      if (rateLow <= rate && rate <= rateHigh) continue;
      const args = {
        rate: percentArg(rate),
        low: percentArg(rateLow),
        high: percentArg(rateHigh),
        d: percentArg(percent(rate < rateLow ? rateLow - rate : rate - rateHigh)),
      };
      yield { recordType: 'terms', recordId: id, field: 'rate_pct', args };
    }
  },
};

export const termsRules: readonly Rule[] = [S18, H19, S20];
