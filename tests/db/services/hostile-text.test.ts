import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../db/domain/contract.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { declarationOf, recordTypes } from '../../../db/domain/records/catalogue.ts';
import { normaliseText } from '../../../db/domain/text.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { readZipDirectory, unpack } from '../../../db/exchange/workbook/zip-read.ts';
import { hostileCounty, hostileTexts, importedTypes } from '../../support/hostile-records.ts';
import { importable } from '../../support/records-file.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { drawnReports } from '../report-file/drawn-report.ts';

/** Records as an attacker writes them: they come in as text, stay text, and go out as text. */

const folder = temporaryFolder();
const shared = temporaryFolder();
let host: ServiceHost;
beforeAll(async () => {
  host = await openCounty(folder.path, hostileCounty());
});
afterAll(() => {
  host.close();
  folder.remove();
  shared.remove();
});

const stored = async (type: RecordType): Promise<readonly AnyRecord[]> =>
  (await host.call('records.list', { type })).rows;

const textFields = (type: RecordType) =>
  declarationOf(type).fields.filter(({ kind }) => ['text', 'longText', 'code', 'uscc'].includes(kind));

/** Every text and every formula of a workbook, and what in its parts leads out of it. */
async function cellsOf(path: string) {
  const bytes = readFileSync(path);
  const { sheets } = await readWorkbook(bytes);
  const cells = sheets.flatMap((sheet) => [...sheet.cells.values()]);
  const parts = readZipDirectory(bytes).map((entry) => unpack(bytes, entry).toString('utf8'));
  return {
    texts: new Set(cells.flatMap((cell) => (cell.kind === 'text' ? [cell.text] : []))),
    formulas: cells.flatMap((cell) => (cell.kind === 'formula' ? [cell.formula] : [])),
    links: parts.flatMap((xml) => xml.match(/<hyperlink|TargetMode="External"|<ddeLink|<oleLink/g) ?? []),
  };
}

it('every type is there, and every attack', async () => {
  const seen = new Set<unknown>();
  for (const type of importedTypes) {
    const rows = await stored(type);
    expect(rows.length, type).toBeGreaterThan(0);
    for (const row of rows) for (const { name } of textFields(type)) seen.add(row[name]);
  }
  for (const text of hostileTexts) expect(seen, text).toContain(normaliseText(text));
});

it('text is stored as it is, but for what no eye sees', async () => {
  const given = hostileCounty().records();
  for (const type of importedTypes) {
    for (const row of await stored(type)) {
      const before = (given[type] as unknown as readonly AnyRecord[]).find(({ id }) => id === row.id);
      for (const { name } of textFields(type)) {
        const text = before?.[name];
        expect(row[name], `${type}.${name}`).toBe(typeof text === 'string' ? normaliseText(text) : null);
        expect(String(row[name])).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }
    }
  }
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it.each(importedTypes)(
    'the Excel list of %s holds texts, no formula of theirs and no link',
    async (type) => {
      const fields = textFields(type).map(({ name }) => name);
      const { file } = await host.call('records.export', {
        type,
        selection: {},
        columns: declarationOf(type).fields.map(({ name }) => name),
        folder: shared.path,
        language,
        money_unit: 'wanYuan',
      });
      const { texts, formulas, links } = await cellsOf(join(shared.path, file));
      for (const formula of formulas) expect(formula).toMatch(/^(SUM|SUBTOTAL)\(/);
      expect(links).toEqual([]);
      const whole = [...texts].join('\n');
      for (const row of await stored(type)) {
        for (const name of fields)
          if (row[name] !== null) expect(whole, `${type}.${name}`).toContain(row[name]);
      }
    },
  );
});

it('the history of a record goes out as text', async () => {
  const [row] = await stored('enclave');
  const { file } = await host.call('history.export', {
    type: 'enclave',
    id: row?.id ?? '',
    folder: shared.path,
    language: 'zh-CN',
    money_unit: 'yuan',
  });
  const { formulas, links } = await cellsOf(join(shared.path, file));
  expect([formulas, links]).toEqual([[], []]);
});

it('the report file holds them as text too', async () => {
  const reports = await drawnReports(
    shared.path,
    (county) => county.call('records.import', { records: importable(hostileCounty()), source: 'test' }),
    ['2020Q4', '2021-03'],
  );
  for (const { path, packaged } of reports.values()) {
    expect(packaged.length).toBeGreaterThan(0);
    const { formulas, links } = await cellsOf(path);
    for (const formula of formulas) expect(formula).not.toMatch(/HYPERLINK|cmd|evil|SUM\(1/i);
    expect(links).toEqual([]);
  }
});

describe('no call reaches a prototype', () => {
  const polluting = [
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"type":"village","filter":{"__proto__":{"polluted":1}},"selection":{"__proto__":{"polluted":1}}}',
    '{"changes":[{"type":"village","id":"__proto__","base_revision":null,"values":{"__proto__":{"polluted":1}}}],"why":null}',
    '{"changes":[{"type":"__proto__","id":"constructor","base_revision":null,"values":{"constructor":1}}],"why":null}',
    '{"records":[{"type":"village","record":{"id":"__proto__","__proto__":{"polluted":1}}}],"source":"x"}',
    '{"records":[{"type":"constructor","record":{"id":"a"}}],"source":"x"}',
    '{"records":[{"type":"host","record":{"id":"a","constructor":"x","toString":"y"}}],"source":"x"}',
    '{"form":"__proto__","record_id":"constructor","base_revision":null,"money_unit":"yuan","raw":{"__proto__":"x","constructor":"y"}}',
    '{"type":"toString","view":{"__proto__":{"polluted":1}},"name":"__proto__"}',
    '{"codes":["__proto__","constructor"],"parent":"__proto__","text":"__proto__","limit":5,"language":"zh-CN"}',
    '{"period":"__proto__","id":"__proto__","file_name":"__proto__"}',
  ];

  it.each(Object.keys(contract))('%s', async (name) => {
    const before = Object.getOwnPropertyNames(Object.prototype).toSorted();
    for (const text of polluting) {
      const refusal = await host
        .refused(name as 'records.list', JSON.parse(text))
        .catch((error: Error) => error);
      // Answered, or refused by a typed failure: never a fault of the program.
      if (refusal instanceof Error) expect(refusal.message).toBe(`${name} was answered`);
      else expect(refusal.code).not.toBe('internal');
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(before);
  });

  it('and the records are what they were', async () => {
    for (const type of recordTypes) {
      const rows = await stored(type);
      expect(rows.map(({ id }) => id)).not.toContain('constructor');
    }
  });
});
