import { type InvestmentTotals, investmentTotals, projectLines } from '../../domain/figures/project-lines.ts';
import { investmentReporter } from '../../domain/indicators/project-figures.ts';
import { fill } from '../../domain/locale/fill.ts';
import { fieldLabel, typeLabel } from '../../domain/locale/locale.ts';
import { type FormId, subtractingContributionKinds } from '../../domain/options.ts';
import {
  type AnyRecord,
  declarationOf,
  type RecordType,
  recordTypes,
} from '../../domain/records/catalogue.ts';
import type { Field } from '../../domain/records/declaration.ts';
import { summedFields } from '../../domain/summed-fields.ts';
import { distributionLines } from '../report-file/sheets/distribution-lines.ts';
import { unitOfField } from '../report-file/sheets/field-cell.ts';
import type { FormLine, Span } from '../report-file/sheets/form-line.ts';
import { returnLines } from '../report-file/sheets/return-lines.ts';
import type { BookContext, BookCounty } from './book-input.ts';

/** Kinds of figures by the smallest unit in which they are added up. */
export type MeasureKind = 'money' | 'area' | 'integer' | 'percent';

/** A column of a county breakdown. */
export interface Measure {
  readonly label: string;
  readonly kind: MeasureKind;
  /** Columns of one group stand on one sheet where they fit. */
  readonly group: string;
  /** In the smallest unit; null where the unit states nothing. */
  readonly of: (unit: string) => number | null;
  /** Of some units together, where it is no sum of theirs. */
  readonly ofAll?: (units: readonly string[]) => number | null;
}

type OfCounty = (county: BookCounty) => number | null;

/** What each county's form comes to: the form's own figures where it has any, else number and sums of its records. */
export function formMeasures(context: BookContext, form: FormId): readonly Measure[] {
  switch (form) {
    case 'return':
      return lineMeasures(context, returnLines(context.survey.period), ['12']);
    case 'distribution':
      return lineMeasures(context, distributionLines, ['04']);
    case 'investment':
      return investmentMeasures(context);
    case 'contribution':
      return contributionMeasures(context);
    default:
      return recordMeasures(context, form);
  }
}

/** A measure of counties by unit; of a unit without a ledger nothing is known. */
function measureOf(
  context: BookContext,
  of: OfCounty,
  rest: Omit<Measure, 'of' | 'ofAll'>,
  ofAll?: (counties: readonly BookCounty[]) => number | null,
): Measure {
  const byUnit = new Map(context.counties.map((county) => [county.unit, county]));
  const known = new Map<string, number | null>();
  const value = (unit: string): number | null => {
    const county = byUnit.get(unit);
    if (county === undefined) return null;
    const before = known.get(unit);
    if (before !== undefined) return before;
    const figure = of(county);
    known.set(unit, figure);
    return figure;
  };
  if (ofAll === undefined) return { ...rest, of: value };
  const together = (units: readonly string[]) => ofAll(units.flatMap((unit) => byUnit.get(unit) ?? []));
  return { ...rest, of: value, ofAll: together };
}

/** @param sinceStart codes of lines that have a column of their own for what was before */
function lineMeasures(
  context: BookContext,
  lines: readonly FormLine[],
  sinceStart: readonly string[],
): readonly Measure[] {
  const kinds = { money: 'money', percent: 'percent', villages: 'integer' } as const;
  return lines.flatMap((line) => {
    const label = line.label(context.sheets);
    const spans: readonly Span[] = sinceStart.includes(line.code) ? ['period', 'sinceStart'] : ['period'];
    return spans.map((span) => {
      const rest = {
        label: span === 'period' ? label : fill(context.texts.sinceStart, { label }),
        kind: kinds[line.unit],
        group: line.code,
      };
      const views = ({ accounts }: BookCounty) => accounts.map(({ now }) => now);
      const { ofAll } = line;
      const together =
        ofAll === undefined ? undefined : (all: readonly BookCounty[]) => ofAll(all.flatMap(views), span);
      const of: OfCounty = (county) =>
        ofAll === undefined
          ? sum(views(county).map((view) => line.of(view, span)))
          : ofAll(views(county), span);
      // A village of one county is paid by that county only, so that counts of villages add up; rates do not.
      return measureOf(context, of, rest, line.unit === 'percent' ? together : undefined);
    });
  });
}

const totalsShown = [
  'year_plan',
  'inv_period',
  'inv_ytd',
  'inv_cum',
  'fund_period',
  'fund_ytd',
  'fund_cum',
] as const satisfies readonly (keyof InvestmentTotals)[];

function investmentMeasures(context: BookContext): readonly Measure[] {
  const { survey, input } = context;
  const totals = new Map<string, { readonly count: number; readonly totals: InvestmentTotals }>();
  const of = ({ unit, ledger }: BookCounty) => {
    const known = totals.get(unit);
    if (known !== undefined) return known;
    const lines = projectLines(ledger, survey.period).filter(
      ({ project }) => investmentReporter(survey, unit, project.id) === unit,
    );
    const found = { count: lines.length, totals: investmentTotals(lines, survey.period) };
    totals.set(unit, found);
    return found;
  };
  const labels: { readonly [N in (typeof totalsShown)[number]]: string } = {
    year_plan: fieldLabel(input.language, 'project_year', 'year_plan'),
    inv_period: fieldLabel(input.language, 'investment', 'inv_month'),
    inv_ytd: fieldLabel(input.language, 'investment', 'inv_ytd'),
    inv_cum: fieldLabel(input.language, 'investment', 'inv_cum'),
    fund_period: fieldLabel(input.language, 'investment', 'fund_month'),
    fund_ytd: fieldLabel(input.language, 'investment', 'fund_ytd'),
    fund_cum: fieldLabel(input.language, 'investment', 'fund_cum'),
  };
  // In a year what the period brought is the year to date, and is called so.
  const isMonth = survey.period.includes('-');
  const shown = totalsShown.filter((name) => isMonth || !name.endsWith('_period'));
  const count = fill(context.texts.records, { name: typeLabel(input.language, 'project') });
  return [
    measureOf(context, (county) => of(county).count, { label: count, kind: 'integer', group: 'count' }),
    ...shown.map((name) =>
      measureOf(context, (county) => of(county).totals[name], {
        label: labels[name],
        kind: 'money',
        group: name.slice(0, 4),
      }),
    ),
  ];
}

/** Movements up to the period's end, by whether they add to the principal. */
function contributionMeasures(context: BookContext): readonly Measure[] {
  const { texts, input, survey } = context;
  const movements = ({ unit, ledger }: BookCounty) =>
    ledger
      .all('contribution')
      .filter((row) => survey.accounts.counts(unit, row) && (row.date ?? survey.to) <= survey.to);
  const side = (county: BookCounty, subtracts: boolean): number =>
    sum(
      movements(county)
        .filter(({ kind }) => subtractingContributionKinds.has(kind ?? '') === subtracts)
        .map(({ amount }) => amount),
    );
  const money = { kind: 'money', group: 'money' } as const;
  const count = fill(texts.records, { name: typeLabel(input.language, 'contribution') });
  return [
    measureOf(context, (county) => movements(county).length, {
      label: count,
      kind: 'integer',
      group: 'money',
    }),
    measureOf(context, (county) => side(county, false), { label: texts.added, ...money }),
    measureOf(context, (county) => side(county, true), { label: texts.subtracted, ...money }),
    measureOf(context, (county) => side(county, false) - side(county, true), {
      label: texts.balance,
      ...money,
    }),
  ];
}

/** Number of the form's records of each type, and the sums of what adds up in them. */
function recordMeasures(context: BookContext, form: FormId): readonly Measure[] {
  const types = recordTypes.filter((type) => declarationOf(type).form === form);
  const [main] = types;
  return types
    .filter((type) => type === main || context.counties.some(({ rows }) => rows(type).length > 0))
    .flatMap((type) => typeMeasures(context, type, types.length > 1));
}

function typeMeasures(context: BookContext, type: RecordType, named: boolean): readonly Measure[] {
  const { language } = context.input;
  const name = typeLabel(language, type);
  const of = (field: Field): Measure => {
    const label = labelOf(context, type, field);
    const value: OfCounty = ({ rows }) => sum(rows(type).map((record) => amountOf(record, field.name)));
    return measureOf(context, value, {
      label: named ? `${name}：${label}` : label,
      kind: kindOf(field),
      group: type,
    });
  };
  const stated = summedFields(type).filter(
    (field) =>
      !field.onRequest ||
      context.counties.some(({ rows }) => rows(type).some((row) => row[field.name] != null)),
  );
  return [
    measureOf(context, ({ rows }) => rows(type).length, {
      label: fill(context.texts.records, { name }),
      kind: 'integer',
      group: type,
    }),
    ...stated.map(of),
  ];
}

/** With its unit where that is not the workbook's: `规划面积（亩）`. */
function labelOf({ sheets, input }: BookContext, type: RecordType, field: Field): string {
  const label = fieldLabel(input.language, type, field.name);
  const unit = field.kind === 'money' ? undefined : unitOfField(sheets, field);
  return unit === undefined ? label : fill(sheets.texts.headWithUnit, { label, unit });
}

const amountOf = (record: AnyRecord, name: string): number | null => (record[name] ?? null) as number | null;

function kindOf({ kind }: Field): MeasureKind {
  if (kind === 'money') return 'money';
  return kind === 'mu' || kind === 'squareMetre' ? 'area' : 'integer';
}

/** Σ, blanks left out. @throws RangeError when it is no safe integer */
export function sum(figures: readonly (number | null)[]): number {
  const total = figures.reduce<bigint>((before, figure) => before + BigInt(figure ?? 0), 0n);
  if (!Number.isSafeInteger(Number(total))) throw new RangeError(`not exact: ${total}`);
  return Number(total);
}
