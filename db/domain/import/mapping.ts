import { declarationOf, type RecordType } from '../records/catalogue.ts';
import type { ColumnUse } from './column-use.ts';
import { yearOfDays } from './days-without-year.ts';
import { type FoundTable, findTable, unitOfSheet } from './find-table.ts';
import { groupedColumns } from './grouped-columns.ts';
import { amountsLeft } from './left-out.ts';
import { foreignAmounts, likelyLeft, saidTwice, spreadColumns } from './likely-figures.ts';
import { namesMissing } from './own-names.ts';
import { measuresOf, periodFieldOf } from './period-columns.ts';
import type { Sheet } from './sheet-cell.ts';
import { saidNothings, statedConstants, statedYear } from './stated-facts.ts';
import { otherShape, standsOnItsSide } from './table-shape.ts';
import { unitColumn } from './units-of-rows.ts';
import type { WrittenUnit } from './written-units.ts';

/** How a sheet is read as records of a type; an officer corrects it, and it is remembered for sheets of the same heads. */
export interface Mapping {
  readonly type: RecordType;
  /** Name of the sheet. */
  readonly sheet: string;
  /** Rows from 1; 0 and 0 for a table without heads. */
  readonly head_first: number;
  readonly head_last: number;
  readonly columns: readonly ColumnUse[];
  /** What every row says that no column does: the batch, the year. Texts as typed into the field. */
  readonly constants: Readonly<Record<string, string>>;
  /** What a text of a field means, as the officer said: a village's name that is written otherwise. Value as stored. */
  readonly meanings: readonly Meaning[];
  /** Whether hidden rows are taken; null: there are some, and nobody said yet. */
  readonly hidden: 'take' | 'leave' | null;
  /** What an empty cell says of a record that is there already: nothing, or that the field is empty. */
  readonly blanks: 'keep' | 'clear';
  /** Row of a template that only shows how it is done; null for none. */
  readonly example_row: number | null;
  /** Whether an empty cell beneath a place means that place; undefined while nobody said it. */
  readonly fill_down?: 'take' | 'leave' | undefined;
  /** The year of columns that name a month alone; undefined while nobody said it. */
  readonly period_year?: string | undefined;
  /** The year of days that are written without one, as the title states it; undefined: they are refused. */
  readonly day_year?: string | undefined;
  /** `none`: the officer said that no column of figures holds an amount of the records. */
  readonly figures?: 'none' | undefined;
  /** Amounts finer than a fen are rounded to it; undefined: they are refused. */
  readonly finer?: 'round' | undefined;
}

export interface Meaning {
  readonly field: string;
  readonly text: string;
  readonly value: string;
}

/** What must be said before anything is taken in. */
export type MappingQuestion =
  /** Amounts without a unit: in 元 or in 万元? Columns from 0. */
  | { readonly about: 'unit'; readonly columns: readonly number[] }
  | { readonly about: 'hidden'; readonly rows: number }
  /** Columns of places with empty cells below them, from 0: does a place hold for the rows beneath it? */
  | { readonly about: 'fillDown'; readonly columns: readonly number[]; readonly rows: number }
  /** Fields by which a record is known, without which none can be stored. */
  | { readonly about: 'missing'; readonly fields: readonly string[] }
  /** Columns of months or years, from 0, of which nobody says what figure they hold: one of the fields. */
  | { readonly about: 'measure'; readonly columns: readonly number[]; readonly fields: readonly string[] }
  /** Columns of months whose year nobody says. */
  | { readonly about: 'year'; readonly columns: readonly number[] }
  /** Amounts of which no column is taken, and columns of figures, from 0, that are left out. */
  | { readonly about: 'figures'; readonly columns: readonly number[]; readonly fields: readonly string[] }
  /** A figure that several columns name: the column that is taken, and the others that hold other figures. */
  | {
      readonly about: 'twice';
      readonly field: string;
      readonly taken: number;
      readonly columns: readonly number[];
    }
  /** Amounts in a unit that none can be kept in, as it is written. Not taken: answered by `figures`; taken: by nothing. */
  | { readonly about: 'currency'; readonly columns: readonly number[]; readonly unit: string }
  /** The heads stand below one another: the table must be turned first. */
  | { readonly about: 'turned' }
  /** Labels and values stand beside one another, as on a card. */
  | { readonly about: 'card' }
  /** Quarters, instalments or stages stand side by side, columns from 0; none where no heads were found. */
  | { readonly about: 'spread'; readonly columns: readonly number[] }
  /** No column at all is taken. */
  | { readonly about: 'nothing' };

/** The mapping that the heads of a sheet propose. */
export function proposeMapping(sheet: Sheet, type: RecordType): Mapping {
  const found: FoundTable = findTable(sheet, type) ?? {
    head_first: 0,
    head_last: 0,
    named: 0,
    columns: Array.from({ length: sheet.columnCount }, (_, column) => ({
      column,
      head: '',
      field: null,
      unit: null,
    })),
  };
  const { named: _, ...table } = found;
  return { type, sheet: sheet.name, ...table, ...undecided(sheet), example_row: null };
}

/**
 * A proposal with what the sheet says besides its heads: year, month and town of its title or tab, and that dashes say nothing.
 * @param findTown codes of the own county's towns of a name
 */
export function withStated(
  mapping: Mapping,
  sheet: Sheet,
  findTown: (text: string) => readonly string[],
): Mapping {
  const { type, head_first, head_last, columns } = mapping;
  const taken = new Set(columns.flatMap(({ field, until }) => [field ?? [], until ?? []].flat()));
  if (columns.some(isOfPeriod)) taken.add(periodFieldOf(type)?.name ?? '');
  return {
    ...mapping,
    ...(columns.some(isOfAnyYear) ? { period_year: statedYear(sheet, head_first)?.year } : {}),
    day_year: yearOfDays(sheet, mapping),
    ...filledDown(sheet, mapping),
    constants: { ...statedConstants(sheet, type, head_first, taken, findTown), ...mapping.constants },
    meanings: saidNothings(sheet, type, head_last, columns),
  };
}

/** Where every place is written once, it is taken for the rows beneath it, and said; else it is asked. */
function filledDown(sheet: Sheet, mapping: Mapping): Pick<Mapping, 'fill_down'> {
  const grouped = groupedColumns(sheet, mapping);
  return grouped.length > 0 && grouped.every(({ isClear }) => isClear) ? { fill_down: 'take' } : {};
}

const isOfPeriod = ({ period }: ColumnUse): boolean => period !== undefined;
const isOfAnyYear = ({ period }: ColumnUse): boolean => period?.startsWith('--') ?? false;

/** The column that says each row's year where others name a month alone; undefined for none. */
export function yearColumnOf({ columns }: Mapping): ColumnUse | undefined {
  if (!columns.some(isOfAnyYear)) return undefined;
  return columns.find(
    ({ field, head }) => field === null && /^(?:所属)?(?:年度?|年份)$|^year$/i.test(head.trim()),
  );
}

/** Whether a list of villages says their names and no codes: it is of villages that are there. */
export function isOfNamedVillages({ type, columns, constants }: Mapping): boolean {
  const says = (name: string): boolean => columns.some(({ field }) => field === name) || name in constants;
  return type === 'village' && says('name') && !says('village_code');
}

/** What is decided by nobody yet. */
export function undecided(sheet: Sheet): Pick<Mapping, 'constants' | 'meanings' | 'hidden' | 'blanks'> {
  return {
    constants: {},
    meanings: [],
    hidden: sheet.hiddenRows.size === 0 ? 'take' : null,
    blanks: 'keep',
  };
}

/**
 * What is not said yet.
 * @param defaulted fields that are known without being said: the own county
 */
export function openQuestions(
  mapping: Mapping,
  sheet: Sheet,
  defaulted: ReadonlySet<string>,
): readonly MappingQuestion[] {
  const questions: MappingQuestion[] = [];
  const { fields } = declarationOf(mapping.type);
  const open = mapping.columns.filter((one) => isOfPeriod(one) && one.field === null);
  const used = mapping.columns.filter(({ field }) => field !== null);
  if (open.length > 0)
    questions.push({
      about: 'measure',
      columns: open.map(({ column }) => column),
      fields: measuresOf(mapping.type).map(({ name }) => name),
    });
  const undated = mapping.columns.filter(isOfAnyYear);
  if (undated.length > 0 && mapping.period_year === undefined && yearColumnOf(mapping) === undefined)
    questions.push({ about: 'year', columns: undated.map(({ column }) => column) });
  if (used.length === 0) {
    const { about } = otherShape(sheet, [mapping.type]) ?? { about: 'nothing' };
    return [about === 'spread' ? { about, columns: [] } : { about }];
  }
  const fieldsUsed = new Set(used.map(({ field }) => field)).size;
  const standing = standsOnItsSide(sheet, [mapping.type], fieldsUsed);
  if (standing !== null && standing.about !== 'spread') return [{ about: standing.about }];
  const spread = spreadColumns(mapping, sheet);
  if (spread !== null) return [{ about: 'spread', columns: spread }];
  const left = amountsLeft(mapping, sheet) ?? likelyLeft(mapping, sheet);
  if (left !== null) questions.push({ about: 'figures', ...left });
  const twice = saidTwice(mapping, sheet);
  if (twice !== null) questions.push({ about: 'twice', ...twice });
  const foreign = foreignAmounts(mapping, sheet);
  if (foreign !== null) questions.push({ about: 'currency', ...foreign });
  const money = new Set(fields.filter(({ kind }) => kind === 'money').map(({ name }) => name));
  const isForeign = (column: number): boolean => foreign?.columns.includes(column) ?? false;
  const unknown = used.filter(
    ({ field, unit, column }) => money.has(field ?? '') && unit === null && !isForeign(column),
  );
  // Where a column states them row by row there is nothing to ask.
  if (unknown.length > 0 && unitColumn(sheet, mapping) === null)
    questions.push({ about: 'unit', columns: unknown.map(({ column }) => column) });
  const hidden = [...sheet.hiddenRows].filter((row) => row > mapping.head_last).length;
  if (mapping.hidden === null && hidden > 0) questions.push({ about: 'hidden', rows: hidden });
  const grouped = mapping.fill_down === undefined ? groupedColumns(sheet, mapping) : [];
  if (grouped.length > 0)
    questions.push({
      about: 'fillDown',
      columns: grouped.map(({ column }) => column),
      rows: grouped.reduce((sum, { blanks }) => sum + blanks, 0),
    });
  const said = new Set([
    ...(mapping.columns.some(isOfPeriod) ? [periodFieldOf(mapping.type)?.name ?? ''] : []),
    ...used.flatMap(({ field, until }) => [field ?? '', until ?? '']),
    ...Object.keys(mapping.constants),
    ...defaulted,
  ]);
  if (isOfNamedVillages(mapping)) said.add('village_code');
  const missing = fields.filter(({ name, need }) => need === 'identity' && !said.has(name));
  const names = [...missing.map(({ name }) => name), ...namesMissing(mapping.type, said)];
  if (names.length > 0) questions.push({ about: 'missing', fields: names });
  return questions;
}

/** What tells tables of one shape from others: what was said of one is proposed for the next of the same heads. */
export function headSignature({ type, columns, head_first, head_last }: Mapping): string {
  const heads = columns.map(({ head }) => head.replace(/\s/g, ''));
  while (heads.at(-1) === '') heads.pop();
  return JSON.stringify([type, head_last - head_first, heads]);
}

/** Whether what is said of a table is kept for the next of its shape: without heads nothing tells shapes apart. */
export function isRecalled({ columns }: Mapping): boolean {
  return columns.some(({ head }) => head.trim() !== '');
}

/**
 * The proposal with what an officer said of a table of the same heads before: columns, meanings, and units where the sheet
 * states none now. A unit that the sheet states stands; where it contradicts what was said it is asked again.
 */
export function withRemembered(sheet: Sheet, proposed: Mapping, remembered: Mapping): Mapping {
  const stated = unitOfSheet(sheet, proposed.head_first, proposed.head_last);
  return {
    ...proposed,
    columns: proposed.columns.map((column, at) => {
      const before = remembered.columns[at];
      if (before === undefined) return column;
      // That a column of a month is not taken was said; what it is of stands in its head.
      if (before.period === undefined && column.period !== undefined && before.field === null)
        return { ...column, field: null, unit: null, period: undefined };
      // What figure months hold was said of one sheet: the next of such heads may hold another.
      const field = column.period === undefined ? before.field : column.field;
      const contradicts = stated !== null && before.unit !== null && stated !== before.unit;
      const until = field === column.field ? column.until : before.until;
      return { ...column, field, unit: column.unit ?? (contradicts ? null : before.unit), until };
    }),
    meanings: [
      ...proposed.meanings.filter(
        ({ field, text }) => !remembered.meanings.some((one) => one.field === field && one.text === text),
      ),
      // An amount that was confirmed is one of that sheet only.
      ...remembered.meanings.filter(({ field, value }) => value === '' || !isMoney(proposed.type, field)),
    ],
    // Columns of the same heads were not meant before, either.
    figures: remembered.figures,
    // That empty cells empty what is stored is said of one sheet only.
  };
}

/** The mapping with the figure that all columns of months or years hold of which nobody said it. */
export function withMeasure(mapping: Mapping, field: string | null): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((one) => (isOfPeriod(one) && one.field === null ? { ...one, field } : one)),
  };
}

const isMoney = (type: RecordType, field: string): boolean =>
  declarationOf(type).fields.some(({ name, kind }) => name === field && kind === 'money');

/** The mapping with one unit for all amounts whose unit nobody stated. */
export function withUnit(mapping: Mapping, unit: WrittenUnit): Mapping {
  const { fields } = declarationOf(mapping.type);
  const money = new Set(fields.filter(({ kind }) => kind === 'money').map(({ name }) => name));
  return {
    ...mapping,
    columns: mapping.columns.map((one) =>
      one.field !== null && money.has(one.field) && one.unit === null ? { ...one, unit } : one,
    ),
  };
}
