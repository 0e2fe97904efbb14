import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FigureName, figureOf } from '../../db/domain/consolidation/figures.ts';
import type { MadeConsolidation } from '../../db/domain/consolidation-answers.ts';
import { type Period, period } from '../../db/domain/period.ts';
import type { FieldValue, RecordType } from '../../db/domain/records/catalogue.ts';
import { CountyOffice } from '../support/county-office.ts';
import { InboxHost, year } from '../support/inbox-host.ts';
import { processTimeoutMs } from '../support/run-cli.ts';
import { consolidate } from './walked-province.ts';

/* One county's months and quarters of 2021 on their way to the province, then its year. The steps follow one another. */

vi.setConfig({ testTimeout: processTimeoutMs, hookTimeout: processTimeoutMs });

const unit = '330803';
const march = period('2021-03');
const quarter = period('2021Q1');
/** A receipt found between the last quarter and the year's report, in fen. */
const found = 123_456;
/** What months and quarters state; all else of the year only its own report does. */
const stated: readonly FigureName[] = [
  { indicator: 'I5', figure: 'value' },
  { indicator: 'I5', figure: 'cumulative' },
  { indicator: 'I6', figure: 'value' },
  { indicator: 'I6', figure: 'cumulative' },
  { indicator: 'I13', figure: 'inPeriod' },
];

let county: CountyOffice;
let province: InboxHost;
let before: MadeConsolidation;
beforeAll(async () => {
  [county, province] = await Promise.all([CountyOffice.open(unit), InboxHost.open()]);
});
afterAll(() => {
  county?.close();
  province?.close();
});

/** Reports of the county are filed, received together and accepted one after the other. */
async function accepted(...periods: readonly Period[]): Promise<void> {
  for (const of of periods) {
    await county.explainAll(of);
    const { file, bytes } = await county.submit(null, of);
    province.put(file, bytes);
  }
  await province.scanTrusting(periods[0]);
  for (const of of periods) {
    // Totals since start cannot be added up here: earlier years were never handed in.
    const { accepted: done, refused } = await province.accept('all', true, of);
    expect([done.map((one) => one.unit), refused], of).toEqual([[unit], []]);
  }
}

/** The county's line in what the province adds up, and what is missing for it. */
async function lineAt(of: Period) {
  const { prefectures } = await province.host.call('consolidation.view', { period: of, scope: [unit] });
  const line = prefectures.flatMap(({ units }) => units).find((one) => one.unit === unit);
  if (line === undefined) throw new Error('no line');
  return line;
}

/** The county's own figures. */
async function ownAt(of: Period) {
  return (await county.host.call('consolidation.view', { period: of, scope: 'all' })).total;
}

const save = (type: RecordType, id: string, base: number | null, values: Record<string, FieldValue>) =>
  county.host.call('records.save', { changes: [{ type, id, base_revision: base, values }], why: null });

/** Nothing came in and nothing went out in a quarter. */
async function declareNil(of: Period): Promise<void> {
  for (const form of ['return', 'distribution'])
    await save('declaration', `nil-${form}-${of}`, null, {
      ...{ form, period: of, kind: 'nil' },
      reason: '本季度无到账，无分配',
    });
}

describe('a county’s months and quarters', () => {
  it('count from the first month on; the month before that is missing is named until it comes', async () => {
    await accepted(march);
    const [alone, own] = [await lineAt(march), await ownAt(march)];
    expect(alone).toMatchObject({ standing: 'counts', counted: { version: 1 } });
    expect(alone.missing_periods).toContain('2021-02');
    expect(alone.figures.I13.inPeriod).toBe(own.I13.inPeriod);

    await accepted(period('2021-02'));
    const both = await lineAt(march);
    expect(both.missing_periods).not.toContain('2021-02');
    expect(both.figures.I13.value).toBe(own.I13.value);
    expect(Number(both.figures.I13.value)).toBeGreaterThan(Number(alone.figures.I13.value));
  });

  it('say nil where nothing came in, and are not asked for it twice', async () => {
    expect((await county.host.call('check.run', { period: quarter })).hard).toBe(2);
    await declareNil(quarter);
    await accepted(quarter);
    expect(await lineAt(quarter)).toMatchObject({ standing: 'counts', figures: { I5: { value: 0 } } });
  });

  it('stand for the year until its own report is accepted, whose absence is named', async () => {
    await declareNil(period('2021Q3'));
    const months = ['04', '05', '06', '07', '08', '09', '10', '11', '12'];
    await accepted(
      ...months.map((month) => period(`2021-${month}`)),
      ...['2021Q2', '2021Q3', '2021Q4'].map((one) => period(one)),
    );
    const [line, own] = [await lineAt(year), await ownAt(year)];
    expect(line).toMatchObject({ standing: 'missing', counted: null });
    expect(line.missing_periods).toContain('2021');
    for (const name of stated)
      expect(figureOf(line.figures, name), `${name.indicator} ${name.figure}`).toBe(figureOf(own, name));
    expect(Number(line.figures.I5.value)).toBeGreaterThan(0);
    before = await consolidate(province);
  });
});

it('the accepted year equals its quarters and months but for what it states anew, which the difference names', async () => {
  const { rows } = await county.host.call('records.list', { type: 'receipt' });
  const receipt = rows.find(({ date }) => String(date).startsWith('2021'));
  if (receipt === undefined) throw new Error('no receipt');
  await save('receipt', receipt.id, receipt.revision, { amount: Number(receipt.amount) + found });
  await accepted(year);
  const [line, own] = [await lineAt(year), await ownAt(year)];
  expect(line).toMatchObject({ standing: 'counts', figures: own });
  expect(line.missing_periods).not.toContain('2021');

  const after = await consolidate(province);
  const difference = await province.host.call('consolidation.diff', {
    a: before.consolidation.id,
    b: after.consolidation.id,
    language: 'zh-CN',
  });
  expect(difference.restated).toEqual([]);
  const differing = stated.filter(({ indicator, figure }) =>
    difference.figures.some((one) => one.indicator === indicator && one.figure === figure),
  );
  expect(differing.map(({ indicator, figure }) => `${indicator} ${figure}`)).toEqual([
    'I5 value',
    'I5 cumulative',
  ]);
  for (const { indicator, a, b, parts } of difference.figures) {
    if (indicator !== 'I5') continue;
    expect(b - a).toBe(found);
    expect(parts).toMatchObject([{ unit, records: [{ type: 'receipt', id: receipt.id }] }]);
  }
});
