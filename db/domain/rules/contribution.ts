import { daysBetween, type IsoDate } from '../dates.ts';
import { holderBalance, holderRows, partyOn } from '../figures/contribution-balance.ts';
import { accountKeyText, type Ledger } from '../ledger.ts';
import { addFen, type Fen, fen, ratioHalfUp } from '../money.ts';
import { subtractingContributionKinds } from '../options.ts';
import { type Percent, percent } from '../percent.ts';
import { periodEnd } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { compared, departs } from './compared.ts';
import { stagesOf } from './pipeline.ts';
import {
  dateArg,
  type Finding,
  integerArg,
  moneyArg,
  optionArg,
  percentArg,
  type Rule,
  textArg,
} from './rule.ts';

/** Rules of the contribution ledger; H31 stands with the returns, since it judges receipts and pool movements too. */
export const contributionRuleIds = ['S30', 'S32', 'S33', 'H34', 'H35'] as const;
export type ContributionRuleId = (typeof contributionRuleIds)[number];

type Contribution = RecordOf<'contribution'>;

function at(row: Contribution, field: string, args: Finding['args']): Finding {
  return { recordType: 'contribution', recordId: row.id, field, args };
}

function isPaidIn(row: Contribution): boolean {
  return row.kind === 'contribution' || row.kind === 'increase';
}

/**
 * S30: same holder, beneficiary village, date, kind, source and amount twice in one enclave × home county, of the kinds
 * contribution and increase; the later row is named. Model §6.
 */
const S30: Rule = {
  id: 'S30',
  ruleClass: 'soft',
  form: 'contribution',
  reach: 'enclave',
  needs: ['contribution', 'village'],
  *check(ledger) {
    const seen = new Set<string>();
    for (const row of ledger.all('contribution')) {
      const { date, amount, kind, fund_source: source } = row;
      const holder = row.holder_kind === 'village' ? row.holder_village_id : row.holder_name;
      if (!isPaidIn(row) || date === null || amount === null || kind === null || holder === null) continue;
      const key = JSON.stringify([
        accountKeyText(row),
        row.holder_kind,
        holder,
        row.beneficiary_village_id,
        date,
        kind,
        source,
        amount,
      ]);
      if (seen.has(key)) {
        const args = {
          holder: textArg(holderName(ledger, row)),
          date: dateArg(date),
          kind: optionArg('contributionKind', kind),
          a: moneyArg(amount),
        };
        yield at(row, 'amount', args);
      }
      seen.add(key);
    }
  },
};

function holderName(ledger: Ledger, row: Contribution): string {
  const village = row.holder_kind === 'village' ? ledger.get('village', row.holder_village_id) : undefined;
  return village?.name ?? village?.village_code ?? row.holder_name ?? '';
}

/** S32: land quota paid in: amount = quota_mu × unit_price ± 1 %. Model §6. */
const S32: Rule = {
  id: 'S32',
  ruleClass: 'soft',
  form: 'contribution',
  reach: 'record',
  needs: ['contribution'],
  *check(ledger, { thresholds }) {
    for (const row of ledger.all('contribution')) {
      const { asset_form, amount, quota_mu, unit_price } = row;
      if (asset_form !== 'landQuota' || !isPaidIn(row)) continue;
      if (amount === null || quota_mu === null || unit_price === null) continue;
      // Land is in 1/100 mu, the price in fen per mu.
      const value = fen(ratioHalfUp(BigInt(quota_mu) * BigInt(unit_price), 100n));
      if (departs(amount, value, thresholds.compareTolerance))
        yield at(row, 'amount', compared(amount, value));
    }
  },
};

/** First signing of an enclave, framework or formal; null while none is recorded. */
function signedOn(ledger: Ledger, enclaveId: string): IsoDate | null {
  return stagesOf(ledger, enclaveId).find(({ stage }) => stage === 'agreement')?.date ?? null;
}

/** S33: of the kinds contribution and increase: date ≥ signing of the agreement; interest_from ≥ date. Model §6. */
const S33: Rule = {
  id: 'S33',
  ruleClass: 'soft',
  form: 'contribution',
  reach: 'enclave',
  needs: ['contribution', 'stage_event'],
  *check(ledger) {
    const signings = new Map<string, IsoDate | null>();
    for (const row of ledger.all('contribution')) {
      const { date, interest_from: interest, enclave_id } = row;
      if (!isPaidIn(row) || date === null) continue;
      if (!signings.has(enclave_id)) signings.set(enclave_id, signedOn(ledger, enclave_id));
      const signed = signings.get(enclave_id) ?? null;
      if (signed !== null && date < signed) {
        const days = integerArg(daysBetween(date, signed));
        yield at(row, 'date', { date: dateArg(date), signed: dateArg(signed), days });
      } else if (interest !== null && interest < date) {
        const days = integerArg(daysBetween(interest, date));
        yield at(row, 'interest_from', { interest: dateArg(interest), paid: dateArg(date), days });
      }
    }
  },
};

/**
 * H34: what decrease, exit, transfer and merger take out ≤ the holder's principal balance at the end of that day without
 * it. The price of an exit is another field and may be higher. Model §6.
 */
const H34: Rule = {
  id: 'H34',
  ruleClass: 'hard',
  form: 'contribution',
  reach: 'enclave',
  needs: ['contribution'],
  *check(ledger) {
    for (const row of ledger.all('contribution')) {
      const { kind, date, amount } = row;
      if (kind === null || date === null || amount === null) continue;
      if (!subtractingContributionKinds.has(kind)) continue;
      const after = holderBalance(ledger, row, date);
      if (after === null || after >= 0) continue;
      const args = { kind: optionArg('contributionKind', kind), ...compared(amount, addFen(after, amount)) };
      yield at(row, 'amount', args);
    }
  },
};

/** 0.01 percentage points. */
const shareTolerance = 100;

interface Holder {
  readonly row: Contribution;
  readonly balance: Fen;
  readonly agreed: Percent | null;
}

/** Holders of an account with a balance, each with its newest agreed share; null while a row is incomplete. */
function holdersAt(ledger: Ledger, rows: readonly Contribution[], on: IsoDate): Holder[] | null {
  const done = new Set<string>();
  const holders: Holder[] = [];
  for (const row of rows) {
    if (done.has(row.id)) continue;
    const own = holderRows(ledger, row);
    for (const one of own) done.add(one.id);
    const balance = holderBalance(ledger, row, on);
    if (balance === null) return null;
    if (balance <= 0) continue;
    const stated = own
      .filter((one) => one.agreed_share_pct !== null && (one.date ?? on) <= on)
      .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
      .at(-1);
    holders.push({ row: stated ?? row, balance, agreed: stated?.agreed_share_pct ?? null });
  }
  return holders;
}

/**
 * H35: if agreed_share_pct is given for all holders of a county: Σ = the party's capital_share_pct ± 0.01, at the
 * period's end. The other half, Σ parties = home_share_pct, is judged at consolidation. Model §6.
 */
const H35: Rule = {
  id: 'H35',
  ruleClass: 'hard',
  form: 'contribution',
  reach: 'enclave',
  needs: ['contribution', 'enclave_party'],
  *check(ledger, { period }) {
    const on = periodEnd(period);
    for (const account of ledger.accounts()) {
      const rows = ledger.ofAccount('contribution', account);
      // Most ledgers agree no shares: nothing to add up.
      if (!rows.some((row) => row.agreed_share_pct !== null)) continue;
      const capital = partyOn(ledger, account, on)?.capital_share_pct ?? null;
      const holders = holdersAt(ledger, rows, on);
      const [first] = holders ?? [];
      if (capital === null || holders === null || first === undefined) continue;
      if (holders.some((holder) => holder.agreed === null)) continue;
      const sum = holders.reduce((total, holder) => total + (holder.agreed ?? 0), 0);
      const apart = Math.abs(sum - capital);
      if (apart <= shareTolerance) continue;
      const args = { a: percentArg(percent(sum)), b: percentArg(capital), d: percentArg(percent(apart)) };
      yield at(first.row, 'agreed_share_pct', args);
    }
  },
};

export const contributionRules: readonly Rule[] = [S30, S32, S33, H34, H35];
