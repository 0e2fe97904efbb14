import { declarationOf, type RecordType } from '../records/catalogue.ts';
import { type ColumnUse, isLineNumber } from './column-use.ts';
import { holdsRanges } from './date-range.ts';
import { type HeadReader, headReader } from './head-reader.ts';
import { fillGroups, fillMerged, type HeadCandidate, headCandidates } from './heads.ts';
import { withPeriods } from './period-columns.ts';
import { periodOfHead } from './period-heads.ts';
import { type Sheet, shownText } from './sheet-cell.ts';
import { tabOf } from './side-tables.ts';
import { spansOf } from './span-heads.ts';
import { isUnitWord, statedUnit, type WrittenUnit } from './written-units.ts';

/** Where a sheet's table stands. Rows from 1. */
export interface FoundTable {
  readonly head_first: number;
  readonly head_last: number;
  readonly columns: readonly ColumnUse[];
  /** How many fields its heads name. */
  readonly named: number;
}

/** Rows that are looked at for heads. */
const deepest = 40;
const mostColumns = 256;

const unitsOfHeads = {
  元: 'yuan',
  千元: 'thousandYuan',
  万元: 'wanYuan',
  百万元: 'millionYuan',
  亿元: 'yiYuan',
} as const;

/**
 * The table of a type's records in a sheet: its heads by the fields' labels in either language and by what officers call
 * them, also heads of several rows with merged cells. Null where no row of heads is found.
 */
export function findTable(sheet: Sheet, type: RecordType): FoundTable | null {
  return tableFinder(sheet)(type);
}

/** As {@link findTable}, for asking about many types: what does not depend on the type is read once. */
export function tableFinder(sheet: Sheet): (type: RecordType) => FoundTable | null {
  const candidates = headCandidates(textsOf(sheet, 1, Math.min(deepest, sheet.rowCount))).filter(
    ({ last }) =>
      isHeadRow(sheet, last + 1) && !hasParts(sheet, last + 1) && !hasUnmergedParts(sheet, last + 1),
  );
  const known = new Map<string, Stated>();
  const statedAt = (first: number, last: number): Stated => {
    const rows = `${first} ${last}`;
    const stated = known.get(rows) ?? statedBy(sheet, first, last);
    known.set(rows, stated);
    return stated;
  };
  return (type) => {
    const readHead = headReader(type);
    let best: FoundTable | null = null;
    for (const candidate of candidates) {
      const found = tableOf(type, candidate, 1, readHead, statedAt);
      const filled = candidate.heads.filter(({ text }) => text !== '' && !isLineNumber(text)).length;
      const isTable = found.named >= 2 || (found.named === 1 && filled <= 2);
      if (isTable && (best === null || isBetter(found, best))) best = found;
    }
    if (best !== null && isUnitRow(sheet, best.head_last + 1))
      return columnsAt(sheet, type, best.head_first, best.head_last + 1);
    return best === null ? null : withRanges(sheet, type, best);
  };
}

/** More fields are named, or as many by fewer rows: a title above the heads is none of them. */
function isBetter(found: FoundTable, best: FoundTable): boolean {
  const rows = (of: FoundTable): number => of.head_last - of.head_first;
  return found.named > best.named || (found.named === best.named && rows(found) < rows(best));
}

/** The columns of a sheet with the heads of some rows, read by the fields' names. */
export function columnsAt(sheet: Sheet, type: RecordType, head_first: number, head_last: number): FoundTable {
  const texts = textsOf(sheet, head_first, head_last);
  const candidate = headCandidates(texts).find(
    ({ first, last }) => first === 0 && last === texts.length - 1,
  ) ?? {
    first: 0,
    last: texts.length - 1,
    heads: (texts.at(-1) ?? []).map((text) => ({ text, alone: text, parts: [text], beside: [] })),
  };
  const found = tableOf(type, candidate, head_first, headReader(type), (first, last) =>
    statedBy(sheet, first, last),
  );
  return withRanges(sheet, type, found);
}

/** A column of first days that holds spans says the last ones, too, where no other column does. */
function withRanges(sheet: Sheet, type: RecordType, table: FoundTable): FoundTable {
  const said = new Set(table.columns.flatMap(({ field, until }) => [field, until]));
  const columns = table.columns.map((one) => {
    const span = spansOf(type).find(({ from, until }) => from === one.field && !said.has(until));
    return span !== undefined && holdsRanges(sheet, table.head_last, one.column)
      ? { ...one, until: span.until }
      : one;
  });
  return { ...table, columns };
}

/** What stands outside the heads and holds for the columns below them. */
interface Stated {
  readonly unit: WrittenUnit | null;
  readonly titles: readonly string[];
}

function statedBy(sheet: Sheet, first: number, last: number): Stated {
  return { unit: unitOfSheet(sheet, first, last), titles: titlesOf(sheet, first) };
}

/** Texts above the heads, and the tab's name. @param first first row of the heads, from 1 */
export function titlesOf(sheet: Sheet, first: number): readonly string[] {
  const texts = [tabOf(sheet)];
  for (let row = 1; row < Math.min(first, deepest); row += 1)
    for (let column = 0; column < Math.min(sheet.columnCount, mostColumns); column += 1) {
      const text = shownText(sheet.cell(row, column));
      if (text !== '') texts.push(text);
    }
  return texts;
}

/** @param from row of the sheet at which the candidate's rows are counted from 0 */
function tableOf(
  type: RecordType,
  { first, last, heads }: HeadCandidate,
  from: number,
  readHead: HeadReader,
  statedAt: (first: number, last: number) => Stated,
): FoundTable {
  const { fields } = declarationOf(type);
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  const { unit: stated, titles } = statedAt(from + first, from + last);
  const named = heads.map((head) => (head.text === '' ? null : readHead.column(head)));
  const taken = new Set<string>();
  // A name and a code of one thing are read together; anything else is said once, by its own label before another word.
  const isTaken = (key: string, column: number): boolean => {
    if (kinds.get(key) === 'reference') return true;
    const all = named.flatMap((one, at) => (one?.key === key ? [{ at, isLabel: one.isLabel }] : []));
    return (all.find(({ isLabel }) => isLabel) ?? all[0])?.at === column;
  };
  const fieldsOf = heads.map((_, column) => {
    const one = named[column] ?? null;
    return one !== null && kinds.has(one.key) && isTaken(one.key, column) ? one : null;
  });
  for (const one of fieldsOf) if (one !== null) taken.add(one.key);
  // 等级 right of 支援医院 is the hospital's.
  const columns = heads.map(({ text }, column): ColumnUse => {
    const beside = fieldsOf[column - 1];
    const ofThing =
      fieldsOf[column] !== null || text === '' || beside == null
        ? null
        : readHead.ofThing(heads[column - 1]?.text ?? '', beside.key, text);
    const found = fieldsOf[column] ?? (ofThing === null || taken.has(ofThing.key) ? null : ofThing);
    if (found === null) {
      const span = readHead.span(text);
      if (span === null || taken.has(span.from) || taken.has(span.until))
        return { column, head: text, field: null, unit: null };
      taken.add(span.from).add(span.until);
      return { column, head: text, field: span.from, unit: null, until: span.until };
    }
    taken.add(found.key);
    const own = found.unit === null ? stated : unitsOfHeads[found.unit];
    return { column, head: text, field: found.key, unit: kinds.get(found.key) === 'money' ? own : null };
  });
  const table = { head_first: from + first, head_last: from + last };
  const wide = withPeriods(type, columns, titles, stated, readHead.plain);
  if (wide === null) return { ...table, columns, named: taken.size };
  // The period is named, too.
  return { ...table, columns: wide, named: new Set(wide.flatMap(({ field }) => field ?? [])).size + 1 };
}

/** Texts of some rows, what is merged under every column and row that it covers. */
function textsOf(sheet: Sheet, first: number, last: number): readonly (readonly string[])[] {
  const width = Math.min(sheet.columnCount, mostColumns);
  const rows = Array.from({ length: last - first + 1 }, (_, at) =>
    Array.from({ length: width }, (__, column) => shownText(sheet.cell(first + at, column))),
  );
  const merged = sheet.merges.map(({ top, bottom, ...sides }) => ({
    ...sides,
    top: top - first,
    bottom: Math.min(bottom - first, rows.length - 1),
  }));
  return fillGroups(
    fillMerged(
      rows,
      merged.filter(({ top, bottom }) => top >= 0 && bottom >= top),
    ),
  );
}

/** Whether a row may be the last one of heads: it has no formulas, and no dates but months side by side. */
function isHeadRow(sheet: Sheet, row: number): boolean {
  const days: string[] = [];
  for (let column = 0; column < Math.min(sheet.columnCount, mostColumns); column += 1) {
    const cell = sheet.cell(row, column);
    if (cell?.kind === 'date') days.push(cell.iso);
    else if (cell !== undefined && cell.kind !== 'text' && cell.kind !== 'number') return false;
  }
  return days.length === 0 || (days.length > 1 && isRunOfMonths(days));
}

/** 2026-01, 2026-02, 2026-03, which a spreadsheet keeps as their first days. */
function isRunOfMonths(days: readonly string[]): boolean {
  const months = days.map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return days.every((day, at) => day.slice(8, 10) === '01' && months[at] === (months[0] ?? 0) + at);
}

/** Whether a head of the row reaches over several columns that have heads of their own below it: then it is no last row. */
function hasParts(sheet: Sheet, row: number): boolean {
  return sheet.merges.some(({ top, bottom, left, right }) => {
    if (bottom !== row || right === left || (top === 1 && left === 0 && right >= sheet.columnCount - 1))
      return false;
    const below = new Set(
      Array.from({ length: right - left + 1 }, (_, at) => shownText(sheet.cell(row + 1, left + at))),
    );
    return (
      below.size > 1 &&
      [...below].every((text) => text !== '' && (!/\d/.test(text) || periodOfHead(text, 'month') !== null))
    );
  });
}

/** The same where merges were lost: the row below names parts beside one another, and begins further right than its lines do. */
function hasUnmergedParts(sheet: Sheet, row: number): boolean {
  const width = Math.min(sheet.columnCount, mostColumns);
  const texts = (of: number): readonly string[] =>
    Array.from({ length: width }, (_, column) => shownText(sheet.cell(of, column)));
  const [own, below, line] = [texts(row), texts(row + 1), texts(row + 2)];
  const first = (of: readonly string[]): number => of.findIndex((text) => text !== '');
  if (first(below) <= first(line) || first(line) < 0 || below.some((text) => /\d/.test(text))) return false;
  return own.some(
    (text, at) => text !== '' && own[at + 1] === '' && below[at] !== '' && (below[at + 1] ?? '') !== '',
  );
}

/** Whether a row says nothing but what the figures below are counted in, under heads that do not say it. */
function isUnitRow(sheet: Sheet, row: number): boolean {
  const texts = Array.from({ length: Math.min(sheet.columnCount, mostColumns) }, (_, column) =>
    shownText(sheet.cell(row, column)),
  ).filter((text) => text !== '');
  return texts.length > 0 && texts.every(isUnitWord);
}

/**
 * The unit that a line above the heads, or the corner of the heads, states for the whole sheet: `单位：万元`; null where none
 * does, or two.
 * @param first first row of the heads, @param last their last one
 */
export function unitOfSheet(sheet: Sheet, first: number, last: number): WrittenUnit | null {
  const units = new Set(statedUnits(sheet, first, last).map(({ unit }) => unit));
  const [only] = units;
  return units.size === 1 && only !== undefined && only !== 'foreign' ? only : null;
}

/** The unit stated for the whole sheet in which no amount can be kept, as it is written: 万美元; null where none is. */
export function foreignUnitOfSheet(sheet: Sheet, first: number, last: number): string | null {
  const text = statedUnits(sheet, first, last).find(({ unit }) => unit === 'foreign')?.text;
  if (text === undefined) return null;
  return [...text.matchAll(/[十百千万亿]*(?:[美欧日港]?元|英镑)|usd|eur|gbp|hkd/gi)].at(-1)?.[0] ?? text;
}

function statedUnits(
  sheet: Sheet,
  first: number,
  last: number,
): readonly { readonly unit: WrittenUnit | 'foreign'; readonly text: string }[] {
  const units: { readonly unit: WrittenUnit | 'foreign'; readonly text: string }[] = [];
  for (let row = 1; row <= Math.min(last, deepest); row += 1) {
    for (let column = 0; column < Math.min(sheet.columnCount, mostColumns); column += 1) {
      const text = shownText(sheet.cell(row, column));
      // A column's own head speaks for itself.
      if (row >= first && !/^[(（]?(?:计量|金额)?单位/.test(text)) continue;
      const unit = statedUnit(text, row < first);
      if (unit !== null) units.push({ unit, text });
    }
  }
  return units;
}
