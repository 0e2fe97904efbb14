import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { provincePeriod, provinceTargets } from '../../db/demo/province/targets.ts';
import { figureNames, figureOf } from '../../db/domain/consolidation/figures.ts';
import type { ConsolidationDifference, MadeConsolidation } from '../../db/domain/consolidation-answers.ts';
import type { AcceptedPackages } from '../../db/domain/inbox-answers.ts';
import { indicatorOf } from '../../db/domain/indicators/declarations.ts';
import type { PlacedReply } from '../../db/domain/review-answers.ts';
import { articleFigures, ProvinceStores } from '../demo/province-figures.ts';
import { needOpenpyxl } from '../support/external-readers.ts';
import { headId, InboxHost, kindsOf, rowOf } from '../support/inbox-host.ts';
import { wan } from '../support/ledger-builder.ts';
import { processTimeoutMs } from '../support/run-cli.ts';
import { coverFigures } from './cover-figures.ts';
import {
  confirm,
  confirmReviewers,
  consolidate,
  fates,
  fileOf,
  isAskedAbout,
  laptopFile,
  lateReceipt,
  statesOf,
  understated,
  unitsOf,
  WalkedProvince,
} from './walked-province.ts';

/*
 * The way of a year from 26 counties to the province, with what goes wrong on it. The steps follow one another: each begins
 * where the one before ended.
 */

vi.setConfig({ testTimeout: processTimeoutMs, hookTimeout: processTimeoutMs });

const year = ['--period', '2021'] as const;
const everything = { period: provincePeriod, scope: 'all' } as const;
const quzhou = '3308';
/** 19 whole files of other prefectures' counties, a copy, the laptop's, and the one with the new key. */
const filesOfOthers = 19 + 3;
let walk: WalkedProvince;
let province: InboxHost;
/** One prefecture's office; what another receives is tests/db/services/inbox-prefecture.test.ts. */
let prefecture: InboxHost;
/** Consolidations of the province in the order in which they were made. */
const made: MadeConsolidation[] = [];

beforeAll(async () => {
  walk = await WalkedProvince.open();
  province = walk.province;
  prefecture = await InboxHost.open(quzhou);
});
afterAll(() => {
  prefecture?.close();
  walk?.close();
});

/** One of those made, as it was stored. */
function consolidation(at: number): MadeConsolidation['consolidation'] {
  const one = made[at];
  if (one === undefined) throw new Error('not made yet');
  return one.consolidation;
}

describe('the year 2021 of 26 counties', () => {
  it('comes into one folder; what is wrong with a file is said, and keeps no other from being received', async () => {
    const first = await province.scan();
    expect(unitsOf(first)).toHaveLength(provinceTargets.counties);
    expect(new Set(Object.values(statesOf(first)))).toEqual(new Set(['waiting', 'missing']));
    await confirm(province, first, 'first');
    const state = await province.scan();
    expect(statesOf(state)).toEqual(
      Object.fromEntries(unitsOf(state).map((unit) => [unit, unit === fates.torn ? 'missing' : 'submitted'])),
    );
    expect(kindsOf(state.others)).toEqual({ [fileOf(fates.torn)]: 'damaged', '通知.xlsx': 'refused' });
    expect(state.not_report_files).toEqual([]);
    expect(kindsOf(rowOf(state, fates.laptop).waiting)).toEqual({ [laptopFile]: 'unknownKey' });
    expect(kindsOf(rowOf(state, fates.newKey).waiting)).toEqual({ [fileOf(fates.newKey, 2)]: 'unknownKey' });
    const doubts = state.rows.filter((row) => row.doubts.length > 0);
    expect(Object.fromEntries(doubts.map((row) => [row.unit.code, row.doubts]))).toEqual({
      [fates.edited]: ['edited'],
      [fates.laptop]: ['waitingFiles'],
      [fates.newKey]: ['waitingFiles'],
    });
    for (const { verdict } of state.rows.filter(({ head }) => head !== null))
      expect(verdict).toMatchObject({ hard: 0, unexplained: 0, totals: 'equal', stray: 0 });
  });

  it('is accepted by the prefecture, its own counties only, which hear it from receipts', async () => {
    await confirm(prefecture, await prefecture.look(walk.shared), 'first');
    const looked = await prefecture.look();
    expect(unitsOf(looked).every((unit) => unit.startsWith(quzhou))).toBe(true);
    expect(looked.others.filter(({ kind }) => kind === 'otherUnit')).toHaveLength(filesOfOthers);
    const { accepted, refused } = await prefecture.accept('all');
    expect([accepted.map(({ unit }) => unit), refused]).toEqual([unitsOf(looked), []]);
    for (const { package_id } of accepted)
      expect(await prefecture.host.call('review.receipt', { package_id, folder: walk.shared })).toMatchObject(
        { verdict: 'cityAccepted', created: true },
      );
    const { public_key } = await prefecture.host.call('review.open', {
      package_id: headId(rowOf(await prefecture.look(), fates.asked)),
    });
    const heard = await walk.at(fates.asked, async (ask) => {
      const { replies } = await ask('review.look', { folder: walk.shared });
      const own = replies.filter(({ state }) => state === 'unknownKey');
      expect(own).toHaveLength(1);
      return ask('review.import', {
        file: { token: join(walk.shared, own[0]?.file ?? '') },
        trust: public_key,
      });
    });
    expect(heard).toMatchObject({ status: 'cityAccepted', reply: { unit: { code: quzhou } } });
  });

  it('stands as accepted by the prefecture at the province, once its key is vouched for', async () => {
    const confirmed = await confirmReviewers(province, await province.scan());
    expect(confirmed).toEqual([quzhou]);
    const state = await province.scan();
    for (const [unit, is] of Object.entries(statesOf(state))) {
      const accepted = unit.startsWith(quzhou) ? 'cityAccepted' : 'submitted';
      expect([unit, is]).toEqual([unit, unit === fates.torn ? 'missing' : accepted]);
    }
  });

  it('is accepted by the province but for what needs a person, and one report goes back with a query', async () => {
    const asked = await walk.records(fates.asked, 'investment');
    const id = asked.find(isAskedAbout)?.id ?? '';
    const query = `investment/${id}/inv_month/与项目进度不符，请核实`;
    const { sent, answer } = await province.commandLine((cli) => ({
      sent: cli('send-back', ...year, '--unit', fates.asked, '--to', walk.shared, '--query', query, '--json'),
      answer: cli('accept', ...year, '--all', '--json'),
    }));
    expect(sent.json<PlacedReply>()).toMatchObject({ status: 'sentBack', queries: 1, with_forms: true });
    const { accepted, refused } = answer.json<AcceptedPackages>();
    expect(answer.status).toBe(1);
    expect(Object.fromEntries(refused.map(({ unit, reasons }) => [unit, reasons]))).toEqual({
      [fates.edited]: ['edited'],
      [fates.laptop]: ['waitingFiles'],
      [fates.newKey]: ['waitingFiles'],
    });
    const left = [fates.torn, fates.edited, fates.laptop, fates.newKey, fates.asked];
    expect(accepted).toHaveLength(provinceTargets.counties - left.length);
    const { missing } = await province.host.call('consolidation.view', everything);
    expect(missing.map(({ unit }) => unit).toSorted()).toEqual(left.toSorted());
  });

  it('is whole once the copy is, the stranger’s file is away, the new computer vouched for, the doubt looked at', async () => {
    province.put(fileOf(fates.torn), walk.whole);
    rmSync(join(walk.shared, laptopFile));
    const key = await walk.keyOf(fates.newKey);
    const trusted = await province.commandLine((cli) =>
      cli('trust', ...year, '--unit', fates.newKey, '--key', key),
    );
    expect(trusted.status).toBe(0);
    await confirm(province, await province.scan(), 'first');
    const state = await province.scan();
    expect(rowOf(state, fates.newKey).head?.version).toBe(2);
    const { accepted } = await province.accept('all');
    expect(accepted.map(({ unit, version }) => [unit, version])).toEqual([
      [fates.torn, 1],
      [fates.laptop, 1],
      [fates.newKey, 2],
    ]);
    const edited = headId(rowOf(state, fates.edited));
    expect((await province.accept([edited], true)).accepted).toHaveLength(1);
  });

  it('comes back corrected, with the answer, from the county that was asked', async () => {
    const county = walk.cli(fates.asked);
    const back = fileOf(fates.asked).replace('.xlsx', '_退回_v1.xlsx');
    const before = headId(rowOf(await province.look(), fates.asked));
    const { public_key } = await province.host.call('review.open', { package_id: before });
    expect(county('read-reply', join(walk.shared, back), '--trust', public_key).status).toBe(0);
    const { queries } = await walk.at(fates.asked, (ask) => ask('review.state', { period: provincePeriod }));
    expect(queries).toMatchObject([{ field: 'inv_month', state: 'open' }]);
    const text = '漏计设备款，已补报';
    expect(county('answer', queries[0]?.id ?? '', ...year, '--text', text).status).toBe(0);
    await walk.change(fates.asked, 'investment', isAskedAbout, (row) => ({
      inv_month: Number(row.inv_month) + understated,
      construction: Number(row.construction) + understated,
    }));
    await walk.submit(fates.asked, text);

    for (const host of [prefecture, province]) {
      const head = headId(rowOf(await host.look(walk.shared), fates.asked));
      expect(await host.host.call('review.open', { package_id: head })).toMatchObject({
        version: 2,
        correction_kind: 'resubmission',
      });
      expect((await host.accept([head])).accepted).toMatchObject([{ unit: fates.asked, version: 2 }]);
    }
    const opened = await province.host.call('review.open', {
      package_id: headId(rowOf(await province.look(), fates.asked)),
    });
    expect(opened.earlier).toMatchObject([{ version: 1, answer: text, state: 'answered' }]);
  });
});

describe('the province’s figures of 2021', () => {
  it('are those of the article, of the counties’ own stores, and of the terminal', async () => {
    const { book, printed } = await province.commandLine((cli) => ({
      book: cli('consolidate', ...year, '--out', join(walk.shared, '汇总一.xlsx'), '--json'),
      printed: cli('indicators', ...year, '--json'),
    }));
    made.push(book.json<MadeConsolidation>());
    const { total, missing } = consolidation(0);
    expect(missing).toEqual([]);
    const { enclaves, platforms, villages, projects, invested, received } = provinceTargets;
    expect(total).toMatchObject({
      I1: { value: enclaves.weakVillage + enclaves.industrial + enclaves.sciTech },
      I2: { value: enclaves.weakVillage },
      I3: { value: 26 },
      I4: { value: villages },
      I8: { value: provinceTargets.sitePlans },
      I9: { value: provinceTargets.agreements },
      I10: { value: platforms.total },
      I11: { value: platforms.ecoTourismCulture },
      I12: { value: projects },
      I13: { value: wan(invested) },
      I18: { num: 26, den: 26 },
    });
    expect(villages).toBeGreaterThan(2500);
    expect(total.I5.value).toBeGreaterThanOrEqual(wan(received.from));
    expect(total.I5.value).toBeLessThan(wan(received.below));

    const stores = new ProvinceStores(walk.out, unitsOf(await province.scan()));
    const stated = articleFigures(stores);
    stores.close();
    expect([total.I1.value, total.I4.value, total.I5.value, total.I6.value, total.I13.value]).toEqual([
      stated.enclaves,
      stated.villages,
      stated.received,
      stated.distributed,
      stated.invested,
    ]);

    expect(printed).toMatchObject({ status: 0, stderr: '' });
    const json = printed.json<Record<string, Record<string, unknown>>>();
    expect(json).toEqual(await province.host.call('indicators.compute', everything));
    expect(Object.keys(json)).toEqual(Array.from({ length: 21 }, (_, at) => `I${at + 1}`));
    for (const [id, entry] of Object.entries(json)) {
      expect(Number.isSafeInteger(entry.value), id).toBe(true);
      expect(typeof entry.unit, id).toBe('string');
    }
    expect(json.I5).toMatchObject({ ...total.I5, unit: 'fen' });
    expect(json.I7).toMatchObject({ ...total.I7, unit: '1/10000 percent' });
    expect(json.I21).toMatchObject({ ...total.I21, unit: 'person-times' });
  });

  it('are what another program reads in the workbook', async (context) => {
    await needOpenpyxl(context);
    const read = await coverFigures(made[0]?.path ?? '');
    const { total } = consolidation(0);
    for (const name of figureNames) {
      const { indicator, figure } = name;
      const factor = indicatorOf(indicator).figures[figure] === 'fen' ? 1_000_000 : 1;
      expect(Math.round(read(name) * factor), `${indicator} ${figure}`).toBe(figureOf(total, name));
    }
  });

  it('are the sums of the prefectures’, to which a prefecture comes by itself', async () => {
    const view = await province.host.call('consolidation.view', everything);
    const own = await prefecture.host.call('consolidation.view', everything);
    expect(own.missing).toEqual([]);
    expect(own.total).toEqual(view.prefectures.find(({ code }) => code === quzhou)?.figures);
    for (const name of figureNames)
      expect(
        view.prefectures.reduce((sum, { figures }) => sum + figureOf(figures, name), 0),
        `${name.indicator} ${name.figure}`,
      ).toBe(figureOf(view.total, name));
  });

  it('change by a late correction by what it says, to the fen, and by nothing else', async () => {
    const receipt = await walk.change(
      fates.late,
      'receipt',
      ({ date }) => String(date).startsWith('2021'),
      ({ amount }) => ({ amount: Number(amount) + lateReceipt }),
    );
    await walk.submit(fates.late, '年末到账漏计');
    const state = await province.scan();
    expect(rowOf(state, fates.late)).toMatchObject({
      state: 'submitted',
      head: { version: 2 },
      in_force: { version: 1 },
    });
    expect(consolidation(0).total).toEqual((await consolidate(province)).consolidation.total);
    await province.accept([headId(rowOf(state, fates.late))]);
    made.push(await consolidate(province));

    const [a, b] = [consolidation(0).id, consolidation(1).id];
    const found = await province.commandLine((cli) =>
      cli('diff', '--a', a, '--b', b, '--json').json<ConsolidationDifference>(),
    );
    expect(found.restated).toEqual([]);
    const differing = figureNames.filter(
      (name) => figureOf(consolidation(0).total, name) !== figureOf(consolidation(1).total, name),
    );
    expect(found.figures.map(({ indicator, figure }) => ({ indicator, figure }))).toEqual(differing);
    expect(differing).toContainEqual({ indicator: 'I5', figure: 'value' });
    for (const { a: before, b: after, parts } of found.figures) {
      expect(after - before).toBe(lateReceipt);
      expect(parts).toMatchObject([{ unit: fates.late, records: [{ type: 'receipt', id: receipt }] }]);
    }
    expect(found.units).toMatchObject([
      { unit: fates.late, cause: 'version', before: [{ version: 1 }], after: [{ version: 2 }] },
    ]);
    const [changed] = found.units[0]?.changes.filter(({ type }) => type === 'receipt') ?? [];
    const [field] = changed?.fields.filter((one) => one.field === 'amount') ?? [];
    expect(Number(field?.b) - Number(field?.a)).toBe(lateReceipt);
  });

  it('leave out a county that left the list, which stands apart and still owes its report', async () => {
    await province.host.call('reference.adopt', {});
    const { rows } = await province.host.call('records.list', { type: 'county' });
    const left = rows.find(({ area_code }) => area_code === fates.left);
    if (left === undefined) throw new Error('not on the list');
    const values = { member_to: '2021-06-30' };
    const change = { type: 'county', id: left.id, base_revision: left.revision, values } as const;
    await province.host.call('records.save', { changes: [change], why: null });
    expect(rowOf(await province.scan(), fates.left)).toMatchObject({ left: true, state: 'accepted' });

    made.push(await consolidate(province));
    const [before, after] = [consolidation(1), consolidation(2)];
    expect(after.total.I18).toEqual({ num: 25, den: 25 });
    const view = await province.host.call('consolidation.view', everything);
    const apart = view.leavers ?? after.total;
    for (const name of figureNames.filter(({ indicator }) => !['I18', 'I20'].includes(indicator)))
      expect(figureOf(after.total, name) + figureOf(apart, name), `${name.indicator} ${name.figure}`).toBe(
        figureOf(before.total, name),
      );
    const found = await province.host.call('consolidation.diff', {
      a: before.id,
      b: after.id,
      language: 'zh-CN',
    });
    expect(found.units).toMatchObject([{ unit: fates.left, cause: 'membership', changes: [] }]);
  });
});
