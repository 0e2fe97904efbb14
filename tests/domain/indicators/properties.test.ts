import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AcceptedPackage, acceptedLedger } from '../../../db/domain/accepted-ledger.ts';
import { indicatorIds } from '../../../db/domain/indicators/declarations.ts';
import {
  byCounty,
  evaluateIndicators,
  type IndicatorReport,
} from '../../../db/domain/indicators/evaluate.ts';
import { indicatorsJson } from '../../../db/domain/indicators/indicator-json.ts';
import type { CountyLedger } from '../../../db/domain/indicators/same-record.ts';
import { packageRecords } from '../../../db/domain/package.ts';
import { period } from '../../../db/domain/period.ts';
import { OTHER, reported } from '../../support/county-ledgers.ts';
import { HOME, LedgerBuilder } from '../../support/ledger-builder.ts';

const units = [HOME, OTHER, '331125'] as const;
const whole = period('2021');

const day = fc
  .record({ year: fc.integer({ min: 2020, max: 2021 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`);
const amount = fc.integer({ min: -1_000, max: 100_000_000 });
const code = fc.constantFrom('330825-XB-01', '330825-XB-02', '331121-CY-01');
const month = fc.integer({ min: 2, max: 12 }).map((index) => `2021-${String(index).padStart(2, '0')}`);

/** What a made-up county has; counties share codes, so that several report one enclave or project. */
const facts = fc.record({
  enclaves: fc.uniqueArray(
    fc.record({
      code,
      kind: fc.constantFrom('weakVillage', 'industrial'),
      marked: fc.boolean(),
      signed: day,
    }),
    { minLength: 1, maxLength: 3, selector: (one) => one.code },
  ),
  receipts: fc.array(
    fc.record({ at: fc.nat(2), date: day, amount, kind: fc.constantFrom('fixed', 'rent', 'taxShare') }),
    { maxLength: 6 },
  ),
  batches: fc.array(fc.record({ at: fc.nat(2), date: day, amounts: fc.array(amount, { maxLength: 3 }) }), {
    maxLength: 4,
  }),
  contributions: fc.array(fc.record({ at: fc.nat(2), date: day, amount: fc.nat(1e9) }), { maxLength: 5 }),
  projects: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
  months: fc.uniqueArray(month, { maxLength: 4 }),
  opening: fc.option(fc.nat(1e9)),
});
type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

function countyOf(unit: string, given: Facts): CountyLedger {
  const builder = new LedgerBuilder();
  const id = (name: string) => `${unit}/${name}`;
  const enclaveAt = (at: number) => id(given.enclaves[at % given.enclaves.length]?.code ?? '');
  for (const { code: enclave_code, kind, marked, signed } of given.enclaves) {
    const enclave_id = id(enclave_code);
    builder.add('enclave', {
      id: enclave_id,
      enclave_code,
      kind: kind as 'weakVillage',
      counted_as_platform: marked,
    });
    builder.add('enclave_party', { id: id(`party ${enclave_code}`), enclave_id, home_county: unit });
    builder.add('stage_event', {
      id: id(`event ${enclave_code}`),
      enclave_id,
      stage: 'agreement',
      agreement_kind: 'formal',
      date: signed,
    });
  }
  if (given.opening !== null)
    builder.add('opening_balance', {
      id: id('opening'),
      enclave_id: enclaveAt(0),
      home_county: unit,
      as_of: '2020-06-30',
      distributed_cum: given.opening,
    });
  given.receipts.forEach(({ at, date, amount: paid, kind }, index) => {
    builder.add('receipt', {
      id: id(`receipt ${index}`),
      enclave_id: enclaveAt(at),
      home_county: unit,
      date,
      amount: paid,
      return_kind: kind as 'fixed',
    });
  });
  builder.add('village', { id: id('village'), village_code: `${unit}101201` });
  given.contributions.forEach(({ at, date, amount: paid }, index) => {
    builder.add('contribution', {
      id: id(`contribution ${index}`),
      enclave_id: enclaveAt(at),
      home_county: unit,
      date,
      interest_from: date,
      amount: paid,
      holder_village_id: id('village'),
    });
  });
  given.batches.forEach(({ at, date, amounts }, index) => {
    builder.add('batch', { id: id(`batch ${index}`), enclave_id: enclaveAt(at), home_county: unit, date });
    amounts.forEach((paid, line) => {
      builder.add('batch_line', {
        id: id(`line ${index} ${line}`),
        batch_id: id(`batch ${index}`),
        village_id: id('village'),
        amount: paid,
      });
    });
  });
  for (const number of given.projects) {
    const project_id = id(`project ${number}`);
    builder.add('project', { id: project_id, project_code: `2103-330825-04-01-10000${number}` });
    for (const of of given.months)
      builder.add('investment', {
        id: `${project_id} ${of}`,
        project_id,
        month: of,
        inv_month: number * 7 + 1,
      });
  }
  return reported(builder, unit);
}

const province = fc
  .tuple(facts, facts, facts)
  .map((all) => units.map((unit, at) => countyOf(unit, all[at] as Facts)));

const sums = (report: IndicatorReport): void => {
  for (const id of indicatorIds) {
    for (const [name, figure] of Object.entries(report.values[id].figures)) {
      const where = `${id} ${name}`;
      expect(
        figure.parts.reduce((sum, part) => sum + (part.amount ?? 0), 0),
        where,
      ).toBe(figure.value);
      const counties = [...byCounty(figure).values()];
      expect(
        counties.reduce((sum, { value }) => sum + value, 0),
        where,
      ).toBe(figure.value);
      const records = figure.parts.map((part) => `${part.county} ${part.type} ${part.id}`);
      expect(new Set(records).size, where).toBe(records.length);
    }
  }
};

describe('whatever counties report', () => {
  it('the records behind every figure add up to it, none twice', () => {
    fc.assert(
      fc.property(province, (counties) => sums(evaluateIndicators(counties, whole))),
      { numRuns: 60 },
    );
  });

  it('the order of the counties does not matter', () => {
    const shuffled = province.chain((counties) =>
      fc.tuple(fc.constant(counties), fc.shuffledSubarray([0, 1, 2], { minLength: 3 })),
    );
    fc.assert(
      fc.property(shuffled, ([counties, order]) => {
        const other = order.flatMap((at) => counties[at] ?? []);
        expect(evaluateIndicators(other, whole)).toEqual(evaluateIndicators(counties, whole));
      }),
      { numRuns: 60 },
    );
  });

  it('it is the same out of one package or of several', () => {
    const years = ['2020', '2021'];
    const parts = years.flatMap((year) => [
      ...[1, 2, 3, 4].map((index) => `${year}Q${index}`),
      ...Array.from({ length: 11 }, (_, at) => `${year}-${String(at + 2).padStart(2, '0')}`),
    ]);
    const of = (counties: readonly CountyLedger[], periods: readonly string[]) =>
      indicatorsJson(
        evaluateIndicators(
          counties.map((county) => ({
            ...county,
            ledger: acceptedLedger(
              periods.map(
                (one): AcceptedPackage => ({
                  period: period(one),
                  records: packageRecords(county.ledger, period(one)),
                }),
              ),
              whole,
            ),
          })),
          whole,
        ),
      );
    fc.assert(
      fc.property(province, (counties) => {
        const own = indicatorsJson(evaluateIndicators(counties, whole));
        expect(of(counties, years)).toEqual(own);
        expect(of(counties, parts)).toEqual(own);
      }),
      { numRuns: 30 },
    );
  });

  it('a county that reports what another one has reported adds nothing but its own money', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const one = countyOf(HOME, given);
        const both = [one, { ...one, unit: OTHER }];
        // The same records under another unit: each enclave, project and account is the first one's.
        const [alone, twice] = [[one], both].map((counties) =>
          indicatorsJson(evaluateIndicators(counties, whole)),
        );
        for (const id of [
          'I1',
          'I2',
          'I3',
          'I4',
          'I5',
          'I6',
          'I7',
          'I9',
          'I10',
          'I12',
          'I13',
          'I17',
        ] as const)
          expect(twice?.[id], id).toEqual(alone?.[id]);
      }),
      { numRuns: 60 },
    );
  });

  it('what is dated after the period changes nothing in it', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const quarter = period('2021Q2');
        const isUpTo = (date: string) => date <= '2021-06-30';
        const known: Facts = {
          ...given,
          receipts: given.receipts.filter(({ date }) => isUpTo(date)),
          batches: given.batches.filter(({ date }) => isUpTo(date)),
          contributions: given.contributions.filter(({ date }) => isUpTo(date)),
          months: given.months.filter((of) => of <= '2021-06'),
        };
        const [now, later] = [known, given].map((one) => {
          const values = indicatorsJson(evaluateIndicators([countyOf(HOME, one)], quarter));
          return values;
        });
        expect(later).toEqual(now);
      }),
      { numRuns: 60 },
    );
  });
});
