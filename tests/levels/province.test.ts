import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { provincePeriod, provinceTargets } from '../../db/demo/province/targets.ts';
import { figureNames, figureOf } from '../../db/domain/consolidation/figures.ts';
import type { ConsolidationDifference, MadeConsolidation } from '../../db/domain/consolidation-answers.ts';
import type { AcceptedPackages } from '../../db/domain/inbox-answers.ts';
import { indicatorOf } from '../../db/domain/indicators/declarations.ts';
import { localeOf } from '../../db/domain/locale/locale.ts';
import type { PlacedReply } from '../../db/domain/review-answers.ts';
import { articleFigures, ProvinceStores } from '../demo/province-figures.ts';
import { needOpenpyxl, openpyxlDump } from '../support/external-readers.ts';
import { headId, InboxHost, kindsOf, rowOf } from '../support/inbox-host.ts';
import { wan } from '../support/ledger-builder.ts';
import { randomNumbers } from '../support/random-numbers.ts';
import { processTimeoutMs } from '../support/run-cli.ts';
import {
  confirm,
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
const [quzhou, lishui] = ['3308', '3311'];
/** 19 whole files of other prefectures' counties, a copy, the laptop's, and the one with the new key. */
const filesOfOthers = 19 + 3;
let walk: WalkedProvince;
let province: InboxHost;
let laptopBytes: Buffer;
/** Consolidations of the province in the order in which they were made. */
const made: MadeConsolidation[] = [];

beforeAll(async () => {
  walk = await WalkedProvince.open();
  province = walk.province;
  for (const code of [quzhou, lishui]) await walk.openPrefecture(code);
});
afterAll(() => {
  walk?.close();
});

/** One of those made, as it was stored. */
function consolidation(at: number): MadeConsolidation['consolidation'] {
  const one = made[at];
  if (one === undefined) throw new Error('not made yet');
  return one.consolidation;
}

const pick = (sums: Readonly<Record<string, number>>, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, sums[name]]));

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

  it('is accepted by the prefectures, each its own counties, which hear it from receipts', async () => {
    for (const code of [quzhou, lishui]) {
      const host = walk.prefecture(code);
      await confirm(
        host,
        await host.look(code === quzhou ? walk.shared : walk.sorted(lishui, fates.asked)),
        'first',
      );
      const state = await host.look();
      expect(unitsOf(state).every((unit) => unit.startsWith(code))).toBe(true);
      const foreign = state.others.filter(({ kind }) => kind === 'otherUnit');
      expect(foreign.length).toBe(code === quzhou ? filesOfOthers : 1);
      const { accepted, refused } = await host.accept('all');
      expect([accepted.map(({ unit }) => unit), refused]).toEqual([unitsOf(state), []]);
      for (const { package_id } of accepted)
        expect(await host.host.call('review.receipt', { package_id, folder: walk.shared })).toMatchObject({
          verdict: 'cityAccepted',
          created: true,
        });
    }
    const prefecture = walk.prefecture(quzhou);
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
    const { missing } = await province.host.call('consolidation.view', {
      period: provincePeriod,
      scope: 'all',
    });
    expect(missing.map(({ unit }) => unit).toSorted()).toEqual(left.toSorted());
  });

  it('is whole once the copy is, the stranger’s file is away, the new computer vouched for, the doubt looked at', async () => {
    laptopBytes = walk.bytesOf(laptopFile);
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

    for (const host of [walk.prefecture(quzhou), province]) {
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
    const answer = { period: provincePeriod, scope: 'all' } as const;
    expect(json).toEqual(await province.host.call('indicators.compute', answer));
    expect(Object.keys(json)).toEqual(Array.from({ length: 21 }, (_, at) => `I${at + 1}`));
    for (const [id, entry] of Object.entries(json)) {
      expect(Number.isSafeInteger(entry.value), id).toBe(true);
      expect(typeof entry.unit, id).toBe('string');
    }
    expect(json.I5).toMatchObject({ ...pick(total.I5, 'value', 'cumulative'), unit: 'fen' });
    expect(json.I7).toMatchObject({ ...pick(total.I7, 'num', 'den'), unit: '1/10000 percent' });
    expect(json.I21).toMatchObject({ ...pick(total.I21, 'value', 'fund'), unit: 'person-times' });
  });

  it('are what another program reads in the workbook', async (context) => {
    await needOpenpyxl(context);
    const { sheets } = await openpyxlDump(made[0]?.path ?? '');
    const cover = sheets.find(({ name }) => name === '封面')?.cells ?? {};
    const words = localeOf('zh-CN').indicators;
    const read = new Map<string, unknown>();
    for (let row = 1; cover[`A${row}`] !== undefined; row += 1)
      read.set(`${cover[`A${row}`]?.value} ${cover[`B${row}`]?.value}`, cover[`C${row}`]?.value);
    const { total } = consolidation(0);
    for (const name of figureNames) {
      const { indicator, figure } = name;
      const key = `${indicator} ${words.indicators[indicator].name} ${words.figures[figure]}`;
      const factor = indicatorOf(indicator).figures[figure] === 'fen' ? 1_000_000 : 1;
      expect(Math.round(Number(read.get(key)) * factor), key).toBe(figureOf(total, name));
    }
  });

  it('are the sums of the prefectures’, which a prefecture comes to by itself', async () => {
    const view = await province.host.call('consolidation.view', { period: provincePeriod, scope: 'all' });
    for (const code of [quzhou, lishui]) {
      const own = await walk.prefecture(code).host.call('consolidation.view', {
        period: provincePeriod,
        scope: 'all',
      });
      expect(own.missing).toEqual([]);
      expect(own.total).toEqual(view.prefectures.find((one) => one.code === code)?.figures);
    }
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
    const view = await province.host.call('consolidation.view', { period: provincePeriod, scope: 'all' });
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

it('whatever the order in which files appear, the same states and figures come of the same decisions', async () => {
  const units = [fates.asked, fates.laptop, fates.late, fates.newKey];
  const files = new Map<string, Uint8Array>([[laptopFile, laptopBytes]]);
  for (const unit of units) files.set(fileOf(unit), walk.bytesOf(fileOf(unit)));
  for (const unit of [fates.asked, fates.late, fates.newKey])
    files.set(fileOf(unit, 2), walk.bytesOf(fileOf(unit, 2)));
  const random = randomNumbers(20_220_120);
  const figuresIn = async (host: InboxHost) => {
    const view = await host.host.call('consolidation.view', { period: provincePeriod, scope: [...units] });
    return view.total;
  };
  const other = await InboxHost.open();
  try {
    const order = [...files].map((one) => ({ one, at: random() })).toSorted((a, b) => a.at - b.at);
    for (const { one } of order) {
      other.put(...one);
      if (random() < 0.4) await confirm(other, await other.scan(), 'all');
    }
    await confirm(other, await other.scan(), 'all');
    const state = await other.scan();
    for (const unit of units) {
      const { head, waiting, forks } = rowOf(state, unit);
      expect([unit, head?.version, forks, Object.keys(kindsOf(waiting))]).toEqual([
        unit,
        unit === fates.laptop ? 1 : 2,
        [],
        unit === fates.laptop ? [laptopFile] : [],
      ]);
    }
    await other.accept(
      units.map((unit) => headId(rowOf(state, unit))),
      true,
    );
    expect(await figuresIn(other)).toEqual(await figuresIn(province));
  } finally {
    other.close();
  }
});
