import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { PackagedRecord } from '../../../db/domain/package.ts';
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
