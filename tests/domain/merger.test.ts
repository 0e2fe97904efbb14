import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IsoDate, isoDate } from '../../db/domain/dates.ts';
import { batchVillages } from '../../db/domain/figures/beneficiaries.ts';
import { accountHolding, holdingOf } from '../../db/domain/figures/contribution-balance.ts';
import { villageShares } from '../../db/domain/figures/village-shares.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import {
  type MergerInput,
  type MergerPlan,
  planMerger,
  proposeMergedVillage,
} from '../../db/domain/merger.ts';
import { fen, sumFen } from '../../db/domain/money.ts';
import { ledgerWith } from '../../db/domain/moved-holdings.ts';
import { subtractingContributionKinds } from '../../db/domain/options.ts';
import type { Percent } from '../../db/domain/percent.ts';
import { allRules } from '../../db/domain/rules/all-rules.ts';
import { balanceAt } from '../../db/domain/time-weighting.ts';
import { contextOf, runRules } from '../support/check-rules.ts';
import { account, HOME, type LedgerBuilder, operatingEnclave, yuan } from '../support/ledger-builder.ts';

const day = (text: string): IsoDate => isoDate(text);

function counter(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `new-${String(last).padStart(4, '0')}`;
  };
}

const input = (given: Partial<MergerInput> = {}): MergerInput => ({
  date: day('2021-06-30'),
  oldVillages: ['village-1'],
  newVillage: 'village-3',
  entered: null,
  document: '县政函〔2021〕8号',
  ...given,
});

const plan = (ledger: Ledger, given: Partial<MergerInput> = {}): MergerPlan =>
  planMerger(ledger, input(given), counter());

const mergedBy = (ledger: Ledger, { changes }: MergerPlan): Ledger => new Ledger(ledgerWith(ledger, changes));

const why = ({ refusals }: MergerPlan): string[] => refusals.map((refusal) => refusal.why);

describe('a merger of villages', () => {
  it('puts the merger on record and moves the balance by a pair, the history staying where it is', () => {
    const ledger = operatingEnclave(3).ledger();
    const merged = mergedBy(ledger, plan(ledger));
    const [merger] = merged.all('village_merger');
    expect(merger).toMatchObject({
      old_village_id: 'village-1',
      new_village_id: 'village-3',
      date: '2021-06-30',
      document: '县政函〔2021〕8号',
    });
    const moved = merged.all('contribution').slice(ledger.all('contribution').length);
    const own = ledger.where('contribution', 'holder_village_id', 'village-1')[0];
    expect(moved.map(({ kind, holder_village_id, amount }) => [kind, holder_village_id, amount])).toEqual([
      ['mergerOut', 'village-1', own?.amount],
      ['mergerIn', 'village-3', own?.amount],
    ]);
    expect(
      moved.every((row) => row.asset_form === own?.asset_form && row.fund_source === own.fund_source),
    ).toBe(true);
    expect(merged.all('contribution').slice(0, -2)).toEqual(ledger.all('contribution'));
  });

  it('breaks no rule that was kept before', () => {
    const builder = operatingEnclave(3);
    const ledger = builder.ledger();
    const broken = (of: Ledger): string[] =>
      runRules(allRules, of, contextOf({ period: '2021' })).map((found) => JSON.stringify(found));
    const before = new Set(broken(ledger));
    expect(broken(mergedBy(ledger, plan(ledger))).filter((one) => !before.has(one))).toEqual([]);
  });

  it('lets the new village be paid from its day on, and the old one no more', () => {
    const builder = operatingEnclave(3);
    const ledger = builder.ledger();
    const batch = builder.add('batch', { date: '2021-12-20', origin_years: '2021' });
    const merged = mergedBy(builder.ledger(), plan(ledger));
    expect(batchVillages(merged, batch).map(({ id }) => id)).toEqual(['village-2', 'village-3']);
  });

  it('enters a new village with what the old ones were', () => {
    const builder = operatingEnclave(3)
      .change('village', 'village-1', { weak_from: '2016-01-01', weak_to: '2018-12-31' })
      .change('village', 'village-2', { weak_from: '2017-01-01', weak_to: null });
    const ledger = builder.ledger();
    const proposed = proposeMergedVillage(ledger, ['village-1', 'village-2']);
    expect(proposed).toMatchObject({ weak_from: '2016-01-01', weak_to: null });
    const entered = { village_code: '330825101299', name: '新村', town_code: '330825101', ...proposed };
    const merged = mergedBy(
      ledger,
      plan(ledger, { oldVillages: ['village-1', 'village-2'], newVillage: 'made', entered }),
    );
    expect(merged.get('village', 'made')).toMatchObject({ name: '新村', village_code: '330825101299' });
    const shares = villageShares(merged, account, day('2021-06-30'));
    const [one, two] = ['village-1', 'village-2'].map(
      (id) => villageShares(ledger, account, day('2021-06-30')).get(id)?.balance ?? 0,
    );
    expect(shares.get('made')?.balance).toBe((one ?? 0) + (two ?? 0));
  });

  it('adds up agreed shares where every holding has one', () => {
    const agree = (builder: LedgerBuilder, share: number) =>
      builder.with('contribution', {
        holder_village_id: 'village-1',
        kind: 'increase',
        amount: yuan(1),
        agreed_share_pct: share,
      });
    const both = agree(operatingEnclave(3), 300_000).with('contribution', {
      holder_village_id: 'village-3',
      kind: 'increase',
      amount: yuan(1),
      agreed_share_pct: 250_000,
    });
    const shareOf = (ledger: Ledger): (Percent | null | undefined)[] => {
      const merged = villageShares(mergedBy(ledger, plan(ledger)), account, day('2021-06-30'));
      return ['village-1', 'village-3'].map((id) => merged.get(id)?.agreed);
    };
    expect(shareOf(both.ledger())).toEqual([0, 550_000]);
    // The new village has none: what was agreed of both is not known.
    expect(shareOf(agree(operatingEnclave(3), 300_000).ledger())).toEqual([300_000, null]);
  });
});

describe('a merger that cannot be is refused', () => {
  const ledger = operatingEnclave(3).ledger();

  it.each([
    ['without a day', { date: null }, ['noDate']],
    ['without an old village', { oldVillages: [] }, ['noOld']],
    ['without a new one', { newVillage: null }, ['noNew']],
    ['of a village into itself', { oldVillages: ['village-3'] }, ['same']],
    ['before the village paid in', { date: day('2000-01-01') }, ['movedAfter']],
  ] as const)('%s', (_, given, expected) => {
    const refused = plan(ledger, given);
    expect(why(refused)).toEqual(expected);
    expect(refused.changes).toEqual([]);
  });

  it('twice, and into a village that is no more', () => {
    const merged = mergedBy(ledger, plan(ledger));
    expect(why(plan(merged, { newVillage: 'village-2' }))).toEqual(['mergedBefore']);
    expect(why(plan(merged, { oldVillages: ['village-2'], newVillage: 'village-1' }))).toEqual([
      'newMergedAway',
    ]);
  });

  it('while the old village was paid, or has an income, later', () => {
    const builder = operatingEnclave(3).with('village_year', { village_id: 'village-1', year: 2022 });
    const { id } = builder.add('batch', { date: '2021-12-20' });
    builder.with('batch_line', { batch_id: id, village_id: 'village-1', amount: yuan(1) });
    expect(why(plan(builder.ledger()))).toEqual(['paidAfter', 'yearAfter']);
  });

  it('while a row of the old village is not complete', () => {
    const builder = operatingEnclave(3).with('contribution', {
      holder_village_id: 'village-1',
      amount: null,
    });
    expect(plan(builder.ledger()).refusals).toEqual([
      { why: 'incomplete', village: 'village-1', account, date: null },
    ]);
  });

  it('with a code that another village has', () => {
    const entered = { village_code: ledger.get('village', 'village-2')?.village_code ?? '' };
    const given = { newVillage: 'made', entered: { ...entered } as MergerInput['entered'] };
    expect(why(plan(ledger, given))).toEqual(['codeTaken']);
  });
});

/** Ledgers of two enclaves and four villages: paid in with this or that, by themselves or by a company, some taken out. */
const movement = fc.record({
  village: fc.integer({ min: 1, max: 4 }),
  enclave: fc.constantFrom('enclave-1', 'enclave-2'),
  byCompany: fc.boolean(),
  amount: fc.integer({ min: 1, max: 9_000_000 }),
  taken: fc.double({ min: 0, max: 1, noNaN: true }),
  month: fc.integer({ min: 1, max: 12 }),
  later: fc.integer({ min: 0, max: 24 }),
  cash: fc.boolean(),
});

const monthDay = (month: number): string =>
  `${2019 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`;

function ledgerOf(movements: readonly (typeof movement extends fc.Arbitrary<infer M> ? M : never)[]): Ledger {
  const builder = operatingEnclave(0)
    .with('enclave', { enclave_code: '330825-XB-02' })
    .with('enclave_party', { enclave_id: 'enclave-2', capital_share_pct: 1_000_000 });
  for (const n of [1, 2, 3, 4]) builder.with('village', { id: `v${n}`, village_code: `33082510120${n}` });
  for (const one of movements) {
    const holder = one.byCompany
      ? {
          holder_kind: 'villageCompany' as const,
          holder_village_id: null,
          holder_name: '强村公司',
          beneficiary_village_id: `v${one.village}`,
        }
      : { holder_village_id: `v${one.village}` };
    const row = {
      ...holder,
      enclave_id: one.enclave,
      asset_form: one.cash ? ('cash' as const) : ('inKind' as const),
    };
    builder.with('contribution', {
      ...row,
      date: monthDay(one.month),
      interest_from: monthDay(one.month + one.later),
      amount: one.amount,
    });
    const taken = Math.floor(one.amount * one.taken);
    if (taken > 0)
      builder.with('contribution', {
        ...row,
        // Not always with what it was paid in with.
        asset_form: 'cash',
        kind: 'decrease',
        date: monthDay(one.month + 1),
        interest_from: monthDay(one.month + 1),
        amount: taken,
      });
  }
  return builder.ledger();
}

/** Every other month: as a movement begins, and between two. */
const days = Array.from({ length: 24 }, (_, at) => day(monthDay(2 * at + 1)));

describe('whatever the ledger', () => {
  const cases = fc.tuple(
    fc.array(movement, { maxLength: 12 }),
    fc.uniqueArray(fc.constantFrom('v1', 'v2', 'v3'), { minLength: 1 }),
    fc.integer({ min: 14, max: 30 }),
  );
  const merged = (
    movements: Parameters<typeof ledgerOf>[0],
    oldVillages: readonly string[],
    month: number,
  ) => {
    const ledger = ledgerOf(movements);
    const made = plan(ledger, { oldVillages, newVillage: 'v4', date: day(monthDay(month)) });
    return { ledger, made, merged: mergedBy(ledger, made) };
  };
  const accounts = ['enclave-1', 'enclave-2'].map((enclave_id) => ({ enclave_id, home_county: HOME }));

  it('the pairs of every enclave × home county come to zero, and its totals are the same on every day', () => {
    fc.assert(
      fc.property(cases, ([movements, oldVillages, month]) => {
        const { ledger, made, merged: now } = merged(movements, oldVillages, month);
        expect(made.refusals).toEqual([]);
        for (const one of accounts) {
          const pairs = made.changes.filter(({ values }) => values.enclave_id === one.enclave_id);
          const signed = pairs.map(({ values }) =>
            subtractingContributionKinds.has(String(values.kind))
              ? -Number(values.amount)
              : Number(values.amount),
          );
          expect(signed.reduce((sum, amount) => sum + amount, 0)).toBe(0);
          for (const by of ['principal', 'interest'] as const) {
            for (const on of days)
              expect(balanceAt(accountHolding(now, one, by).movements, on)).toBe(
                balanceAt(accountHolding(ledger, one, by).movements, on),
              );
          }
        }
      }),
    );
  });

  it('the old villages end with nothing and the new one has all, while no record is changed', () => {
    fc.assert(
      fc.property(cases, ([movements, oldVillages, month]) => {
        const { ledger, made, merged: now } = merged(movements, oldVillages, month);
        const on = day(monthDay(month));
        for (const one of accounts) {
          const before = villageShares(ledger, one, on);
          const shares = villageShares(now, one, on);
          for (const old of oldVillages) expect(shares.get(old)?.balance ?? 0).toBe(0);
          const joined = [...oldVillages, 'v4'].map((id) => before.get(id)?.balance ?? fen(0));
          expect(shares.get('v4')?.balance ?? 0).toBe(sumFen(joined));
          const shared = [...shares.values()].map(({ share }) => share);
          if (shared.some((share) => share !== null && share > 0)) {
            const sum = shared.reduce<number>((total, share) => total + (share ?? 0), 0);
            // Half-up to 1/10000 percent each.
            expect(Math.abs(sum - 1_000_000)).toBeLessThanOrEqual(shared.length);
          }
        }
        expect(made.changes.every(({ base_revision }) => base_revision === null)).toBe(true);
        const rows = (of: Ledger): NonNullable<RecordSet['contribution']> => of.records().contribution ?? [];
        expect(rows(now).slice(0, rows(ledger).length)).toEqual(rows(ledger));
      }),
    );
  });

  it('no day on which the old villages still earn is paid twice: what they hold never falls below nothing', () => {
    fc.assert(
      fc.property(cases, ([movements, oldVillages, month]) => {
        const { merged: now } = merged(movements, oldVillages, month);
        for (const old of oldVillages) {
          const rows = now.where('contribution', 'holder_village_id', old);
          for (const on of days)
            expect(balanceAt(holdingOf(rows, 'principal').movements, on)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
