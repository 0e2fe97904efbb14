import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { movePackage, packageFile, packageRecordsOf } from '../../../db/repositories/received-packages.ts';
import { HOME, yuan } from '../../support/ledger-builder.ts';
import { at, newDesks, quarterFile } from './desk.ts';
import { ReviewDesk } from './review-desk.ts';

const desk = newDesks();
let city: ReviewDesk;
let file: string;
let pack: string;
beforeEach(async () => {
  await desk.current.host.call('session.settings', { shared_folder: desk.current.shared.path });
  ({ file } = await desk.current.submit());
  city = await ReviewDesk.open(desk.current.shared.path);
  pack = await city.receive(file);
});
afterEach(() => city.close());

const county = () => desk.current.host;
const returned = quarterFile.replace('.xlsx', '_退回_v1.xlsx');
const amount = ['receipt', 'receipt-3', 'amount', '与银行回单不一致，请核实'] as const;
const payer = ['receipt', 'receipt-3', 'payer', '付款单位全称？'] as const;
const state = () => county().call('review.state', { period: at('2021Q4') });
const look = () => county().call('review.look', { folder: null });
const take = (name: string, trust: string | null = null) =>
  county().call('review.import', { file: { name }, trust });
const keyOf = async (name: string): Promise<string> =>
  (await look()).replies.find((one) => one.file === name)?.reply?.public_key ?? '';
/** As a person does who has compared the key. */
const takeTrusting = async (name: string) => take(name, await keyOf(name));

/** How many queries the inbox counts in the county's row. */
async function counted() {
  const { rows } = await city.host.call('inbox.state', { period: at('2021Q4') });
  return rows.find(({ unit }) => unit.code === HOME)?.queries;
}

describe('a report with two queries', () => {
  it('goes back, is answered and corrected, and comes again as the next version with the answers', async () => {
    expect(await counted()).toEqual({ open: 0, answered: 0 });
    const asked = await city.ask(pack, amount, payer);
    expect(await counted()).toEqual({ open: 2, answered: 0 });
    expect(asked).toMatchObject([
      {
        field: 'amount',
        before: yuan(200_160),
        state: 'open',
        label: { 'zh-CN': expect.stringContaining('到账') },
      },
      { field: 'payer', state: 'open' },
    ]);
    const sent = await city.sendBack(pack, '请核对后重报');
    expect(sent).toMatchObject({
      file: returned,
      created: true,
      status: 'sentBack',
      queries: 2,
      with_forms: true,
    });
    expect(await city.host.call('review.open', { package_id: pack })).toMatchObject({
      status: 'sentBack',
      may_send_back: false,
    });

    expect(await look()).toMatchObject({
      replies: [
        { file: returned, state: 'unknownKey', reply: { verdict: 'sentBack', version: 1, queries: 2 } },
      ],
    });
    expect(await county().refused('review.import', { file: { name: returned }, trust: null })).toMatchObject({
      code: 'key_unknown',
      args: { unit: '衢州市' },
      detail: { public_key: await keyOf(returned) },
    });
    expect((await state()).queries).toEqual([]);
    expect(await takeTrusting(returned)).toMatchObject({ created: true, status: 'sentBack', queries: 2 });
    expect(await look()).toMatchObject({ replies: [{ file: returned, state: 'imported' }] });

    const known = await state();
    expect(known).toMatchObject({
      open: 2,
      next_kind: 'resubmission',
      changes: [],
      replies: [{ verdict: 'sentBack', why: '请核对后重报', person: '赵敏', unit: { name: '衢州市' } }],
    });
    expect((await desk.current.state()).filed[0]?.status).toBe('sentBack');
    // Nothing of the county's own has changed by reading it in.
    expect((await desk.current.state()).changed_since).toBe(false);

    const [first, second] = ['amount', 'payer'].map((field) =>
      known.queries.find((one) => one.field === field),
    );
    if (first === undefined || second === undefined) throw new Error('no queries');
    expect(first.place).toMatchObject({ enclave_id: 'enclave-1' });
    await county().call('review.answer', {
      query_id: first.id,
      base_revision: first.revision,
      answer: '回单金额一致，附言写错',
    });
    expect(await desk.current.refused({ correction_reason: '答复退回意见' })).toMatchObject({
      code: 'queries_open',
      args: { count: 1 },
    });
    await desk.current.save('receipt', 'receipt-3', 1, { payer: '镇海区国有资产投资公司' });
    expect((await state()).queries.map(({ field, state: is }) => [field, is]).sort()).toEqual([
      ['amount', 'answered'],
      ['payer', 'changed'],
    ]);

    const again = await desk.current.submit({ correction_reason: '答复退回意见' });
    expect(again.report).toMatchObject({ version: 2, correction_kind: 'resubmission' });
    const next = await city.receive(again.file);
    const opened = await city.host.call('review.open', { package_id: next });
    expect(opened).toMatchObject({
      version: 2,
      status: 'submitted',
      correction_kind: 'resubmission',
      queries: [],
    });
    expect(opened.earlier).toMatchObject([
      {
        field: 'amount',
        version: 1,
        answer: '回单金额一致，附言写错',
        answered_by: '王芳',
        state: 'answered',
      },
      { field: 'payer', version: 1, answer: null, now: '镇海区国有资产投资公司', state: 'changed' },
    ]);
    expect(await counted()).toEqual({ open: 0, answered: 2 });
    // What was received is what was received.
    const kept = city.host.context.ledger.store.read((reader) => packageFile(reader, pack));
    expect(Buffer.from(kept.bytes).equals(readFileSync(join(desk.current.shared.path, file)))).toBe(true);
  });

  it('is sent back once: the same again is the same file, nothing is overwritten', async () => {
    await city.ask(pack, amount);
    await city.sendBack(pack);
    const bytes = readFileSync(join(city.shared, returned));
    expect(await city.sendBack(pack, 'another reason')).toMatchObject({ file: returned, created: false });
    expect(readFileSync(join(city.shared, returned)).equals(bytes)).toBe(true);
    for (const refused of [
      city.host.refused('review.ask', {
        package_id: pack,
        queries: [{ record_type: null, record_id: null, field: null, rule: null, text: '补问' }],
      }),
      city.host.refused('review.receipt', { package_id: pack, folder: city.shared }),
    ])
      expect((await refused).code).toBe('move_refused');
  });

  it('stays where it is when the folder refuses, or nothing is asked and nothing said', async () => {
    await city.ask(pack, amount);
    const folder = join(city.shared, 'nowhere');
    expect((await city.host.refused('review.sendBack', { package_id: pack, folder, why: null })).code).toBe(
      'folder_missing',
    );
    const [query] = (await city.host.call('review.open', { package_id: pack })).queries;
    expect(await city.host.call('review.unask', { query_id: query?.id ?? '' })).toEqual([]);
    expect(
      (await city.host.refused('review.sendBack', { package_id: pack, folder: city.shared, why: ' ' })).code,
    ).toBe('nothing_asked');
    expect((await city.host.call('review.open', { package_id: pack })).status).toBe('submitted');
    expect(existsSync(join(city.shared, returned))).toBe(false);
  });

  it('takes queries about what is in it only', async () => {
    const refused = await city.host.refused('review.ask', {
      package_id: pack,
      queries: [
        { record_type: 'receipt', record_id: 'receipt-99', field: 'amount', rule: null, text: '?' },
        { record_type: 'receipt', record_id: 'receipt-3', field: 'colour', rule: null, text: '?' },
        { record_type: 'receipt', record_id: 'receipt-3', field: 'amount', rule: 'H999', text: '?' },
      ],
    });
    expect(refused).toMatchObject({
      code: 'rejected',
      detail: [{ path: 'queries.0.record_id' }, { path: 'queries.1.field' }, { path: 'queries.2.rule' }],
    });
  });
});

describe('a county', () => {
  it('changes no question, and a reviewer no answer', async () => {
    await city.ask(pack, amount);
    await city.sendBack(pack);
    await takeTrusting(returned);
    const [query] = (await state()).queries;
    if (query === undefined) throw new Error('no query');
    const change = { type: 'query' as const, id: query.id, base_revision: query.revision };
    for (const values of [{ text: '没有问题' }, { answer: '代答' }])
      expect(
        (await county().refused('records.save', { changes: [{ ...change, values }], why: null })).code,
      ).toBe('rejected');
    const record = { id: query.id, text: '没有问题' };
    expect(
      (await county().refused('records.import', { records: [{ type: 'query', record }], source: 'x' })).code,
    ).toMatch(/forbidden|rejected/);
    expect((await state()).queries[0]?.text).toBe(amount[3]);
  });

  it('reads the same reply twice without harm, and no older one over a newer', async () => {
    const received = await city.host.call('review.receipt', { package_id: pack, folder: city.shared });
    expect(received).toMatchObject({
      file: quarterFile.replace('.xlsx', '_回执_收到_v1.xlsx'),
      verdict: 'received',
    });
    const { store } = city.host.context.ledger;
    const by = { person: '赵敏', at: '2022-01-16T02:00:00Z', why: null };
    store.write((writer) => movePackage(writer, pack, 'cityAccepted', by));
    const accepted = await city.host.call('review.receipt', { package_id: pack, folder: city.shared });
    expect(await takeTrusting(accepted.file)).toMatchObject({ created: true, status: 'cityAccepted' });
    expect(await take(received.file)).toMatchObject({ created: true, status: 'cityAccepted' });
    expect(await take(accepted.file)).toMatchObject({ created: false, status: 'cityAccepted' });
    expect((await desk.current.state()).filed[0]?.status).toBe('cityAccepted');
    expect((await state()).replies.map(({ verdict }) => verdict)).toEqual(['cityAccepted', 'received']);
  });

  it('takes no reply to another’s report, none that was altered, and none of a level that may not say it', async () => {
    await city.ask(pack, amount);
    await city.sendBack(pack);
    const path = join(city.shared, returned);
    // Another county, which never filed it.
    const other = await ReviewDesk.open(city.shared, 'province', 12);
    expect((await other.host.refused('review.import', { file: { token: path }, trust: null })).code).toBe(
      'forbidden',
    );
    other.close();
    const torn = join(city.shared, quarterFile.replace('.xlsx', '_退回_v9.xlsx'));
    writeFileSync(torn, readFileSync(path).subarray(0, 5000));
    const copied = join(city.shared, quarterFile.replace('.xlsx', '_回执_v9.xlsx'));
    copyFileSync(join(city.shared, file), copied);
    const { replies } = await look();
    const states = new Map(replies.map(({ file: name, state: is }) => [name, is]));
    expect([returned, basename(torn), basename(copied)].map((name) => states.get(name))).toEqual([
      'unknownKey',
      'damaged',
      'damaged',
    ]);
    expect((await county().refused('review.import', { file: { token: copied }, trust: null })).code).toBe(
      'file_not_reply',
    );
    expect((await county().refused('review.import', { file: { name: '../x.xlsx' }, trust: null })).code).toBe(
      'file_missing',
    );
  });

  it('sees what changed since, field by field, and which later reports that reaches', async () => {
    const year = await desk.current.submit({ period: at('2021') });
    expect(year.report.version).toBe(1);
    await desk.current.save('receipt', 'receipt-3', 1, { amount: yuan(200_161) });
    const { changes, next_kind } = await state();
    expect(next_kind).toBe('withdrawal');
    expect(changes).toMatchObject([
      {
        type: 'receipt',
        id: 'receipt-3',
        kind: 'changed',
        fields: [{ field: 'amount', before: yuan(200_160), now: yuan(200_161) }],
      },
    ]);
    expect(await county().call('review.affected', { period: at('2021Q4') })).toMatchObject({
      reports: [{ period: '2021', version: 1, records: 1 }],
    });
    expect(await county().call('review.affected', { period: at('2021Q1') })).toEqual({
      period: '2021Q1',
      reports: [],
    });
  });
});

describe('an upper level', () => {
  it('has no way to change a figure: what it received reads the same after all it can do', async () => {
    const { store } = city.host.context.ledger;
    const before = store.read((reader) => packageRecordsOf(reader, pack));
    await city.ask(pack, amount, payer);
    await city.sendBack(pack);
    expect(store.read((reader) => packageRecordsOf(reader, pack))).toEqual(before);
    expect((await county().refused('review.open', { package_id: pack })).code).toBe('forbidden');
  });
});
