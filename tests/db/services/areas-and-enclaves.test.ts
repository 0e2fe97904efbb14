import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../db/domain/contract.ts';
import { accountFigures } from '../../../db/domain/figures/account-summary.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

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

describe('areas', () => {
  it('are found by part of their name or by the beginning of their code, with where they lie', async () => {
    const [first] = await host.call('areas.search', { text: '镇海', digits: 6 });
    expect(first).toEqual({ code: '330211', name: '镇海区', within: '浙江省 宁波市', valid_to: null });
    expect((await host.call('areas.search', { text: '330211' }))[0]?.name).toBe('镇海区');
    expect(await host.call('areas.search', { text: '宁波', digits: 6 })).toEqual([]);
    expect(await host.call('areas.search', { text: '  ' })).toEqual([]);
  });

  it('that have lapsed are found last and with their last day, and are not offered as a unit', async () => {
    const [present, ...others] = await host.call('areas.search', { text: '3301', digits: 6 });
    expect(present?.valid_to).toBeNull();
    expect(others.filter(({ valid_to }) => valid_to !== null).map(({ name }) => name)).toEqual([
      '下城区',
      '江干区',
    ]);
    expect(others.at(-1)?.valid_to).toBe('2021-04-30');
    const units = await host.call('areas.children', { parent: '3301' });
    expect(units.map(({ code }) => code)).not.toContain('330104');
    expect(await host.call('areas.names', { codes: ['330104'] })).toEqual({ 330104: '江干区' });
  });

  it('are named by code; an unknown code has no name', async () => {
    expect(await host.call('areas.names', { codes: ['330825', '330899', '3308'] })).toEqual({
      330825: '龙游县',
      3308: '衢州市',
    });
  });
});

it('the list of enclaves says of each home county what the figures of its account say', async () => {
  const period = '2021Q4' as CallInput<'enclaves.list'>['period'];
  const { enclaves, area_names } = await host.call('enclaves.list', { period });
  const ledger = twoEnclaves().ledger();
  expect(enclaves.map(({ enclave }) => enclave.enclave_code)).toEqual(
    ledger
      .all('enclave')
      .map((enclave) => enclave.enclave_code)
      .toSorted(),
  );
  for (const { enclave, accounts, host_name, stage } of enclaves) {
    expect(host_name).toBe('镇海区');
    const days = ledger.where('stage_event', 'enclave_id', enclave.id).map((event) => event.date ?? '');
    expect(stage?.date).toBe(days.toSorted().at(-1));
    expect(accounts.length).toBeGreaterThan(0);
    for (const { home_county, agreed, received, arrears, incomplete } of accounts) {
      const figures = accountFigures(ledger, { enclave_id: enclave.id, home_county }, period);
      expect(area_names[home_county]).toBeDefined();
      expect({ agreed, received, arrears, incomplete }).toEqual({
        agreed: figures.due.yearToDate.total.agreed,
        received: figures.received.yearToDate.total.amount,
        arrears: figures.arrears.total.total,
        incomplete: false,
      });
    }
  }
  expect(enclaves.flatMap(({ accounts }) => accounts).some(({ received }) => received > 0)).toBe(true);
});
