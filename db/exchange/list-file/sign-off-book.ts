import type { SignOffList, SignOffTown } from '../../domain/figures/sign-off.ts';
import { fill } from '../../domain/locale/fill.ts';
import type { Language } from '../../domain/locale/labels.ts';
import { localeOf } from '../../domain/locale/locale.ts';
import type { SignOffTexts } from '../../domain/locale/sign-off-texts.ts';
import { type Fen, moneyToDecimal, rmbInWords } from '../../domain/money.ts';
import { SheetBuilder } from '../report-file/sheets/sheet-builder.ts';
import type { CellModel, SheetModel, StyleName, WorkbookModel } from '../workbook/model.ts';
import { tabNames } from './tab-names.ts';

/** Characters: number, village, amount, its words, signature, day; together they fill the width of A4 upright. */
const townWidths = [6, 16, 17, 36, 16, 13];
const summaryWidths = [8, 36, 12, 28];
/** Points of a row that is signed in with a pen. */
const signHeight = 25.5;
const pages = { paper: { size: 'A4', landscape: false } } as const;

/** A sum that the file must still hold when it is opened again. */
export interface SignOffSum {
  readonly sheet: string;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly sum: Fen;
}

/**
 * The workbook of a sign-off list: a sheet a township, its head printed again on every page, and where there are several
 * the summary behind them. Amounts are numbers in yuan.
 */
export function signOffBook(
  list: SignOffList,
  facts: { readonly unit: string; readonly created: string; readonly language: Language },
): { readonly model: WorkbookModel; readonly sums: readonly SignOffSum[] } {
  const context = new SignOffContext(list, facts.language);
  const { texts } = context;
  const several = list.towns.length > 1;
  const tabs = tabNames([...list.towns.map(({ name }) => name), texts.summaryTab]);
  const sums: SignOffSum[] = [];
  const sheets = list.towns.map((town, at) => context.townSheet(town, tabs[at] ?? '', sums));
  if (several) sheets.push(context.summarySheet(tabs.at(-1) ?? '', sums));
  return {
    model: {
      properties: { title: texts.title, creator: facts.unit, created: facts.created },
      sheets,
    },
    sums,
  };
}

class SignOffContext {
  readonly texts: SignOffTexts;
  readonly #list: SignOffList;
  readonly #language: Language;

  constructor(list: SignOffList, language: Language) {
    this.#list = list;
    this.#language = language;
    this.texts = localeOf(language).signOff;
  }

  townSheet(town: SignOffTown, tab: string, sums: SignOffSum[]): SheetModel {
    const { texts } = this;
    const heads = [texts.number, texts.village, texts.amount, texts.words, texts.signature, texts.signedOn];
    const builder = new SheetBuilder(tab, townWidths);
    const head = this.#head(builder, texts.title, town.name, heads);
    const from = builder.rowCount;
    town.lines.forEach(({ name, amount }, index) => {
      builder.add(
        [
          { cell: { kind: 'number', decimal: String(index + 1), style: 'bodyCenter', format: '0' } },
          { cell: text(name, 'body') },
          { cell: yuanCell(amount, 'bodyMoney') },
          { cell: text(rmbInWords(amount), 'body') },
          { cell: blank('body') },
          { cell: blank('body') },
        ],
        signHeight,
      );
    });
    sums.push({ sheet: tab, column: 2, from, to: builder.rowCount - 1, sum: town.total });
    builder.add(
      [
        {
          cell: text(fill(texts.townTotal, { town: town.name, count: town.lines.length }), 'total'),
          span: 2,
        },
        { cell: yuanCell(town.total, 'totalMoney') },
        { cell: text(rmbInWords(town.total), 'total'), span: 3 },
      ],
      signHeight,
    );
    builder.add([{ cell: text('', 'foot'), span: heads.length }], 8);
    builder.add([
      { cell: text(texts.townSign, 'foot'), span: 3 },
      { cell: text(texts.handledBy, 'foot') },
      { cell: text(texts.date, 'foot'), span: 2 },
    ]);
    return builder.finish(head, this.#footer(town.name), pages).sheet;
  }

  summarySheet(tab: string, sums: SignOffSum[]): SheetModel {
    const { texts } = this;
    const { towns, villages, total } = this.#list;
    const builder = new SheetBuilder(tab, summaryWidths);
    const head = this.#head(builder, texts.summary, null, [
      texts.number,
      texts.town,
      texts.villages,
      texts.amount,
    ]);
    const count = (value: number, style: StyleName): CellModel => ({
      kind: 'number',
      decimal: String(value),
      style,
      format: '0_ ',
    });
    const from = builder.rowCount;
    towns.forEach(({ name, lines, total: sum }, index) => {
      builder.add([
        { cell: { kind: 'number', decimal: String(index + 1), style: 'bodyCenter', format: '0' } },
        { cell: text(name, 'body') },
        { cell: count(lines.length, 'bodyMoney') },
        { cell: yuanCell(sum, 'bodyMoney') },
      ]);
    });
    sums.push({ sheet: tab, column: 3, from, to: builder.rowCount - 1, sum: total });
    builder.add([
      { cell: text(texts.total, 'total'), span: 2 },
      { cell: count(villages, 'totalMoney') },
      { cell: yuanCell(total, 'totalMoney') },
    ]);
    builder.add([
      { cell: text(texts.totalInWords, 'total'), span: 2 },
      { cell: text(rmbInWords(total), 'total'), span: 2 },
    ]);
    return builder.finish(head, this.#footer(null), pages).sheet;
  }

  /** Title, what is paid out, and the heads of the columns. @returns first and last row of what every page repeats */
  #head(
    builder: SheetBuilder,
    title: string,
    of: string | null,
    heads: readonly string[],
  ): readonly [number, number] {
    const { enclave, facts } = this.#list;
    const columns = heads.length;
    builder.add([{ cell: text(title, 'title'), span: columns }], 30);
    builder.add([
      { cell: text([enclave, of].filter(Boolean).join(' · '), 'lineLeft'), span: columns - 1 },
      { cell: text(this.texts.unit, 'lineRight') },
    ]);
    if (facts.length > 0) builder.add([{ cell: text(facts.join('　'), 'lineLeft'), span: columns }]);
    const last = builder.add(
      heads.map((head) => ({ cell: text(head, 'headText') })),
      24,
    );
    return [0, last];
  }

  #footer(of: string | null) {
    // Braces would be taken for the numbers that a program puts in.
    const left = [this.#list.enclave, of].filter(Boolean).join(' · ').replace(/[{}]/g, '');
    return {
      left: [...left].slice(0, longestFooter).join(''),
      center: localeOf(this.#language).reportSheets.footer.pages,
      right: '',
    };
  }
}

/** Characters of what is signed for in a page's footer. */
const longestFooter = 60;

const text = (value: string, style: StyleName): CellModel => ({ kind: 'text', value, style });
const blank = (style: StyleName): CellModel => ({ kind: 'blank', style });
const yuanCell = (amount: Fen, style: StyleName): CellModel => ({
  kind: 'number',
  decimal: moneyToDecimal(amount, 'yuan'),
  style,
});
