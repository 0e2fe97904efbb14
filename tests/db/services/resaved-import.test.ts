import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import {
  externalTimeoutMs,
  libreOfficeConvert,
  needLibreOffice,
  needOpenpyxl,
  openpyxlScript,
} from '../../support/external-readers.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

/* Our own files once another program has saved them. */

let data: ReturnType<typeof temporaryFolder>;
let desk: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;

beforeAll(async () => {
  data = temporaryFolder();
  desk = temporaryFolder();
  host = await openCounty(data.path, twoEnclaves());
}, externalTimeoutMs);

afterAll(() => {
  host.close();
  data.remove();
  desk.remove();
});

async function planned(file: string, type: RecordType) {
  const import_id = 'resaved';
  const { mapping } = await host.call('imports.open', { import_id, file, type });
  if (mapping === null) throw new Error('no table found');
  const view = await host.call('imports.plan', { import_id, mapping, language: 'zh-CN' });
  const { rows } = await host.call('imports.rows', {
    import_id,
    states: ['added', 'changed', 'rejected'],
    offset: 0,
    limit: 50,
    language: 'zh-CN',
  });
  return { view, rows };
}

test(
  'a list that LibreOffice saved again says the same; a template filled and saved by it adds what was filled',
  async (context) => {
    await needLibreOffice(context);
    await needOpenpyxl(context);
    const types = ['contribution', 'terms'] as const;
    const files: string[] = [];
    for (const type of types) {
      const { file } = await host.call('records.export', {
        type,
        selection: {},
        columns: declarationOf(type).fields.map(({ name }) => name),
        folder: desk.path,
        language: 'zh-CN',
        money_unit: 'wanYuan',
      });
      files.push(join(desk.path, file));
    }
    const written = await host.call('templates.write', {
      what: { types: ['village'] },
      folder: desk.path,
      language: 'zh-CN',
      money_unit: 'wanYuan',
      prefill: false,
      by_town: false,
    });
    const [template] = written.files;
    const filled = join(desk.path, '已填.xlsx');
    await openpyxlScript('openpyxl_fill.py', join(desk.path, template?.file ?? ''), filled);
    const again = await libreOfficeConvert([...files, filled], 'xlsx', join(desk.path, 'again'));
    for (const [at, type] of types.entries()) {
      const { view, rows } = await planned(again[at] ?? '', type);
      expect(rows.map(({ row, problems, fields }) => [type, row, problems, fields])).toEqual([]);
      expect([view.questions, view.counts.same > 0]).toEqual([[], true]);
    }
    const { view, rows } = await planned(again[types.length] ?? '', 'village');
    expect(view).toMatchObject({ questions: [], counts: { added: 2, changed: 0, rejected: 0 } });
    expect(rows.map(({ fields }) => Object.fromEntries(fields.map((one) => [one.field, one.new])))).toEqual([
      { village_code: '330825101801', name: '新光村', households: 312, weak_from: '2019-01-01' },
      { village_code: '330825101802', name: '下库村', population: 1005 },
    ]);
  },
  externalTimeoutMs,
);
