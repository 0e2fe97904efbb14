import { fill } from '../../../domain/locale/fill.ts';
import { unitLabel } from '../../../domain/locale/locale.ts';
import { type Fen, formatMoney, moneyToDecimal, sumFen } from '../../../domain/money.ts';
import { type Percent, percentToTyped } from '../../../domain/percent.ts';
import { periodKind } from '../../../domain/period.ts';
import { cellAddress } from '../../workbook/address.ts';
import { type CellModel, cellFormats, type StyleName } from '../../workbook/model.ts';
import type { AccountView, ReportedAccount } from './accounts.ts';
import { addFoot, footerOf } from './form-foot.ts';
import { addHead, type HeadOptions } from './form-head.ts';
import type { Figure, FormLine, Span } from './form-line.ts';
import type { SheetContext } from './input.ts';
import { type FinishedSheet, type FormCell, SheetBuilder, type Statement } from './sheet-builder.ts';
import {
  addTableHead,
  columnNumbers,
  columnWidths,
  formLineHeight,
  formWidth,
  type TableColumn,
} from './table.ts';
import { sumOfCells } from './total-cell.ts';

export interface FiguresOptions {
  readonly tab: string;
  readonly head: HeadOptions;
  readonly lines: readonly FormLine[];
  readonly accounts: readonly ReportedAccount[];
  readonly notes: readonly string[];
}

interface FigureColumn {
  readonly label: string;
  readonly span: Span;
  readonly lastYear: boolean;
}

/** Columns before the figures: indicator, unit, code. */
const textColumns = 3;
/** What does not apply (model §5.3). */
const dash = '—';

/**
 * The sheet of a form that states figures: a block of lines for every account and, of several, one for all of them before.
 * Lines that others make are formulas of them, those of all accounts sums of the blocks.
 */
export function figuresSheet(context: SheetContext, options: FiguresOptions): FinishedSheet {
  const { lines, accounts } = options;
  const blocks = blocksOf(context, accounts);
  const columns = figureColumns(context);
  const figures = blocks.map((block) =>
    lines.map((line) => columns.map((column) => block.figure(line, column))),
  );
  const table = tableColumns(context, lines, columns, figures);

  const builder = new SheetBuilder(options.tab, columnWidths(table, formWidth));
  addHead(builder, context, options.head);
  const numbers = columnNumbers(context.texts, table);
  const head = addTableHead(builder, table, numbers);
  const first = builder.rowCount;
  /** Where a line of a block stands in a figure's column. */
  const at = (block: number, line: number, column: number): string =>
    cellAddress(first + block * (lines.length + 1) + 1 + line, textColumns + column);

  blocks.forEach((block, blockAt) => {
    builder.add(
      [{ cell: { kind: 'text', value: block.title, style: 'total' }, span: table.length }],
      formLineHeight,
    );
    lines.forEach((line, lineAt) => {
      const cells = columns.map((_, column): FormCell => {
        const figure = figures[blockAt]?.[lineAt]?.[column] ?? null;
        const inColumn = (index: number): Figure => figures[blockAt]?.[index]?.[column] ?? null;
        const formula =
          blockAt === 0 && blocks.length > 1
            ? sumOverBlocks(line, figures, lineAt, column, (index) => at(index, lineAt, column))
            : formulaOf(line, lines, figure, inColumn, (index) => at(blockAt, index, column));
        const cell = figureCell(line, figure, formula);
        if (figure === null) return { cell };
        const states = [
          block.states(`${line.code}(${numbers[textColumns + column]})`, expectedOf(line, figure)),
        ];
        return { cell, states };
      });
      builder.add([...lineCells(context, line), ...cells], formLineHeight);
    });
  });
  if (blocks.length === 0) {
    const cell = { kind: 'text', value: context.texts.noRows, style: 'bodyCenter' } as const;
    builder.add([{ cell, span: table.length }], formLineHeight);
  }
  addFoot(builder, context, options.notes);
  // One account stands on one page, with its signatures; of several, each keeps together, so that a page says whose its lines are.
  const pages =
    blocks.length > 1
      ? { blocks: blocks.map((_, at) => first + at * (lines.length + 1)) }
      : { onePage: true };
  return builder.finish(head, footerOf(context), pages);
}

/** The lines of one account, or of all of them. */
interface Block {
  readonly title: string;
  readonly figure: (line: FormLine, column: FigureColumn) => Figure;
  readonly states: (field: string, expected: string) => Statement;
}

function blocksOf(context: SheetContext, accounts: readonly ReportedAccount[]): readonly Block[] {
  const { texts } = context;
  const viewOf = (one: ReportedAccount, { lastYear }: FigureColumn) => (lastYear ? one.lastYear : one.now);
  const single = accounts.map((one): Block => {
    const { enclave_id, home_county } = one.account;
    const names = { enclave: context.nameOf('enclave', enclave_id), county: context.areaName(home_county) };
    return {
      title: fill(texts.account, names),
      figure: (line, column) => line.of(viewOf(one, column), column.span),
      // A figure of a form is no field: its line and column say which it is.
      states: (field, expected) => ({
        record_type: 'enclave',
        record_id: enclave_id,
        field: `${home_county} ${field}`,
        expected,
      }),
    };
  });
  if (single.length < 2) return single;
  const all: Block = {
    title: texts.allAccounts,
    figure: (line, column) =>
      figureOfAll(
        line,
        accounts.map((one) => viewOf(one, column)),
        column.span,
      ),
    states: (field, expected) => ({ record_type: 'report', record_id: 'report', field, expected }),
  };
  return [all, ...single];
}

function figureOfAll(line: FormLine, views: readonly AccountView[], span: Span): Figure {
  if (line.ofAll !== undefined) return line.ofAll(views, span);
  const figures = views.map((view) => line.of(view, span));
  return figures.some((figure) => figure === null) ? null : sumFen(figures as Fen[]);
}

/** Columns of figures: of a year its own, since start and last year; of shorter periods the year to date as well. */
function figureColumns({ texts, input }: SheetContext): readonly FigureColumn[] {
  const { columns } = texts;
  if (periodKind(input.period) === 'year') {
    return [
      { label: columns.year, span: 'period', lastYear: false },
      { label: columns.sinceStart, span: 'sinceStart', lastYear: false },
      { label: columns.lastYear, span: 'period', lastYear: true },
    ];
  }
  return [
    { label: columns.quarter, span: 'period', lastYear: false },
    { label: columns.yearToDate, span: 'yearToDate', lastYear: false },
    { label: columns.sinceStart, span: 'sinceStart', lastYear: false },
    { label: columns.quarterLastYear, span: 'period', lastYear: true },
    { label: columns.lastYearToDate, span: 'yearToDate', lastYear: true },
  ];
}

function tableColumns(
  context: SheetContext,
  lines: readonly FormLine[],
  columns: readonly FigureColumn[],
  figures: readonly (readonly (readonly Figure[])[])[],
): TableColumn[] {
  const { texts } = context;
  const text = (label: string, shown: readonly string[]): TableColumn => ({
    label,
    figure: false,
    breaks: false,
    shown,
  });
  return [
    text(
      texts.columns.indicator,
      lines.map((line) => `${'　'.repeat(line.part === undefined ? 3 : 5)}${line.label(context)}`),
    ),
    text(
      texts.columns.unit,
      lines.map((line) => unitOf(context, line)),
    ),
    text(texts.columns.code, ['00']),
    ...columns.map(
      ({ label }, column): TableColumn => ({
        label,
        figure: true,
        breaks: false,
        shown: [
          ...figures.flatMap((block) =>
            block.map((row) => formatMoney((row[column] ?? 0) as Fen, 'wanYuan')),
          ),
        ],
      }),
    ),
  ];
}

function lineCells(context: SheetContext, line: FormLine): FormCell[] {
  const cells: [string, StyleName][] = [
    [line.label(context), line.part === undefined ? 'body' : 'ofWhich'],
    [unitOf(context, line), 'bodyCenter'],
    [line.code, 'bodyCenter'],
  ];
  return cells.map(([value, style]) => ({ cell: { kind: 'text', value, style } }));
}

function unitOf({ texts, language }: SheetContext, { unit }: FormLine): string {
  if (unit === 'villages') return texts.villages;
  return unitLabel(language, unit === 'money' ? '万元' : '%');
}

function figureCell(line: FormLine, figure: Figure, formula: string | null): CellModel {
  if (figure === null) return { kind: 'text', value: dash, style: 'bodyCenter' };
  const style = line.part === undefined ? 'bodyMoney' : 'ofWhichMoney';
  const decimal = expectedOf(line, figure);
  if (formula !== null) return { kind: 'formula', formula, cached: { kind: 'number', decimal }, style };
  const formats = {
    money: cellFormats.money,
    percent: cellFormats.percentPoints,
    villages: cellFormats.integer,
  };
  return { kind: 'number', decimal, style, format: formats[line.unit] };
}

function expectedOf({ unit }: FormLine, figure: number): string {
  if (unit === 'villages') return String(figure);
  return unit === 'money' ? moneyToDecimal(figure as Fen, 'wanYuan') : percentToTyped(figure as Percent);
}

/** The sum of the accounts' cells. */
function sumOverBlocks(
  line: FormLine,
  figures: readonly (readonly (readonly Figure[])[])[],
  lineAt: number,
  column: number,
  addressIn: (block: number) => string,
): string | null {
  const parts = figures.slice(1).map((block) => block[lineAt]?.[column] ?? null);
  if (line.ofAll !== undefined || parts.some((figure) => figure === null)) return null;
  return sumOfCells(parts.map((_, at) => addressIn(at + 1)));
}

/**
 * The formula of a line that others make. None where they do not make it: a record without a return kind is in the total
 * only, and a formula must not calculate another figure than it shows.
 */
function formulaOf(
  { equals }: FormLine,
  lines: readonly FormLine[],
  figure: Figure,
  figureIn: (line: number) => Figure,
  addressOf: (line: number) => string,
): string | null {
  if (equals === undefined || figure === null) return null;
  const indexOf = (code: string) => lines.findIndex((line) => line.code === code);
  const plus = equals.plus.map(indexOf);
  const minus = (equals.minus ?? []).map(indexOf);
  const sum = (indices: readonly number[]) => sumFen(indices.map((index) => figureIn(index) as Fen | null));
  if (sum(plus) - sum(minus) !== figure) return null;
  const [only] = plus;
  const first = plus.length === 1 && only !== undefined ? addressOf(only) : sumOfCells(plus.map(addressOf));
  return [first, ...minus.map(addressOf)].join('-');
}
