import { completionRate } from '../../../domain/figures/investment.ts';
import { figureOfLine, type ProjectLine, projectLines } from '../../../domain/figures/project-lines.ts';
import { fieldLabel } from '../../../domain/locale/locale.ts';
import { type Fen, fen, sumFen } from '../../../domain/money.ts';
import { percentToTyped } from '../../../domain/percent.ts';
import { periodKind } from '../../../domain/period.ts';
import type { AnyRecord } from '../../../domain/records/catalogue.ts';
import { everyRecordFields } from '../../../domain/records/declaration.ts';
import { compositionFields, sourceFields } from '../../../domain/records/investment.ts';
import { listNames } from './attached-lists.ts';
import { shownAmount } from './field-cell.ts';
import type { HeadOptions } from './form-head.ts';
import type { SheetContext } from './input.ts';
import {
  type InvestmentColumn,
  InvestmentColumns,
  type InvestmentRow,
  investmentRows,
  sumOfParts,
} from './investment-columns.ts';
import type { ListColumn } from './list-parts.ts';
import { type ListPlace, type ListTable, listSheets, shownInColumn } from './list-sheets.ts';
import { formNotes, identitiesOfList, listNotes, yearToDateNote } from './notes.ts';
import type { FinishedSheet, FormCell, Statement } from './sheet-builder.ts';
import { amountFormula, sumOfRows } from './total-cell.ts';

/** Whether the form states composition and sources: at the end of a quarter, and of a year (model §2.10). */
function isQuarterEnd({ input }: SheetContext): boolean {
  return periodKind(input.period) === 'year' || /-(03|06|09|12)$/.test(input.period);
}

/**
 * The monthly form on investment: a row a project, sub-projects beneath their whole, which is their sum or says that they
 * are in it; below them what is invested in all. Of a year it shows the state at its end. Beside it stands what makes up
 * the year to date, where it is to be stated or anybody stated any of it.
 */
export function investmentSheets(context: SheetContext, tab: string, head: HeadOptions): FinishedSheet[] {
  const isYear = periodKind(context.input.period) === 'year';
  const make = new InvestmentColumns(context, isYear);
  const rows = investmentRows(projectLines(context.input.ledger, context.input.period));
  const main = tableOf(context, make, rows, mainColumns(context, make, isYear));
  const sheets = listSheets(context, {
    ...main,
    tab,
    head,
    notes: (numbers) =>
      formNotes(context, 'investment', {
        identities: [
          ...identitiesOfList('investment', numbered(main.names, numbers)),
          ...yearToDateNote(context),
        ],
        special: [context.texts.notes.subProjects],
      }),
  });
  const further = furtherColumns(context, make, rows, isYear);
  if (further.length === 0) return sheets;
  const beside = tableOf(context, make, rows, [...leading(make), ...further]);
  const named = listNames(context, 'investment', context.texts.investmentParts);
  const notes = (numbers: readonly string[]): string[] =>
    listNotes(context, 'investment', identitiesOfList('investment', numbered(beside.names, numbers)));
  return [...sheets, ...listSheets(context, { ...beside, ...named, notes })];
}

const leading = (make: InvestmentColumns): InvestmentColumn[] => [
  make.ofProject('name'),
  make.ofProject('project_code'),
];

function mainColumns(context: SheetContext, make: InvestmentColumns, isYear: boolean): InvestmentColumn[] {
  const month = (name: string): InvestmentColumn[] => (isYear ? [] : [make.ofMonth(name, 'money')]);
  return [
    ...leading(make),
    { ...make.ofProject('planned_total', 'money'), ofWhole: true },
    make.ofYear('year_plan'),
    ...month('inv_month'),
    make.computed('inv_ytd', 'money', ({ figures }) => figures.inv_ytd),
    rateColumn(context),
    make.computed('inv_cum', 'money', ({ figures }) => figures.inv_cum),
    ...month('fund_month'),
    make.computed('fund_ytd', 'money', ({ figures }) => figures.fund_ytd),
    make.computed('fund_cum', 'money', ({ figures }) => figures.fund_cum),
    make.ofMonth('progress_text', 'status'),
    make.ofMonth('problems', 'status'),
  ];
}

/** 完成率; its cells are formulas. */
function rateColumn({ language }: SheetContext): InvestmentColumn {
  return {
    name: rate,
    label: `${fieldLabel(language, 'investment', rate)}（%）`,
    group: 'money',
    figure: true,
    breaks: false,
    cell: () => ({ cell: { kind: 'blank', style: 'bodyMoney' } }),
  };
}

const rate = 'completion_rate';
/** Its cells show up to four decimals. */
const widestRate = '100.0000%';

/**
 * What stands on the further sheet: composition and sources, each beside what they must add up to, and adjustments of
 * earlier years; of a month also whatever else its rows hold, which in a year stands in the list of months.
 */
function furtherColumns(
  context: SheetContext,
  make: InvestmentColumns,
  rows: readonly InvestmentRow[],
  isYear: boolean,
): InvestmentColumn[] {
  const holds = (name: string): boolean => rows.some(({ line }) => valueIn(make.rowOf(line), name) !== null);
  const shown = (
    names: readonly string[],
    group: string,
    standing = isQuarterEnd(context),
  ): InvestmentColumn[] =>
    names.filter((name) => standing || holds(name)).map((name) => make.ofMonth(name, group));
  const beside = (total: InvestmentColumn, parts: InvestmentColumn[]) =>
    parts.length > 0 ? [total, ...parts] : [];
  const [composition, sources] = ['composition', 'sources'];
  const carriedIn = rows.some(({ line }) => valueIn(line.year, 'carry_in') !== null);
  const adjusted = rows.some(({ line }) => line.figures.adjustment !== 0);
  const adjustment = make.computed(
    'prior_year_adjustment',
    'adjustment',
    ({ figures }) => figures.adjustment,
  );
  return [
    ...beside(
      make.computed('inv_ytd', composition, ({ figures }) => figures.inv_ytd),
      shown([...compositionFields, 'land_purchase'], composition),
    ),
    ...beside(
      make.computed('fund_ytd', sources, ({ figures }) => figures.fund_ytd),
      shown(sourceFields, sources),
    ),
    ...(carriedIn ? [make.ofYear('carry_in')] : []),
    ...shown(['new_fixed_assets', 'jobs', 'output', 'tax'], 'results', false),
    ...(isYear && adjusted ? [adjustment] : []),
    ...(isYear ? [] : shown(monthOnly, 'adjustment', false)),
  ];
}

const monthOnly = ['prior_year_adjustment', 'adjustment_reason', 'negative_reason', ...everyRecordFields];

function valueIn(record: object | null, name: string): unknown {
  return (record as AnyRecord | null)?.[name] ?? null;
}

type Body = Pick<ListTable, 'columns' | 'rows' | 'sums'> & { readonly names: readonly string[] };

function tableOf(
  context: SheetContext,
  make: InvestmentColumns,
  rows: readonly InvestmentRow[],
  columns: readonly InvestmentColumn[],
): Body {
  const at = (name: string): number => columns.findIndex((one) => one.name === name);
  const cellsOf = rows.map(({ line, depth, parts }, row) => (column: number, place: ListPlace): FormCell => {
    const of = columns[column];
    if (of === undefined) return { cell: { kind: 'blank', style: 'body' } };
    if (of.name === rate)
      return rateCell([line], place, place.from + row, at, (words) => make.states(line, rate, words));
    const formula = sumOfRows(
      place.letters(column) ?? '',
      parts.map((part) => place.from + part),
    );
    const sum = of.amount === undefined || of.ofWhole ? null : sumOfParts(of.amount, line, formula);
    return sum ?? of.cell(line, depth);
  });
  const roots = rows.flatMap(({ depth }, row) => (depth === 0 ? [row] : []));
  const lines = roots.flatMap((row) => rows[row]?.line ?? []);
  const totalOf = (column: InvestmentColumn | undefined): Fen | null => {
    const { amount, ofWhole } = column ?? {};
    if (amount === undefined) return null;
    const amounts = lines.map((line) => (ofWhole ? amount(line) : figureOfLine(line, amount)));
    return amounts.every((one) => one === null) ? null : sumFen(amounts);
  };
  const sums = (place: ListPlace): FormCell[][] => {
    const cells = place.columns.map((column): FormCell => {
      if (columns[column]?.name === rate) return rateCell(lines, place, place.to + 1, at, null);
      const total = totalOf(columns[column]);
      if (total === null) return { cell: { kind: 'blank', style: 'total' } };
      const formula = sumOfRows(
        place.letters(column) ?? '',
        roots.map((row) => place.from + row),
      );
      return { cell: amountFormula(formula, total, 'totalMoney') };
    });
    return [[{ cell: { kind: 'text', value: context.texts.total, style: 'totalCenter' } }, ...cells]];
  };
  const listed = columns.map((column, index): ListColumn => {
    const total = totalOf(column);
    const sum = column.name === rate ? widestRate : shownAmount(total ?? fen(0));
    const shown = [...shownInColumn(cellsOf, index), column.figure ? sum : ''];
    const { label, figure, breaks, group } = column;
    return { label, figure, breaks, group, shown, leads: index < 2 };
  });
  return { columns: listed, rows: cellsOf, sums, names: columns.map(({ name }) => name) };
}

const workedOutRate = '0.00';

/** Investment of the year to date ÷ its plan, of one line or of all, as the columns beside it say; blank without any plan. */
function rateCell(
  lines: readonly ProjectLine[],
  place: ListPlace,
  row: number,
  columnOf: (name: string) => number,
  statement: ((expected: string) => Statement) | null,
): FormCell {
  const style = statement === null ? 'totalMoney' : 'bodyMoney';
  const plans = lines.map((line) => figureOfLine(line, ({ year }) => year?.year_plan ?? null));
  const done = sumFen(lines.map((line) => figureOfLine(line, ({ figures }) => figures.inv_ytd)));
  const planned = plans.every((plan) => plan === null) ? null : sumFen(plans);
  const share = completionRate(done, planned);
  if (share === null) return { cell: { kind: 'blank', style } };
  const decimal = percentToTyped(share);
  const [a, b] = ['inv_ytd', 'year_plan'].map((name) => place.letters(columnOf(name)));
  const states = statement === null ? [] : [statement(decimal)];
  // A rate that is worked out, not agreed: two decimals say enough, the cell holds all.
  const format = workedOutRate;
  if (a === undefined || b === undefined) return { cell: { kind: 'number', decimal, style, format }, states };
  const formula = `ROUND(${a}${row + 1}/${b}${row + 1}*100,4)`;
  return { cell: { kind: 'formula', formula, cached: { kind: 'number', decimal }, style, format }, states };
}

function numbered(names: readonly string[], numbers: readonly string[]): Map<string, string> {
  return new Map(names.map((name, at) => [name, numbers[at] ?? '']));
}
