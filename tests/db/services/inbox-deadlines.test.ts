import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CountyOffice, type PlacedReport } from '../../support/county-office.ts';
import { InboxHost, rowOf } from '../../support/inbox-host.ts';

const longyou = '330825';
const kecheng = '330802';

vi.setConfig({ testTimeout: 120_000 });

let office: CountyOffice;
let report: PlacedReport;
beforeAll(async () => {
  office = await CountyOffice.open(longyou);
  report = await office.submit();
}, 120_000);
afterAll(() => office.close());

let inbox: InboxHost;
beforeEach(async () => {
  inbox = await InboxHost.open();
});
afterEach(() => inbox.close());

/** Days after the year within which everything is due; without a unit, of everybody. */
const dueWithin = (days: number) =>
  inbox.host.call('records.save', {
    changes: (['return', 'distribution', 'project', 'investment'] as const).map((form) => ({
      type: 'obligation' as const,
      id: `due-${form}`,
      base_revision: null,
      values: { form, valid_from: '2021-01-01', deadline_days: days },
    })),
    why: null,
  });

describe('deadlines in the inbox', () => {
  it('count the days of a unit that is missing; on time is not late', async () => {
    inbox.put(report.file, report.bytes);
    const state = await inbox.scanTrusting();
    // The year is due 45 days after its end; the day here is 2022-01-20.
    expect(rowOf(state, kecheng)).toMatchObject({ deadline: '2022-02-14', days_left: 25, late: false });
    expect(rowOf(state, longyou)).toMatchObject({ days_left: null, late: false });
  });

  it('mark a report that was made after its last day, and days over where none is here', async () => {
    await dueWithin(5);
    inbox.put(report.file, report.bytes);
    const state = await inbox.scanTrusting();
    expect(rowOf(state, longyou)).toMatchObject({ deadline: '2022-01-05', late: true });
    expect(rowOf(state, kecheng)).toMatchObject({ days_left: -15, late: false });
  });
});
