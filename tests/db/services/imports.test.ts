import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../db/domain/contract.ts';
import { languages } from '../../../db/domain/locale/labels.ts';
import { refusalText } from '../../../db/domain/locale/refusal-text.ts';
import type { FieldValue, RecordType } from '../../../db/domain/records/catalogue.ts';
import { type RefusedPlace, refusalCodes } from '../../../db/domain/refusal.ts';
import { LedgerBuilder, yuan } from '../../support/ledger-builder.ts';
import { importable } from '../../support/records-file.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

let folder: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  folder = temporaryFolder();
  host = await openCounty(folder.path, new LedgerBuilder().with('county'));
});
afterEach(() => {
  host.close();
  folder.remove();
});

type Records = CallInput<'records.import'>['records'];
type Given = readonly [type: RecordType, record: Record<string, FieldValue>];
const take = (records: Records) => host.call('records.import', { records, source: '资料.json' });
const records = (...given: Given[]): Records => given.map(([type, record]) => ({ type, record }));
const village = (id: string, given: Record<string, FieldValue> = {}): Given => [
  'village',
  { id, village_code: '330825101201', name: '试验村', town_code: '330825101', ...given },
];

/** The places refused; and nothing was taken. */
async function refused(...given: Given[]): Promise<readonly RefusedPlace[]> {
  const before = await host.call('store.verify', {});
  const failure = await host.refused('records.import', { records: records(...given), source: '资料.json' });
  expect(failure).toMatchObject({ code: 'rejected', args: { call: 'records.import' } });
  expect(await host.call('store.verify', {})).toEqual(before);
  return failure.detail as readonly RefusedPlace[];
}

describe('importing', () => {
  it('adds what is new, changes what differs, leaves alone what is the same', async () => {
    const all = importable(twoEnclaves());
    expect(await take(all)).toEqual({ added: all.length - 1, changed: 0, same: 1 });
    expect(await take(all)).toEqual({ added: 0, changed: 0, same: all.length });
    const changed = all.map((one) =>
      one.record.id === 'receipt-1' ? { ...one, record: { ...one.record, amount: yuan(1) } } : one,
    );
    expect(await take(changed)).toEqual({ added: 0, changed: 1, same: all.length - 1 });
    const history = await host.call('records.history', { type: 'receipt', id: 'receipt-1' });
    expect(history.map(({ field, why }) => [field, why])).toEqual([
      [null, 'import 资料.json'],
      ['amount', 'import 资料.json'],
    ]);
  });

  it('takes declarations, explanations and form heads; a filed report is passed over', async () => {
    const builder = new LedgerBuilder()
      .with('declaration')
      .with('explanation')
      .with('form_head')
      .with('report');
    expect(await take(importable(builder))).toEqual({ added: 3, changed: 0, same: 0 });
    expect((await host.call('records.list', { type: 'report' })).total).toBe(0);
  });

  it('takes two villages of one code: saving is never blocked, the check says it', async () => {
    expect(await take(records(village('a'), village('b')))).toMatchObject({ added: 2 });
    const { violations } = await host.call('check.run', { period: '2021' as never });
    expect(violations.map(({ violation }) => violation.rule)).toContain('H21');
  });

  it('voids an enclave only with all that hangs on it, in one file; nothing of a refused file is taken', async () => {
    const all = importable(twoEnclaves());
    await take(all);
    const voided = ({ type, record }: Records[number]): Records[number] => {
      return { type, record: { ...record, voided: true } };
    };
    const enclave = all.filter(({ record }) => record.id === 'enclave-2').map(voided);
    const failure = await host.refused('records.import', { records: enclave, source: '资料.json' });
    expect(failure).toMatchObject({ code: 'still_used', args: { type: 'enclave', id: 'enclave-2' } });
    expect(String(failure.args.used)).toContain('receipt:1');
    expect(await take(all)).toMatchObject({ added: 0, changed: 0 });
    const whole = all.map((one) => (one.record.enclave_id === 'enclave-2' ? voided(one) : one));
    await take([...whole.filter(({ record }) => record.id !== 'enclave-2'), ...enclave]);
    const { rows } = await host.call('records.list', { type: 'enclave' });
    expect(rows.map(({ id }) => id)).toEqual(['enclave-1']);
  });

  it('takes what hangs on a voided record as it stood elsewhere: the check says it', async () => {
    const all = importable(twoEnclaves().change('enclave', 'enclave-2', { voided: true }));
    expect(await take(all)).toMatchObject({ added: all.length - 1 });
    expect(await take(all)).toMatchObject({ added: 0, changed: 0 });
    const { violations } = await host.call('check.run', { period: '2021Q4' as never });
    expect(violations.map(({ violation }) => violation.rule)).toContain('REQ');
  });

  it('takes records whose natural key is blank as different ones', async () => {
    const host_id = 'h';
    const first: Given[] = [
      ['host', { id: host_id }],
      ['enclave', { id: 'a', name: '甲', host_id }],
    ];
    await take(records(...first));
    expect(await take(records(['enclave', { id: 'b', name: '乙', host_id }]))).toMatchObject({ added: 1 });
  });
});

describe('what is wrong is refused whole, each place by name', () => {
  it('impossible days, unknown fields, wrong kinds of values', async () => {
    expect(
      await refused(
        village('a', { weak_from: '2021-02-30', colour: 'red' }),
        village('b', { village_code: 5 as never, households: 1.5, name: '村'.repeat(201) }),
        ['host', { id: 'h', host_kind: 'planet', host_code: '33x' }],
      ),
    ).toEqual([
      { path: 'records.0.weak_from', problem: 'no_such_date', type: 'village', id: 'a' },
      { path: 'records.0.colour', problem: 'unknown_field', type: 'village', id: 'a' },
      { path: 'records.1.village_code', problem: 'wrong_type', type: 'village', id: 'b' },
      { path: 'records.1.name', problem: 'too_long', type: 'village', id: 'b' },
      { path: 'records.1.households', problem: 'not_whole', type: 'village', id: 'b' },
      { path: 'records.2.host_kind', problem: 'not_an_option', type: 'host', id: 'h' },
      { path: 'records.2.host_code', problem: 'bad_format', type: 'host', id: 'h' },
    ]);
  });

  it('records of another county', async () => {
    const [other] = await refused(
      village('a', { county_code: '330802' }),
      village('b', { county_code: '330825' }),
    );
    expect(other).toEqual({
      path: 'records.0.county_code',
      problem: 'other_unit',
      type: 'village',
      id: 'a',
      other: '330802',
    });
  });

  it('no id, an id twice, references into nothing', async () => {
    expect(
      await refused(
        ['village', { village_code: '1' }],
        village('a'),
        village('a'),
        ['village_year', { id: 'y', village_id: 'z', year: 2021 }],
        ['village_year', { id: 'v', village_id: 'a', year: null }],
        village('b\u200b'),
      ),
    ).toMatchObject([
      { path: 'records.0.id', problem: 'missing' },
      { path: 'records.2', problem: 'same_id', id: 'a' },
      { path: 'records.3.village_id', problem: 'no_such_record', other: 'z' },
      { path: 'records.4.year', problem: 'empty' },
      { path: 'records.5.id', problem: 'not_normal' },
    ]);
  });

  it('the same thing under another id', async () => {
    await take(records(village('a')));
    expect(await refused(village('b'))).toEqual([
      { path: 'records.0', problem: 'same_key', type: 'village', id: 'b', other: 'a' },
    ]);
    expect(await take(records(village('b', { voided: true })))).toMatchObject({ added: 1 });
  });

  it('says it in words, in both languages', async () => {
    const [place] = await refused(village('a', { weak_from: '2021-02-30' }));
    if (place === undefined) throw new Error('nothing was refused');
    expect(refusalText('zh-CN', place)).toBe(
      '第1条 薄弱村 a 认定时间：没有这个日期，请按“2026-03-31”的格式填写',
    );
    expect(refusalText('en', place)).toMatch(
      /^record 1 Weak village a .+: there is no such date; write it as 2026-03-31$/,
    );
    for (const language of languages) {
      for (const problem of refusalCodes) {
        const text = refusalText(language, { path: '', problem });
        expect(text).toMatch(language === 'en' ? /^[\x20-\x7e]+$/ : /\p{Script=Han}/u);
        expect(text).not.toMatch(/[[\]{}?]/);
      }
    }
  });
});
