import { fill } from '../../domain/locale/fill.ts';
import { localeOf } from '../../domain/locale/locale.ts';
import { provinceBookTexts } from '../../domain/locale/province-book-texts.ts';
import type { StreamedRows, WorkbookModel } from '../workbook/model.ts';
import type { ExpectedBook } from '../workbook/written-totals.ts';
import { BookContext, type BookInput, type BookSheet } from './book-input.ts';
import { breakdownSheets } from './breakdown-sheet.ts';
import { chartSheet } from './chart-sheet.ts';
import { coverSheet } from './cover-sheet.ts';
import { batchLineSheet, monthSheet, villageSheet } from './detail-sheets.ts';
import { indicatorSheets } from './indicator-sheets.ts';
import { formMeasures } from './measures.ts';
import { duplicatesSheet, queriesSheet, reviewSheet, standingSheet } from './state-sheets.ts';

/**
 * The sheets of a consolidated workbook (汇总表), each to be drawn by itself: cover with control totals, indicators, charts,
 * each form of the period by county, the long lists, and what is to be known about the reports. In the language of who
 * makes it. Of what several units report each thing counts once.
 */
export function sheetsOfBook(input: BookInput): readonly (() => readonly BookSheet[])[] {
  const context = new BookContext(input);
  const { forms } = localeOf(input.language);
  return [
    () => [coverSheet(context)],
    () => indicatorSheets(context),
    () => [chartSheet(context)],
    ...context.forms.map((form) => () => {
      const { short, title } = forms[form];
      return breakdownSheets(context, { tab: short, title }, formMeasures(context, form));
    }),
    ...(context.forms.includes('village') ? [() => [villageSheet(context)]] : []),
    ...(context.forms.includes('distribution') ? [() => [batchLineSheet(context)]] : []),
    ...(context.forms.includes('investment') ? [() => [monthSheet(context)]] : []),
    () => [standingSheet(context), reviewSheet(context), queriesSheet(context), duplicatesSheet(context)],
  ];
}

/** The workbook of drawn sheets, the rows to be streamed into it, and what must be found in it once it is written. */
export function provinceBook(
  input: BookInput,
  drawn: readonly (readonly BookSheet[])[],
): {
  readonly model: WorkbookModel;
  readonly streams: readonly StreamedRows[];
  readonly expected: ExpectedBook;
} {
  const all = drawn.flat();
  const sheets = all.map(({ sheet }) => sheet);
  return {
    model: {
      properties: {
        title: fill(provinceBookTexts[input.language].title, { unit: input.unitName }),
        creator: input.made.by === '' ? input.unitName : input.made.by,
        created: input.made.at,
        company: input.unitName,
      },
      sheets,
    },
    streams: all.flatMap(({ stream }) => (stream === undefined ? [] : [stream])),
    expected: {
      sheets: sheets.map(({ name }) => name),
      columns: all.flatMap(({ columns }) => columns),
      counts: all.flatMap(({ counts }) => counts),
    },
  };
}
