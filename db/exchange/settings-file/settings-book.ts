import type { ReportingCalendar } from '../../domain/calendar.ts';
import { daysAsText } from '../../domain/days-text.ts';
import type { CellContext } from '../../domain/field-kinds.ts';
import { headOf } from '../../domain/list-words.ts';
import { fill } from '../../domain/locale/fill.ts';
import type { Language } from '../../domain/locale/labels.ts';
import { localeOf, optionLabel, typeLabel } from '../../domain/locale/locale.ts';
import { provincialTypes } from '../../domain/provincial.ts';
import { declarationOf, type RecordType } from '../../domain/records/catalogue.ts';
import { listBook } from '../list-file/list-book.ts';
import { typedCell } from '../list-file/typed-cell.ts';
import type { CellMapEntry } from '../report-file/cell-map.ts';
import { cellAddress } from '../workbook/address.ts';
import type { CellModel, SheetModel } from '../workbook/model.ts';
import { writeWorkbook } from '../workbook/write.ts';
import type { SetRecord, SettingsContents } from './settings-sheet.ts';

/** How the readable sheets call things that stand as codes or ids in the records. */
export interface SettingsNames {
  readonly language: Language;
  readonly areaName: (code: string) => string | undefined;
  /** What a record that another one names is called. */
  readonly recordName: (type: RecordType, id: string) => string;
}

/** Sheets for people, and where in them what stands: so that a file that was edited in Excel is known. */
export interface DrawnSettings {
  readonly sheets: readonly SheetModel[];
  readonly cellMap: readonly CellMapEntry[];
}

/** What a settings file says as people read it: the calendar, then a sheet for each kind of record. */
export function drawSettings(data: SettingsContents, names: SettingsNames): DrawnSettings {
  const drawn = [
    calendarSheet(data, names),
    ...provincialTypes.flatMap((type) => {
      const records = data.records.filter((record) => record.type === type);
      return records.length === 0 ? [] : [recordSheet(type, records, data, names)];
    }),
  ];
  return {
    sheets: drawn.map(({ sheet }) => sheet),
    cellMap: drawn.flatMap(({ cellMap }) => cellMap),
  };
}

/** The workbook: sheets for people, then the signed one. */
export function settingsBook(
  { manifest }: SettingsContents,
  { sheets }: DrawnSettings,
  signed: SheetModel,
  { language }: SettingsNames,
): Promise<Uint8Array> {
  const { created, version } = manifest;
  const texts = localeOf(language).settingsFile;
  const title = fill(texts.title, { version });
  return writeWorkbook({
    properties: { title, creator: texts.province, company: texts.province, created },
    sheets: [...sheets, signed],
  });
}

const text = (value: string): CellModel => ({ kind: 'text', value, style: 'body' });

function sheetOf(
  tab: string,
  heads: readonly string[],
  rows: readonly { readonly id: string; readonly cells: readonly CellModel[] }[],
  of: { readonly type: RecordType; readonly fields: readonly string[] },
  { manifest }: SettingsContents,
  { language }: SettingsNames,
): { readonly sheet: SheetModel; readonly cellMap: readonly CellMapEntry[] } {
  const texts = localeOf(language).settingsFile;
  const [sheet] = listBook({
    title: `${fill(texts.title, { version: manifest.version })} · ${tab}`,
    tab,
    lines: [fill(texts.made, { date: manifest.created.slice(0, 10) })],
    heads,
    rows: rows.map(({ cells }) => cells),
    total: null,
    unit: texts.province,
    created: manifest.created,
  }).sheets;
  if (sheet === undefined) throw new Error('a table without a sheet');
  const first = sheet.rows.length - rows.length;
  const cellMap = rows.flatMap(({ id, cells }, row) =>
    cells.map((cell, column) => ({
      address: `${tab}!${cellAddress(first + row, column)}`,
      record_type: of.type,
      record_id: id,
      field: of.fields[column] ?? '',
      expected: writtenIn(cell),
    })),
  );
  return { sheet, cellMap };
}

function writtenIn(cell: CellModel): string {
  switch (cell.kind) {
    case 'text':
      return cell.value;
    case 'number':
      return cell.decimal;
    case 'date':
      return cell.iso;
    default:
      return '';
  }
}

function calendarSheet(data: SettingsContents, names: SettingsNames) {
  const texts = localeOf(names.language).settingsFile;
  const rows = calendarLines(data.calendar, names.language).map(([what, value]) => ({
    id: 'calendar',
    cells: [text(what), text(value)],
  }));
  // The calendar is no record; its cells are named by what they say beside the obligations.
  const of = { type: 'obligation', fields: ['what', 'value'] } as const;
  return sheetOf(texts.calendar, [texts.what, texts.value], rows, of, data, names);
}

/** The reporting calendar in words: what, and how it is set. */
export function calendarLines(
  { days, holidays, days_off, days_worked }: ReportingCalendar,
  language: Language,
): readonly (readonly [what: string, value: string])[] {
  const texts = localeOf(language).settingsFile;
  return [
    ...(['month', 'quarter', 'year'] as const).map(
      (kind) => [optionLabel(language, 'periodKind', kind), fill(texts.days, { days: days[kind] })] as const,
    ),
    [texts.holidays, texts[holidays]],
    [texts.daysOff, inARow(days_off)],
    [texts.daysWorked, inARow(days_worked)],
  ];
}

const inARow = (days: ReportingCalendar['days_off']): string => daysAsText(days).split('\n').join('、');

function recordSheet(
  type: SetRecord['type'],
  records: readonly SetRecord[],
  data: SettingsContents,
  names: SettingsNames,
) {
  const { language } = names;
  const { fields } = declarationOf(type);
  const rows = records.map(({ id, values }) => ({
    id,
    cells: fields.map((field) => {
      const context: CellContext = {
        field,
        language,
        moneyUnit: 'wanYuan',
        areaName: names.areaName,
        referenceLabel: names.recordName,
      };
      return typedCell(values[field.name] ?? null, context);
    }),
  }));
  const heads = fields.map(({ name }) => headOf(type, name, { language, moneyUnit: 'wanYuan' }));
  const of = { type, fields: fields.map(({ name }) => name) };
  return sheetOf(typeLabel(language, type), heads, rows, of, data, names);
}
