import { parseCell } from '../field-kinds.ts';
import type { FormContext } from '../form-values.ts';
import type { ParseProblem } from '../parsed.ts';
import { labelFields } from '../record-label.ts';
import { type AnyRecord, declarationOf, type FieldValue } from '../records/catalogue.ts';
import { KnownRecords } from './known-records.ts';
import type { Mapping } from './mapping.ts';
import { MergedBody } from './merged-body.ts';
import { OtherAmounts } from './other-amount.ts';
import { CellReader, type Column, columnFor, type ReadValue } from './read-cell.ts';
import type { RowFault, RowProblem } from './row-problem.ts';
import { type AsideReason, RowSorter } from './rows-aside.ts';
import { type Sheet, type SheetCell, shownText } from './sheet-cell.ts';
import { UnitsOfRows } from './units-of-rows.ts';
import { UsualAmounts } from './usual-amounts.ts';

/** What becomes of a row. `aside`: it is no row of the table, and nothing of it is taken. */
export type RowState = 'added' | 'changed' | 'same' | 'rejected' | 'aside';

export interface PlannedField {
  readonly field: string;
  readonly old: FieldValue;
  readonly new: FieldValue;
}

export interface PlannedRow {
  /** As Excel counts it. */
  readonly row: number;
  readonly state: RowState;
  /** The record that is changed or the same; null for a new one. */
  readonly id: string | null;
  readonly revision: number | null;
  /** Fields that are written: of a new record those that say something, of a changed one those that differ. */
  readonly fields: readonly PlannedField[];
  readonly problems: readonly RowProblem[];
  readonly aside: AsideReason | null;
  /** What the row says, for a person to recognise it by. */
  readonly said: string;
}

/** What the plan of an import depends on besides the sheet. */
export interface PlanContext {
  readonly form: FormContext;
  /** Records of the type that are there, the voided among them. */
  readonly present: readonly AnyRecord[];
  /** Values that are known without being said: the own county. */
  readonly defaults: Readonly<Record<string, FieldValue>>;
}

type RowCells = readonly (SheetCell | undefined)[];

/**
 * Reads a sheet row by row as records of a type, and says of each row what it would do to the ledger. It writes nothing:
 * what is shown is what is applied.
 */
export class ImportPlanner {
  readonly #sheet: Sheet;
  readonly #merged: MergedBody;
  readonly #sorter: RowSorter;
  /** A column of towns that tells villages of one name apart, where the type has none of its own. */
  readonly #towns: number | null;
  readonly #mapping: Mapping;
  readonly #context: PlanContext;
  readonly #columns: readonly Column[];
  readonly #constants: Readonly<Record<string, FieldValue>>;
  /** Columns by which a person knows a row. */
  readonly #naming: readonly number[];
  readonly #known: KnownRecords;
  readonly #otherAmounts: OtherAmounts;
  /** Rows by the key that they say, and by the record that they mean. */
  readonly #seen = new Map<string, number>();
  readonly #meant = new Map<string, number>();
  readonly #reader: CellReader;
  readonly #units: UnitsOfRows;
  /** What the amounts of a column are like, by column; made at the first row. */
  #usual: ReadonlyMap<number, UsualAmounts | null> | null = null;
  /** Whether records have a town that no column says. */
  readonly #hasTown: boolean;
  /** Problems of the constants themselves, by field; they must be mended before anything is planned. */
  readonly constantProblems: Readonly<Record<string, ParseProblem>>;

  constructor(sheet: Sheet, mapping: Mapping, context: PlanContext) {
    this.#sheet = sheet;
    this.#mapping = mapping;
    this.#context = context;
    const declared = declarationOf(mapping.type);
    const byName = new Map(declared.fields.map((field) => [field.name, field]));
    this.#hasTown = byName.has('town_code') && !mapping.columns.some(({ field }) => field === 'town_code');
    this.#columns = mapping.columns.flatMap(({ column, head, field, unit }) => {
      const of = field === null ? undefined : byName.get(field);
      return of === undefined ? [] : [columnFor(column, head, of, unit)];
    });
    this.#reader = new CellReader(mapping.type, context.form, mapping.meanings);
    this.#units = new UnitsOfRows(sheet, mapping);
    const constants: Record<string, FieldValue> = { ...context.defaults };
    const problems: Record<string, ParseProblem> = {};
    for (const [name, text] of Object.entries(mapping.constants)) {
      const field = byName.get(name);
      if (field === undefined) continue;
      const parsed = parseCell(text, { ...context.form, field });
      if (parsed.ok) constants[name] = parsed.value;
      else problems[name] = parsed.problem;
    }
    this.#constants = constants;
    this.constantProblems = problems;
    const known = new Set([...Object.keys(constants), ...this.#columns.map(({ field }) => field.name)]);
    const keyFields = declared.naturalKey.filter((name) => known.has(name));
    this.#known = new KnownRecords(mapping.type, keyFields, context.present);
    this.#otherAmounts = new OtherAmounts(mapping.type, keyFields, context.present);
    const byLabel = labelFields(mapping.type).map(({ name }) => name);
    const naming = this.#columns.filter(
      ({ field: { name } }) => declared.naturalKey.includes(name) || byLabel.includes(name),
    );
    this.#naming = (naming.length > 0 ? naming : this.#columns.slice(0, 3)).map(({ column }) => column);
    this.#merged = new MergedBody(sheet, mapping.head_last, this.#columns);
    const findTown = (text: string): readonly string[] =>
      (context.form.findArea?.(text) ?? []).filter((code) => code.length === townDigits);
    this.#sorter = new RowSorter(sheet, mapping, this.#columns, this.#merged, this.#naming, findTown);
    this.#towns =
      mapping.columns.find(({ field, head }) => field === null && isTownHead(head))?.column ?? null;
  }

  /** First and last row that may be one of the table. */
  get rows(): { readonly first: number; readonly last: number } {
    return { first: this.#mapping.head_last + 1, last: this.#sheet.rowCount };
  }

  /** What becomes of a row; rows are asked for in their order. */
  planRow(row: number): PlannedRow {
    const cells = this.#merged.cells(row);
    const aside = this.#sorter.asideOf(row, cells);
    const plain = { row, id: null, revision: null, fields: [], problems: [] };
    if (aside !== null)
      return { ...plain, state: 'aside', aside, said: aside === 'blank' ? '' : this.#asideSaid(cells) };
    const { values, problems } = this.#readRow(row, cells);
    const said = this.#said(cells);
    if (problems.length > 0) return { ...plain, said, state: 'rejected', problems, aside: null };
    return { ...plain, said, aside: null, ...this.#compare(row, values) };
  }

  #said(cells: RowCells): string {
    const texts = this.#naming.map((column) => shownText(cells[column]));
    return texts
      .filter((text) => text !== '')
      .join(' ')
      .slice(0, 200);
  }

  /** Of a row that is none of the table what stands first in it. */
  #asideSaid(cells: RowCells): string {
    const said = this.#said(cells);
    return said === '' ? (cells.map(shownText).find((text) => text !== '') ?? '').slice(0, 200) : said;
  }

  #readRow(row: number, cells: RowCells): { values: Record<string, FieldValue>; problems: RowProblem[] } {
    const values: Record<string, FieldValue> = { ...this.#constants };
    const { town } = this.#sorter;
    if (town !== null && this.#hasTown) values.town_code = town;
    const problems: RowProblem[] = [...this.#units.problems(cells, this.#columns)];
    const from = new Map<string, Column>();
    this.#usual ??= this.#usualAmounts();
    for (const column of this.#columns) {
      const { field } = column;
      const read = this.#merged.isMergedFigure(row, column.column)
        ? mergedFigure
        : this.#inTown(this.#readCell(cells, column, this.#usual.get(column.column)), cells, column);
      if (!read.ok) {
        problems.push({ column: column.column, field: field.name, problem: read.problem });
        continue;
      }
      if (read.value === null) {
        // A blank cell says nothing where a constant, a default or another column does.
        if (!(field.name in values)) values[field.name] = null;
        continue;
      }
      const before = from.get(field.name);
      if (before !== undefined && values[field.name] !== read.value)
        problems.push({ column: column.column, field: field.name, problem: { code: 'names_differ' } });
      values[field.name] = read.value;
      from.set(field.name, column);
    }
    return { values, problems: [...problems, ...this.#missing(values, problems)] };
  }

  #readCell(cells: RowCells, column: Column, usual: UsualAmounts | null | undefined): ReadValue {
    const unit = this.#units.of(cells) ?? column.unit ?? 'yuan';
    return this.#reader.read(cells[column.column], column, unit, usual ?? null);
  }

  /** Looks at rows throughout the table: to doubt an amount that is far from the others. */
  #usualAmounts(): ReadonlyMap<number, UsualAmounts | null> {
    const { first, last } = this.rows;
    const step = Math.max(1, Math.ceil((last - first + 1) / mostLookedAt));
    const ofMoney = this.#columns.filter(({ field }) => field.kind === 'money');
    const amounts = new Map<number, number[]>(ofMoney.map(({ column }) => [column, []]));
    for (let row = first; row <= last && ofMoney.length > 0; row += step) {
      const cells = this.#merged.cells(row);
      for (const column of ofMoney) {
        const unit = this.#units.of(cells) ?? column.unit;
        if (unit === null) continue;
        const read = this.#reader.read(cells[column.column], column, unit);
        if (read.ok && typeof read.value === 'number') amounts.get(column.column)?.push(read.value);
      }
    }
    return new Map([...amounts].map(([column, all]) => [column, UsualAmounts.of(all)]));
  }

  /** Identity fields that nothing says. */
  #missing(
    values: Readonly<Record<string, FieldValue>>,
    problems: readonly RowProblem[],
  ): readonly RowProblem[] {
    return declarationOf(this.#mapping.type)
      .fields.filter(({ name, need }) => need === 'identity' && (values[name] ?? null) === null)
      .filter(({ name }) => !problems.some(({ field }) => field === name))
      .map(({ name }) => ({
        column: this.#columns.find(({ field }) => field.name === name)?.column ?? null,
        field: name,
        problem: { code: 'empty' },
      }));
  }

  /** A village whose name is not the only one is told by the town beside it, or over it. */
  #inTown(read: ReadValue, cells: RowCells, { column, field }: Column): ReadValue {
    if (read.ok || read.problem.code !== 'ambiguous_name' || field.target !== 'village') return read;
    const beside = this.#towns === null ? '' : shownText(cells[this.#towns]);
    const towns = [beside, this.#sorter.town ?? ''].filter((text) => text !== '');
    for (const town of towns) {
      const found = this.#context.form.findReference?.('village', `${town}${shownText(cells[column])}`) ?? [];
      const [only] = found;
      if (found.length === 1 && only !== undefined) return { ok: true, value: only };
    }
    return read;
  }

  #compare(
    row: number,
    values: Readonly<Record<string, FieldValue>>,
  ): Pick<PlannedRow, 'state' | 'id' | 'revision' | 'fields' | 'problems'> {
    const refused = (problem: RowFault) => ({
      state: 'rejected' as const,
      id: null,
      revision: null,
      fields: [],
      problems: [{ column: null, field: null, problem }],
    });
    const key = this.#known.keyOf(values);
    const earlier = key === null ? undefined : this.#seen.get(key);
    if (earlier !== undefined) return refused({ code: 'same_row', args: { row: earlier } });
    if (key !== null) this.#seen.set(key, row);
    const found = this.#found(key, values);
    if ('code' in found) return refused(found);
    this.#otherAmounts.note(row, values);
    const { record } = found;
    const other = record === undefined || key === null ? undefined : this.#meant.get(record.id);
    if (other !== undefined) return refused({ code: 'same_row', args: { row: other } });
    if (record !== undefined) this.#meant.set(record.id, row);
    if (record === undefined) {
      const fields = Object.entries(values)
        .filter(([, value]) => value !== null)
        .map(([field, value]) => ({ field, old: null, new: value }));
      return { state: 'added', id: null, revision: null, fields, problems: [] };
    }
    const fields = Object.entries(values)
      .filter(([, value]) => value !== null || this.#mapping.blanks === 'clear')
      .filter(([field]) => !(field in this.#context.defaults))
      .flatMap(([field, value]) => {
        const old = record[field] ?? null;
        return old === value ? [] : [{ field, old, new: value }];
      });
    const { id, revision } = record;
    return { state: fields.length === 0 ? 'same' : 'changed', id, revision, fields, problems: [] };
  }

  /** The record that a row means; undefined for a new one. */
  #found(
    key: string | null,
    values: Readonly<Record<string, FieldValue>>,
  ): { readonly record: AnyRecord | undefined } | RowFault {
    // Nothing tells a row without a key from another one: only what is there word for word is known again.
    if (key === null) return { record: this.#known.saying(values) };
    const exact = this.#known.exactly(key);
    const live = exact.filter(({ voided }) => !voided);
    if (exact.length > 0 && live.length === 0) return { code: 'is_voided' };
    let meant = live;
    if (exact.length === 0) {
      const { rowSaysLess, rowSaysMore } = this.#known.nearly(values);
      // What another row completes already is not this row's.
      meant =
        rowSaysLess.length > 0 ? [...rowSaysLess] : rowSaysMore.filter(({ id }) => !this.#meant.has(id));
      if (meant.length === 0) {
        const row = this.#otherAmounts.row(values);
        if (row !== undefined) return { code: 'other_amount', args: { row } };
        meant = [...this.#otherAmounts.records(values)];
      }
    }
    if (meant.length > 1) return { code: 'several_records', args: { count: meant.length } };
    return { record: meant[0] };
  }
}

/** Rows by which the amounts of a column are known. */
const mostLookedAt = 1000;

/** Digits of a town's code. */
const townDigits = 9;
const isTownHead = (head: string): boolean =>
  /^(?:所属|所在)?(?:乡镇|镇乡|镇街|乡|镇)(?:街道)?(?:名称)?$/.test(head.replace(/[\s、/（）()]/g, ''));

const mergedFigure: ReadValue = { ok: false, problem: { code: 'merged_figure' } };
