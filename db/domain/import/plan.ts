import type { z } from 'zod';
import { parseCell } from '../field-kinds.ts';
import type { FormContext } from '../form-values.ts';
import type { ParseProblem } from '../parsed.ts';
import { labelFields } from '../record-label.ts';
import { type AnyRecord, declarationOf, type FieldValue } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';
import type { WrittenUnit } from './find-table.ts';
import type { Mapping } from './mapping.ts';
import { type CellProblem, cellText, type Sheet, type SheetCell, shownText } from './sheet-cell.ts';

/** What becomes of a row. `aside`: it is no row of the table, and nothing of it is taken. */
export type RowState = 'added' | 'changed' | 'same' | 'rejected' | 'aside';

/** Why a row is none of the table. */
export type AsideReason = 'blank' | 'total' | 'example' | 'hidden' | 'numbers' | 'heads';

/** Why a row is not taken, at its cell where it is one cell's fault. */
export interface RowProblem {
  /** From 0; null for the whole row. */
  readonly column: number | null;
  readonly field: string | null;
  readonly problem: ParseProblem | CellProblem | RowFault;
}

export type RowFault =
  /** Another row of the sheet says the same record. */
  | { readonly code: 'same_row'; readonly args: { readonly row: number } }
  /** Several records of the ledger may be meant. */
  | { readonly code: 'several_records'; readonly args: { readonly count: number } }
  /** Two cells of the row name two different things. */
  | { readonly code: 'names_differ' }
  /** The record is voided: it is restored first. */
  | { readonly code: 'is_voided' }
  /** Outside what the field may hold. */
  | { readonly code: 'out_of_range' };

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

interface Column {
  readonly column: number;
  readonly head: string;
  readonly field: Field;
  readonly unit: WrittenUnit;
  readonly read: Map<string, ReadValue>;
}

type ReadValue =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly problem: RowProblem['problem'] };

type RowCells = readonly (SheetCell | undefined)[];

const isFilled = (cell: SheetCell | undefined): boolean =>
  cell !== undefined && (cell.kind !== 'text' || cell.text.trim() !== '');

/** What a row of numbers under the heads begins with: `甲`, `1`, `(1)`. */
const columnNumber = /^(?:[甲乙A-E]|[(（]?[012][)）]?)$/;
const totalWords = /^(?:合计|总计|小计|共计|本页合计|累计|总和|total|subtotal|grandtotal|sum)[:：]?$/i;
/** Texts of a column that are kept once read: villages, options and dates come again and again. */
const mostRead = 50_000;

/**
 * Reads a sheet row by row as records of a type, and says of each row what it would do to the ledger. It writes nothing:
 * what is shown is what is applied.
 */
export class ImportPlanner {
  readonly #sheet: Sheet;
  readonly #mapping: Mapping;
  readonly #context: PlanContext;
  readonly #columns: readonly Column[];
  readonly #constants: Readonly<Record<string, FieldValue>>;
  readonly #keyFields: readonly string[];
  /** Columns by which a person knows a row. */
  readonly #naming: readonly number[];
  readonly #present = new Map<string, AnyRecord[]>();
  readonly #seen = new Map<string, number>();
  readonly #meanings: ReadonlyMap<string, string>;
  /** Problems of the constants themselves, by field; they must be mended before anything is planned. */
  readonly constantProblems: Readonly<Record<string, ParseProblem>>;

  constructor(sheet: Sheet, mapping: Mapping, context: PlanContext) {
    this.#sheet = sheet;
    this.#mapping = mapping;
    this.#context = context;
    const declared = declarationOf(mapping.type);
    const byName = new Map(declared.fields.map((field) => [field.name, field]));
    this.#columns = mapping.columns.flatMap(({ column, head, field, unit }) => {
      const of = field === null ? undefined : byName.get(field);
      return of === undefined ? [] : [{ column, head, field: of, unit: unit ?? 'yuan', read: new Map() }];
    });
    this.#meanings = new Map(
      mapping.meanings.map(({ field, text, value }) => [meaningKey(field, text), value]),
    );
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
    this.#keyFields = declared.naturalKey.filter((name) => known.has(name));
    const byLabel = labelFields(mapping.type).map(({ name }) => name);
    const naming = this.#columns.filter(
      ({ field: { name } }) => declared.naturalKey.includes(name) || byLabel.includes(name),
    );
    this.#naming = (naming.length > 0 ? naming : this.#columns.slice(0, 3)).map(({ column }) => column);
    for (const record of context.present) {
      const key = this.#keyOf(record);
      if (key === null) continue;
      const same = this.#present.get(key);
      if (same === undefined) this.#present.set(key, [record]);
      else same.push(record);
    }
  }

  /** First and last row that may be one of the table. */
  get rows(): { readonly first: number; readonly last: number } {
    return { first: this.#mapping.head_last + 1, last: this.#sheet.rowCount };
  }

  /** What becomes of a row; rows are asked for in their order. */
  planRow(row: number): PlannedRow {
    const cells = Array.from({ length: this.#sheet.columnCount }, (_, column) =>
      this.#sheet.cell(row, column),
    );
    const aside = this.#aside(row, cells);
    const plain = { row, id: null, revision: null, fields: [], problems: [] };
    if (aside !== null)
      return { ...plain, state: 'aside', aside, said: aside === 'blank' ? '' : this.#said(cells) };
    const { values, problems } = this.#readRow(cells);
    const said = this.#said(cells);
    if (problems.length > 0) return { ...plain, said, state: 'rejected', problems, aside: null };
    return { ...plain, said, aside: null, ...this.#compare(row, values) };
  }

  #aside(row: number, cells: RowCells): AsideReason | null {
    const { example_row, hidden } = this.#mapping;
    const first = cells.findIndex(isFilled);
    const anyTaken = this.#columns.some(({ column }) => isFilled(cells[column]));
    if (first < 0) return 'blank';
    if (row === example_row) return 'example';
    if (hidden !== 'take' && this.#sheet.hiddenRows.has(row)) return 'hidden';
    const words = shownText(cells[first]).replace(/\s/g, '');
    if (totalWords.test(words)) return 'total';
    // A number of the line, or a label before the cells that are filled in, makes no row.
    if (!anyTaken) return 'blank';
    if (columnNumber.test(words) && isColumnNumbers(cells.filter(isFilled).map(shownText))) return 'numbers';
    return this.#isHeads(cells) ? 'heads' : null;
  }

  /** The heads once more, as on every printed page. */
  #isHeads(cells: RowCells): boolean {
    const taken = this.#columns.filter(({ column }) => isFilled(cells[column]));
    return (
      taken.length >= 2 && taken.every(({ column, head }) => head !== '' && shownText(cells[column]) === head)
    );
  }

  #said(cells: RowCells): string {
    const texts = this.#naming.map((column) => shownText(cells[column]));
    return texts
      .filter((text) => text !== '')
      .join(' ')
      .slice(0, 200);
  }

  #readRow(cells: RowCells): { values: Record<string, FieldValue>; problems: RowProblem[] } {
    const values: Record<string, FieldValue> = { ...this.#constants };
    const problems: RowProblem[] = [];
    const from = new Map<string, Column>();
    for (const column of this.#columns) {
      const { field } = column;
      const read = this.#readCell(cells[column.column], column);
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

  #readCell(cell: SheetCell | undefined, { field, unit, read }: Column): ReadValue {
    if (cell === undefined) return { ok: true, value: null };
    const said = cellText(cell, field.kind);
    if (!said.ok) return said;
    const known = read.get(said.text);
    if (known !== undefined) return known;
    const value = this.#readText(said.text, field, unit);
    if (read.size < mostRead) read.set(said.text, value);
    return value;
  }

  #readText(text: string, field: Field, unit: WrittenUnit): ReadValue {
    const meant = this.#meanings.get(meaningKey(field.name, text));
    if (meant !== undefined) return { ok: true, value: meant };
    if (text.trim() === '') return { ok: true, value: null };
    const parsed = parseCell(text, { ...formOf(this.#context.form, field), moneyUnit: unit, field });
    // That nothing stands there is a matter of the row, not of the cell.
    if (!parsed.ok) return parsed.problem.code === 'empty' ? { ok: true, value: null } : parsed;
    const schema = declarationOf(this.#mapping.type).shape[field.name] as unknown as z.ZodType;
    return schema.safeParse(parsed.value).success
      ? { ok: true, value: parsed.value }
      : { ok: false, problem: { code: 'out_of_range' } };
  }

  #compare(
    row: number,
    values: Readonly<Record<string, FieldValue>>,
  ): Pick<PlannedRow, 'state' | 'id' | 'revision' | 'fields' | 'problems'> {
    const key = this.#keyOf(values);
    const refused = (problem: RowFault) => ({
      state: 'rejected' as const,
      id: null,
      revision: null,
      fields: [],
      problems: [{ column: null, field: null, problem }],
    });
    if (key !== null) {
      const earlier = this.#seen.get(key);
      if (earlier !== undefined) return refused({ code: 'same_row', args: { row: earlier } });
      this.#seen.set(key, row);
    }
    const all = key === null ? [] : (this.#present.get(key) ?? []);
    const live = all.filter(({ voided }) => !voided);
    if (live.length > 1) return refused({ code: 'several_records', args: { count: live.length } });
    const [record] = live;
    if (record === undefined && all.length > 0) return refused({ code: 'is_voided' });
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

  /** The record's key by what the sheet says of it; null where it says nothing. */
  #keyOf(values: Readonly<Record<string, FieldValue>>): string | null {
    const key = this.#keyFields.map((name) => values[name] ?? null);
    return key.every((part) => part === null) ? null : JSON.stringify(key);
  }
}

/** Areas of the level that the field holds: a town and a county may share a name. */
function formOf(form: FormContext, { digits }: Field): FormContext {
  const { findArea } = form;
  if (digits === undefined || findArea === undefined) return form;
  return { ...form, findArea: (text) => findArea(text).filter((code) => code.length === digits) };
}

const meaningKey = (field: string, text: string): string => `${field} ${text.trim()}`;

/** `甲 乙 1 2 3`, `(1) (2) (3)`: columns numbered under their heads. */
function isColumnNumbers(texts: readonly string[]): boolean {
  if (texts.length < 3) return false;
  const numbers = texts
    .map((text) => text.replace(/^[(（]|[)）]$/g, ''))
    .filter((text) => !/^[甲乙丙丁戊己A-E]$/.test(text));
  return (
    numbers.length >= 2 &&
    numbers.every((text, at) => text === String(Number(numbers[0]) + at)) &&
    ['0', '1', '2'].includes(numbers[0] ?? '')
  );
}
