import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordHistory } from '../../../db/audit.ts';
import { isTrustedFor } from '../../../db/repositories/trusted-keys.ts';
import { CountyOffice, type PlacedReport } from '../../support/county-office.ts';
import { headId, InboxHost, rowOf } from '../../support/inbox-host.ts';
import { Province, takeOver } from './province-desk.ts';

const longyou = '330825';

vi.setConfig({ testTimeout: 120_000 });

let office: CountyOffice;
let report: PlacedReport;
let next: PlacedReport;
beforeAll(async () => {
  office = await CountyOffice.open(longyou);
  report = await office.submit();
  next = await office.correct(3);
}, 120_000);
afterAll(() => office.close());

let inbox: InboxHost;
beforeEach(async () => {
  inbox = await InboxHost.open('3308');
  inbox.put(report.file, report.bytes);
});
afterEach(() => inbox.close());

/** What the audit log says of a key: each time whose it became. */
const story = (key: string): readonly unknown[] =>
  inbox.host.context.ledger.store.read((reader) =>
    recordHistory(reader, 'trusted_key', key).map((entry) => entry.new),
  );

async function keyOfReport(): Promise<string> {
  const key = rowOf(await inbox.scan(), longyou).waiting[0]?.report?.public_key;
  if (key === undefined) throw new Error('nothing waits');
  return key;
}

describe('a key that was confirmed', () => {
  it('is withdrawn by hand: nothing of it is received or accepted until a person confirms it again', async () => {
    const key = await keyOfReport();
    const row = rowOf(await inbox.scanTrusting(), longyou);
    expect(await inbox.host.call('inbox.keys', {})).toMatchObject([
      { unit: { code: longyou, name: '龙游县' }, public_key: key, how: 'person', accepted: 0, undecided: 1 },
    ]);
    const keys = [{ public_key: key, unit: longyou }];
    expect(await inbox.host.call('inbox.untrust', { keys, why: '笔记本遗失' })).toEqual({ withdrawn: 1 });
    inbox.put(next.file, next.bytes);
    const after = rowOf(await inbox.scan(), longyou);
    expect(after.head?.version).toBe(1);
    expect(after.waiting.map(({ kind }) => kind)).toEqual(['withdrawnKey', 'withdrawnKey']);
    expect((await inbox.accept([headId(row)], true)).refused).toMatchObject([{ reasons: ['untrustedKey'] }]);
    await expect(inbox.host.call('inbox.untrust', { keys, why: null })).rejects.toThrow('not_found');
    await inbox.host.call('inbox.trust', { keys });
    const again = rowOf(await inbox.scan(), longyou);
    expect(again).toMatchObject({ head: { version: 2 }, waiting: [] });

    // What was accepted before stays accepted, and so its figures count.
    await inbox.accept([headId(again)]);
    expect(await inbox.host.call('inbox.keys', {})).toMatchObject([{ accepted: 1, undecided: 0 }]);
    await inbox.host.call('inbox.untrust', { keys, why: null });
    expect(rowOf(await inbox.scan(), longyou).state).toBe('cityAccepted');
    await inbox.host.call('inbox.trust', { keys });
    expect(story(key).toSorted()).toEqual(
      [...Array.from({ length: 3 }, () => JSON.stringify(longyou)), null, null].toSorted(),
    );
  });
});

describe('keys that the province’s settings name', () => {
  it('are in force without a question, also of replies at the county, and withdrawn by later settings', async () => {
    const key = await keyOfReport();
    const province = new Province();
    await province.open();
    try {
      const values = { unit: longyou, installation: 'office', public_key: key };
      await province.set('trusted_installation', 'longyou', values);
      const city = { unit: '3308', installation: 'city', public_key: 'C'.repeat(43) };
      await province.set('trusted_installation', 'quzhou', city);
      const file = await province.handOut();
      await takeOver(inbox.host, file);
      expect(rowOf(await inbox.scan(), longyou)).toMatchObject({ state: 'submitted', waiting: [] });
      expect(await inbox.host.call('inbox.keys', {})).toMatchObject([
        { unit: { code: '3308' }, how: 'settings' },
        { public_key: key, how: 'settings' },
      ]);
      await takeOver(office.host, file);
      const { store } = office.host.context.ledger;
      expect(store.read((reader) => isTrustedFor(reader, city.public_key, '3308'))).toBe(true);

      await province.host.call('records.save', {
        changes: [
          { type: 'trusted_installation', id: 'longyou', base_revision: 1, values: {}, voided: true },
        ],
        why: null,
      });
      await takeOver(inbox.host, await province.handOut());
      expect(rowOf(await inbox.scan(), longyou).waiting).toMatchObject([{ kind: 'withdrawnKey' }]);
      expect(story(key)).toHaveLength(2);
    } finally {
      province.close();
    }
  });
});
