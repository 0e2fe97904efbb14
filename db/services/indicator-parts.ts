import type { CallInput } from '../domain/contract.ts';
import type { CountyPart, IndicatorParts, PartLine } from '../domain/dashboard-answers.ts';
import { FailureError } from '../domain/failure.ts';
import { indicatorOf } from '../domain/indicators/declarations.ts';
import { byCounty, type Figure } from '../domain/indicators/evaluate.ts';
import type { Part } from '../domain/indicators/survey.ts';
import { recordLabel } from '../domain/record-label.ts';
import { recordPlace } from '../domain/record-place.ts';
import type { ServiceContext } from './context.ts';
import { namesOf } from './dashboard.ts';
import { type Surveyed, surveyed } from './surveyed.ts';

const nothing: Figure = { value: 0, parts: [] };

/**
 * The records behind a figure of an indicator: of all members, or of one county, be it a member or not.
 * @throws FailureError `not_initialised`, `rejected` for a figure that the indicator does not have
 */
export function indicatorParts(
  context: ServiceContext,
  {
    period,
    indicator,
    figure: name,
    county,
    offset = 0,
    limit = 100,
    language,
  }: CallInput<'indicators.parts'>,
): IndicatorParts {
  const unit = indicatorOf(indicator).figures[name];
  if (unit === undefined)
    throw new FailureError('rejected', { call: 'indicators.parts' }, [
      { path: 'figure', problem: 'unknown_option' },
    ]);
  const all = surveyed(context, period);
  const value = all.report.values[indicator];
  const ofMembers = value.figures[name] ?? nothing;
  const counties = byCounty(ofMembers);
  const figure =
    county === undefined
      ? ofMembers
      : (counties.get(county) ?? byCounty(value.leavers?.[name] ?? nothing).get(county) ?? nothing);
  const names = namesOf(context, all, [
    ...counties.keys(),
    ...figure.parts.flatMap((part) => [part.unit, part.county]),
    ...(county === undefined ? [] : [county]),
  ]);
  return {
    indicator,
    figure: name,
    unit,
    value: figure.value,
    total: figure.parts.length,
    rows: figure.parts
      .toSorted(byAmount)
      .slice(offset, offset + limit)
      .map((part) => lineOf(context, all, part, language)),
    counties: [...counties]
      .map(
        ([code, { value: own, parts }]): CountyPart => ({
          county: code,
          name: names[code] ?? code,
          value: own,
          records: parts.length,
        }),
      )
      .toSorted((a, b) => b.value - a.value || (a.county < b.county ? -1 : 1)),
    names,
  };
}

/** The highest first; the rest of the order is only there so that pages fit together. */
function byAmount(a: Part, b: Part): number {
  return (
    (b.amount ?? 0) - (a.amount ?? 0) ||
    compare(a.county, b.county) ||
    compare(a.type, b.type) ||
    compare(a.id, b.id)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function lineOf(
  { areas }: ServiceContext,
  { asker, survey }: Surveyed,
  { unit, type, id, amount }: Part,
  language: 'zh-CN' | 'en',
): PartLine {
  const ledger = survey.counties.find((one) => one.unit === unit)?.ledger;
  return {
    unit,
    type,
    id,
    label: ledger === undefined ? id : recordLabel(ledger, areas, language, type, id),
    amount: amount ?? 0,
    place: ledger === undefined || asker.level !== 'county' ? null : recordPlace(ledger, type, id),
  };
}
