import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { HOME } from '../../support/ledger-builder.ts';
import { smallCounty } from '../../support/small-county.ts';
import { importDesk } from './import-desk.ts';

const desk = importDesk();

async function opened(types: readonly RecordType[], prefill: boolean) {
  const { host, folder } = desk;
  const { files } = await host.call('templates.write', {
    what: { types: [...types] },
    folder,
    language: 'zh-CN',
    money_unit: 'wanYuan',
    prefill,
    by_town: false,
  });
  const file = join(folder, files[0]?.file ?? '');
  return host.call('imports.open', { import_id: 'template', file, type: null });
}

it('a template is opened at the sheet to fill in, not at its guide', async () => {
  const { mapping } = await opened(['enclave'], false);
  expect(mapping).toMatchObject({ type: 'enclave', sheet: '飞地' });
});

it('of a template of several sheets the first that is filled in is opened, and the others are named', async () => {
  const { host } = desk;
  const made = smallCounty({ villages: 2, projects: 1, faults: false });
  const types: readonly RecordType[] = ['host', 'village', 'enclave'];
  const records = types.flatMap((type) =>
    (made.all(type) as readonly unknown[] as readonly AnyRecord[]).map((record) => ({
      type,
      record: { ...record, county_code: HOME },
    })),
  );
  await host.call('records.import', { records, source: 'test' });
  await host.call('session.settings', { period: '2021' as never });
  // Nobody wrote a policy.
  const { mapping, import_id, sheets } = await opened(['policy', 'enclave', 'village'], true);
  if (mapping === null) return expect.fail('nothing found');
  expect(sheets.find(({ type }) => type === 'policy')).toBeDefined();
  expect(['enclave', 'village']).toContain(mapping.type);
  const { alike } = await host.call('imports.plan', { import_id, mapping, language: 'zh-CN' });
  expect(alike).toEqual([mapping.type === 'enclave' ? '薄弱村' : '飞地']);
});
