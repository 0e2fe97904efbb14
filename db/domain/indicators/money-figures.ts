import { daysInclusive } from '../dates.ts';
import { type AccountKey, accountKeyText, type Ledger } from '../ledger.ts';
import { ratioHalfUp } from '../money.ts';
import { subtractingContributionKinds } from '../options.ts';
import { balanceDays } from '../time-weighting.ts';
import type { FigureId } from './declarations.ts';
import {
  countsSinceStart,
  countsWithin,
  distributionEntries,
  type ReturnCategory,
  returnEntries,
} from './money-entries.ts';
import { type Survey, type Tally, tally } from './survey.ts';

const figuresOf: { readonly [C in ReturnCategory]: { readonly period: FigureId; readonly start: FigureId } } =
  {
    weakVillage: { period: 'value', start: 'cumulative' },
    otherEnclaves: { period: 'otherEnclaves', start: 'otherEnclavesCumulative' },
    taxShare: { period: 'taxShare', start: 'taxShareCumulative' },
  };

/**
 * I5, with a line each for other enclaves and for tax shares: receipts dated in the period, all forms of settlement, and
 * since start. Reversals of receipts of earlier years are in no period but in since start, as in the form; those of
 * weak-village enclaves dated in the period have a line of their own (model §2.6).
 */
export function* returnTallies(survey: Survey): Iterable<Tally> {
  const { from, to } = survey;
  const { entries, blanks } = returnEntries(survey);
  for (const entry of entries) {
    const { unit, type, id, amount } = entry;
    const figures = figuresOf[entry.category];
    if (countsWithin(entry, from, to)) yield tally('I5', figures.period, unit, [type, id], amount);
    if (countsSinceStart(entry, to)) yield tally('I5', figures.start, unit, [type, id], amount);
    const dated = entry.date !== null && from <= entry.date && entry.date <= to;
    if (entry.adjustment && dated && entry.category === 'weakVillage')
      yield tally('I5', 'adjustment', unit, [type, id], amount);
  }
  for (const { unit, type, id } of blanks) yield tally('I5', 'value', unit, [type, id], null);
}

/** I6: lines of the batches of weak-village enclaves, by the batch's day. */
export function* distributionTallies(survey: Survey): Iterable<Tally> {
  const { entries, blanks } = distributionEntries(survey);
  for (const entry of entries) {
    const { unit, type, id, amount } = entry;
    if (entry.category !== 'weakVillage') continue;
    if (countsWithin(entry, survey.from, survey.to)) yield tally('I6', 'value', unit, [type, id], amount);
    if (countsSinceStart(entry, survey.to)) yield tally('I6', 'cumulative', unit, [type, id], amount);
  }
  for (const { unit, type, id } of blanks) yield tally('I6', 'value', unit, [type, id], null);
}

/**
 * I7: allocated to the dues of the period's year up to its end ÷ time-weighted balance from New Year to its end, both over
 * weak-village enclaves, tax shares left out (`figures/yearly-rate.ts`). An account with a blank contribution or
 * allocation is in neither.
 */
export function* rateTallies(survey: Survey): Iterable<Tally> {
  for (const { unit, ledger } of survey.counties) {
    const accounts = new Map<string, AccountKey>();
    for (const type of ['contribution', 'due'] as const) {
      for (const { enclave_id, home_county } of ledger.all(type)) {
        const account = { enclave_id, home_county };
        if (ledger.get('enclave', enclave_id)?.kind !== 'weakVillage') continue;
        if (survey.accounts.counts(unit, account)) accounts.set(accountKeyText(account), account);
      }
    }
    for (const account of accounts.values()) {
      const found = [...allocatedTo(survey, unit, ledger, account), ...baseOf(survey, unit, ledger, account)];
      const blanks = found.filter(({ part }) => part.amount === null);
      yield* blanks.length > 0 ? blanks : found;
    }
  }
}

function* allocatedTo(survey: Survey, unit: string, ledger: Ledger, account: AccountKey): Iterable<Tally> {
  for (const due of ledger.ofAccount('due', account)) {
    if (due.year !== survey.year || due.return_kind === 'taxShare') continue;
    for (const { id, date, amount } of ledger.where('allocation', 'due_id', due.id)) {
      if (date === null || amount === null) yield tally('I7', 'num', unit, ['allocation', id], null);
      else if (date <= survey.to) yield tally('I7', 'num', unit, ['allocation', id], amount);
    }
  }
}

/** Each movement's part of the mean balance; rounded so that the parts add up to the rounded mean. */
function* baseOf(survey: Survey, unit: string, ledger: Ledger, account: AccountKey): Iterable<Tally> {
  const { newYear, to } = survey;
  const days = BigInt(daysInclusive(newYear, to));
  let exact = 0n;
  let rounded = 0n;
  for (const { id, kind, interest_from: from, amount } of ledger.ofAccount('contribution', account)) {
    if (kind === null || from === null || amount === null) {
      yield tally('I7', 'den', unit, ['contribution', id], null);
      continue;
    }
    const weighted = balanceDays([{ from, amount }], newYear, to);
    exact += subtractingContributionKinds.has(kind) ? -weighted : weighted;
    const upTo = ratioHalfUp(exact, days);
    yield tally('I7', 'den', unit, ['contribution', id], Number(upTo - rounded));
    rounded = upTo;
  }
}
