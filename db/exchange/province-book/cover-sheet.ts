import { type FigureName, figureNames, figureOf } from '../../domain/consolidation/figures.ts';
import { type CountedIndicatorId, footnoteIds, indicatorOf } from '../../domain/indicators/declarations.ts';
import { instantWords } from '../../domain/list-words.ts';
import { fill } from '../../domain/locale/fill.ts';
import { localeOf, unitLabel } from '../../domain/locale/locale.ts';
import { formatPeriod } from '../../domain/period.ts';
import { type FormCell, SheetBuilder } from '../report-file/sheets/sheet-builder.ts';
import type { ColumnCheck } from '../workbook/written-totals.ts';
import type { BookContext, BookSheet } from './book-input.ts';
import { addTitle, plainSheet, textCell } from './book-table.ts';
import { digitsOf, figureCell } from './figure-cell.ts';
import type { MeasureKind } from './measures.ts';

const widths = [30, 34, 20, 20, 16] as const;
const lineHeight = 20;

/** Who made it, of what, who is missing, every figure's total, and what is to be known about them. */
export function coverSheet(context: BookContext): BookSheet {
  const { input, texts } = context;
  const { view, language } = input;
  const { cover, tabs } = texts;
  const builder = new SheetBuilder(tabs.cover, widths);
  addTitle(builder, context, fill(texts.title, { unit: input.unitName }));
  const line = (label: string, value: string): void => {
    builder.add(
      [{ cell: textCell(label, 'body') }, { cell: textCell(value, 'body'), span: widths.length - 1 }],
      lineHeight,
    );
  };
  line(cover.period, formatPeriod(view.period, language));
  line(cover.scope, scopeWords(context));
  line(cover.made, instantWords(input.made.at));
  line(cover.person, input.made.by);
  line(cover.version, String(input.version));
  line(
    cover.units,
    fill(cover.unitsWords, {
      owing: view.owing,
      counted: view.owing - view.missing.length,
      missing: view.missing.length,
    }),
  );
  line(cover.missing, view.missing.map(({ name }) => name).join('、') || texts.none);
  line(cover.packages, fill(cover.packagesWords, { count: view.packages.length, tab: tabs.standing }));
  line(cover.incomplete, String(view.incomplete));
  line(cover.app, input.appVersion);
  const columns = totals(builder, context);
  const { footnotes } = localeOf(language).indicators;
  const notes = [
    cover.rounding,
    fill(cover.counted, { tab: tabs.duplicates }),
    ...footnoteIds.map((id) => footnotes[id]),
    ...(view.provisional ? [cover.provisional] : []),
  ];
  for (const [at, note] of notes.entries()) {
    const head = at === 0 ? `${cover.notes}：` : '';
    builder.add([{ cell: textCell(`${head}${at + 1}. ${note}`, 'note'), span: widths.length }]);
  }
  return { sheet: plainSheet(context, builder), columns, counts: [] };
}

function scopeWords({ input: { view }, texts }: BookContext): string {
  const { scope, prefectures } = view;
  if (scope === 'all') return texts.cover.scopeAll;
  if (typeof scope === 'string') return prefectures.find(({ code }) => code === scope)?.name ?? scope;
  const names = new Map(
    prefectures.flatMap(({ units }) => units.map(({ unit, name }) => [unit, name] as const)),
  );
  return scope.map((unit) => names.get(unit) ?? unit).join('、');
}

/** Every figure of every indicator, with what stands apart from the total. */
function totals(builder: SheetBuilder, context: BookContext): readonly ColumnCheck[] {
  const { input, texts } = context;
  const { cover } = texts;
  const heads = [cover.indicator, cover.figure, cover.value, cover.leavers, cover.unitOfValue];
  builder.add(
    heads.map((head): FormCell => ({ cell: textCell(head, 'headText') })),
    lineHeight + 4,
  );
  return figureNames.map((name) => {
    const { kind, unit } = kindOf(context, name);
    const total = figureOf(input.view.total, name);
    const leavers = input.view.leavers === null ? null : figureOf(input.view.leavers, name);
    const { indicators, figures } = localeOf(input.language).indicators;
    const row = builder.add([
      { cell: textCell(`${name.indicator} ${indicators[name.indicator].name}`, 'body') },
      { cell: textCell(figures[name.figure], 'body') },
      { cell: figureCell(kind, total) },
      { cell: figureCell(kind, leavers) },
      { cell: textCell(unit, 'bodyCenter') },
    ]);
    return { sheet: builder.name, column: 2, rows: [row], digits: digitsOf[kind], expected: BigInt(total) };
  });
}

function kindOf(
  { input }: BookContext,
  { indicator, figure }: FigureName,
): { readonly kind: MeasureKind; readonly unit: string } {
  if (indicatorOf(indicator).figures[figure] === 'fen')
    return { kind: 'money', unit: unitLabel(input.language, '万元') };
  const { measures } = localeOf(input.language).indicators;
  // Of a share, what its parts are counted in: projects and counties.
  const count = measures.I1;
  return { kind: 'integer', unit: measures[indicator as CountedIndicatorId] ?? count };
}
