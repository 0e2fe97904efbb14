import type { FieldKind } from '../fields.ts';
import { fieldLabel } from '../locale/locale.ts';
import { parseMoney, UNIT_SCALE } from '../money.ts';
import { declarationOf, type RecordType } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import type { ColumnUse } from './column-use.ts';
import { foreignUnitOfSheet, unitOfSheet } from './find-table.ts';
import { recordHeads, wordsOf } from './head-names.ts';
import { figuresLeft, isSettled, type ReadTable } from './left-out.ts';
import { headMeasureKinds, measureBehind, measureOfHead } from './measures.ts';
import { namesMissing } from './own-names.ts';
import { type Sheet, shownText } from './sheet-cell.ts';
import { isPartOfPeriod, isStage } from './table-shape.ts';
import { unitAtEnd, type WrittenUnit } from './written-units.ts';

/* Columns of figures that are left out although an officer may have meant them for the records: asked about, once for all rows. */

const figureKinds: ReadonlySet<FieldKind> = new Set(['money', 'percent', 'mu', 'squareMetre', 'integer']);
/** Words that make another figure of what a field holds. */
const otherFigure =
  /[上去前]年|上[期月季]|同期|同比|环比|增长|增减|增幅|占比|排名|剩余|尚未|人均|户均|平均|自开工|开工以来|last|previous|growth/;
/** Words that make another figure where the field itself is none of that kind. */
const kindsOfFigure = [/累计|cumulative/, /计划|预计|预算|目标|plan/, /应/];
const bareTotal = /^(?:合计|总计|共计)$/;
/** Pairs of letters in common from which on two heads look alike, as a share. */
const alike = 0.6;

interface Left {
  readonly fields: readonly string[];
  readonly columns: readonly number[];
}

/**
 * Columns of figures of which nothing is taken and whose heads resemble figures of the type that have no column, by their words, or
 * by a unit of amounts where a required amount is missing. Null where there are none, or the officer said that none is meant.
 */
export function likelyLeft(mapping: ReadTable, sheet: Sheet): Left | null {
  if (isSettled(mapping)) return null;
  const { type, columns } = mapping;
  const open = openFigures(mapping);
  if (open.length === 0) return null;
  const isComputed = computedHeads(type);
  const found = headsLeft(mapping, sheet).flatMap(({ column, head }) => {
    if (isComputed(head)) return [];
    const fields = open.filter((field) => isMeant(type, head, field)).map(({ name }) => name);
    return fields.length === 0 ? [] : [{ column, fields }];
  });
  if (found.length === 0) return null;
  const fields = new Set(found.flatMap((one) => one.fields));
  return {
    // As the form has them.
    fields: declarationOf(type).fields.flatMap(({ name }) => (fields.has(name) ? [name] : [])),
    columns: columns.flatMap(({ column }) => (found.some((one) => one.column === column) ? [column] : [])),
  };
}

/**
 * Columns of figures that name the same figure as one that is taken, and hold others: which is meant is not said. Null where there
 * are none.
 */
export function saidTwice(
  mapping: ReadTable,
  sheet: Sheet,
): { readonly field: string; readonly taken: number; readonly columns: readonly number[] } | null {
  if (isSettled(mapping)) return null;
  const read = recordHeads(mapping.type);
  const kinds = new Map(declarationOf(mapping.type).fields.map(({ name, kind }) => [name, kind]));
  for (const { column: taken, field } of mapping.columns) {
    if (field === null || !figureKinds.has(kinds.get(field) ?? 'text')) continue;
    const others = headsLeft(mapping, sheet).filter(
      ({ column, head }) => read(head)?.key === field && differ(mapping, sheet, taken, column),
    );
    if (others.length > 0) return { field, taken, columns: others.map(({ column }) => column) };
  }
  return null;
}

/** Amounts in a unit that none can be kept in, with the unit as it is written: 万美元. Null where there are none. */
export function foreignAmounts(
  mapping: ReadTable,
  sheet: Sheet,
): { readonly columns: readonly number[]; readonly unit: string } | null {
  const { type, columns, head_first, head_last } = mapping;
  const money = new Set(
    declarationOf(type)
      .fields.filter(({ kind }) => kind === 'money')
      .map(({ name }) => name),
  );
  const ofSheet = foreignUnitOfSheet(sheet, head_first, head_last);
  const said = ({ head, field, column }: ColumnUse): string | null => {
    const own = unitAtEnd(head);
    const isTaken = field !== null && money.has(field);
    if (own.unit === 'foreign') {
      if (isTaken) return own.said;
      const isMeant = openFigures(mapping).some(
        (one) => one.kind === 'money' && resembles(type, own.bare, one),
      );
      const isOpen = field === null && mapping.figures !== 'none' && isMeant;
      return isOpen && figuresLeft(mapping, sheet).includes(column) ? own.said : null;
    }
    return isTaken && own.unit === null ? ofSheet : null;
  };
  const found = columns.flatMap((one) => {
    const unit = said(one);
    return unit === null ? [] : [{ column: one.column, unit }];
  });
  const [first] = found;
  return first === undefined ? null : { columns: found.map(({ column }) => column), unit: first.unit };
}

/** Figures of the type that nothing says. */
function openFigures({ type, columns, constants }: ReadTable): readonly Field[] {
  const said = new Set([...columns.map(({ field }) => field), ...Object.keys(constants)]);
  return declarationOf(type).fields.filter(({ name, kind }) => figureKinds.has(kind) && !said.has(name));
}

const headsLeft = (mapping: ReadTable, sheet: Sheet): readonly ColumnUse[] => {
  const left = new Set(figuresLeft(mapping, sheet));
  return mapping.columns.filter(({ column }) => left.has(column));
};

/** Tells heads of figures that the program works out by itself. */
function computedHeads(type: RecordType): (head: string) => boolean {
  const { fields, computedFields } = declarationOf(type);
  const names = computedFields.map(({ name }) => name);
  const read = recordHeads(
    type,
    fields.map(({ name }) => name),
    names,
  );
  return (head) => read(head) !== null;
}

function isMeant(type: RecordType, head: string, field: Field): boolean {
  const { unit, bare } = unitAtEnd(head);
  // Dollars are asked about apart.
  if (unit === 'foreign' || otherFigure.test(head)) return false;
  if (unit !== null && field.kind !== 'money') return false;
  if (unit === null && field.kind === 'money' && measureBehind(head) !== null) return false;
  const measure = measureOfHead(head);
  if (measure !== null && (!headMeasureKinds.has(field.kind) || !measure.includes(field.kind))) return false;
  if (resembles(type, bare, field)) return true;
  // 合计 beside the parts of 总收入 may be that.
  if (field.kind === 'money' && field.need === 'required' && bareTotal.test(plain(bare)))
    return /^总/.test(fieldLabel('zh-CN', type, field.name));
  const isOther = kindsOfFigure.some((kind) => kind.test(bare)) || /合计|总计|小计|total/.test(bare);
  return unit !== null && field.need === 'required' && !isOther;
}

const plain = (text: string): string =>
  toHalfWidth(normaliseText(text))
    .toLowerCase()
    .replace(/[([][^()[\]]*[)\]]$/, '')
    .replace(/[\s*:、/.,，()·]/g, '')
    .replace(/^其中/, '');

/** Whether a head has the words of a field, or most of them. */
function resembles(type: RecordType, head: string, { name }: Field): boolean {
  const said = plain(head);
  if (said.length < 2) return false;
  return wordsOf(type, [name]).some(({ word: written }) => {
    const word = plain(written);
    if (word.length < 2 || kindsOfFigure.some((kind) => kind.test(said) !== kind.test(word))) return false;
    const isPart = word.length > 2 ? said.includes(word) : said.endsWith(word);
    return isPart || (said.length > 2 && word.includes(said)) || likeness(said, word) >= alike;
  });
}

/** Dice's coefficient of the pairs of neighbouring letters. */
function likeness(a: string, b: string): number {
  const pairs = (text: string): readonly string[] =>
    Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const [of, others] = [pairs(a), new Set(pairs(b))];
  return (2 * of.filter((pair) => others.has(pair)).length) / (of.length + others.size);
}

/** Rows in which two columns are compared. */
const mostRows = 200;

/** Whether two columns hold other figures; the same amounts in 元 and, rounded, in 万元 are none. */
function differ(mapping: ReadTable, sheet: Sheet, taken: number, other: number): boolean {
  const { columns, head_first, head_last } = mapping;
  const head = (column: number): string => columns.find((one) => one.column === column)?.head ?? '';
  const units = [taken, other].map((column) => {
    const { unit } = unitAtEnd(head(column));
    return unit === 'foreign' ? null : (unit ?? unitOfSheet(sheet, head_first, head_last));
  });
  const [a, b] = units;
  for (let row = head_last + 1; row <= Math.min(sheet.rowCount, head_last + mostRows); row += 1) {
    const [one = '', two = ''] = [taken, other].map((column) => shownText(sheet.cell(row, column)));
    if (two === '' || (one === two && a === b)) continue;
    if (a == null || b == null || !isSameAmount(one, a, two, b)) return true;
  }
  return false;
}

function isSameAmount(one: string, a: WrittenUnit, two: string, b: WrittenUnit): boolean {
  const [first, second] = [parseMoney(one, a), parseMoney(two, b)];
  if (!first.ok || !second.ok) return false;
  const coarser = Math.max(...[a, b].map((unit) => 10 ** UNIT_SCALE[unit]));
  // Amounts in the greater unit are mostly rounded to two decimals of it.
  return Math.abs(first.value - second.value) * 200 <= coarser;
}

/**
 * Quarters, instalments or stages side by side, of which each would be a record of its own, where a figure or a name that
 * records must have is said by no other column; from 0. Null where there are none.
 */
export function spreadColumns(mapping: ReadTable, sheet: Sheet): readonly number[] | null {
  if (isSettled(mapping)) return null;
  const isWanted = openFigures(mapping).some(({ kind, need }) => kind === 'money' && need === 'required');
  const left = headsLeft(mapping, sheet).filter(({ head }) => isPartOfPeriod(head));
  if (isWanted && left.length > 1) return left.map(({ column }) => column);
  const stages = mapping.columns.filter(({ head }) => isStage(head));
  const said = new Set([
    ...mapping.columns.flatMap(({ field }) => field ?? []),
    ...Object.keys(mapping.constants),
  ]);
  return stages.length > 1 && namesMissing(mapping.type, said).length > 0
    ? stages.map(({ column }) => column)
    : null;
}
