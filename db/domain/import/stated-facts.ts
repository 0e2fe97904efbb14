import { declarationOf, type RecordType } from '../records/catalogue.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import { saysNothing } from './option-words.ts';
import { cellText, type Sheet, shownText } from './sheet-cell.ts';
import { tabOf } from './side-tables.ts';

/* What a title or the tab's name says of every row: proposed, shown, and for the officer to correct. */

/** Days, numbers of documents and spans of years are no period that a table is of. */
const noPeriods =
  /\d{4}年\d{1,2}月\d{1,2}[日号]|[〔[【(]\d{4}[〕\]】)]\s*\d*号?|\d{4}年?\s*[-—–~至到]\s*\d{4}年?/g;
/** When a table was filled in says nothing of what it is about. */
const ofTheFiling = /(?:日期|时间):?[\d年月日号./-]*/g;
const months = /(?<!\d)(20\d\d)(?:年|[-.])(\d{1,2})月?(?:份)?(?![\d.-])/g;
const years = /(?<!\d)(20\d\d)(?=年|\s*$)/g;

const plain = (text: string): string =>
  toHalfWidth(normaliseText(text)).replace(/\s/g, '').replace(ofTheFiling, ' ').replace(noPeriods, ' ');

/** The years, and months as `2024-09`, that a text names. 2024年1-9月 is no month. */
export function periodsIn(text: string): {
  readonly years: readonly string[];
  readonly months: readonly string[];
} {
  const words = plain(text);
  const found = [...words.matchAll(months)].filter(
    ([whole, , month]) => /月/.test(whole) && Number(month) >= 1 && Number(month) <= 12,
  );
  return {
    years: [...new Set([...words.matchAll(years)].map(([, year = '']) => year))],
    months: [...new Set(found.map(([, year = '', month = '']) => `${year}-${month.padStart(2, '0')}`))],
  };
}

/** Texts above the heads, but for the day that stands beside 填报日期. */
function statements(sheet: Sheet, headFirst: number): readonly string[] {
  const texts: string[] = [];
  for (let row = 1; row < Math.min(headFirst, 40); row += 1)
    for (let column = 0; column < Math.min(sheet.columnCount, 64); column += 1) {
      const text = shownText(sheet.cell(row, column));
      const before = column === 0 ? '' : shownText(sheet.cell(row, column - 1));
      if (text !== '' && !/(?:日期|时间)[:：]?$/.test(before)) texts.push(text);
    }
  return texts;
}

/**
 * The values for all rows that a sheet states outside its table: the year or month that its title or else its tab names, the
 * town that they name.
 * @param headFirst first row of heads, from 1
 * @param taken fields that columns say
 * @param findTown codes of the own county's towns of a name
 */
export function statedConstants(
  sheet: Sheet,
  type: RecordType,
  headFirst: number,
  taken: ReadonlySet<string>,
  findTown: (text: string) => readonly string[],
): Readonly<Record<string, string>> {
  const constants: Record<string, string> = {};
  const fields = declarationOf(type).fields.filter(({ name }) => !taken.has(name));
  const titles = statements(sheet, headFirst);
  const named = titles.map(periodsIn);
  const ofTab = periodsIn(tabOf(sheet));
  const only = (values: readonly string[]): string | undefined => {
    const all = new Set(values);
    return all.size === 1 ? [...all][0] : undefined;
  };
  const year = only([...named.flatMap(({ years: all }) => all), ...ofTab.years]);
  const tabMonth = /^(\d{1,2})月份?$/.exec(plain(tabOf(sheet)))?.[1];
  const joined = year === undefined || tabMonth === undefined ? [] : [`${year}-${tabMonth.padStart(2, '0')}`];
  const month = only([...named.flatMap(({ months: all }) => all), ...ofTab.months, ...joined]);
  for (const { name, kind, need } of fields) {
    if (name === 'year' && kind === 'year' && need === 'identity' && year !== undefined)
      constants[name] = year;
    if (kind === 'month' && month !== undefined) constants[name] = month;
    if (name === 'town_code') {
      const towns = [...titles, tabOf(sheet)].filter((text) => findTown(text).length === 1);
      const town = only(towns);
      if (town !== undefined) constants[name] = town;
    }
  }
  return constants;
}

/** A year, and the text that states it. */
export interface StatedYear {
  readonly year: string;
  readonly source: string;
}

/** The one year that what stands above the heads, or else the tab, names; undefined where none or several do. */
export function statedYear(sheet: Sheet, headFirst: number): StatedYear | undefined {
  const named = (texts: readonly string[]): readonly StatedYear[] =>
    texts.flatMap((source) => periodsIn(source).years.map((year) => ({ year, source })));
  const titles = named(statements(sheet, headFirst));
  const found = titles.length > 0 ? titles : named([tabOf(sheet)]);
  return new Set(found.map(({ year }) => year)).size === 1 ? found[0] : undefined;
}

/** Rows in which dashes are looked for; in a longer table they are refused where they stand. */
const mostLookedAt = 5000;
const ofFigures: ReadonlySet<string> = new Set(['money', 'percent', 'mu', 'squareMetre', 'integer', 'date']);

/** Dashes, 无 and the like in columns of figures and dates: that they say nothing is proposed, once for each field and text. */
export function saidNothings(
  sheet: Sheet,
  type: RecordType,
  headLast: number,
  columns: readonly { readonly column: number; readonly field: string | null }[],
): readonly { readonly field: string; readonly text: string; readonly value: '' }[] {
  const found = new Map<string, { readonly field: string; readonly text: string; readonly value: '' }>();
  const last = Math.min(sheet.rowCount, headLast + mostLookedAt);
  for (const { name: field, kind, need } of declarationOf(type).fields) {
    if (!ofFigures.has(kind) || need === 'identity') continue;
    for (const { column } of columns.filter((one) => one.field === field)) {
      for (let row = headLast + 1; row <= last; row += 1) {
        const cell = sheet.cell(row, column);
        if (cell === undefined || cell.kind === 'number') continue;
        const said = cellText(cell, kind);
        if (!said.ok || !saysNothing(said.text)) continue;
        const text = said.text.trim();
        found.set(`${field} ${text}`, { field, text, value: '' });
      }
    }
  }
  return [...found.values()];
}
