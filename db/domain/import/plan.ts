import { parseCell } from '../field-kinds.ts';
import type { FormContext } from '../form-values.ts';
import type { ParseProblem } from '../parsed.ts';
import { labelFields } from '../record-label.ts';
import { type AnyRecord, declarationOf, type FieldValue } from '../records/catalogue.ts';
import { CellReader, type ReadValue } from './cell-reader.ts';
import { decidedByCode } from './code-decides.ts';
import { endOfRange } from './date-range.ts';
import { likenessToExample } from './example-row.ts';
import { JanuaryOf } from './january.ts';
import { isOfNamedVillages, type Mapping, yearColumnOf } from './mapping.ts';
import { MergedBody } from './merged-body.ts';
import { unsaid } from './own-names.ts';
import { periodFieldOf } from './period-columns.ts';
import { PlacesAbove } from './places-above.ts';
import { type PlannedColumn, plannedColumns } from './planned-columns.ts';
import type { PlannedRow, RowProblem, RowRemark } from './planned-row.ts';
import { type RecordMatch, RecordMatcher, refused } from './record-match.ts';
import { isRowAbove } from './rows-above.ts';
import { RowSorter } from './rows-aside.ts';
import { type Sheet, type SheetCell, shownText } from './sheet-cell.ts';
import { isTownHead } from './town-head.ts';
import { UnitsOfRows } from './units-of-rows.ts';
import { UsualAmounts } from './usual-amounts.ts';
import { VillagesByName } from './village-by-name.ts';

/** What the plan of an import depends on besides the sheet. */
export interface PlanContext {
  readonly form: FormContext;
  /** Records of the type that are there, the voided among them. */
  readonly present: readonly AnyRecord[];
  /** Values that are known without being said: the own county. */
  readonly defaults: Readonly<Record<string, FieldValue>>;
  /** Six-digit code of the county whose ledger it is, and what counties are called; undefined where it is no county's. */
  readonly county?: string | undefined;
  readonly countyName?: (code: string) => string | null | undefined;
  /** What templates of the type show as an example; undefined where none is known. */
  readonly example?: () => Readonly<Record<string, FieldValue>> | undefined;
}

interface ReadRow {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly problems: readonly RowProblem[];
  readonly remarks: readonly RowRemark[];
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
  readonly #columns: readonly PlannedColumn[];
  /** Those that hold for the whole row. */
  readonly #plain: readonly PlannedColumn[];
  readonly #above: PlacesAbove;
  readonly #constants: Readonly<Record<string, FieldValue>>;
  /** Columns by which a person knows a row. */
  readonly #naming: readonly number[];
  readonly #matcher: RecordMatcher;
  readonly #matched = new Map<
    RecordMatch,
    { readonly planned: PlannedRow; readonly column: number | null }
  >();
  /** Where periods stand side by side: the field that they are of, and the columns of each. */
  readonly #periodField: string | null;
  readonly #periods: ReadonlyMap<string, readonly PlannedColumn[]>;
  readonly #yearColumn: number | null;
  readonly #reader: CellReader;
  readonly #units: UnitsOfRows;
  readonly #villages: VillagesByName | null;
  /** What the amounts of a column are like, by column; made at the first row. */
  #usual: ReadonlyMap<number, UsualAmounts | null> | null = null;
  /** Whether the sheet was a template of this program, whose heads mark what must be filled in. */
  readonly #isTemplate: boolean;
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
    this.#columns = plannedColumns(mapping.columns, byName);
    this.#plain = this.#columns.filter(({ period }) => period === null);
    this.#isTemplate = mapping.example_row !== null || this.#columns.some(({ head }) => /^[*＊]/.test(head));
    this.#periods = Map.groupBy(
      this.#columns.filter(({ period }) => period !== null),
      ({ period }) => period ?? '',
    );
    this.#periodField = this.#periods.size === 0 ? null : (periodFieldOf(mapping.type)?.name ?? null);
    this.#yearColumn = yearColumnOf(mapping)?.column ?? null;
    this.#above = new PlacesAbove(mapping);
    this.#reader = new CellReader(mapping, context.form);
    this.#units = new UnitsOfRows(sheet, mapping);
    this.#villages = isOfNamedVillages(mapping) ? new VillagesByName(mapping, context.present) : null;
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
    if (this.#periodField !== null) known.add(this.#periodField);
    const keyFields = declared.naturalKey.filter((name) => known.has(name) || this.#villages !== null);
    this.#matcher = new RecordMatcher(mapping.type, mapping.blanks, keyFields, context);
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

  /** First and last row that may be one of the table, or that would be if the heads were found too far down. */
  get rows(): { readonly first: number; readonly last: number } {
    return { first: 1, last: this.#sheet.rowCount };
  }

  /** What becomes of a row: one answer, or one for each period of a table that has them side by side. In their order. */
  planRow(row: number): readonly PlannedRow[] {
    const written = this.#merged.cells(row);
    // What a clerk types over the example of a template is no example.
    const isBody = row > this.#mapping.head_last || row === this.#mapping.example_row;
    // Of what stands above the table only that is named that looks like its rows.
    if (!isBody && (row >= this.#mapping.head_first || !isRowAbove(written, this.#plain, this.#reader)))
      return [];
    const aside = isBody ? this.#sorter.asideOf(row, written) : 'above';
    const cells = this.#above.fill(written, aside);
    const plain = { row, id: null, revision: null, fields: [], problems: [], aside: null };
    if (aside !== null)
      return [{ ...plain, state: 'aside', aside, said: aside === 'blank' ? '' : this.#asideSaid(cells) }];
    const read = this.#readRow(row, cells, this.#plain);
    const remarks = read.remarks.length === 0 ? {} : { remarks: read.remarks };
    const of = { ...plain, ...remarks, said: this.#said(cells) };
    const likeness = this.#likeness(row, cells, read);
    if (likeness === 'example')
      return [{ ...of, state: 'aside', aside: 'example', said: this.#asideSaid(cells) }];
    if (likeness === 'half')
      return [
        {
          ...of,
          state: 'rejected',
          problems: [{ column: null, field: null, problem: { code: 'is_half_example' } }],
        },
      ];
    if (this.#periodField === null) return [this.#planned(of, this.#complete(read))];
    const problems = [
      ...read.problems,
      ...this.#missing(read).filter(({ field }) => field !== this.#periodField),
    ];
    // Whose figures they are is said once.
    if (problems.length > 0) return [{ ...of, state: 'rejected', problems }];
    const found = this.#planPeriods(of, cells, this.#periodField, read.values);
    return found.length > 0 ? found : [{ ...of, state: 'aside', aside: 'noFigures' }];
  }

  /** An example is known by its mark, or its place, and by what it says: never by the one alone. */
  #likeness(row: number, cells: RowCells, { values }: ReadRow): ReturnType<typeof likenessToExample> {
    const isMarked = row === this.#mapping.example_row || this.#sorter.markOf(cells) === 'example';
    if (!isMarked && !this.#isTemplate) return 'other';
    const example = this.#context.example?.();
    if (example === undefined) return isMarked ? 'example' : 'other';
    return likenessToExample(this.#mapping.type, values, example, isMarked);
  }

  #planned(
    of: Omit<PlannedRow, 'state'>,
    { values, problems }: Omit<ReadRow, 'remarks'>,
    column: number | null = null,
  ): PlannedRow {
    if (problems.length > 0) return { ...of, state: 'rejected', problems };
    const match = this.#matcher.match(of.row, values);
    const planned = { ...of, ...match, problems: at(column, match.problems) };
    this.#matched.set(match, { planned, column });
    return planned;
  }

  /** The plan of all rows: of two that contradict each other neither is taken, whichever came first. */
  settled(rows: readonly PlannedRow[]): readonly PlannedRow[] {
    const refusals = new Map<PlannedRow, PlannedRow>();
    for (const [match, problem] of this.#matcher.contradicted) {
      const found = this.#matched.get(match);
      if (found === undefined || found.planned.state === 'rejected') continue;
      const { planned, column } = found;
      refusals.set(planned, {
        ...planned,
        ...refused(problem),
        problems: [{ column, field: null, problem }],
      });
    }
    return refusals.size === 0 ? rows : rows.map((row) => refusals.get(row) ?? row);
  }

  /** One record for each period in which something stands. */
  #planPeriods(
    of: Omit<PlannedRow, 'state'>,
    cells: RowCells,
    field: string,
    plain: Readonly<Record<string, FieldValue>>,
  ): readonly PlannedRow[] {
    const read = [...this.#periods].map(([stated, columns]) => {
      const period = this.#datedPeriod(stated, cells);
      return { period, columns, ...this.#readRow(of.row, cells, columns) };
    });
    const found = read.filter(
      ({ problems, values, columns }) =>
        problems.length > 0 || columns.some((one) => (values[one.field.name] ?? null) !== null),
    );
    const january = this.#mapping.type === 'investment' ? new JanuaryOf(found) : null;
    return found.flatMap(({ period, columns, values, problems }) => {
      if (january?.isNothing(period)) return [];
      const said = `${of.said} ${period}`.trim();
      const column = period.startsWith('--') ? this.#yearColumn : null;
      const faults: readonly RowProblem[] = [
        ...problems,
        ...(period.startsWith('--') ? [{ column, field, problem: { code: 'empty' } as const }] : []),
        ...(january?.isSplit(period)
          ? [{ column: columns[0]?.column ?? null, field, problem: { code: 'is_january' } as const }]
          : []),
      ];
      const isYear = /^\d{4}$/.test(period);
      const own = columns.map(({ field: { name } }) => [name, values[name] ?? null]);
      const all = { ...plain, ...Object.fromEntries(own), [field]: isYear ? Number(period) : period };
      return [this.#planned({ ...of, said }, { values: all, problems: faults }, columns[0]?.column ?? null)];
    });
  }

  /** `--03` with the row's own year, or else the table's. */
  #datedPeriod(stated: string, cells: RowCells): string {
    if (!stated.startsWith('--')) return stated;
    const year =
      this.#yearColumn === null
        ? this.#mapping.period_year
        : /^(20\d\d)年?度?$/.exec(shownText(cells[this.#yearColumn]))?.[1];
    return year === undefined ? stated : `${year}${stated.slice(1)}`;
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
    if (/\p{L}/u.test(said)) return said;
    const texts = cells.map(shownText).filter((text) => text !== '');
    return (texts.find((text) => /\p{L}/u.test(text)) ?? texts[0] ?? said).slice(0, 200);
  }

  #readRow(row: number, cells: RowCells, columns: readonly PlannedColumn[]): ReadRow {
    const values: Record<string, FieldValue> = { ...this.#constants };
    const { town } = this.#sorter;
    if (town !== null && this.#hasTown) values.town_code = town;
    const problems: RowProblem[] = [...this.#units.problems(cells, columns)];
    const from = new Map<string, PlannedColumn>();
    for (const column of columns) {
      const { field } = column;
      const read = this.#merged.isMergedFigure(row, column.column)
        ? mergedFigure
        : this.#inTown(this.#readCell(cells, column), row, cells, column);
      if (!read.ok) {
        problems.push({ column: column.column, field: field.name, problem: read.problem });
        continue;
      }
      if (read.value === null) {
        // A blank cell says nothing where a constant, a default or another column does.
        if (!(field.name in values)) values[field.name] = null;
        continue;
      }
      const county = this.#otherCounty(field, read.value);
      if (county !== null) {
        const problem = { code: 'of_other_county', args: { county } } as const;
        problems.push({ column: column.column, field: field.name, problem });
        continue;
      }
      const before = from.get(field.name);
      if (before !== undefined && values[field.name] !== read.value)
        problems.push({ column: column.column, field: field.name, problem: { code: 'names_differ' } });
      values[field.name] = read.value;
      from.set(field.name, column);
    }
    const textOf = (column: number): string => shownText(cells[column]);
    return { values, ...decidedByCode(problems, from, textOf) };
  }

  #readCell(cells: RowCells, column: PlannedColumn): ReadValue {
    this.#usual ??= this.#usualAmounts();
    const unit = this.#units.of(cells) ?? column.unit ?? 'yuan';
    const usual = this.#usual.get(column.column) ?? null;
    if (column.end === null) return this.#reader.read(cells[column.column], column, unit, usual);
    const end = endOfRange(cells[column.column], column.head, column.end);
    return end === null ? noRange : this.#reader.read(end.cell, column, unit, usual);
  }

  /** Looks at rows throughout the table: to doubt an amount that is far from the others. */
  #usualAmounts(): ReadonlyMap<number, UsualAmounts | null> {
    const { last } = this.rows;
    const first = this.#mapping.head_last + 1;
    const step = Math.max(1, Math.ceil((last - first + 1) / mostLookedAt));
    const ofMoney = this.#columns.filter(({ field }) => field.kind === 'money');
    const amounts = new Map<number, number[]>(ofMoney.map(({ column }) => [column, []]));
    for (let row = first; row <= last && ofMoney.length > 0; row += step) {
      if (this.#sheet.hiddenRows.has(row)) continue;
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

  /** Code or name of the county whose row it is, where the ledger is another county's; the sheet of a whole prefecture goes to all. */
  #otherCounty({ name, kind, origin }: PlannedColumn['field'], value: FieldValue): string | null {
    const { county, countyName } = this.#context;
    if (county === undefined) return null;
    // Who takes part in an enclave may be any county; whose money it is is the own one.
    const isOwner = name === 'home_county' && origin === 'prefilled' && name in this.#context.defaults;
    const isVillage = kind === 'villageCode' && this.#mapping.type === 'village';
    const said = String(value).slice(0, 6);
    return (isOwner || isVillage) && said !== county ? (countyName?.(said) ?? said) : null;
  }

  #complete(read: ReadRow): ReadRow {
    const named = this.#villages?.withCode(read) ?? read;
    return { ...named, problems: [...named.problems, ...this.#missing(named)] };
  }

  /** What a record must say and the row does not. */
  #missing({ values, problems }: Pick<ReadRow, 'values' | 'problems'>): readonly RowProblem[] {
    return unsaid(this.#mapping.type, values)
      .filter((name) => !problems.some(({ field }) => field === name))
      .map((name) => ({
        column: this.#columns.find(({ field }) => field.name === name)?.column ?? null,
        field: name,
        problem: { code: 'empty' },
      }));
  }

  /** A village whose name is not the only one is told by the town beside it, or over it. */
  #inTown(read: ReadValue, row: number, cells: RowCells, { column, field }: PlannedColumn): ReadValue {
    if (read.ok || read.problem.code !== 'ambiguous_name' || field.target !== 'village') return read;
    const beside =
      this.#towns === null ? [] : [shownText(cells[this.#towns]), this.#merged.textBeside(row, this.#towns)];
    const towns = [...beside, this.#sorter.town ?? ''].filter((text) => text !== '');
    for (const town of towns) {
      const found = this.#context.form.findReference?.('village', `${town}${shownText(cells[column])}`) ?? [];
      const [only] = found;
      if (found.length === 1 && only !== undefined) return { ok: true, value: only };
    }
    return read;
  }
}

/** Problems of a whole record at the cell of its period. */
const at = (column: number | null, problems: readonly RowProblem[]): readonly RowProblem[] =>
  column === null ? problems : problems.map((one) => ({ ...one, column }));

/** Rows by which the amounts of a column are known. */
const mostLookedAt = 1000;

/** Digits of a town's code. */
const townDigits = 9;

const noRange: ReadValue = { ok: false, problem: { code: 'not_a_range' } };
const mergedFigure: ReadValue = { ok: false, problem: { code: 'merged_figure' } };
