import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { figureNames } from '../../../db/domain/consolidation/figures.ts';
import { stageGroups } from '../../../db/domain/dashboard/enclave-pipeline.ts';
import type { indicatorIds } from '../../../db/domain/indicators/declarations.ts';
import { evaluateIndicators, headlineOf } from '../../../db/domain/indicators/evaluate.ts';
import { period } from '../../../db/domain/period.ts';
import { LedgerBuilder } from '../../support/ledger-builder.ts';
import { openUpperLevel, packageOf, receive } from '../../support/received-packages.ts';
import { openCounty, openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { syntheticProvince } from '../../support/synthetic-province.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

const year = period('2021');
const counties = syntheticProvince(1, ['330802', '330825', '331121']);
const [kecheng, longyou, qingtian] = counties as unknown as [
  (typeof counties)[0],
  (typeof counties)[0],
  (typeof counties)[0],
];

let host: ServiceHost;
let folder: string;
let remove: () => void;
beforeEach(async () => {
  const made = temporaryFolder();
  [folder, remove] = [made.path, made.remove];
  host = await openServices(`${folder}/data`);
});
afterEach(() => {
  host.close();
  remove();
});

const view = (of = year) => host.call('dashboard.view', { period: of });
const partsOf = (input: Partial<Parameters<typeof ask>[0]> = {}) => ask(input);
function ask(input: {
  readonly indicator?: (typeof indicatorIds)[number];
  readonly figure?: (typeof figureNames)[number]['figure'];
  readonly county?: string;
  readonly offset?: number;
  readonly limit?: number;
}) {
  return host.call('indicators.parts', {
    period: year,
    indicator: 'I5',
    figure: 'value',
    language: 'zh-CN',
    ...input,
  });
}

/** All records behind a figure, page by page. */
async function allRows(input: Parameters<typeof ask>[0], limit: number) {
  const rows = [];
  for (let offset = 0; ; offset += limit) {
    const page = await partsOf({ ...input, offset, limit });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return { page, rows };
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

describe('the dashboard of an upper level', () => {
  it('has records behind every figure whose sum is the figure, in all and county by county', async () => {
    await openUpperLevel(host);
    receive(
      host,
      counties.map((county) => packageOf(county, year)),
    );
    const { figures } = await view();
    for (const { indicator, figure } of figureNames) {
      const { page, rows } = await allRows({ indicator, figure }, 500);
      const name = `${indicator} ${figure}`;
      expect(page.value, name).toBe(figures[indicator][figure]);
      expect(sum(rows.map(({ amount }) => amount)), name).toBe(page.value);
      expect(new Set(rows.map(({ unit, type, id }) => `${unit} ${type} ${id}`)).size, name).toBe(page.total);
      expect(sum(page.counties.map(({ value }) => value)), name).toBe(page.value);
      for (const { county, value, records } of page.counties) {
        const own = await partsOf({ indicator, figure, county, limit: 1 });
        expect({ value: own.value, total: own.total }, `${name} ${county}`).toEqual({
          value,
          total: records,
        });
      }
    }
  });

  it('has dues behind every mark of the arrears, and enclaves behind every mark of the pipeline', async () => {
    await openUpperLevel(host);
    receive(
      host,
      counties.map((county) => packageOf(county, year)),
    );
    const { arrears, pipeline } = await view();
    expect(arrears.counties.length).toBeGreaterThan(0);
    for (const { age, value, dues } of arrears.ages) {
      const all = await host.call('dashboard.dues', { period: year, age, limit: 500 });
      expect({ value: all.value, total: all.total }, age).toEqual({ value, total: dues });
      expect(sum(all.rows.map(({ rest }) => rest)), age).toBe(value);
      for (const row of arrears.counties) {
        const own = await host.call('dashboard.dues', { period: year, age, county: row.unit });
        expect(own.value, `${age} ${row.name}`).toBe(row[age]);
        expect(own.rows.every(({ unit, place }) => unit === row.unit && place === null)).toBe(true);
      }
    }
    for (const { unit, total } of arrears.counties)
      expect((await host.call('dashboard.dues', { period: year, county: unit, limit: 1 })).value).toBe(total);
    for (const row of pipeline)
      for (const group of stageGroups) {
        const rows = await host.call('dashboard.enclaves', { period: year, stage: row.stage, group });
        expect(rows, `${row.stage} ${group}`).toHaveLength(row[group]);
      }
  });

  it('lists records page by page, the highest first, by what they are called', async () => {
    await openUpperLevel(host);
    receive(host, [packageOf(longyou, year)]);
    const { rows } = await allRows({ figure: 'cumulative' }, 1);
    expect(rows).toEqual((await partsOf({ figure: 'cumulative' })).rows);
    expect(rows.map(({ amount }) => amount)).toEqual(
      rows.map(({ amount }) => amount).toSorted((a, b) => b - a),
    );
    expect(rows[0]?.label).toContain('到账');
    // What others reported is not worked on here.
    expect(rows.every(({ place }) => place === null)).toBe(true);
  });

  it('counts what was accepted, and names who is missing', async () => {
    await openUpperLevel(host);
    expect((await view()).empty).toBe(true);
    receive(host, [packageOf(longyou, year), packageOf(kecheng, year, { moves: [] })]);
    const seen = await view();
    expect(seen).toMatchObject({ empty: false, provisional: false, owing: 26, reporting: 1 });
    expect(seen.missing.map(({ name }) => name)).toContain('柯城区');
    expect(seen.missing).toHaveLength(25);
    const report = evaluateIndicators([longyou], year);
    expect(seen.headlines.I5).toBe(headlineOf(report.values.I5));
    const compared = seen.comparisons.I5;
    expect(compared[0]).toMatchObject({ unit: '330825', reported: true, share: 1_000_000 });
    expect(compared.filter(({ reported }) => !reported)).toHaveLength(25);
  });

  it('shows a prefecture its own counties, once it has accepted them itself', async () => {
    await openUpperLevel(host, '3308');
    receive(host, [
      packageOf(longyou, year, { moves: ['cityAccepted'] }),
      packageOf(kecheng, year, { moves: ['cityAccepted'] }),
      packageOf(qingtian, year, { moves: ['cityAccepted'] }),
    ]);
    const seen = await view();
    expect(seen.level).toBe('prefecture');
    expect(seen.comparisons.I5.map(({ unit }) => unit.slice(0, 4))).toEqual(Array(6).fill('3308'));
    const { page, rows } = await allRows({ figure: 'cumulative' }, 100);
    expect(new Set(rows.map(({ unit }) => unit))).toEqual(new Set(['330802', '330825']));
    expect(page.value).toBe(seen.figures.I5.cumulative);
    expect(seen.twinning.map(({ unit }) => unit)).not.toContain('331121');
  });

  it('compares with an earlier period only where a report says something of it', async () => {
    await openUpperLevel(host);
    receive(host, [packageOf(longyou, year), packageOf(kecheng, year)]);
    const before = period('2020');
    expect((await view()).earlier).toMatchObject([{ period: before, counties: 0 }]);
    receive(host, [packageOf(longyou, before)]);
    const [earlier] = (await view()).earlier;
    expect(earlier?.counties).toBe(1);
    const report = evaluateIndicators([longyou, kecheng], before);
    expect(earlier?.headlines.I1).toBe(headlineOf(report.values.I1));
    // The report of 2020 says something of its quarters; that of 2021 is of no use before its end.
    const { earlier: ofQuarter } = await view(period('2021Q3'));
    expect(ofQuarter).toMatchObject([
      { period: '2021Q2', counties: 0 },
      { period: '2020Q3', counties: 1 },
    ]);
  });

  it('remembers by what counties were compared', async () => {
    await openUpperLevel(host);
    receive(host, [packageOf(longyou, year)]);
    expect((await view()).compared).toBe('I5');
    await host.call('dashboard.remember', { indicator: 'I13' });
    expect((await view()).compared).toBe('I13');
  });

  it('refuses a figure that the indicator does not have', async () => {
    await openUpperLevel(host);
    const refused = await host.refused('indicators.parts', {
      period: year,
      indicator: 'I1',
      figure: 'num',
      language: 'zh-CN',
    });
    expect(refused.code).toBe('rejected');
  });
});

describe('the dashboard of a county', () => {
  it('shows its own records as provisional, each with where it is worked on', async () => {
    host.close();
    host = await openCounty(`${folder}/county`, twoEnclaves());
    const seen = await view();
    expect(seen).toMatchObject({ level: 'county', provisional: true, empty: false, missing: [] });
    expect(seen.comparisons.I5).toEqual([]);
    const { rows } = await allRows({ figure: 'cumulative' }, 100);
    expect(rows.length).toBeGreaterThan(0);
    expect(sum(rows.map(({ amount }) => amount))).toBe(seen.figures.I5.cumulative);
    for (const { place } of rows) expect(place?.enclave_id).not.toBeNull();
    const dues = await host.call('dashboard.dues', { period: year });
    for (const { place } of dues.rows) expect(place?.enclave_id).not.toBeNull();
    const [first] = await host.call('dashboard.enclaves', {
      period: year,
      stage: 'agreement',
      group: 'reached',
    });
    expect(first?.place?.enclave_id).toBe(first?.id);
  });

  it('is empty before its first record', async () => {
    host.close();
    host = await openCounty(`${folder}/county`, new LedgerBuilder());
    expect(await view()).toMatchObject({ empty: true, provisional: true });
  });
});
