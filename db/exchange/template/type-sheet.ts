import type { TemplateSheetFacts } from '../../domain/import/template-facts.ts';
import { fill } from '../../domain/locale/fill.ts';
import { localeOf, typeLabel, unitLabel } from '../../domain/locale/locale.ts';
import type { RecordType } from '../../domain/records/catalogue.ts';
import { heightOf, linesIn } from '../report-file/sheets/measure.ts';
import { widthPrintedAt } from '../report-file/sheets/pages.ts';
import { columnLetters, rangeAddress } from '../workbook/address.ts';
import type { CellModel, RowModel, SheetModel, StyleName } from '../workbook/model.ts';
import { examplesOf } from './example-row.ts';
import { blankCell, cellOf, filledCell } from './template-cell.ts';
import type { Asked, TemplateColumn } from './template-column.ts';
import type { FilledRow, TemplateInput } from './template-input.ts';

/** Rows as Excel counts them. */
export const headRow = 4;
export const exampleRow = 6;
export const firstRow = 7;

/** Blank rows that are drawn; below them the columns' own look goes on, so that any number of rows can be filled in. */
const drawnRows = 100;
/** Blank rows that are printed to be filled in by hand, without pages of nothing; fewer where rows are only to be completed. */
const printedRows = 20;
const addedRows = 5;
/** Rows below the filled ones in which cells are judged and offer their lists. */
const judgedRows = 2000;
/** Width of the titles' merged cells: they stay in sight, however many columns there are. */
const titleWidth = 110;
const markWidth = 9;
/** Characters of a page at the smallest size that can be read; wider tables stand on several pages side by side. */
const widestPage = widthPrintedAt(0.6);
const rowHeight = 18;
const exampleHeight = 20;
/** The column of marks and the first of the record: they stay in sight, and on every page beside the first. */
const keptColumns = 2;

const headStyles: { readonly [A in Asked]: StyleName } = {
  required: 'headRequired',
  conditional: 'headConditional',
  optional: 'headOptional',
  onRequest: 'headOptional',
};

/** How a head of what is asked for looks; the instructions show the same. */
export const headStyleOf = (asked: Asked): StyleName => headStyles[asked];

/** The sheet of a type that is filled in, and where in it what stands. */
export function typeSheet(
  type: RecordType,
  tab: string,
  columns: readonly TemplateColumn[],
  rows: readonly FilledRow[],
  input: TemplateInput,
): { readonly sheet: SheetModel; readonly facts: TemplateSheetFacts } {
  const { language, moneyUnit } = input;
  const texts = localeOf(language).templates;
  const title = fill(texts.title, { name: typeLabel(language, type) });
  const unit = unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元');
  const guide = texts.guide.tab;
  const mergedTo = titleColumns(columns);
  const width = columns.slice(0, mergedTo).reduce((sum, column) => sum + column.width, markWidth);
  const line = (value: string, style: StyleName): RowModel => ({
    height: Math.max(rowHeight, heightOf(linesIn(value, width), style)),
    cells: lineCells(value, style, columns),
  });
  const lines: readonly RowModel[] = [
    line(title, 'title'),
    line(madeLine(input), 'lineLeft'),
    line(fill(texts.hint, { row: firstRow, unit, guide }), 'lineLeft'),
  ];
  const last = firstRow + rows.length + judgedRows - 1;
  const pagesWide = pagesFor(columns);
  const blank = rows.length === 0 ? printedRows : addedRows;
  const examples = examplesOf(type, input);
  const sheet: SheetModel = {
    name: tab,
    state: 'visible',
    columns: [
      { width: markWidth },
      ...columns.map(({ width, style, format }) => ({
        width,
        style,
        ...(format === undefined ? {} : { format }),
      })),
    ],
    rows: [
      ...lines,
      headCells(columns),
      howCells(columns, texts.needs, texts.marks.how),
      exampleCells(columns, examples, texts.marks.example),
      ...bodyRows(columns, rows, texts.marks.first, input),
    ],
    merges: lines.map((_, row) => rangeAddress(row, 0, row, mergedTo)),
    freeze: { rows: firstRow - 1, columns: keptColumns },
    print: {
      paper: 'A4',
      landscape: true,
      fitToWidth: pagesWide,
      repeatRows: [headRow, headRow],
      ...(pagesWide === 1 ? {} : { repeatColumns: [1, keptColumns] as const }),
      area: rangeAddress(0, 0, firstRow + rows.length + blank - 2, columns.length),
      footer: { left: title, center: '{page} / {pages}' },
    },
    validations: columns.map(({ rule }, column) => ({
      ...rule,
      range: rangeAddress(firstRow - 1, column + 1, last - 1, column + 1),
    })),
    protection: {},
  };
  const facts: TemplateSheetFacts = {
    type,
    sheet: tab,
    head_row: headRow,
    first_row: firstRow,
    example_row: exampleRow,
    columns: columns.map(({ field }, column) => ({
      column: columnLetters(column + 1),
      field: field.name,
      unit: field.kind === 'money' ? moneyUnit : null,
    })),
  };
  return { sheet, facts };
}

/** Pages side by side on which the columns can be read; the first two stand on each. */
function pagesFor(columns: readonly TemplateColumn[]): number {
  const [first, ...others] = columns.map(({ width }) => width);
  const kept = markWidth + (first ?? 0);
  let pages = 1;
  let used = kept;
  for (const width of others) {
    if (used + width > widestPage && used > kept) {
      pages += 1;
      used = kept;
    }
    used += width;
  }
  return pages;
}

/** Who hands it out, for whom, when, and the version of the form. */
export function madeLine({ language, unit, town, day, formVersion }: TemplateInput): string {
  const texts = localeOf(language).templates;
  return `${fill(texts.made, { unit, town, date: day })}　　${fill(texts.version, { version: formVersion })}`;
}

/** The last column, counted from 0, over which the lines above the heads reach. */
function titleColumns(columns: readonly TemplateColumn[]): number {
  let width = markWidth;
  let last = 0;
  for (const column of columns) {
    if (width >= titleWidth) break;
    width += column.width;
    last += 1;
  }
  return last;
}

/** Every cell beside the text is drawn, too: the columns' own look, which is open, must not show above the heads. */
function lineCells(value: string, style: StyleName, columns: readonly TemplateColumn[]): CellModel[] {
  return [{ kind: 'text', value, style }, ...columns.map((): CellModel => ({ kind: 'blank', style }))];
}

const mark = (value: string): CellModel =>
  value === '' ? { kind: 'blank', style: 'how' } : { kind: 'text', value, style: 'how' };

function headCells(columns: readonly TemplateColumn[]): RowModel {
  const lines = Math.max(...columns.map(({ head, width }) => linesIn(head, width)));
  return {
    height: heightOf(Math.max(2, lines), 'headText'),
    cells: [
      mark(''),
      ...columns.map(
        ({ head, asked }): CellModel => ({ kind: 'text', value: head, style: headStyleOf(asked) }),
      ),
    ],
  };
}

function howCells(
  columns: readonly TemplateColumn[],
  needs: Readonly<Record<Asked, string>>,
  how: string,
): RowModel {
  const words = columns.map((column) => `${needs[column.asked]}\n${column.how}`);
  const lines = Math.max(...words.map((text, at) => linesIn(text, columns[at]?.width ?? markWidth)));
  return {
    height: heightOf(lines, 'columnNumber'),
    cells: [mark(how), ...words.map((value): CellModel => ({ kind: 'text', value, style: 'how' }))],
  };
}

/** As high as its texts need: an example that is cut off is none. */
function exampleCells(
  columns: readonly TemplateColumn[],
  examples: Readonly<Record<string, string>>,
  example: string,
): RowModel {
  const cells = columns.map((column) => exampleCell(column, examples));
  const lines = cells.map((cell, at) =>
    cell.kind === 'text' ? linesIn(cell.value, columns[at]?.width ?? markWidth) : 1,
  );
  return {
    height: Math.max(exampleHeight, heightOf(Math.max(...lines), 'body')),
    cells: [mark(example), ...cells],
  };
}

function exampleCell(
  { field, style, format }: TemplateColumn,
  examples: Readonly<Record<string, string>>,
): CellModel {
  const looks: Partial<Record<StyleName, StyleName>> = {
    unlockedMoney: 'exampleFigure',
    unlockedCenter: 'exampleCenter',
    unlockedDate: 'exampleCenter',
  };
  const look = looks[style] ?? 'example';
  const text = examples[field.name] ?? '';
  return text === '' ? { kind: 'blank', style: look } : cellOf(text, field, look, format);
}

function bodyRows(
  columns: readonly TemplateColumn[],
  rows: readonly FilledRow[],
  first: string,
  input: TemplateInput,
): readonly RowModel[] {
  return Array.from({ length: rows.length + drawnRows }, (_, at) => {
    const row = rows[at];
    const cells = columns.map((column) =>
      row === undefined ? blankCell(column) : filledCell(row[column.field.name] ?? null, column, input),
    );
    const lines = cells.map((cell, column) =>
      cell.kind === 'text' ? linesIn(cell.value, columns[column]?.width ?? markWidth) : 1,
    );
    return {
      height: Math.max(rowHeight, heightOf(Math.max(...lines), 'body')),
      cells: [at === 0 ? mark(first) : null, ...cells],
    };
  });
}
