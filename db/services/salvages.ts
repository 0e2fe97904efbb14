import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupFiles, backupFolder } from '../backup.ts';
import { trustedFirst } from '../backup-folder.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { headOf, instantWords, type WordsContext } from '../domain/list-words.ts';
import { fill } from '../domain/locale/fill.ts';
import { localeOf, typeLabel } from '../domain/locale/locale.ts';
import { recordLabel } from '../domain/record-label.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../domain/records/catalogue.ts';
import type { Salvaged } from '../domain/safety-answers.ts';
import { type ListTable, listBook } from '../exchange/list-file/list-book.ts';
import { typedCell } from '../exchange/list-file/typed-cell.ts';
import { placeReportFile } from '../exchange/report-file/place-file.ts';
import type { CellModel, SheetModel } from '../exchange/workbook/model.ts';
import { writeWorkbook } from '../exchange/workbook/write.ts';
import { storeFile } from '../open-ledger.ts';
import { type Salvage, salvage } from '../salvage.ts';
import type { ServiceContext } from './context.ts';
import { nameLedger } from './referred.ts';

/** What salvage needs; a ledger that cannot be opened has no more. */
export type SalvageContext = Pick<ServiceContext, 'ports' | 'areas' | 'industries' | 'files'>;

const text = (value: string): CellModel => ({ kind: 'text', value, style: 'body' });
const count = (value: number): CellModel => ({
  kind: 'number',
  decimal: String(value),
  style: 'body',
  format: '0',
});

/**
 * Reads what can be read of a data folder's store and puts it into a folder: a workbook with a sheet a record type, which a
 * person reads, and a JSON file, which an import takes. The first sheet says what could not be read.
 * @throws FailureError `store_damaged` where nothing can be read; what the folder answers.
 */
export async function salvageInto(
  context: SalvageContext,
  dataDir: string,
  { folder: token, language }: CallInput<'rescue.salvage'>,
): Promise<Salvaged> {
  const folder = await context.files.resolve(token);
  // Beside the files to be made: where the store lies, the disk may be full or failing.
  const copy = join(folder, `.shanhai-${randomUUID()}.sqlite`);
  let found: Salvage;
  try {
    const backups = trustedFirst(backupFiles(dataDir), context.ports.now());
    found = salvage(
      storeFile(dataDir),
      copy,
      backups.map(({ file_name }) => join(backupFolder(dataDir), file_name)),
    );
  } finally {
    await rm(copy, { force: true });
  }
  const at = context.ports.now();
  const unit = found.unit === null ? '' : (context.areas.name(found.unit) ?? found.unit);
  const book = bookOf(context, found, { language, at, unit });
  const rows = [...found.records].flatMap(([type, records]) => records.map((record) => ({ type, record })));
  const json = JSON.stringify({ records: rows, read: found.by_type });
  const { salvaged } = localeOf(language).lists;
  const stem = `${[unit, salvaged.title].filter((part) => part !== '').join('_')}_${chinaDate(at).replaceAll('-', '')}`;
  const { workbook, data } = await placeBoth(folder, stem, await writeWorkbook(book), Buffer.from(json));
  const { by_type, audit_entries, audit_complete } = found;
  return { workbook, json: data, records: rows.length, by_type, audit_entries, audit_complete };
}

interface Occasion {
  readonly language: 'zh-CN' | 'en';
  readonly at: string;
  readonly unit: string;
}

function bookOf(context: SalvageContext, found: Salvage, { language, at, unit }: Occasion) {
  const words = wordsOf(context, found, language);
  const { salvaged, made, count: counted, state, voided } = localeOf(language).lists;
  const madeLine = fill(made, { unit, date: instantWords(at) });
  const table = (given: Pick<ListTable, 'title' | 'heads' | 'rows' | 'lines'>): SheetModel => {
    const tab = given.title.replace(/[:\\/?*[\]']/g, ' ').slice(0, 31);
    const [sheet] = listBook({ ...given, tab, total: null, unit, created: at }).sheets;
    if (sheet === undefined) throw new Error('a list without a sheet');
    return sheet;
  };
  const summary = table({
    title: salvaged.title,
    lines: [
      madeLine,
      fill(found.audit_complete ? salvaged.logWhole : salvaged.logTorn, { count: found.audit_entries }),
    ],
    heads: [salvaged.type, salvaged.read, salvaged.fromLog, salvaged.unreadable, salvaged.missing],
    rows: found.by_type.map(({ type, read, from_log, unreadable, missing }) => [
      text(typeLabel(language, type)),
      count(read),
      count(from_log),
      count(unreadable),
      text(missing.join('、').slice(0, 30_000)),
    ]),
  });
  const sheets = [...found.records].map(([type, records]) => {
    const { fields } = declarationOf(type);
    return table({
      title: typeLabel(language, type),
      lines: [madeLine, fill(counted, { count: records.length })],
      heads: [...fields.map(({ name }) => headOf(type, name, words)), state],
      rows: records.map((record) => [
        ...fields.map((field) =>
          cellOf(record, field.name, () => typedCell(record[field.name] ?? null, { ...words, field })),
        ),
        text(record.voided ? voided : ''),
      ]),
    });
  });
  return {
    properties: { title: salvaged.title, creator: unit === '' ? salvaged.title : unit, created: at },
    sheets: [summary, ...sheets],
  };
}

/** A value that no field takes any more is shown as it was read. */
function cellOf(record: AnyRecord, name: string, cell: () => CellModel): CellModel {
  try {
    return cell();
  } catch {
    return text(String(record[name] ?? ''));
  }
}

function wordsOf(context: SalvageContext, { records }: Salvage, language: 'zh-CN' | 'en'): WordsContext {
  const ledger = nameLedger(records);
  return {
    language,
    moneyUnit: 'yuan',
    referenceLabel: (type, id) => {
      const known = ledger.get(type as RecordType, id) !== undefined;
      return known ? recordLabel(ledger, context.areas, language, type as RecordType, id) : id;
    },
    areaName: (code) => context.areas.name(code),
    industryName: (code) => context.industries.name(code),
  };
}

/** Both files under one name that neither has yet. */
async function placeBoth(
  folder: string,
  stem: string,
  book: Uint8Array,
  json: Uint8Array,
): Promise<{ readonly workbook: string; readonly data: string }> {
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? stem : `${stem}_${copy}`;
    try {
      await placeReportFile(folder, `${name}.xlsx`, book);
      await placeReportFile(folder, `${name}.json`, json);
      return { workbook: `${name}.xlsx`, data: `${name}.json` };
    } catch (error) {
      if (!(error instanceof FailureError) || error.failure.code !== 'file_exists' || copy > 500) throw error;
    }
  }
}
