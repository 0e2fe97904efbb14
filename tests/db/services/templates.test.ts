import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AreaNames } from '../../../db/domain/area-names.ts';
import type { CallInput } from '../../../db/domain/contract.ts';
import { type CellContext, parseCell } from '../../../db/domain/field-kinds.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import { importableTypes } from '../../../db/domain/import/importable.ts';
import { referenceWords } from '../../../db/domain/import/reference-words.ts';
import type { TemplateFacts } from '../../../db/domain/import/template-facts.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import {
  type AnyRecord,
  declarationOf,
  findField,
  type RecordType,
} from '../../../db/domain/records/catalogue.ts';
import { ReferenceBook } from '../../../db/domain/reference-book.ts';
import { readTemplateFacts } from '../../../db/exchange/template/read-template.ts';
import type { PlainCell, PlainSheet, PlainWorkbook } from '../../../db/exchange/workbook/plain.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { readZipDirectory, unpack } from '../../../db/exchange/workbook/zip-read.ts';
import { loadAreaTable } from '../../../db/reference/area-table.ts';
import { ownLedger } from '../../../db/services/ledgers.ts';
import {
  externalTimeoutMs,
  libreOfficeResave,
  needLibreOffice,
  needOpenpyxl,
  openpyxlDump,
} from '../../support/external-readers.ts';
import { HOME } from '../../support/ledger-builder.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { smallCounty } from '../../support/small-county.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let shared: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
let ledger: Ledger;
/** Every type in one workbook with the records of 2021; written once, for it is large. */
let everything: string;

beforeAll(async () => {
  folder = temporaryFolder();
  shared = temporaryFolder();
  host = await openServices(folder.path);
  await host.call('session.initialise', { role: 'county', unit: HOME, person: '王芳', language: 'zh-CN' });
  const made = smallCounty({ villages: 4, projects: 2, faults: false });
  const records = importableTypes.flatMap((type) =>
    rowsOf(made, type).map((record) => ({ type, record: { ...record, county_code: HOME } })),
  );
  await host.call('records.import', { records, source: 'test' });
  await host.call('session.settings', { period: '2021' as never });
  ledger = ownLedger(host.context);
  [everything = ''] = await written({ what: { types: [...importableTypes] }, prefill: true });
});
afterAll(() => {
  host.close();
  folder.remove();
  shared.remove();
});

function rowsOf(of: Ledger, type: RecordType): readonly AnyRecord[] {
  return of.all(type) as readonly unknown[] as readonly AnyRecord[];
}

async function written(given: Partial<CallInput<'templates.write'>>): Promise<readonly string[]> {
  const { files } = await host.call('templates.write', {
    what: { form: 'village' },
    folder: shared.path,
    language: 'zh-CN',
    money_unit: 'wanYuan',
    prefill: false,
    by_town: false,
    ...given,
  });
  return files.map(({ file }) => join(shared.path, file));
}

const read = async (file: string): Promise<PlainWorkbook> => readWorkbook(readFileSync(file));

function factsOf(workbook: PlainWorkbook): TemplateFacts {
  return readTemplateFacts(workbook) ?? expect.fail('no facts');
}

function sheetOf(workbook: PlainWorkbook, name: string): PlainSheet {
  return workbook.sheets.find((sheet) => sheet.name === name) ?? expect.fail(`no sheet ${name}`);
}

/** What the import is given of a cell: its words, or the figure as stored. */
function typed(cell: PlainCell | undefined): string {
  switch (cell?.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.decimal;
    case 'date':
      return cell.iso;
    default:
      return '';
  }
}

/** How cells of the template are read back: by the words that it offers. */
function contextOf(language: 'zh-CN' | 'en'): Omit<CellContext, 'field'> {
  const areas = loadAreaTable(resourcesDir);
  const codes = [
    HOME,
    ...areas.children(HOME).map(({ code }) => code),
    ...areas.children('33').map(({ code }) => code),
  ];
  const names = new AreaNames(Object.fromEntries(codes.map((code) => [code, areas.name(code) ?? code])));
  const book = new ReferenceBook(ledger);
  return {
    language,
    moneyUnit: 'wanYuan',
    findArea: (text) => names.find(text),
    findReference: (type, text) =>
      [...referenceWords(ledger, book, areas, language, type)].flatMap(([id, word]) =>
        word === text ? [id] : [],
      ),
  };
}

/** Types whose rows name others by name, by code and by what messages call them: every cell of the rest is read above. */
const comingBack: ReadonlySet<RecordType> = new Set([
  'village',
  'village_year',
  'contribution',
  'receipt',
  'allocation',
  'batch_line',
  'project_status',
  'policy_measure',
]);

describe('a template', () => {
  it('of every type says what it is, and heads, examples and records in it are read back as they are', async () => {
    const workbook = await read(everything);
    const facts = factsOf(workbook);
    expect(facts).toMatchObject({ template: 1, form_version: '1', language: 'zh-CN' });
    expect(facts.sheets.map(({ type }) => type)).toEqual(importableTypes);
    const context = contextOf('zh-CN');
    const words = new Map<RecordType, number>();
    for (const { type, sheet, head_row, example_row, first_row, columns } of facts.sheets) {
      const { cells, rowCount } = sheetOf(workbook, sheet);
      const { fields } = declarationOf(type);
      expect(columns.map(({ field }) => field).toSorted()).toEqual(fields.map(({ name }) => name).toSorted());
      const heads = recordHeads(type);
      for (const { column, field, unit } of columns) {
        const head = heads(typed(cells.get(`${column}${head_row}`)));
        expect(head, `${type} ${field}`).toMatchObject({ key: field, unit: unit === null ? null : '万元' });
        const declared = findField(type, field) ?? expect.fail(field);
        const shown = typed(cells.get(`${column}${example_row ?? 0}`));
        if (declared.kind === 'reference' && rowsOf(ledger, declared.target as RecordType).length === 0)
          continue;
        expect(parseCell(shown, { ...context, field: declared }), `${type} ${field} ${shown}`).toMatchObject({
          ok: true,
        });
      }
      const filled: Record<string, unknown>[] = [];
      for (let row = first_row; row <= rowCount; row += 1) {
        const values = columns.map(({ column, field }) => {
          const parsed = parseCell(typed(cells.get(`${column}${row}`)), {
            ...context,
            field: { ...(findField(type, field) ?? expect.fail(field)), need: 'optional' },
          });
          return [
            field,
            parsed.ok ? parsed.value : `not read: ${typed(cells.get(`${column}${row}`))}`,
          ] as const;
        });
        if (values.some(([, value]) => value !== null)) filled.push(Object.fromEntries(values));
      }
      words.set(type, filled.length);
      for (const row of filled) {
        const same = rowsOf(ledger, type).some((record) =>
          fields.every(({ name }) => record[name] === row[name]),
        );
        expect(same, `${type} ${JSON.stringify(row)}`).toBe(true);
      }
    }
    for (const type of ['village', 'contribution', 'project', 'enclave', 'host', 'batch_line'] as const)
      expect(words.get(type), type).toBe(rowsOf(ledger, type).length);
    const ofYear = rowsOf(ledger, 'village_year').filter(({ year }) => year === 2021);
    expect(words.get('village_year')).toBe(ofYear.length);
  });

  it('shows examples whose values fit together: amounts of one record, the county’s own codes', async () => {
    const workbook = await read(everything);
    const shown = (type: RecordType): Record<string, string> => {
      const { sheet, columns, example_row } =
        factsOf(workbook).sheets.find((one) => one.type === type) ?? expect.fail(type);
      const { cells } = sheetOf(workbook, sheet);
      return Object.fromEntries(
        columns.map(({ column, field }) => [field, typed(cells.get(`${column}${example_row ?? 0}`))]),
      );
    };
    // The published case: 10.008 million a year on 100 million, of which 3.31 million came first.
    expect(shown('due')).toMatchObject({ agreed: '1000.8', base: '10000', return_kind: '固定' });
    expect(shown('receipt')).toMatchObject({ amount: '331', reason: '', reverses_id: '' });
    expect(shown('terms')).toMatchObject({ mode: '固定金额', fixed_amount: '1000.8', rate_pct: '' });
    expect(shown('host')).toMatchObject({ host_name: '镇海区', host_code: '330211' });
    expect(shown('enclave')).toMatchObject({ enclave_code: `${HOME}-XB-01` });
    const { total_income, operating_income, subsidy_income } = shown('village_year');
    expect(Number(total_income)).toBeGreaterThan(Number(operating_income) + Number(subsidy_income));
  });

  it('prints twenty blank rows, and the first columns on every page of what is wider than one', async () => {
    const bytes = readFileSync(everything);
    const entry = readZipDirectory(bytes).find(({ name }) => name === 'xl/workbook.xml');
    const xml = entry === undefined ? '' : unpack(bytes, entry).toString('utf8');
    const printed = (name: string): readonly string[] =>
      [...xml.matchAll(new RegExp(`_xlnm.${name}"[^>]*>([^<]*)<`, 'g'))].map(([, range = '']) => range);
    const titles = printed('Print_Titles');
    expect(titles).toHaveLength(importableTypes.length);
    expect(titles.filter((range) => /\$A:\$B,.*\$4:\$4$/.test(range)).length).toBeGreaterThan(3);
    const facts = factsOf(await read(everything)).sheets.find(({ type }) => type === 'waiver');
    const area = printed('Print_Area').find((range) => range.includes(`${facts?.sheet}'!`));
    expect(area).toMatch(/\$A\$1:\$[A-Z]+\$26$/);
  });

  it('comes back as the same records, whatever language it was made in', async () => {
    const [inEnglish = ''] = await written({
      what: { form: 'return' },
      prefill: true,
      language: 'en',
      money_unit: 'yuan',
    });
    for (const file of [everything, inEnglish]) {
      const sheets = factsOf(await read(file)).sheets.filter(({ type }) => comingBack.has(type));
      const import_id = 'round';
      const opened = await host.call('imports.open', { import_id, file, type: null });
      expect(opened.template).toBe(true);
      for (const { type, sheet } of sheets) {
        const input = { import_id, sheet, type, head_first: 0, head_last: 0 };
        const { mapping } = await host.call('imports.propose', input);
        const plan = await host.call('imports.plan', { import_id, mapping, language: 'zh-CN' });
        const { questions, unknown, counts } = plan;
        const { added, changed, rejected } = counts;
        expect({ type, questions, unknown, added, changed, rejected }).toEqual({
          type,
          questions: [],
          unknown: [],
          added: 0,
          changed: 0,
          rejected: 0,
        });
        // Of yearly records those of other years stay at home.
        if (declarationOf(type).belongs.by === 'register')
          expect(counts.same).toBe(rowsOf(ledger, type).length);
      }
      await host.call('imports.close', { import_id });
    }
  });

  it('in English has English heads, lists and instructions, and the unit that was asked for', async () => {
    const [file = ''] = await written({ what: { form: 'contribution' }, language: 'en', money_unit: 'yuan' });
    const workbook = await read(file);
    const [sheet] = factsOf(workbook).sheets;
    const { cells } = sheetOf(workbook, sheet?.sheet ?? '');
    const heads = sheet?.columns.map(({ column }) => typed(cells.get(`${column}4`))) ?? [];
    for (const head of heads) expect(head).not.toMatch(/\p{Script=Han}/u);
    const amount = sheet?.columns.find(({ field }) => field === 'amount');
    expect(amount?.unit).toBe('yuan');
    expect(typed(cells.get(`${amount?.column}4`))).toMatch(/^\*.+ \(yuan\)$/);
    expect(sheetOf(workbook, 'Instructions').rowCount).toBeGreaterThan(30);
  });

  it('shows English examples of every text in English, none of them made of its label', async () => {
    const files = await written({ what: { all: true }, language: 'en' });
    const books = await Promise.all(files.map(read));
    const cells = books.flatMap(({ sheets }) => sheets.flatMap((sheet) => [...sheet.cells.values()]));
    expect(cells.filter((cell) => cell.kind === 'text' && cell.text.startsWith('Sample:'))).toEqual([]);
  });

  it('without records asks for the income of every village of the year', async () => {
    const before = rowsOf(ledger, 'village').length;
    await host.call('session.settings', { period: '2022' as never });
    const [file = ''] = await written({ what: { types: ['village_year'] }, prefill: true });
    await host.call('session.settings', { period: '2021' as never });
    const workbook = await read(file);
    const [sheet] = factsOf(workbook).sheets;
    const { cells } = sheetOf(workbook, sheet?.sheet ?? '');
    const years = Array.from({ length: before + 5 }, (_, at) => typed(cells.get(`C${at + 7}`)));
    expect(years.filter((year) => year === '2022')).toHaveLength(before);
  });

  it('for each township holds and offers its own villages, all of them in one of the files', async () => {
    const files = await written({ prefill: true, by_town: true });
    const villages: string[] = [];
    for (const file of files) {
      const workbook = await read(file);
      const facts = factsOf(workbook);
      const { cells } = sheetOf(workbook, facts.sheets[0]?.sheet ?? '');
      const own: string[] = [];
      for (let row = 7; cells.has(`B${row}`); row += 1) {
        own.push(typed(cells.get(`B${row}`)));
        expect(file).toContain(`_${typed(cells.get(`D${row}`))}_`);
      }
      expect(own.length).toBeGreaterThan(0);
      villages.push(...own);
    }
    expect(villages.toSorted()).toEqual(
      rowsOf(ledger, 'village')
        .map(({ village_code }) => village_code)
        .toSorted(),
    );
    const refused = await host.refused('templates.write', {
      what: { form: 'aid' },
      folder: shared.path,
      language: 'zh-CN',
      money_unit: 'wanYuan',
      prefill: false,
      by_town: true,
    });
    expect(refused).toMatchObject({ code: 'rejected', detail: [{ path: 'by_town' }] });
  });

  it('never overwrites, and of everything there is a workbook of each form and of the registers', async () => {
    const before = new Set(readdirSync(shared.path));
    const [first = ''] = await written({ what: { form: 'aid' } });
    const bytes = readFileSync(first);
    const [second] = await written({ what: { form: 'aid' } });
    expect(second).toBe(first.replace('.xlsx', '_v2.xlsx'));
    expect(readFileSync(first)).toEqual(bytes);
    expect(before).not.toContain(first);
    const all = await written({ what: { all: true } });
    const types = await Promise.all(
      all.map(async (file) => factsOf(await read(file)).sheets.map(({ type }) => type)),
    );
    expect(types.flat().toSorted()).toEqual(importableTypes.toSorted());
    expect(all).toHaveLength(14);
  });
});

const timeout = externalTimeoutMs * 2;

describe('other programs', () => {
  it('LibreOffice saves facts, lists and protection of every type again', { timeout }, async (context) => {
    await needLibreOffice(context);
    const again = await libreOfficeResave(everything, join(shared.path, 'again'));
    const facts = factsOf(await read(everything));
    const workbook = await read(again);
    expect(factsOf(workbook)).toEqual(facts);
    const sheets = (file: string) => {
      const bytes = readFileSync(file);
      return readZipDirectory(bytes)
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
        .filter(({ name }) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
        .map((entry) => unpack(bytes, entry).toString())
        .map((xml) => ({
          // One program joins the ranges of equal validations, another does not.
          kinds: new Set([...xml.matchAll(/<dataValidation [^>]*type="(\w+)"/g)].map(([, kind]) => kind)),
          isProtected: /<sheetProtection [^>]*sheet="(1|true)"/.test(xml),
        }));
    };
    expect(sheets(again)).toEqual(sheets(everything));
    expect(sheets(again).every(({ isProtected }) => isProtected)).toBe(true);
    const states = new Map(workbook.sheets.map(({ name, state }) => [name, state]));
    expect(states.get('_shl_template')).not.toBe('visible');
  });

  it('openpyxl finds locked heads, open cells, lists and limits', { timeout }, async (context) => {
    await needOpenpyxl(context);
    const [file = ''] = await written({});
    const { sheets, names } = await openpyxlDump(file);
    expect(sheets.map(({ name, state }) => [name, state])).toEqual([
      ['填报说明', 'visible'],
      ['薄弱村', 'visible'],
      ['村年度收入', 'visible'],
      ...(Object.keys(names).length > 0 ? [['_shl_lists', 'hidden']] : []),
      ['_shl_template', 'veryHidden'],
    ]);
    expect(sheets.every((sheet) => sheet.protected)).toBe(true);
    const [, villages, years] = sheets;
    expect(villages).toMatchObject({ freeze: 'C7', orientation: 'landscape', titleRows: '$4:$4' });
    expect(villages?.cells).toMatchObject({
      B4: { value: '*统计用区划代码', locked: true },
      M1: { locked: true },
      B6: { value: expect.stringMatching(/^330825\d{6}$/), locked: true },
      B7: { value: null, locked: false, format: '@' },
      E50: { locked: false, format: 'yyyy-mm-dd' },
    });
    const rules = new Map(years?.validations.map((rule) => [rule.range.replace(/\d.*/, ''), rule]));
    expect(rules.get('B')).toMatchObject({ type: 'list', style: 'warning', range: 'B7:B2006' });
    expect(rules.get('C')).toMatchObject({ type: 'whole', prompt: expect.stringMatching(/^必填/) });
    const error = '请填数字，不带单位。';
    expect(rules.get('D')).toMatchObject({ type: 'decimal', formula1: '-9000000000', error });
    expect(years?.cells.D4).toMatchObject({ value: '*总收入（万元）' });
    const ofVillages = new Map(villages?.validations.map((rule) => [rule.range.replace(/\d.*/, ''), rule]));
    expect(ofVillages.get('E')).toMatchObject({ type: 'date', formula1: 'DATE(1949,10,1)' });
    expect(ofVillages.get('C')).toMatchObject({ type: 'textLength', formula1: '200' });
  });
});
