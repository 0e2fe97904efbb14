import type { FigureId, IndicatorId } from '../../db/domain/indicators/declarations.ts';
import { evaluateIndicators } from '../../db/domain/indicators/evaluate.ts';
import { indicatorsJson } from '../../db/domain/indicators/indicator-json.ts';
import type { CountyLedger } from '../../db/domain/indicators/same-record.ts';
import type { SurveyOptions } from '../../db/domain/indicators/survey.ts';
import { period } from '../../db/domain/period.ts';
import { HOME, type LedgerBuilder } from './ledger-builder.ts';

/** Qingtian: the second county of tests with two. */
export const OTHER = '331121';

/** A county that reports what a builder holds: Longyou unless told. */
export function reported(builder: LedgerBuilder, unit: string = HOME): CountyLedger {
  return { unit, name: unit === HOME ? '龙游县' : '青田县', ledger: builder.ledger() };
}

/** The indicators of some counties as JSON. */
export function indicatorsOf(counties: readonly CountyLedger[], at: string, options?: SurveyOptions) {
  return indicatorsJson(evaluateIndicators(counties, period(at), options));
}

/** Ids of the records behind a figure. */
export function behind(
  counties: readonly CountyLedger[],
  at: string,
  id: IndicatorId,
  figure: FigureId = 'value',
): readonly string[] {
  const { figures } = evaluateIndicators(counties, period(at)).values[id];
  return (figures[figure]?.parts ?? []).map((part) => part.id).toSorted();
}
