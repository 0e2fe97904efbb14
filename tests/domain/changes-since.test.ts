import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affectedReports, type FiledAndNow } from '../../db/domain/affected-reports.ts';
import { changesSince } from '../../db/domain/changes-since.ts';
import { Ledger, type RecordSet } from '../../db/domain/ledger.ts';
import { type PackagedRecord, packageRecords } from '../../db/domain/package.ts';
import { type Period, period, periodEnd } from '../../db/domain/period.ts';
import type { AnyRecord, RecordType } from '../../db/domain/records/catalogue.ts';
import { recordOf } from '../support/ledger-builder.ts';

/** Receipts of 2021 by day and amount, a village, and a due: rows of the quarters, registers, what is in all. */
interface Books {
  readonly receipts: readonly {
    readonly n: number;
    readonly date: string;
    readonly amount: number;
    readonly voided: boolean;
  }[];
  readonly village: string;
  readonly agreed: number;
}

const books: fc.Arbitrary<Books> = fc.record({
  receipts: fc.uniqueArray(
    fc.record({
      n: fc.integer({ min: 1, max: 5 }),
      date: fc.constantFrom('2020-12-31', '2021-02-01', '2021-05-01', '2021-11-30', '2022-01-01'),
      amount: fc.constantFrom(1, 2, 300),
      voided: fc.boolean(),
    }),
    { selector: ({ n }) => n, maxLength: 5 },
  ),
  village: fc.constantFrom('溪口村', '塔石村'),
  agreed: fc.constantFrom(10, 20),
});

function setOf({ receipts, village, agreed }: Books): RecordSet {
  return {
    village: [recordOf('village', 'village-1', { name: village })],
    due: [recordOf('due', 'due-1', { year: 2021, agreed: agreed as never })],
    receipt: receipts.map(({ n, date, amount, voided }) =>
      recordOf('receipt', `receipt-${n}`, { date: date as never, amount: amount as never, voided }),
    ),
  };
}
const ledgerOf = (of: Books): Ledger => new Ledger(setOf(of));
const packaged = (of: Books, text: string) => packageRecords(ledgerOf(of), period(text));
const ownOf =
  (of: Books) =>
  (type: RecordType, id: string): AnyRecord | undefined =>
    (setOf(of)[type] as readonly unknown[] as readonly AnyRecord[] | undefined)?.find((one) => one.id === id);
const changes = (before: Books, after: Books, text: string) =>
  changesSince(packaged(before, text), packaged(after, text), ownOf(after));

/** A package with changes done to it. */
function redone(
  filed: readonly PackagedRecord[],
  list: ReturnType<typeof changesSince>,
  now: readonly PackagedRecord[],
) {
  const key = (type: string, id: string): string => `${type} ${id}`;
  const said = new Map(filed.map(({ type, record }) => [key(type, record.id), record]));
  for (const { type, id, kind, fields } of list) {
    if (kind === 'voided' || kind === 'moved') said.delete(key(type, id));
    else {
      const base = said.get(key(type, id)) ?? now.find((one) => one.record.id === id)?.record;
      const values = Object.fromEntries(fields.map(({ field, now: value }) => [field, value]));
      said.set(key(type, id), { ...base, ...values } as AnyRecord);
    }
  }
  return said;
}

describe('changes since a report was filed', () => {
  it('are none where the packages say the same, and lead from the one to the other', () => {
    fc.assert(
      fc.property(books, books, fc.constantFrom('2021Q1', '2021Q4', '2021'), (before, after, text) => {
        expect(changes(before, before, text)).toEqual([]);
        const now = packaged(after, text);
        const result = redone(packaged(before, text), changes(before, after, text), now);
        expect(result).toEqual(new Map(now.map(({ type, record }) => [`${type} ${record.id}`, record])));
      }),
    );
  });

  it('name each record once, by what became of it', () => {
    fc.assert(
      fc.property(books, books, (before, after) => {
        const list = changes(before, after, '2021Q4');
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
        for (const { type, id, kind, fields } of list) {
          const [was, own] = [
            packaged(before, '2021Q4').some((one) => one.record.id === id),
            ownOf(after)(type, id),
          ];
          expect(was).toBe(kind !== 'new');
          if (kind === 'voided') expect(own === undefined || own.voided).toBe(true);
          if (kind === 'moved') expect(fields.map(({ field }) => field)).toContain('date');
          for (const { before: old, now } of fields) expect(old).not.toBe(now);
        }
      }),
    );
  });

  it('count a query once it is answered, not when it is read in', () => {
    const query = recordOf('query', 'query-1', {}) as unknown as AnyRecord;
    const asked = [{ type: 'query' as const, record: query }];
    const answered = [{ type: 'query' as const, record: { ...query, answer: '已核对' } }];
    expect(changesSince([], asked, () => undefined)).toEqual([]);
    expect(changesSince([], answered, () => undefined)).toMatchObject([{ kind: 'new' }]);
  });
});

describe('later reports that a change reaches', () => {
  /** Received from the beginning of the year, and since the start. */
  function totals(of: Books, text: Period): Record<string, number> {
    const live = of.receipts.filter(({ date, voided }) => !voided && date <= periodEnd(text));
    const sum = (from: string): number =>
      live.filter(({ date }) => date >= from).reduce((total, { amount }) => total + amount, 0);
    return { received_ytd: sum(`${text.slice(0, 4)}-01-01`), received_since_start: sum('') };
  }
  const all = ['2020Q4', '2021Q1', '2021Q2', '2021Q4', '2021', '2022Q1'].map(period);
  const report = (before: Books, after: Books, of: Period): FiledAndNow => ({
    ...{ period: of, version: 1, status: 'accepted' },
    filed: { records: packaged(before, of), totals: totals(before, of) },
    now: { records: packaged(after, of), totals: totals(after, of) },
  });

  it('are those that would say something else, and no others, in their order', () => {
    fc.assert(
      fc.property(books, books, fc.constantFrom(...all), (before, after, changed) => {
        const found = affectedReports(
          { period: changed, changes: changes(before, after, changed) },
          all.map((of) => report(before, after, of)),
        );
        const names = found.map((one) => one.period);
        expect(names).not.toContain(changed);
        for (const of of all) {
          if (of === changed || periodEnd(of) < periodEnd(changed)) expect(names).not.toContain(of);
          else if (changes(before, after, changed).length > 0) {
            const [was, is] = [totals(before, of), totals(after, of)];
            const otherTotal = Object.keys(is).some((name) => was[name] !== is[name]);
            // A changed total is never passed over; what is listed has a reason.
            if (otherTotal) expect(names).toContain(of);
            const listed = found.find((one) => one.period === of);
            if (listed !== undefined) expect(listed.records + listed.totals.length).toBeGreaterThan(0);
            for (const { name, filed, now } of listed?.totals ?? [])
              expect([was[name], is[name]]).toEqual([filed, now]);
          }
        }
        expect(names).toEqual(all.filter((of) => names.includes(of)).toSorted(byEnd));
      }),
    );
  });

  it('are every later one where a register is changed, and the cumulative ones where a receipt is', () => {
    const before: Books = {
      receipts: [{ n: 1, date: '2021-02-01', amount: 300, voided: false }],
      village: '溪口村',
      agreed: 10,
    };
    const reaching = (after: Books): Period[] =>
      affectedReports(
        { period: period('2021Q1'), changes: changes(before, after, '2021Q1') },
        all.map((of) => report(before, after, of)),
      ).map((one) => one.period);
    expect(reaching({ ...before, village: '塔石村' }).toSorted()).toEqual([
      '2021',
      '2021Q2',
      '2021Q4',
      '2022Q1',
    ]);
    const found = affectedReports(
      {
        period: period('2021Q1'),
        changes: changes(
          before,
          { ...before, receipts: [{ n: 1, date: '2021-02-01', amount: 1, voided: false }] },
          '2021Q1',
        ),
      },
      all.map((of) =>
        report(before, { ...before, receipts: [{ n: 1, date: '2021-02-01', amount: 1, voided: false }] }, of),
      ),
    );
    expect(found.find((one) => one.period === '2022Q1')).toMatchObject({
      records: 0,
      totals: [{ name: 'received_since_start', filed: 300, now: 1 }],
    });
    expect(found.find((one) => one.period === '2021')).toMatchObject({ records: 1 });
  });
});

const byEnd = (a: Period, b: Period): number =>
  periodEnd(a) < periodEnd(b) ? -1 : periodEnd(a) > periodEnd(b) ? 1 : 0;
