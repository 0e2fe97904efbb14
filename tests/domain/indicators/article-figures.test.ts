import { describe, expect, it } from 'vitest';
import { provincePeriod, provinceTargets } from '../../../db/demo/province/targets.ts';
import { type AcceptedPackage, acceptedLedger } from '../../../db/domain/accepted-ledger.ts';
import { pool } from '../../../db/domain/figures/pool.ts';
import { projectSinceStart } from '../../../db/domain/figures/project-lines.ts';
import { receivedBetween } from '../../../db/domain/figures/receipts.ts';
import { indicatorIds } from '../../../db/domain/indicators/declarations.ts';
import { byCounty, evaluateIndicators } from '../../../db/domain/indicators/evaluate.ts';
import { indicatorsJson } from '../../../db/domain/indicators/indicator-json.ts';
import { sumFen } from '../../../db/domain/money.ts';
import { packageRecords } from '../../../db/domain/package.ts';
import { period, periodEnd, periodStart } from '../../../db/domain/period.ts';
import { wan } from '../../support/ledger-builder.ts';
import { syntheticProvince } from '../../support/synthetic-province.ts';

const counties = syntheticProvince(1);
const report = evaluateIndicators(counties, provincePeriod);
const json = indicatorsJson(report);

describe('the synthetic province', () => {
  it('comes to the figures of the article', () => {
    const full = { num: 26, den: 26, value: 1_000_000, unit: '1/10000 percent' };
    expect(json).toMatchObject({
      I1: { value: 42, unit: 'count' },
      I2: { value: 30 },
      I3: { value: 26 },
      I4: { value: provinceTargets.villages, beforeMergers: provinceTargets.villages },
      I8: { value: 28 },
      I9: { value: 9 },
      I10: { value: 68 },
      I11: { value: 18 },
      I12: { value: 199, inEcoParks: 199, allProjects: 199 },
      I13: { value: wan(3_330_000), inPlatforms: wan(3_330_000), unit: 'fen' },
      I18: full,
      I19: { value: 26 },
      I20: full,
    });
    expect(json.I5.value).toBeGreaterThanOrEqual(wan(provinceTargets.received.from));
    expect(json.I5.value).toBeLessThan(wan(provinceTargets.received.below));
    expect(Number(json.I6.cumulative)).toBeLessThanOrEqual(Number(json.I5.cumulative));
    expect(Number(json.I7.value)).toBeGreaterThan(60_000);
    expect(json.I21).toMatchObject({ unit: 'person-times' });
    expect(report.duplicates).toEqual([]);
    for (const id of indicatorIds) expect(report.values[id].incomplete, id).toEqual([]);
  });

  it('opens every figure down to records that are there and add up to it', () => {
    const ledgers = new Map(counties.map(({ unit, ledger }) => [unit, ledger]));
    for (const id of indicatorIds) {
      for (const [name, figure] of Object.entries(report.values[id].figures)) {
        const where = `${id} ${name}`;
        expect(sum(figure.parts.map(({ amount }) => amount ?? 0)), where).toBe(figure.value);
        expect(sum([...byCounty(figure).values()].map(({ value }) => value)), where).toBe(figure.value);
        for (const part of figure.parts.filter(({ type }) => type !== 'county'))
          expect(ledgers.get(part.unit)?.get(part.type, part.id), where).toBeDefined();
      }
    }
  });

  it('states what the accounts and projects of the counties state themselves', () => {
    const [from, to] = [periodStart(provincePeriod), periodEnd(provincePeriod)];
    const accounts = counties.flatMap(({ ledger }) =>
      ledger
        .accounts()
        .filter(({ enclave_id }) => ledger.get('enclave', enclave_id)?.kind === 'weakVillage')
        .map((account) => ({
          received: receivedBetween(ledger, account, from, to).amount,
          distributed: pool(ledger, account, from, to).distributed,
        })),
    );
    expect(json.I5.value).toBe(sumFen(accounts.map(({ received }) => received)));
    expect(json.I6.value).toBe(sumFen(accounts.map(({ distributed }) => distributed)));
    const projects = counties.flatMap(({ ledger }) =>
      ledger.all('project').map(({ id }) => projectSinceStart(ledger, id, to).inv_cum),
    );
    expect(json.I13.value).toBe(sumFen(projects));
  });

  it('comes to the same from accepted packages, whether years, or quarters and months before them', () => {
    const years = [2018, 2019, 2020, 2021].map((year) => period(String(year)));
    const parts = years.flatMap((year) => [
      ...[1, 2, 3, 4].map((index) => period(`${year}Q${index}`)),
      ...Array.from({ length: 11 }, (_, at) => period(`${year}-${String(at + 2).padStart(2, '0')}`)),
    ]);
    const some = counties.slice(0, 6);
    const figures = (periods: readonly ReturnType<typeof period>[]) => {
      const accepted = some.map(({ unit, name, ledger }) => {
        const packages = periods.map(
          (one): AcceptedPackage => ({ period: one, records: packageRecords(ledger, one) }),
        );
        return { unit, name, ledger: acceptedLedger(packages, provincePeriod) };
      });
      return indicatorsJson(evaluateIndicators(accepted, provincePeriod));
    };
    const own = indicatorsJson(evaluateIndicators(some, provincePeriod));
    expect(figures(years)).toEqual(own);
    const { I21: _year, ...ofParts } = figures(parts);
    const { I21: _own, ...others } = own;
    expect(ofParts).toEqual(others);
  });
});

function sum(amounts: readonly number[]): number {
  return amounts.reduce((before, amount) => before + amount, 0);
}
