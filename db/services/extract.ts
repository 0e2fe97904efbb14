import type { PlacedList } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { extractPeriods } from '../domain/extract/recipe.ts';
import type { ExtractPreview, ExtractTable } from '../domain/extract-answers.ts';
import { FailureError } from '../domain/failure.ts';
import { inARow, instantWords } from '../domain/list-words.ts';
import { fill } from '../domain/locale/fill.ts';
import type { Language } from '../domain/locale/labels.ts';
import { localeOf } from '../domain/locale/locale.ts';
import { formatPeriod } from '../domain/period.ts';
import { csvFile } from '../exchange/list-file/csv.ts';
import { type ListTable, listBook, sumsOfList } from '../exchange/list-file/list-book.ts';
import { tabNames } from '../exchange/list-file/tab-names.ts';
import { type CellModel, cellFormats } from '../exchange/workbook/model.ts';
import { consolidated } from './consolidation.ts';
import type { ServiceContext } from './context.ts';
import { type DrawnTable, figuresTable, type Told, tellingOf, typeTable } from './extract-tables.ts';
import { placeUnderFreeName, placeWorkbook } from './place-workbook.ts';
import { reportFolder } from './report-folder.ts';
import { unitName } from './sessions.ts';

type Order = CallInput<'extract.preview'>;

/** Rows of a table that the window shows before the file is made. */
const shownRows = 200;

/**
 * What an extract comes to (取数): a table of indicators by unit and period, and a table for each list. Upper levels count
 * what was accepted, a county its own records.
 * @throws FailureError as `consolidated`, `rejected` for an extract of nothing
 */
export function previewExtract(context: ServiceContext, order: Order): ExtractPreview {
  const { tables, provisional } = drawn(context, order);
  return { tables: tables.map(shown), provisional };
}

/** Writes an extract: an Excel file with a sheet a table, or a CSV file a table. @throws as `previewExtract` and `placeWorkbook` */
export async function writeExtract(
  context: ServiceContext,
  order: CallInput<'extract.write'>,
): Promise<PlacedList> {
  const { language, format } = order;
  const folder = await reportFolder(context, order.folder);
  const { tables, provisional, unit } = drawn(context, order);
  const texts = localeOf(language);
  const created = context.ports.now();
  const periods = extractPeriods(order.recipe.span, order.period).map((one) => formatPeriod(one, language));
  const [, ...tabs] = tabNames([texts.extract.cover.tab, ...tables.map(({ title }) => title)]);
  const about = [
    fill(texts.lists.made, { unit, date: instantWords(created) }),
    fill(texts.extract.about, { periods: inARow(texts.lists.values, periods) }),
    ...(provisional ? [texts.extract.provisional] : []),
  ];
  const listed = tables.map(
    (table, at): ListTable => ({
      title: table.title,
      tab: tabs[at] ?? '',
      lines: [
        ...about,
        fill(texts.lists.count, { count: table.rows.length }),
        ...controlTotals(table, texts.lists),
      ],
      heads: table.heads.map(({ text }) => text),
      rows: [...table.rows, ...table.totals.slice(0, -1)],
      total: table.totals.at(-1) ?? null,
      unit,
      created,
    }),
  );
  const stem = [unit, texts.extract.title, periods.at(-1) ?? ''].join('_');
  const rows = tables.reduce((count, table) => count + table.rows.length, 0);
  if (format === 'xlsx') {
    const sums = listed.flatMap((table, at) => {
      const { rows: of, sums: meant } = tables[at] ?? { rows: [], sums: new Map() };
      return sumsOfList({ ...table, rows: of, sums: meant });
    });
    const cover = listed.length === 1 ? [] : [coverTable(tables, about, { unit, created, language })];
    const sheets = [...cover, ...listed].flatMap((table) => listBook(table).sheets);
    const properties = { title: texts.extract.title, creator: unit, created };
    return { file: await placeWorkbook(context, folder, stem, { properties, sheets }, sums), rows };
  }
  const files: string[] = [];
  for (const [at, table] of tables.entries()) {
    const bytes = csvFile(listed[at]?.heads ?? [], table.rows);
    files.push(await placeUnderFreeName(context, folder, `${stem}_${table.title}`, bytes, format));
  }
  return { file: inARow(texts.lists.values, files), rows };
}

/** The first sheet of several: which tables follow, how many rows each has and what their columns come to. */
function coverTable(
  tables: readonly DrawnTable[],
  about: readonly string[],
  { unit, created, language }: Pick<ListTable, 'unit' | 'created'> & { readonly language: Language },
): ListTable {
  const { title, cover } = localeOf(language).extract;
  return {
    title,
    tab: cover.tab,
    lines: about,
    heads: cover.heads,
    rows: tables.flatMap(({ title: of, heads, rows, controls }) => {
      const before: readonly CellModel[] = [
        { kind: 'text', value: of, style: 'body' },
        { kind: 'number', decimal: String(rows.length), style: 'bodyMoney', format: cellFormats.integer },
      ];
      const blank: CellModel = { kind: 'blank', style: 'body' };
      if (controls.size === 0) return [[...before, blank, blank]];
      return [...controls].map(([at, cell]): readonly CellModel[] => [
        ...before,
        { kind: 'text', value: heads[at]?.text ?? '', style: 'body' },
        cell,
      ]);
    }),
    total: null,
    unit,
    created,
  };
}

function controlTotals(
  { heads, controls }: DrawnTable,
  lists: { readonly controlTotals: string; readonly controlTotal: string; readonly allOf: string },
): readonly string[] {
  if (controls.size === 0) return [];
  const all = [...controls].map(([at, cell]) =>
    fill(lists.controlTotal, {
      head: heads[at]?.text ?? '',
      sum: cell.kind === 'number' ? cell.decimal : cellText(cell),
    }),
  );
  return [fill(lists.controlTotals, { sums: inARow(lists.allOf, all) })];
}

const nothing = (): FailureError => new FailureError('rejected', { call: 'extract' });

function drawn(
  context: ServiceContext,
  { recipe, period, language, money_unit }: Order,
): { readonly tables: readonly DrawnTable[]; readonly provisional: boolean; readonly unit: string } {
  if (recipe.figures.length === 0 && recipe.lists.length === 0) throw nothing();
  const told: readonly Told[] = extractPeriods(recipe.span, period).map((one) =>
    consolidated(context, { period: one, scope: recipe.units }),
  );
  const asker = told[0]?.asker;
  if (asker === undefined) throw nothing();
  const telling = tellingOf(context, told, { language, moneyUnit: money_unit, lines: recipe.lines });
  return {
    tables: [
      ...(recipe.figures.length === 0 ? [] : [figuresTable(telling, recipe.figures)]),
      ...recipe.lists.map(({ type, columns }) => typeTable(telling, type, columns)),
    ],
    provisional: asker.level === 'county',
    unit: unitName(context, asker.area),
  };
}

function shown({ title, heads, rows, totals }: DrawnTable): ExtractTable {
  return {
    title,
    heads,
    rows: rows.slice(0, shownRows).map((cells) => cells.map(cellText)),
    count: rows.length,
    totals: totals.map((cells) => cells.map(cellText)),
  };
}

function cellText(cell: CellModel): string {
  switch (cell.kind) {
    case 'text':
      return cell.value;
    case 'date':
      return cell.iso;
    case 'number': {
      if (cell.format === '0') return cell.decimal;
      const [whole = '', given] = cell.decimal.split('.');
      // As the format of the cell shows it: two decimals at least, and none that the value has is hidden here.
      const fraction = cell.format?.includes('.00') ? (given ?? '').padEnd(2, '0') : given;
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
      return fraction === undefined ? grouped : `${grouped}.${fraction}`;
    }
    default:
      return '';
  }
}
