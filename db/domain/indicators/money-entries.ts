import type { IsoDate } from '../dates.ts';
import { isPriorYearAdjustment, openingOf } from '../figures/receipts.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import type { Fen } from '../money.ts';
import type { RecordOf, RecordType } from '../records/catalogue.ts';
import type { CountyLedger } from './same-record.ts';
import type { Survey } from './survey.ts';

/** What a return is of: weak-village enclaves (I5), other enclaves, or a tax share of whichever. Model §4 I5. */
export type ReturnCategory = 'weakVillage' | 'otherEnclaves' | 'taxShare';

/** Money of an account that a day, or an opening balance, puts into a figure. */
export interface MoneyEntry {
  readonly unit: string;
  readonly account: AccountKey;
  readonly category: ReturnCategory;
  readonly type: Extract<RecordType, 'receipt' | 'opening_received' | 'batch_line' | 'opening_balance'>;
  readonly id: string;
  /** Of an opening figure the day of the opening balance; null where that is blank. */
  readonly date: IsoDate | null;
  readonly amount: Fen;
  /** Whether it counts in the period that holds its day: opening figures and prior-year adjustments do not. */
  readonly inPeriod: boolean;
  /** Whether it counts since start: what lies before the opening balance is in that already. */
  readonly sinceStart: boolean;
  /** A reversal of a receipt of an earlier year (以前年度调整). */
  readonly adjustment: boolean;
}

/** A record that may belong to a figure but has a blank, or an enclave that is not known. */
export interface BlankEntry {
  readonly unit: string;
  readonly type: RecordType;
  readonly id: string;
}

export interface MoneyEntries {
  readonly entries: readonly MoneyEntry[];
  readonly blanks: readonly BlankEntry[];
}

/** Opening balances by account, each looked up once. */
function openings(ledger: Ledger): (account: AccountKey) => RecordOf<'opening_balance'> | undefined {
  const known = new Map<string, RecordOf<'opening_balance'> | undefined>();
  return (account) => {
    const key = `${account.enclave_id}/${account.home_county}`;
    if (!known.has(key)) known.set(key, openingOf(ledger, account));
    return known.get(key);
  };
}

/**
 * Every receipt and opening figure of returns, of all days; the same rules as an account's own figures
 * (`figures/receipts.ts`): opening receipts are prepaid only, and since start begins with the opening balance. Of an account
 * that two units keep only one's rows count (`CountedAccounts`).
 */
export function returnEntries(survey: Survey): MoneyEntries {
  return remembered(knownReturns, survey, returnsOf);
}

/** A survey never changes, and several figures ask for the same entries. */
const knownReturns = new WeakMap<Survey, MoneyEntries>();
const knownDistributions = new WeakMap<Survey, MoneyEntries>();

function remembered(
  known: WeakMap<Survey, MoneyEntries>,
  survey: Survey,
  made: (survey: Survey) => MoneyEntries,
): MoneyEntries {
  const entries = known.get(survey) ?? made(survey);
  known.set(survey, entries);
  return entries;
}

function returnsOf(survey: Survey): MoneyEntries {
  const entries: MoneyEntry[] = [];
  const blanks: BlankEntry[] = [];
  for (const { unit, ledger } of survey.counties) {
    const openingOfAccount = openings(ledger);
    for (const row of ledger.all('receipt')) {
      if (row.opening === true || !survey.accounts.counts(unit, row)) continue;
      const category = categoryOf(ledger, row, row.return_kind);
      if (category === null || row.date === null || row.amount === null) {
        blanks.push({ unit, type: 'receipt', id: row.id });
        continue;
      }
      const adjustment = isPriorYearAdjustment(ledger, row);
      const start = openingOfAccount(row)?.as_of ?? null;
      const { id, date, amount, enclave_id, home_county } = row;
      const account = { enclave_id, home_county };
      const sinceStart = start === null || date > start;
      const entry = { unit, account, category, type: 'receipt', id, date, amount } as const;
      entries.push({ ...entry, inPeriod: !adjustment, sinceStart, adjustment });
    }
    for (const row of ledger.all('opening_received')) {
      const opening = ledger.get('opening_balance', row.opening_balance_id);
      if (opening === undefined || !survey.accounts.counts(unit, opening)) continue;
      if (openingOfAccount(opening)?.id !== opening.id) continue;
      const category = categoryOf(ledger, opening, row.return_kind);
      if (category === null || row.received_cum === null) {
        blanks.push({ unit, type: 'opening_received', id: row.id });
        continue;
      }
      const { enclave_id, home_county, as_of: date } = opening;
      const account = { enclave_id, home_county };
      const entry = { unit, account, category, type: 'opening_received', id: row.id, date } as const;
      entries.push({ ...entry, ...openingOnly, amount: row.received_cum });
    }
  }
  return { entries, blanks };
}

const openingOnly = { inPeriod: false, sinceStart: true, adjustment: false } as const;

function categoryOf(
  ledger: Ledger,
  { enclave_id }: AccountKey,
  kind: RecordOf<'receipt'>['return_kind'],
): ReturnCategory | null {
  const enclave = ledger.get('enclave', enclave_id);
  if (kind === null || enclave === undefined || enclave.kind === null) return null;
  if (kind === 'taxShare') return 'taxShare';
  return enclave.kind === 'weakVillage' ? 'weakVillage' : 'otherEnclaves';
}

/**
 * Every line of a batch, and what had been distributed before the opening balance, of all enclaves and days. As in the
 * form (`figures/pool.ts`) a batch up to the opening's day is in the opening figure.
 */
export function distributionEntries(survey: Survey): MoneyEntries {
  return remembered(knownDistributions, survey, distributionsOf);
}

function distributionsOf(survey: Survey): MoneyEntries {
  const found = survey.counties.map((county) => distributedBy(survey, county));
  return {
    entries: found.flatMap(({ entries }) => entries),
    blanks: found.flatMap(({ blanks }) => blanks),
  };
}

function distributedBy(survey: Survey, { unit, ledger }: CountyLedger): MoneyEntries {
  const entries: MoneyEntry[] = [];
  const blanks: BlankEntry[] = [];
  const openingOfAccount = openings(ledger);
  for (const batch of ledger.all('batch')) {
    if (!survey.accounts.counts(unit, batch)) continue;
    const { enclave_id, home_county, date } = batch;
    const account = { enclave_id, home_county };
    const category = categoryOf(ledger, batch, 'fixed');
    const start = openingOfAccount(batch)?.as_of ?? null;
    for (const { id, amount } of ledger.where('batch_line', 'batch_id', batch.id)) {
      if (category === null || date === null || amount === null) {
        blanks.push({ unit, type: 'batch_line', id });
        continue;
      }
      const after = start === null || date > start;
      const entry = { unit, account, category, type: 'batch_line', id, date, amount } as const;
      entries.push({ ...entry, inPeriod: after, sinceStart: after, adjustment: false });
    }
  }
  for (const opening of ledger.all('opening_balance')) {
    if (!survey.accounts.counts(unit, opening) || openingOfAccount(opening)?.id !== opening.id) continue;
    const { id, enclave_id, home_county, as_of: date, distributed_cum: amount } = opening;
    const category = categoryOf(ledger, opening, 'fixed');
    if (category === null || amount === null || date === null) {
      blanks.push({ unit, type: 'opening_balance', id });
      continue;
    }
    const account = { enclave_id, home_county };
    entries.push({ unit, account, category, type: 'opening_balance', id, date, amount, ...openingOnly });
  }
  return { entries, blanks };
}

/** Whether an entry counts on the days from…to. */
export function countsWithin(entry: MoneyEntry, from: IsoDate, to: IsoDate): boolean {
  return entry.inPeriod && entry.date !== null && from <= entry.date && entry.date <= to;
}

/** Whether an entry counts since start up to a day; an opening figure without a day always. */
export function countsSinceStart(entry: MoneyEntry, to: IsoDate): boolean {
  return entry.sinceStart && (entry.date === null || entry.date <= to);
}
