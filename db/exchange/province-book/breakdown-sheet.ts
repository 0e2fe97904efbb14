import type { UnitLine } from '../../domain/consolidation-answers.ts';
import { fill } from '../../domain/locale/fill.ts';
import { shownText } from '../report-file/sheets/field-cell.ts';
import { type ListColumn, listParts } from '../report-file/sheets/list-parts.ts';
import { columnLetters } from '../workbook/address.ts';
import type { CellModel, StyleName } from '../workbook/model.ts';
import type { ColumnCheck } from '../workbook/written-totals.ts';
import type { BookContext, BookSheet } from './book-input.ts';
import { BookTable, measuredText, tabName, textCell } from './book-table.ts';
import { digitsOf, figureCell } from './figure-cell.ts';
import { type Measure, sum } from './measures.ts';

/** Columns before the figures: area code and unit. */
const lead = 2;

/** A line of the breakdown: the total, a prefecture's sum, a unit. */
type Line =
  | { readonly kind: 'total'; readonly units: readonly string[] }
  | {
      readonly kind: 'prefecture';
      readonly code: string;
      readonly name: string;
      readonly units: readonly string[];
    }
  | { readonly kind: 'unit'; readonly line: UnitLine };

/** A county breakdown: the total, each prefecture's sum and its counties; who is not on the list stands below. */
export function breakdownSheets(
  context: BookContext,
  names: { readonly tab: string; readonly title: string; readonly notes?: readonly string[] },
  measures: readonly Measure[],
): readonly BookSheet[] {
  const lines = linesOf(context);
  const columns = listColumns(context, lines, measures);
  return listParts(columns).map((part, at) => {
    const shown = part.slice(lead).map((column) => measures[column - lead] as Measure);
    const continued = (name: string): string =>
      at === 0 ? name : fill(context.texts.continued, { name, n: at + 1 });
    return partSheet(
      context,
      { ...names, tab: continued(names.tab), title: continued(names.title) },
      lines,
      shown,
    );
  });
}

function linesOf({ input: { view } }: BookContext): readonly Line[] {
  const members = view.prefectures.map(({ code, name, units }) => ({
    code,
    name,
    units: units.filter(({ member }) => member),
  }));
  const leavers = view.prefectures.flatMap(({ units }) => units.filter(({ member }) => !member));
  const codes = (units: readonly UnitLine[]): string[] => units.map(({ unit }) => unit);
  return [
    { kind: 'total', units: members.flatMap(({ units }) => codes(units)) },
    ...members.flatMap(({ code, name, units }): Line[] =>
      units.length === 0
        ? []
        : [
            { kind: 'prefecture', code, name, units: codes(units) },
            ...units.map((line) => ({ kind: 'unit' as const, line })),
          ],
    ),
    ...leavers.map((line) => ({ kind: 'unit' as const, line })),
  ];
}

function listColumns(
  context: BookContext,
  lines: readonly Line[],
  measures: readonly Measure[],
): readonly ListColumn[] {
  const texts = lines.map((line) => nameCells(context, line));
  const leading = [context.texts.code, context.texts.unit].map((label, at) => ({
    label,
    figure: false,
    breaks: at === 1,
    shown: texts.map((cells) => measuredText(cells[at])),
    group: '',
    leads: true,
  }));
  const figures = measures.map((measure) => ({
    label: measure.label,
    figure: true,
    breaks: false,
    shown: lines.map((line) => shownText(valueCell(context, measure, line))),
    group: measure.group,
    leads: false,
  }));
  return [...leading, ...figures];
}

function partSheet(
  context: BookContext,
  names: { readonly tab: string; readonly title: string; readonly notes?: readonly string[] },
  lines: readonly Line[],
  measures: readonly Measure[],
): BookSheet {
  const columns = [
    { label: context.texts.code, figure: false, breaks: false },
    { label: context.texts.unit, figure: false, breaks: true },
    ...measures.map(({ label }) => ({ label, figure: true, breaks: false })),
  ];
  const shown = lines.map((line) => [
    ...nameCells(context, line),
    ...measures.map((measure) => valueCell(context, measure, line)),
  ]);
  const table = new BookTable(context, tabName(names.tab), names.title, columns, shown);
  const first = table.builder.rowCount;
  const rowOf = new Map(lines.map((line, at) => [line, first + at]));
  for (const line of lines) {
    table.add([
      ...nameCells(context, line),
      ...measures.map((measure, at) =>
        valueCell(context, measure, line, formulaOf(lines, rowOf, line, columnLetters(lead + at))),
      ),
    ]);
  }
  for (const note of names.notes ?? []) table.note(note);
  return table.finish(
    {
      columns: measures.flatMap((measure, at) =>
        checksOf(table.builder.name, lines, rowOf, measure, lead + at),
      ),
      counts: [
        {
          sheet: table.builder.name,
          column: 1,
          from: first,
          to: first + lines.length - 1,
          count: lines.length,
        },
      ],
    },
    true,
  );
}

/** The total adds the prefectures, a prefecture its counties. */
function formulaOf(
  lines: readonly Line[],
  rowOf: ReadonlyMap<Line, number>,
  line: Line,
  letters: string,
): string | undefined {
  const at = (one: Line): string => `${letters}${(rowOf.get(one) ?? 0) + 1}`;
  if (line.kind === 'total') {
    const parts = lines.filter(({ kind }) => kind === 'prefecture').map(at);
    return parts.length === 0 ? undefined : `SUM(${parts.join(',')})`;
  }
  if (line.kind === 'unit') return undefined;
  const own = lines.filter((one) => one.kind === 'unit' && line.units.includes(one.line.unit));
  const [from, to] = [own[0], own.at(-1)];
  return from === undefined || to === undefined ? undefined : `SUM(${at(from)}:${at(to)})`;
}

function nameCells({ texts }: BookContext, line: Line): readonly CellModel[] {
  switch (line.kind) {
    case 'total':
      return [textCell('', 'totalCenter'), textCell(texts.total, 'total')];
    case 'prefecture':
      return [
        textCell(line.code, 'totalCenter'),
        textCell(fill(texts.subtotal, { name: line.name }), 'total'),
      ];
    case 'unit': {
      const { unit, name, member, standing } = line.line;
      const counts = standing === 'counts' || standing === 'own' || standing === 'owesNothing';
      const words = !member ? texts.leaver : counts ? null : texts.notCounted;
      return [
        textCell(unit, 'bodyCenter'),
        textCell(words === null ? name : fill(words, { name }), 'ofWhich'),
      ];
    }
  }
}

function valueCell({ texts }: BookContext, measure: Measure, line: Line, formula?: string): CellModel {
  const style: StyleName = line.kind === 'unit' ? 'bodyMoney' : 'totalMoney';
  if (line.kind === 'unit') {
    const value = measure.of(line.line.unit);
    // What nobody stated is no zero.
    return value === null ? textCell(texts.dash, 'bodyCenter') : figureCell(measure.kind, value, style);
  }
  const { ofAll } = measure;
  if (ofAll !== undefined) {
    const value = ofAll(line.units);
    return value === null ? textCell(texts.dash, 'totalCenter') : figureCell(measure.kind, value, style);
  }
  return figureCell(measure.kind, sum(line.units.map(measure.of)), style, formula);
}

/** Counties and their total must come to what the measure comes to. */
function checksOf(
  sheet: string,
  lines: readonly Line[],
  rowOf: ReadonlyMap<Line, number>,
  measure: Measure,
  column: number,
): readonly ColumnCheck[] {
  if (measure.ofAll !== undefined) return [];
  const digits = digitsOf[measure.kind];
  const [total] = lines;
  if (total?.kind !== 'total') return [];
  const expected = total.units.reduce((before, unit) => before + BigInt(measure.of(unit) ?? 0), 0n);
  const rowsWhere = (where: (line: Line) => boolean): number[] =>
    lines.filter(where).map((line) => rowOf.get(line) ?? 0);
  const isMember = (line: Line): boolean => line.kind === 'unit' && total.units.includes(line.line.unit);
  return [
    rowsWhere((line) => line === total),
    rowsWhere(({ kind }) => kind === 'prefecture'),
    rowsWhere(isMember),
  ].map((rows) => ({ sheet, column, rows, digits, expected }));
}
