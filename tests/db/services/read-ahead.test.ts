import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Period } from '../../../db/domain/period.ts';
import { ownLedger, readAhead } from '../../../db/services/ledgers.ts';
import { prepareFirstPage } from '../../../db/services/read-ahead.ts';
import { openCounty, openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

const period = '2021Q4' as Period;
let folder: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  folder = temporaryFolder();
  host = await openCounty(folder.path, twoEnclaves());
});
afterEach(() => {
  host.close();
  folder.remove();
});

/** The store opened anew: nothing of it has been read. */
async function reopen(): Promise<void> {
  host.close();
  host = await openServices(folder.path);
}

const saveVillage = (name: string) =>
  host.call('records.save', {
    changes: [
      {
        type: 'village',
        id: `village-${name}`,
        base_revision: null,
        values: { name, village_code: '330825100299', town_code: '330825100' },
      },
    ],
    why: null,
  });

describe('what is read ahead of the first page', () => {
  it('is the ledger that a call reads in one go', async () => {
    const records = ownLedger(host.context).records();
    await reopen();
    while (!readAhead(host.context, 3));
    expect(ownLedger(host.context).records()).toEqual(records);
  });

  it('is ended by the call that needs it', async () => {
    const records = ownLedger(host.context).records();
    await reopen();
    expect(readAhead(host.context, 3)).toBe(false);
    expect(ownLedger(host.context).records()).toEqual(records);
  });

  it('holds what was saved between two portions', async () => {
    await reopen();
    expect(readAhead(host.context, 3)).toBe(false);
    await saveVillage('新村');
    while (!readAhead(host.context, 3));
    const names = ownLedger(host.context)
      .all('village')
      .map(({ name }) => name);
    expect(names).toContain('新村');
  });

  it('gives the page the answer it gets without', async () => {
    await host.call('session.settings', { period });
    await reopen();
    const before = await host.call('periods.overview', { period });
    await reopen();
    await prepareFirstPage(host.context, new AbortController().signal);
    expect(await host.call('periods.overview', { period })).toEqual(before);
  });

  it('stops when the store is closed, and refuses nothing before first use', async () => {
    const closing = new AbortController();
    const preparing = prepareFirstPage(host.context, closing.signal);
    closing.abort();
    await expect(preparing).resolves.toBeUndefined();
    const empty = temporaryFolder();
    const unused = await openServices(empty.path);
    await expect(prepareFirstPage(unused.context, new AbortController().signal)).resolves.toBeUndefined();
    unused.close();
    empty.remove();
  });
});
