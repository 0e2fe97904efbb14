import {
  addSums,
  type FigureSums,
  figureOf,
  headlineOfSums,
  type UnitTotals,
} from '../domain/consolidation/figures.ts';
import { scaledToDecimal } from '../domain/decimal.ts';
import { extractFigureLabel } from '../domain/extract/figure-label.ts';
import { type ExtractFigure, type ExtractLines, extractFigures } from '../domain/extract/recipe.ts';
import { isCounted } from '../domain/indicators/counted-records.ts';
import { type CountedIndicatorId, indicatorOf } from '../domain/indicators/declarations.ts';
import { type Survey, surveyOf } from '../domain/indicators/survey.ts';
import { headOf, type WordsContext } from '../domain/list-words.ts';
import { fill } from '../domain/locale/fill.ts';
import type { Language } from '../domain/locale/labels.ts';
import { localeOf, typeLabel, unitLabel } from '../domain/locale/locale.ts';
import { packageRecords } from '../domain/package.ts';
import { formatPeriod, type Period } from '../domain/period.ts';
import { recordLabel } from '../domain/record-label.ts';
import { type AnyRecord, findField, type RecordType } from '../domain/records/catalogue.ts';
import type { Field } from '../domain/records/declaration.ts';
import { isSummed } from '../domain/summed-fields.ts';
import { figureCell, storedDecimal, typedCell } from '../exchange/list-file/typed-cell.ts';
import { type CellModel, cellFormats, type StyleName } from '../exchange/workbook/model.ts';
import type { AcceptedCounty } from './accepted-counties.ts';
import type { Consolidated } from './consolidation.ts';
import type { ServiceContext } from './context.ts';
import { unitName } from './sessions.ts';

/** A table of an extract before it is shown or written. */
export interface DrawnTable {
  readonly title: string;
  readonly heads: readonly { readonly text: string; readonly figure: boolean }[];
  readonly rows: readonly (readonly CellModel[])[];
  /** Below the rows, a line for each period. */
  readonly totals: readonly (readonly CellModel[])[];
  /** Σ of the rows' figures, added up apart from their cells: exact decimal text by column, from 0. */
  readonly sums: ReadonlyMap<number, string>;
  /** What the table says of itself that its columns come to; none over several periods, of which a sum says nothing. */
  readonly controls: ReadonlyMap<number, CellModel>;
}

/** What counts at the end of one of the periods. */
export type Told = Consolidated;

interface Choice {
  readonly language: Language;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  readonly lines: ExtractLines;
}

/** All that the tables of an extract are drawn from. */
export interface Telling extends Choice {
  readonly context: ServiceContext;
  readonly told: readonly Told[];
  readonly names: ReadonlyMap<string, string>;
}

export function tellingOf(context: ServiceContext, told: readonly Told[], choice: Choice): Telling {
  const names = new Map(
    told.flatMap(({ members, counties }) => [
      ...members.map(({ area_code, name_zh }) => [area_code, name_zh ?? area_code] as const),
      ...counties.map(({ unit, name }) => [unit, name] as const),
    ]),
  );
  return { context, told, names, ...choice };
}

const text = (value: string, style: StyleName = 'body'): CellModel => ({ kind: 'text', value, style });

/** Indicators: a line for each unit and period, a total for each period. */
export function figuresTable(telling: Telling, keys: readonly string[]): DrawnTable {
  const { told, language } = telling;
  const texts = localeOf(language).extract;
  const figures = keys.flatMap((key) => extractFigures.find((one) => one.key === key) ?? []);
  const several = told.length > 1;
  const row = (unit: string, period: Period, sums: FigureSums, total: boolean): readonly CellModel[] => [
    text(unit, total ? 'total' : 'body'),
    ...(several ? [text(formatPeriod(period, language), total ? 'total' : 'body')] : []),
    ...figures.map((figure) => sumCell(telling, figure, sums, total ? 'totalMoney' : 'bodyMoney')),
  ];
  const lines = told.flatMap(({ period, totals }) =>
    linesOf(telling, totals).map((line) => ({ period, ...line })),
  );
  const ordered = several
    ? lines.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    : lines;
  const alone = ordered.length === told.length && new Set(ordered.map(({ code }) => code)).size === 1;
  return {
    title: texts.indicators,
    heads: [
      { text: texts.unit, figure: false },
      ...(several ? [{ text: texts.period, figure: false }] : []),
      ...figures.map((figure) => ({ text: figureHead(telling, figure), figure: true })),
    ],
    rows: ordered.map(({ name, period, sums }) => row(name, period, sums, false)),
    // The total of a single unit would say the same again.
    totals: alone ? [] : told.map(({ period, totals }) => row(texts.total, period, totals.total, true)),
    ...controlsOf(telling, figures, 1 + Number(several), lines),
  };
}

/** What the columns of figures come to, in the file and in the total. */
function controlsOf(
  telling: Telling,
  figures: readonly ExtractFigure[],
  before: number,
  lines: readonly Line[],
): Pick<DrawnTable, 'sums' | 'controls'> {
  const { told, moneyUnit } = telling;
  const [only, ...more] = told;
  const columns = figures.map((figure, at) => ({ at: before + at, figure }));
  const sumOf = (figure: ExtractFigure): bigint =>
    lines.reduce((sum, line) => sum + BigInt(figureValue(figure, line.sums) ?? 0), 0n);
  return {
    sums: new Map(
      columns.map(({ at, figure }) => [at, scaledToDecimal(sumOf(figure), placesOf(figure, moneyUnit))]),
    ),
    controls: new Map(
      only === undefined || more.length > 0
        ? []
        : columns
            .filter(({ figure }) => unitOf(figure) !== '1/10000 percent')
            .map(({ at, figure }) => [at, sumCell(telling, figure, only.totals.total, 'bodyMoney')]),
    ),
  };
}

interface Line {
  readonly code: string;
  readonly name: string;
  readonly sums: FigureSums;
}

function linesOf({ context, names, lines, language }: Telling, { units }: UnitTotals): readonly Line[] {
  const { notCounted } = localeOf(language).extract;
  if (lines === 'county')
    return units.map(({ unit, member, sums }) => {
      const name = names.get(unit) ?? unitName(context, unit);
      return { code: unit, name: member ? name : fill(notCounted, { unit: name }), sums };
    });
  const members = units.filter(({ member }) => member);
  return [...Map.groupBy(members, ({ unit }) => unit.slice(0, 4))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, of]) => ({
      code,
      name: unitName(context, code),
      sums: addSums(of.map(({ sums }) => sums)),
    }));
}

const figureValue = ({ indicator, figure }: ExtractFigure, sums: FigureSums): number | null =>
  figure === null ? headlineOfSums(sums, indicator) : figureOf(sums, { indicator, figure });

/** Digits behind the point of the smallest unit, in the unit that is shown. */
function placesOf(figure: ExtractFigure, moneyUnit: Choice['moneyUnit']): number {
  switch (unitOf(figure)) {
    case 'fen':
      return moneyUnit === 'wanYuan' ? 6 : 2;
    case '1/10000 percent':
      return 4;
    default:
      return 0;
  }
}

const figureFormats: Readonly<Partial<Record<string, string>>> = {
  fen: cellFormats.money,
  '1/10000 percent': cellFormats.percentPoints,
};

function sumCell(
  { moneyUnit }: Telling,
  figure: ExtractFigure,
  sums: FigureSums,
  style: StyleName,
): CellModel {
  const value = figureValue(figure, sums);
  // Nothing to divide by.
  if (value === null) return { kind: 'blank', style };
  const decimal = scaledToDecimal(BigInt(value), placesOf(figure, moneyUnit));
  return { kind: 'number', decimal, style, format: figureFormats[unitOf(figure)] ?? cellFormats.integer };
}

function unitOf({ indicator, figure }: ExtractFigure) {
  const { unit, figures } = indicatorOf(indicator);
  return figure === null ? unit : (figures[figure] ?? unit);
}

/** Head of an indicator's column with its unit: `返利额·累计（万元）`. */
function figureHead(
  { language, moneyUnit }: Pick<Telling, 'language' | 'moneyUnit'>,
  { indicator, figure }: ExtractFigure,
): string {
  const { indicators, lists } = localeOf(language);
  const label = extractFigureLabel(language, { indicator, figure });
  const unit = unitOf({ indicator, figure });
  const measures: Readonly<Partial<Record<string, string>>> = indicators.measures;
  const counted = measures[indicator as CountedIndicatorId];
  const word =
    unit === 'fen'
      ? unitLabel(language, moneyUnit === 'wanYuan' ? '万元' : '元')
      : unit === '1/10000 percent'
        ? '%'
        : figure === null
          ? (counted ?? null)
          : null;
  return word === null ? label : fill(lists.headWithUnit, { label, unit: word });
}

/** Records of a type as they were reported, or stand in the own ledger, with their unit and period. */
export function typeTable(telling: Telling, type: RecordType, columns: readonly string[]): DrawnTable {
  const { told, language } = telling;
  const texts = localeOf(language).extract;
  const several = told.length > 1;
  const ofUnits = told.some(({ asker }) => asker.level !== 'county');
  const fields = columns.flatMap((name) => findField(type, name) ?? []);
  const before = Number(ofUnits) + Number(several);
  const sums = new Map<string, bigint>();
  const rows: CellModel[][] = [];
  for (const { period, counties, members } of told) {
    const survey = surveyOf(counties, period, { list: members });
    for (const county of counties) {
      const words = wordsOf(telling, county);
      for (const record of recordsOf(county, survey, period, type)) {
        rows.push([
          ...(ofUnits ? [text(county.name)] : []),
          ...(several ? [text(formatPeriod(period, language))] : []),
          ...fields.map((field) => typedCell(record[field.name] ?? null, { ...words, field })),
        ]);
        for (const field of fields.filter(isSummed))
          sums.set(field.name, (sums.get(field.name) ?? 0n) + BigInt(Number(record[field.name] ?? 0)));
      }
    }
  }
  const own = {
    language,
    moneyUnit: telling.moneyUnit,
    referenceLabel: () => '',
    areaName: () => undefined,
    industryName: () => undefined,
  };
  // A register stands in every period's package: over several of them a sum would say nothing.
  const added = several
    ? []
    : fields.flatMap((field, at) => {
        const sum = sums.get(field.name);
        return sum === undefined ? [] : [{ at: before + at, field, sum: String(sum) }];
      });
  return {
    title: typeLabel(language, type),
    heads: [
      ...(ofUnits ? [{ text: texts.unit, figure: false }] : []),
      ...(several ? [{ text: texts.period, figure: false }] : []),
      ...fields.map((field) => ({ text: headOf(type, field.name, own), figure: isSummed(field) })),
    ],
    rows,
    totals: added.length === 0 ? [] : [totalRow(telling, before, fields, added, own)],
    sums: new Map(added.map(({ at, field, sum }) => [at, storedDecimal(sum, field, telling.moneyUnit)])),
    controls: new Map(
      added.map(({ at, field, sum }) => [at, figureCell(sum, { ...own, field }, 'bodyMoney')]),
    ),
  };
}

function totalRow(
  { language }: Telling,
  before: number,
  fields: readonly Field[],
  added: readonly { readonly at: number; readonly field: Field; readonly sum: string }[],
  words: WordsContext,
): readonly CellModel[] {
  const label = localeOf(language).extract.total;
  return Array.from({ length: before + fields.length }, (_, at): CellModel => {
    const one = added.find((sum) => sum.at === at);
    if (one !== undefined) return figureCell(one.sum, { ...words, field: one.field }, 'totalMoney');
    return at === 0 ? text(label, 'total') : { kind: 'blank', style: 'total' };
  });
}

function wordsOf({ context, language, moneyUnit }: Telling, { ledger }: AcceptedCounty): WordsContext {
  return {
    language,
    moneyUnit,
    referenceLabel: (type, id) => recordLabel(ledger, context.areas, language, type, id),
    areaName: (code) => context.areas.name(code),
    industryName: (code) => context.industries.name(code),
  };
}

/** Records of the period; what another unit's record stands for is left out, so that sums say what the indicators say. */
function recordsOf(
  county: AcceptedCounty,
  survey: Survey,
  period: Period,
  type: RecordType,
): readonly AnyRecord[] {
  return packageRecords(county.ledger, period).flatMap((one) =>
    one.type === type && isCounted(survey, county, type, one.record) ? [one.record] : [],
  );
}
