import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { figureNames, figureOf } from '../../../db/domain/consolidation/figures.ts';
import type { ConsolidationProgress } from '../../../db/domain/consolidation-answers.ts';
import { period } from '../../../db/domain/period.ts';
import { recompute } from '../../../db/services/consolidation-diff.ts';
import { LedgerBuilder } from '../../support/ledger-builder.ts';
import { openUpperLevel, packageOf, receive } from '../../support/received-packages.ts';
import { openCounty, openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { syntheticProvince } from '../../support/synthetic-province.ts';

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

const view = (scope: 'all' | string | string[] = 'all') =>
  host.call('consolidation.view', { period: year, scope });

async function make(scope: 'all' | string | string[] = 'all') {
  let now: ConsolidationProgress = await host.call('consolidation.make', {
    period: year,
    scope,
    language: 'zh-CN',
  });
  while (now.made === null) now = await host.call('consolidation.go', { job: now.job });
  return now.made.consolidation;
}

describe('what an upper level adds up', () => {
  it('shows where each report stands, and names who is missing', async () => {
    await openUpperLevel(host);
    receive(host, [
      packageOf(longyou, year),
      packageOf(longyou, period('2019')),
      packageOf(kecheng, year, { moves: [] }),
      packageOf(qingtian, year, { moves: ['cityAccepted', 'sentBack'] }),
    ]);
    const { prefectures, missing, owing, violations, level, provisional } = await view();
    const lines = prefectures.flatMap(({ units }) => units);
    const standing = Object.fromEntries(lines.map((line) => [line.unit, line.standing]));
    expect(standing).toMatchObject({
      330825: 'counts',
      330802: 'submitted',
      331121: 'sentBack',
      330127: 'missing',
    });
    expect({ level, provisional, owing }).toEqual({ level: 'province', provisional: false, owing: 26 });
    expect(missing).toHaveLength(25);
    expect(missing.map(({ name }) => name)).toContain('柯城区');
    expect(violations.map(({ rule }) => rule)).toEqual(['S88']);
    expect(lines.find(({ unit }) => unit === '330825')?.missing_periods).toEqual(
      expect.arrayContaining([period('2020')]),
    );
  });

  it('asks a county that left the list for its report, and keeps it out of the total', async () => {
    await openUpperLevel(host);
    const later = period('2025');
    receive(host, [packageOf(kecheng, later)]);
    const { prefectures, missing, total, leavers } = await host.call('consolidation.view', {
      period: later,
      scope: 'all',
    });
    const lines = prefectures.flatMap(({ units }) => units);
    expect(lines.find(({ unit }) => unit === '330326')).toMatchObject({
      member: false,
      standing: 'missing',
      name: '平阳县',
    });
    expect(missing.map(({ unit }) => unit)).toContain('330326');
    expect(lines.find(({ unit }) => unit === '330802')).toMatchObject({ member: false, standing: 'counts' });
    expect(total.I1.value).toBe(0);
    expect(leavers?.I1.value).toBeGreaterThan(0);
  });

  it('keeps counting the accepted version until a later one is accepted', async () => {
    await openUpperLevel(host);
    const corrected = packageOf(kecheng, year).records.map((one) =>
      one.type === 'aid' ? { ...one, record: { ...one.record, aid_fund: 1 } } : one,
    );
    receive(host, [
      packageOf(kecheng, year),
      packageOf(kecheng, year, { version: 2, records: corrected, moves: [] }),
    ]);
    const before = await view();
    const [line] = before.prefectures.flatMap(({ units }) => units.filter(({ unit }) => unit === '330802'));
    expect(line?.counted).toEqual({ version: 1, status: 'accepted' });
    expect(line?.newest).toEqual({ version: 2, status: 'submitted' });
    expect(before.total.I21.fund).toBeGreaterThan(100);
  });

  it('adds up by prefecture and by chosen units, and refuses another area', async () => {
    await openUpperLevel(host, '3308');
    receive(host, [
      packageOf(kecheng, year, { moves: ['cityAccepted'] }),
      packageOf(longyou, year, { moves: ['cityAccepted'] }),
    ]);
    const all = await view();
    expect(all.prefectures.map(({ code }) => code)).toEqual(['3308']);
    expect(all.prefectures[0]?.figures).toEqual(all.total);
    const [own, other] = [await view(['330825']), await view(['330802'])];
    expect(own.owing).toBe(1);
    for (const name of figureNames.filter(({ indicator }) => indicator !== 'I18' && indicator !== 'I20'))
      expect(figureOf(own.total, name) + figureOf(other.total, name), name.indicator).toBe(
        figureOf(all.total, name),
      );
    expect((await host.refused('consolidation.view', { period: year, scope: '3311' })).code).toBe(
      'forbidden',
    );
    expect((await host.refused('consolidation.view', { period: year, scope: ['330899'] })).code).toBe(
      'rejected',
    );
  });

  it('counts what two units report once, and names what they disagree about', async () => {
    await openUpperLevel(host);
    const [shared] = packageOf(longyou, year).records.filter(({ type }) => type === 'enclave');
    if (shared === undefined) throw new Error('no enclave');
    const copied = { type: 'enclave' as const, record: { ...shared.record, name: '另一个名称' } };
    const alone = packageOf(qingtian, year);
    receive(host, [packageOf(longyou, year), { ...alone, records: [...alone.records, copied] }]);
    const { duplicates, total } = await view();
    expect(duplicates).toHaveLength(1);
    expect(duplicates[0]?.reporters.map(({ name }) => name)).toEqual(['龙游县', '青田县']);
    const [one] = duplicates[0]?.disagreements ?? [];
    expect(one?.rule).toBe('S92');
    expect(one?.args).toMatchObject({ b: { value: '另一个名称' }, unit: { value: '龙游县' } });
    const single = await view(['330825', '331121']);
    expect(single.total.I1).toEqual(total.I1);
  });

  it('is a county’s own ledger for the county, and says that nobody has accepted it', async () => {
    host.close();
    host = await openCounty(`${folder}/county`, new LedgerBuilder());
    const own = await view();
    expect(own).toMatchObject({ provisional: true, level: 'county', missing: [] });
    expect(own.prefectures[0]?.units[0]).toMatchObject({ unit: '330825', standing: 'own' });
    expect((await host.refused('consolidation.list', {})).code).toBe('forbidden');
  });
});

describe('consolidations that were made', () => {
  it('are kept with their inputs, and come to the same when they are computed again', async () => {
    await openUpperLevel(host);
    const ids = receive(host, [packageOf(kecheng, year), packageOf(longyou, year)]);
    const first = await make();
    receive(host, [packageOf(longyou, year, { version: 2 }), packageOf(qingtian, year)]);
    const second = await make('3308');
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(first.missing).toHaveLength(24);
    const list = await host.call('consolidation.list', { period: year });
    expect(list.map(({ id }) => id)).toEqual([second.id, first.id]);
    for (const { id } of list) {
      const again = recompute(host.context, id);
      expect(again.totals).toEqual(again.kept.figures);
    }
    expect(recompute(host.context, first.id).packages.map(({ package_id }) => package_id)).toEqual(ids);
  });

  it('are explained against each other by units, records and fields', async () => {
    await openUpperLevel(host);
    receive(host, [packageOf(kecheng, year), packageOf(longyou, year)]);
    const a = await make();
    const receipt = packageOf(longyou, year).records.find(({ type }) => type === 'receipt');
    const records = packageOf(longyou, year).records.map((one) =>
      one === receipt || one.record.id === receipt?.record.id
        ? { ...one, record: { ...one.record, amount: Number(one.record.amount) + 12_345 } }
        : one,
    );
    receive(host, [packageOf(longyou, year, { version: 2, records }), packageOf(qingtian, year)]);
    const b = await make();
    const difference = await host.call('consolidation.diff', { a: a.id, b: b.id, language: 'zh-CN' });
    expect(difference.restated).toEqual([]);
    expect(difference.units.map(({ unit, cause }) => [unit, cause])).toEqual([
      ['330825', 'version'],
      ['331121', 'came'],
    ]);
    const longyouChanges = difference.units[0]?.changes ?? [];
    expect(longyouChanges).toEqual([
      expect.objectContaining({
        type: 'receipt',
        id: receipt?.record.id,
        kind: 'changed',
        fields: [expect.objectContaining({ field: 'amount' })],
      }),
    ]);
    for (const figure of difference.figures) {
      const explained = figure.parts.reduce((sum, part) => sum + part.b - part.a, 0);
      expect(explained, `${figure.indicator} ${figure.figure}`).toBe(figure.b - figure.a);
    }
    expect(difference.names).toMatchObject({ 330825: '龙游县', 331121: '青田县' });
  });

  it('say who was missing when they were added up, whatever is accepted while the sheets are drawn', async () => {
    await openUpperLevel(host);
    receive(host, [packageOf(kecheng, year)]);
    let now: ConsolidationProgress = await host.call('consolidation.make', {
      period: year,
      scope: ['330802', '331121'],
      folder,
      language: 'zh-CN',
    });
    now = await host.call('consolidation.go', { job: now.job });
    receive(host, [packageOf(qingtian, year)]);
    while (now.made === null) now = await host.call('consolidation.go', { job: now.job });
    expect(now.made.consolidation).toMatchObject({ units: 2, missing: [{ unit: '331121' }] });
  });

  it('leave nothing behind when they are given up, and none is ever changed', async () => {
    await openUpperLevel(host);
    receive(host, [packageOf(kecheng, year)]);
    const begun = await host.call('consolidation.make', {
      period: year,
      scope: 'all',
      folder,
      language: 'zh-CN',
    });
    await host.call('consolidation.go', { job: begun.job });
    await host.call('consolidation.cancel', { job: begun.job });
    expect((await host.refused('consolidation.go', { job: begun.job })).code).toBe('cancelled');
    expect(await host.call('consolidation.list', {})).toEqual([]);
    await make();
    expect(() =>
      host.context.ledger.store.write((writer) => writer.run("UPDATE consolidation SET figures = '{}'")),
    ).toThrow();
  });
});
