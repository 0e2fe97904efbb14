import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { PackagedRecord } from '../../../db/domain/package.ts';
import { period } from '../../../db/domain/period.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { keyFileName, loadOrCreateKeys } from '../../../db/exchange/report-file/keys.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import { CountyOffice, type PlacedReport } from '../../support/county-office.ts';
import { forgedReport } from '../../support/forged-report.ts';
import { headId, InboxHost, kindsOf, rowOf } from '../../support/inbox-host.ts';

const longyou = '330825';
const kecheng = '330802';

// Every look starts threads of its own, which a busy machine is slow at.
vi.setConfig({ testTimeout: 120_000 });

let office: CountyOffice;
let other: CountyOffice;
let whole: PlacedReport;
beforeAll(async () => {
  [office, other] = await Promise.all([CountyOffice.open(longyou), CountyOffice.open(kecheng)]);
  whole = await office.submit();
}, 120_000);
afterAll(() => {
  office.close();
  other.close();
});

let inbox: InboxHost;
beforeEach(async () => {
  inbox = await InboxHost.open();
});
afterEach(() => inbox.close());

const keysOf = ({ dataDir }: CountyOffice) => loadOrCreateKeys(dataDir);
const first = (
  records: readonly PackagedRecord[],
  wanted: string,
  change: (record: AnyRecord) => AnyRecord,
) => {
  const at = records.findIndex(({ type }) => type === wanted);
  return records.map((one, index) => (index === at ? { ...one, record: change(one.record) } : one));
};

/** Puts a forged report, confirms its key, and tries to have it accepted with everything confirmed. */
async function tried(bytes: Uint8Array) {
  inbox.put(whole.file, bytes);
  const row = rowOf(await inbox.scanTrusting(), longyou);
  const answer = row.head === null ? null : await inbox.accept([headId(row)], true);
  return { row, answer };
}

it('a signature that does not fit is not received, whoever is confirmed', async () => {
  const keys = await keysOf(office);
  const foreign = await keysOf(other);
  inbox.put('good.xlsx', whole.bytes);
  await inbox.scanTrusting();
  inbox.put(
    'bad.xlsx',
    await forgedReport(whole.bytes, { publicKey: keys.publicKey, sign: foreign.sign }, {}),
  );
  const row = rowOf(await inbox.scan(), longyou);
  expect(kindsOf(row.waiting)).toEqual({ 'bad.xlsx': 'badSignature' });
});

it('a key that is another unit’s signs for nobody else, nor does a confirmed one for a unit outside the list', async () => {
  inbox.put(whole.file, whole.bytes);
  await inbox.scanTrusting();
  const unit = { code: kecheng, name: '柯城区' };
  inbox.put('柯城区.xlsx', await forgedReport(whole.bytes, await keysOf(office), { manifest: { unit } }));
  const nobody = { code: '330106', name: '西湖区' };
  inbox.put(
    '西湖区.xlsx',
    await forgedReport(whole.bytes, await keysOf(office), { manifest: { unit: nobody } }),
  );
  const state = await inbox.scan();
  expect(rowOf(state, kecheng)).toMatchObject({
    state: 'waiting',
    waiting: [{ kind: 'foreignKey', owner: longyou }],
  });
  expect(kindsOf(state.others)).toEqual({ '西湖区.xlsx': 'otherUnit' });
});

it('a key copied to another county’s computer is taken for the first one’s only', async () => {
  copyFileSync(join(office.dataDir, keyFileName), join(other.dataDir, keyFileName));
  inbox.put(whole.file, whole.bytes);
  await inbox.scanTrusting();
  const copied = await other.submit();
  inbox.put(copied.file, copied.bytes);
  expect(rowOf(await inbox.scan(), kecheng).waiting).toMatchObject([{ kind: 'foreignKey' }]);
});

it('stated totals that are not those of the records are found, and nobody can set that aside', async () => {
  const { control_totals } = (await readReportFile(whole.bytes, whole.file)).report.manifest;
  const forged = { ...control_totals, received_period: Number(control_totals.received_period) + 100 };
  const { row, answer } = await tried(
    await forgedReport(whole.bytes, await keysOf(office), { manifest: { control_totals: forged } }),
  );
  expect(row.verdict).toMatchObject({ totals: 'differ' });
  expect(answer).toMatchObject({ accepted: [], refused: [{ reasons: ['totalsDiffer'] }] });
});

it('totals since start that cannot be added up here need a person’s yes', async () => {
  const { control_totals } = (await readReportFile(whole.bytes, whole.file)).report.manifest;
  const forged = {
    ...control_totals,
    received_since_start: Number(control_totals.received_since_start) + 100,
  };
  inbox.put(
    whole.file,
    await forgedReport(whole.bytes, await keysOf(office), { manifest: { control_totals: forged } }),
  );
  const row = rowOf(await inbox.scanTrusting(), longyou);
  expect(row).toMatchObject({ refused: [], doubts: ['totalsOpen'], verdict: { totals: 'open' } });
  expect(await inbox.accept('all')).toMatchObject({ accepted: [] });
});

it('a hard violation that the county’s own check must have refused is found and cannot be set aside', async () => {
  const { row, answer } = await tried(
    await forgedReport(whole.bytes, await keysOf(office), {
      records: (records) => first(records, 'enclave', (record) => ({ ...record, name: null })),
    }),
  );
  expect(row.verdict?.hard).toBeGreaterThan(0);
  expect(answer).toMatchObject({ accepted: [], refused: [{ reasons: ['hardViolations'] }] });
});

it('rows of another year that are smuggled in are found', async () => {
  const { row, answer } = await tried(
    await forgedReport(whole.bytes, await keysOf(office), {
      records: (records) => [
        ...records,
        ...records
          .filter(({ type }) => type === 'receipt')
          .slice(0, 1)
          .map(({ type, record }) => ({
            type,
            record: { ...record, id: `${record.id.slice(0, -1)}z`, date: '2020-06-01' },
          })),
      ],
    }),
  );
  expect(row.verdict?.stray).toBe(1);
  expect(answer?.refused[0]?.reasons).toContain('strayRows');
});

it('a clock that goes before ours is said, and needs a person’s yes', async () => {
  const { row, answer } = await tried(
    await forgedReport(whole.bytes, await keysOf(office), {
      manifest: { created: '2029-01-01T00:00:00.000Z' },
    }),
  );
  expect(row).toMatchObject({ doubts: ['future'], refused: [] });
  expect(answer).toMatchObject({ accepted: [{ version: 1 }] });
});

it('totals that are left out of the statement need a person’s yes: nobody could add them up', async () => {
  const { control_totals } = (await readReportFile(whole.bytes, whole.file)).report.manifest;
  const { received_since_start: _, ...forged } = control_totals;
  inbox.put(
    whole.file,
    await forgedReport(whole.bytes, await keysOf(office), { manifest: { control_totals: forged } }),
  );
  expect(rowOf(await inbox.scanTrusting(), longyou).doubts).toEqual(['totalsOpen']);
  expect(await inbox.accept('all')).toMatchObject({ accepted: [] });
});

it('amounts beyond all money do not keep the other reports from being looked at', async () => {
  const third = await CountyOffice.open('331123');
  const fair = await third.submit();
  third.close();
  inbox.put(fair.file, fair.bytes);
  const beyond = (records: readonly PackagedRecord[]) =>
    records.map(({ type, record }) =>
      type === 'receipt'
        ? { type, record: { ...record, amount: Number.MAX_SAFE_INTEGER } }
        : { type, record },
    );
  const bytes = await forgedReport(whole.bytes, await keysOf(office), { records: beyond });
  const { answer } = await tried(bytes);
  expect(answer?.accepted ?? []).toEqual([]);
  const state = await inbox.scan();
  expect(rowOf(state, '331123')).toMatchObject({ state: 'submitted', refused: [] });
  expect(kindsOf(state.others)).toEqual({ [whole.file]: 'refused' });
});

it('what was judged by rules that changed since is judged anew before it is accepted', async () => {
  inbox.put(whole.file, whole.bytes);
  const row = rowOf(await inbox.scanTrusting(), longyou);
  expect(row.verdict?.hard).toBe(0);
  const head = {
    form: 'return',
    form_no: '另一版',
    form_title: '收益',
    maker: '省',
    valid_from: '2020-01-01',
  };
  await inbox.host.call('records.save', {
    changes: [{ type: 'form_head', id: 'h', base_revision: null, values: head }],
    why: null,
  });
  expect(await inbox.accept([headId(row)], true)).toMatchObject({
    accepted: [],
    refused: [{ reasons: ['wrongForm', 'hardViolations'] }],
  });
});

it('a year that states other amounts than its accepted quarters needs a person’s yes', async () => {
  const keys = await keysOf(office);
  const isLate = ({ type, record }: PackagedRecord) =>
    type === 'receipt' && String(record.date) >= '2021-10-01';
  const { records } = (await readReportFile(whole.bytes, whole.file)).report;
  expect(records.some(isLate)).toBe(true);
  const quarter = (amount: number) =>
    forgedReport(whole.bytes, keys, {
      manifest: { period: period('2021Q4') },
      records: (all) =>
        all.map((one) =>
          isLate(one)
            ? { ...one, record: { ...one.record, amount: Number(one.record.amount) + amount } }
            : one,
        ),
    });
  inbox.put('q4.xlsx', await quarter(100));
  inbox.put(whole.file, whole.bytes);
  expect(rowOf(await inbox.scanTrusting(), longyou).doubts).toEqual(['partsDiffer']);
  expect(await inbox.accept('all')).toMatchObject({ accepted: [], refused: [{ reasons: ['partsDiffer'] }] });
});

it('a year that states what its quarters state is accepted as it is', async () => {
  inbox.put(
    'q4.xlsx',
    await forgedReport(whole.bytes, await keysOf(office), { manifest: { period: period('2021Q4') } }),
  );
  inbox.put(whole.file, whole.bytes);
  expect(rowOf(await inbox.scanTrusting(), longyou).doubts).toEqual([]);
});

it('a report is called by its unit’s code, whatever name it gives itself', async () => {
  const unit = { code: longyou, name: '柯城区' };
  inbox.put(whole.file, await forgedReport(whole.bytes, await keysOf(office), { manifest: { unit } }));
  const { waiting } = rowOf(await inbox.scan(), longyou);
  expect(waiting.map(({ report, flags }) => [report?.unit.name, flags])).toEqual([['龙游县', []]]);
});
