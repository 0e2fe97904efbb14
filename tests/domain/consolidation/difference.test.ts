import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparedSide,
  type ConsolidatedPackage,
  explainDifference,
} from '../../../db/domain/consolidation/difference.ts';
import { figureNames } from '../../../db/domain/consolidation/figures.ts';
import { evaluateIndicators } from '../../../db/domain/indicators/evaluate.ts';
import { period } from '../../../db/domain/period.ts';
import { LedgerBuilder } from '../../support/ledger-builder.ts';

const year = period('2021');
const units = ['330802', '330825', '331121', '331122'] as const;

/** What a unit reported, in the fields that figures depend on; two units may report one enclave. */
const report = fc.record({
  version: fc.integer({ min: 1, max: 3 }),
  shared: fc.boolean(),
  kind: fc.constantFrom('weakVillage', 'industrial'),
  receipts: fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: 9_000_000_000_000 }),
      date: fc.constantFrom('2020-11-30', '2021-01-05', '2021-12-31'),
    }),
    { maxLength: 4 },
  ),
  lines: fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 3 }),
  months: fc.array(fc.integer({ min: 0, max: 9_000_000_000 }), { maxLength: 3 }),
});
const province = fc.array(fc.option(report, { nil: null }), {
  minLength: units.length,
  maxLength: units.length,
});

type Report = typeof report extends fc.Arbitrary<infer R> ? R : never;

/** @param rows begins the ids of the list's rows, which are another list's where they differ */
function sideOf(reports: readonly (Report | null)[], members: readonly string[], rows = ''): ComparedSide {
  const reported = units.flatMap((unit, at) => {
    const one = reports[at];
    return one == null ? [] : [{ unit, one }];
  });
  const counties = reported.map(({ unit, one }) => ({ unit, name: unit, ledger: ledgerOf(unit, one) }));
  const packages = reported.map(
    ({ unit, one }): ConsolidatedPackage => ({
      package_id: `${unit} ${JSON.stringify(one)}`,
      unit,
      period: year,
      version: one.version,
      sha256: unit,
    }),
  );
  const list = members.map((code) => ({
    id: `${rows}${code}`,
    area_code: code,
    name_zh: code,
    member_from: null,
    member_to: null,
  }));
  return { counties, packages, report: evaluateIndicators(counties, year, { list }) };
}

function ledgerOf(unit: string, { shared, kind, receipts, lines, months }: Report) {
  const home_county = shared ? '330825' : unit;
  const builder = new LedgerBuilder()
    .with('enclave', { enclave_code: shared ? 'shared' : `${unit}-XB-01`, kind })
    .with('stage_event', { stage: 'agreement', date: '2021-03-01' })
    .with('village')
    .with('due', { home_county, year: 2021 })
    .with('batch', { home_county, date: '2021-06-01' })
    .with('project', { project_code: `2103-${unit}-04-01-123456` });
  for (const one of receipts) builder.with('receipt', { home_county, ...one });
  for (const amount of lines) builder.with('batch_line', { amount });
  for (const [at, inv_month] of months.entries())
    builder.with('investment', { month: `2021-0${at + 2}`, inv_month });
  return builder.ledger();
}

describe('the difference of two consolidations', () => {
  it('is explained by units and records, to the fen, whatever came, went or changed', () => {
    const members = fc.subarray([...units], { minLength: 1 });
    fc.assert(
      fc.property(province, province, members, members, (before, after, membersBefore, membersAfter) => {
        const [a, b] = [sideOf(before, membersBefore), sideOf(after, membersAfter)];
        const { figures, units: touched } = explainDifference(a, b);
        for (const { indicator, figure } of figureNames) {
          const [was, is] = [a, b].map(
            (side) =>
              (side.report.values[indicator].figures as Record<string, { value: number }>)[figure]?.value,
          ) as [number, number];
          const found = figures.find((one) => one.indicator === indicator && one.figure === figure);
          if (found === undefined) {
            expect(is).toBe(was);
            continue;
          }
          expect([found.a, found.b]).toEqual([was, is]);
          expect(sum(found.parts.map((part) => part.b - part.a))).toBe(is - was);
          for (const part of found.parts) {
            expect(sum(part.records.map((one) => one.b - one.a))).toBe(part.b - part.a);
            expect(touched.some(({ unit }) => unit === part.unit)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names nothing where nothing differs', () => {
    fc.assert(
      fc.property(province, (reports) => {
        const side = sideOf(reports, units);
        expect(explainDifference(side, sideOf(reports, units))).toEqual({ figures: [], units: [] });
      }),
      { numRuns: 10 },
    );
  });

  it('names the county that left the list alone, also where the list is kept in other rows now', () => {
    const reports = units.map(() => null);
    const [left, ...stay] = units;
    const { units: touched } = explainDifference(sideOf(reports, units), sideOf(reports, stay, 'own-'));
    expect(touched.map(({ unit, cause }) => [unit, cause])).toEqual([[left, 'membership']]);
  });
});

const sum = (amounts: readonly number[]): number =>
  Number(amounts.reduce((before, amount) => before + BigInt(amount), 0n));
