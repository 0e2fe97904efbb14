import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlacedReply } from '../../../db/domain/review-answers.ts';
import { readReplyFile } from '../../../db/exchange/reply-file/read-reply-file.ts';
import { receiptFile } from '../../../db/exchange/reply-file/receipt-file.ts';
import { loadOrCreateKeys } from '../../../db/exchange/report-file/keys.ts';
import { packageMoves } from '../../../db/repositories/received-packages.ts';
import { CountyOffice, type PlacedReport } from '../../support/county-office.ts';
import { headId, InboxHost, kindsOf, rowOf, year } from '../../support/inbox-host.ts';

const longyou = '330825';
const kecheng = '330802';
const quzhou = '3308';

vi.setConfig({ testTimeout: 120_000 });

let offices: readonly CountyOffice[];
let reports: readonly PlacedReport[];
beforeAll(async () => {
  offices = await Promise.all([CountyOffice.open(longyou), CountyOffice.open(kecheng)]);
  reports = await Promise.all(offices.map((office) => office.submit()));
}, 120_000);
afterAll(() => {
  for (const office of offices) office.close();
});

/** Both levels look into one folder, as they do on a share. */
let province: InboxHost;
let prefecture: InboxHost;
beforeEach(async () => {
  province = await InboxHost.open();
  prefecture = await InboxHost.open(quzhou);
  for (const { file, bytes } of reports) for (const one of [province, prefecture]) one.put(file, bytes);
  await prefecture.scanTrusting();
});
afterEach(() => {
  province.close();
  prefecture.close();
});

/** The prefecture accepts and puts its receipt beside the reports. */
async function acceptAtPrefecture(unit: string): Promise<PlacedReply> {
  const package_id = headId(rowOf(await prefecture.look(prefecture.folder.path), unit));
  expect((await prefecture.accept([package_id])).accepted).toHaveLength(1);
  return prefecture.host.call('review.receipt', { package_id, folder: province.folder.path });
}

async function sendBackAtPrefecture(unit: string, why: string): Promise<PlacedReply> {
  const package_id = headId(rowOf(await prefecture.look(prefecture.folder.path), unit));
  return prefecture.host.call('review.sendBack', { package_id, folder: province.folder.path, why });
}

/** Confirms the key of a reply that waits, and looks again. */
async function trustPrefecture() {
  const { others } = await province.scan();
  const reply = others.find(({ kind }) => kind === 'unknownKey')?.reply;
  if (reply == null) throw new Error('no reply waits');
  await province.host.call('inbox.trust', { keys: [{ public_key: reply.public_key, unit: reply.by.code }] });
  return province.scan();
}

describe('the prefecture’s receipt in the province’s folder', () => {
  it('waits for a person’s yes to its key; then the report is accepted by the prefecture, by whom is said', async () => {
    const { file } = await acceptAtPrefecture(longyou);
    const before = await province.scanTrusting();
    expect(kindsOf(before.others)).toEqual({ [file]: 'unknownKey' });
    expect(rowOf(before, longyou)).toMatchObject({
      state: 'submitted',
      head: { city: null },
      waiting_replies: 1,
      doubts: ['waitingFiles'],
    });
    const row = rowOf(await trustPrefecture(), longyou);
    expect(row).toMatchObject({
      state: 'cityAccepted',
      refused: [],
      doubts: [],
      head: { city: { verdict: 'cityAccepted', unit: quzhou, unit_name: '衢州市', person: '陈静' } },
    });
    const { moves } = await province.host.call('inbox.open', { package_id: headId(row) });
    expect(moves.map(({ status }) => status)).toEqual(['submitted', 'cityAccepted']);
    expect(moves[1]?.why).toContain(`衢州市`);
    expect(moves[1]?.why).toContain(file);
  });

  it('is counted once, whichever comes first, and needs no word about the prefecture when the province accepts', async () => {
    // The receipt is there before the county's report was received, and is found twice.
    const placed = await acceptAtPrefecture(longyou);
    const receipt = readFileSync(join(province.folder.path, placed.file));
    province.put(`市级/${placed.file}`, receipt);
    await province.scan();
    const early = await trustPrefecture();
    expect(early.others.map(({ kind }) => kind)).toEqual(['replyAlone', 'replyAlone']);
    const late = await province.scanTrusting();
    expect(late.others).toEqual([]);
    const id = headId(rowOf(late, longyou));
    await province.accept([id]);
    const moves = province.host.context.ledger.store.read((reader) => packageMoves(reader, id));
    expect(moves.map(({ status, why }) => [status, why === null])).toEqual([
      ['submitted', true],
      ['cityAccepted', false],
      ['accepted', true],
    ]);
  });

  it('that comes after the province has accepted changes nothing but what is known', async () => {
    const id = headId(rowOf(await province.scanTrusting(), longyou));
    await province.accept([id]);
    await acceptAtPrefecture(longyou);
    await province.scan();
    expect(rowOf(await trustPrefecture(), longyou)).toMatchObject({
      state: 'accepted',
      head: { city: { verdict: 'cityAccepted' } },
    });
  });

  it('of another prefecture, or of the province itself, moves nothing', async () => {
    const { file } = await acceptAtPrefecture(longyou);
    const path = join(province.folder.path, file);
    const { reply } = await readReplyFile(path, file);
    const unit = { code: '3311', name: '丽水市' };
    const keys = await loadOrCreateKeys(prefecture.host.context.ledger.dataDir);
    writeFileSync(path, await receiptFile({ ...reply.manifest, unit }, '龙游县', keys, 'zh-CN'));
    const row = rowOf(await province.scanTrusting(), longyou);
    await province.host.call('review.receipt', { package_id: headId(row), folder: province.folder.path });
    const state = await province.scan();
    expect(kindsOf(state.others)).toEqual({ [file]: 'otherUnit' });
    expect(rowOf(state, longyou)).toMatchObject({ state: 'submitted', head: { city: null } });
  });
});

describe('a report that the prefecture sent back', () => {
  it('is shown as such at the province and accepted only with a person’s yes', async () => {
    const { file } = await sendBackAtPrefecture(kecheng, '请核对合计');
    await province.scanTrusting();
    const row = rowOf(await trustPrefecture(), kecheng);
    expect(row).toMatchObject({
      state: 'submitted',
      doubts: ['citySentBack'],
      head: { city: { verdict: 'sentBack', unit_name: '衢州市', why: '请核对合计', file_name: file } },
    });
    const id = headId(row);
    expect((await province.accept('all')).refused).toMatchObject([
      { unit: kecheng, reasons: ['citySentBack'] },
    ]);
    expect((await province.accept([id], true)).accepted).toMatchObject([{ unit: kecheng }]);
  });
});

describe('the province’s rule about the prefecture’s review', () => {
  it('required: what no prefecture has accepted is refused, also with a yes; optional again: accepted', async () => {
    await acceptAtPrefecture(longyou);
    await province.scanTrusting();
    await trustPrefecture();
    const { call } = province.host;
    await call('session.settings', { prefecture_review: 'required' });
    const { accepted, refused } = await province.accept('all', true);
    expect(accepted.map(({ unit }) => unit)).toEqual([longyou]);
    expect(refused).toMatchObject([{ unit: kecheng, reasons: ['noCityReview'] }]);
    await call('session.settings', { prefecture_review: 'optional' });
    expect((await province.accept('all')).accepted.map(({ unit }) => unit)).toEqual([kecheng]);
  });

  it('is the province’s alone to set', async () => {
    await expect(prefecture.host.call('session.settings', { prefecture_review: 'required' })).rejects.toThrow(
      'forbidden',
    );
  });
});

describe('receipts of all that is accepted', () => {
  it('are placed in one step, again only where none lies, and never over another file', async () => {
    await acceptAtPrefecture(longyou);
    await province.scanTrusting();
    await trustPrefecture();
    const { call } = province.host;
    const input = { period: year, folder: province.folder.path };
    expect((await call('review.receipts', input)).placed).toEqual([]);
    await province.accept('all');
    const first = await call('review.receipts', input);
    expect(first.placed.map(({ unit, created, verdict }) => [unit.code, created, verdict])).toEqual([
      [kecheng, true, 'accepted'],
      [longyou, true, 'accepted'],
    ]);
    expect((await call('review.receipts', input)).placed.map(({ created }) => created)).toEqual([
      false,
      false,
    ]);
    const [mine, its] = first.placed.map(({ file }) => join(province.folder.path, file));
    for (const path of [mine, its?.replace(/(_v\d+\.xlsx)$/, '_浙江省$1'), its])
      writeFileSync(path ?? '', 'somebody else’s');
    const third = await call('review.receipts', input);
    expect(third.placed.map(({ file }) => file)).toEqual([
      first.placed[0]?.file.replace(/(_v\d+\.xlsx)$/, '_浙江省$1'),
    ]);
    expect(third.refused.map(({ unit, failure }) => [unit.code, failure.code])).toEqual([
      [longyou, 'file_exists'],
    ]);
    expect(readFileSync(its ?? '', 'utf8')).toBe('somebody else’s');
  });

  it('of what the prefecture accepted says at the province that it was received', async () => {
    await acceptAtPrefecture(longyou);
    await province.scanTrusting();
    const package_id = headId(rowOf(await trustPrefecture(), longyou));
    const folder = province.folder.path;
    const placed = await province.host.call('review.receipt', { package_id, folder });
    expect(placed.verdict).toBe('received');
  });
});
