import { ratioHalfUp } from '../decimal.ts';
import { type Fen, sumFen } from '../money.ts';
import { type Percent, percent, WHOLE_PERCENT } from '../percent.ts';
import type { Period } from '../period.ts';
import { cooperationTallies } from './cooperation-figures.ts';
import { type FigureId, type IndicatorId, indicatorIds, indicatorOf } from './declarations.ts';
import { enclaveTallies } from './enclave-figures.ts';
import { distributionTallies, rateTallies, returnTallies } from './money-figures.ts';
import { CountedParks, platformTallies } from './platform-figures.ts';
import { projectTallies } from './project-figures.ts';
import type { CountyLedger, SharedAccount, SharedRecord } from './same-record.ts';
import { type Part, type Survey, type SurveyOptions, surveyOf, type Tally } from './survey.ts';
import { villageTallies } from './village-figures.ts';

/** A figure and the records behind it; Σ amounts of the parts = value, exactly. */
export interface Figure {
  readonly value: number;
  readonly parts: readonly Part[];
}

export type Figures = { readonly [F in FigureId]?: Figure };

/** An indicator over some counties, in the units that `indicators` declares. */
export interface IndicatorValue {
  readonly id: IndicatorId;
  /** Every declared figure, over the members at the period's end. */
  readonly figures: Figures;
  /** The same over counties that reported without being members (model §2.0); null where there is none. */
  readonly leavers: Figures | null;
  /** Records that may belong to it but have a blank, or name what is not known: counted as nothing. */
  readonly incomplete: readonly Part[];
}

export interface IndicatorReport {
  readonly period: Period;
  readonly values: { readonly [I in IndicatorId]: IndicatorValue };
  /** Members at the period's end by code, whether or not they reported. */
  readonly members: Survey['members'];
  /** Units that reported without being members. */
  readonly leavers: readonly string[];
  /**
   * Enclaves, projects and platforms that several units report, each with its reporters in the order in which they count:
   * the first one's record is counted, of a project's investment that of the first that states any. For S92.
   */
  readonly duplicates: readonly SharedRecord[];
  /** Accounts whose rows several units keep; those of the first one count. */
  readonly sharedAccounts: readonly SharedAccount[];
}

/**
 * The headline indicators of some counties at a period's end (model §4). "This year" is the period's, up to its end; "in
 * the period" means dated from its first to its last day. What several units report is counted once; of one enclave the
 * money of each home county counts.
 * @throws RangeError when a unit is given twice, and when an amount of money passes what is exact
 */
export function evaluateIndicators(
  counties: readonly CountyLedger[],
  period: Period,
  options: SurveyOptions = {},
): IndicatorReport {
  return evaluateSurvey(surveyOf(counties, period, options));
}

/** The same of a survey that is there already, for a page that shows more of it (`db/domain/dashboard`). */
export function evaluateSurvey(survey: Survey): IndicatorReport {
  const tallies = Map.groupBy(allTallies(survey), ({ indicator }) => indicator);
  const leavers = survey.counties.filter(({ unit }) => !survey.isMember(unit)).map(({ unit }) => unit);
  const values = indicatorIds.map((id) => [
    id,
    indicatorValue(survey, id, tallies.get(id) ?? [], leavers.length > 0),
  ]);
  return {
    period: survey.period,
    values: Object.fromEntries(values) as IndicatorReport['values'],
    members: survey.members,
    leavers,
    duplicates: [survey.enclaves, survey.projects, survey.platforms].flatMap((one) => one.duplicates()),
    sharedAccounts: survey.accounts.duplicates(),
  };
}

function* allTallies(survey: Survey): Iterable<Tally> {
  const parks = new CountedParks(survey);
  yield* enclaveTallies(survey);
  yield* villageTallies(survey);
  yield* returnTallies(survey);
  yield* distributionTallies(survey);
  yield* rateTallies(survey);
  yield* platformTallies(parks);
  yield* projectTallies(survey, parks);
  yield* cooperationTallies(survey);
}

function indicatorValue(
  survey: Survey,
  id: IndicatorId,
  tallies: readonly Tally[],
  hasLeavers: boolean,
): IndicatorValue {
  const members: PartsByFigure = new Map();
  const leavers: PartsByFigure = new Map();
  const incomplete: Part[] = [];
  for (const { figure, part } of tallies) {
    const of = survey.isMember(part.county) ? members : leavers;
    if (part.amount === null) incomplete.push(part);
    else
      of.set(figure, of.get(figure) ?? [])
        .get(figure)
        ?.push(part);
  }
  return {
    id,
    figures: figuresOf(id, members),
    leavers: hasLeavers ? figuresOf(id, leavers) : null,
    incomplete,
  };
}

type PartsByFigure = Map<FigureId, Part[]>;

function figuresOf(id: IndicatorId, byFigure: PartsByFigure): Figures {
  const names = Object.keys(indicatorOf(id).figures) as FigureId[];
  return Object.fromEntries(names.map((name) => [name, figureOf(byFigure.get(name) ?? [])]));
}

/** Counts add up as amounts of money do: whole numbers, and a sum that is not exact is refused. */
function figureOf(parts: readonly Part[]): Figure {
  return { value: sumFen(parts.map(({ amount }) => amount as Fen | null)), parts };
}

/** num ÷ den in 1/10000 percent, half-up; null while den is not above zero. */
export function ratioOf(num: number, den: number): Percent | null {
  return den <= 0 ? null : percent(ratioHalfUp(BigInt(num) * WHOLE_PERCENT, BigInt(den)));
}

/** An indicator's headline: its value, or the ratio; null where there is nothing to divide by. */
export function headlineOf({ id, figures }: Pick<IndicatorValue, 'id' | 'figures'>): number | null {
  const { kind } = indicatorOf(id);
  if (kind === 'count' || kind === 'money') return figures.value?.value ?? null;
  return ratioOf(figures.num?.value ?? 0, figures.den?.value ?? 0);
}

/** A figure by county; counties without a part are left out. Their values add up to the figure's. */
export function byCounty(figure: Figure): ReadonlyMap<string, Figure> {
  const groups = [...Map.groupBy(figure.parts, ({ county }) => county)];
  return new Map(groups.map(([county, parts]) => [county, figureOf(parts)]));
}
