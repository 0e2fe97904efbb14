import { figureOf } from '../../domain/consolidation/figures.ts';
import { investmentReporter } from '../../domain/indicators/project-figures.ts';
import { type Period, periodEnd, yearOfPeriod } from '../../domain/period.ts';
import { SheetBuilder } from '../report-file/sheets/sheet-builder.ts';
import { quoteSheetName } from '../workbook/address.ts';
import type { ChartModel } from '../workbook/model.ts';
import type { ColumnCheck } from '../workbook/written-totals.ts';
import type { BookContext, BookSheet } from './book-input.ts';
import { addTitle, plainSheet, textCell } from './book-table.ts';
import { digitsOf, figureCell } from './figure-cell.ts';
import { sum } from './measures.ts';

/** Two tables beside each other, and a gap; the charts stand to their right. */
const widths = [14, 20, 22, 4, 12, 20, 4, ...Array.from({ length: 12 }, () => 11)];
const chartColumn = 7;
const chartColumns = 12;
const chartRows = 17;

/** Charts of what readers look for first, beside the figures they draw. */
export function chartSheet(context: BookContext): BookSheet {
  const { texts, input } = context;
  const { charts, tabs } = texts;
  const builder = new SheetBuilder(tabs.charts, widths);
  addTitle(builder, context, tabs.charts);
  const units = input.view.prefectures.flatMap(({ units: all }) => all.filter(({ member }) => member));
  const months = monthsOfYear(context);
  const first = builder.rowCount + 1;
  const head = [texts.unit, charts.returns, charts.investment, null, charts.month, charts.months];
  builder.add(
    head.map((value) => (value === null ? null : { cell: textCell(value, 'headText') })),
    34,
  );
  const rows = Math.max(units.length, months.length);
  for (let at = 0; at < rows; at += 1) {
    const [unit, month] = [units[at], months[at]];
    const returns = unit && figureOf(unit.figures, { indicator: 'I5', figure: 'value' });
    const invested = unit && figureOf(unit.figures, { indicator: 'I13', figure: 'value' });
    builder.add([
      unit === undefined ? null : { cell: textCell(unit.name) },
      returns === undefined ? null : { cell: figureCell('money', returns) },
      invested === undefined ? null : { cell: figureCell('money', invested) },
      null,
      month === undefined ? null : { cell: textCell(month.month, 'bodyCenter') },
      month === undefined ? null : { cell: figureCell('money', month.invested) },
    ]);
  }
  // The charts reach further down than short tables.
  for (let at = rows; at < chartRows * 3; at += 1) builder.add([], 18);
  const range = (letters: string, count: number): string =>
    `${quoteSheetName(tabs.charts)}!$${letters}$${first + 1}:$${letters}$${first + count}`;
  const chart = (
    title: string,
    place: number,
    kind: ChartModel['kind'],
    values: string,
    categories: string,
  ) => ({
    kind,
    title,
    values,
    categories,
    from: { row: 2 + place * chartRows, column: chartColumn },
    to: { row: 2 + (place + 1) * chartRows - 1, column: chartColumn + chartColumns },
  });
  const counties = units.length;
  const all: ChartModel[] = [
    ...(counties === 0
      ? []
      : [
          chart(charts.returns, 0, 'column', range('B', counties), range('A', counties)),
          chart(charts.investment, 1, 'column', range('C', counties), range('A', counties)),
        ]),
    ...(months.length === 0
      ? []
      : [chart(charts.months, 2, 'line', range('F', months.length), range('E', months.length))]),
  ];
  const check = (column: number, expected: number, count: number): ColumnCheck => ({
    sheet: builder.name,
    column,
    rows: Array.from({ length: count }, (_, at) => first + at),
    digits: digitsOf.money,
    expected: BigInt(expected),
  });
  const sheet = plainSheet(context, builder);
  return {
    sheet: {
      ...sheet,
      charts: all,
      ...(sheet.print === undefined ? {} : { print: { ...sheet.print, onePage: true } }),
    },
    columns: [
      check(1, input.view.total.I5.value ?? 0, counties),
      check(2, input.view.total.I13.value ?? 0, counties),
      check(5, sum(months.map(({ invested }) => invested)), months.length),
    ],
    counts: [],
  };
}

/** What each month of the period's year brought up to its end, each project's own rows once. */
function monthsOfYear({ survey, counties }: BookContext): readonly {
  readonly month: Period;
  readonly invested: number;
}[] {
  const year = yearOfPeriod(survey.period);
  const rows = counties.flatMap(({ unit, ledger }) =>
    ledger
      .all('investment')
      .filter(
        ({ project_id, month }) =>
          yearOfPeriod(month) === year &&
          periodEnd(month) <= survey.to &&
          investmentReporter(survey, unit, project_id) === unit,
      ),
  );
  return [...Map.groupBy(rows, ({ month }) => month)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, found]) => ({ month, invested: sum(found.map(({ inv_month }) => inv_month)) }));
}
