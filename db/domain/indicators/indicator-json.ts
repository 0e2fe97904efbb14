import { type IndicatorId, indicatorIds, indicatorOf } from './declarations.ts';
import { type Figures, type IndicatorReport, type IndicatorValue, ratioOf } from './evaluate.ts';

type Json = number | string | null | { readonly [key: string]: Json };

/**
 * The indicators as one JSON document, by id. Every entry has `value` and `unit`: `value` is the headline, of a ratio `num` ÷
 * `den` in 1/10000 percent or null where `den` is 0. Money is in fen. Further figures of the declaration have their
 * names; I16 has its second rate as `production`. What counties reported that are no members stands apart in `leavers`,
 * left out where there are none; `incomplete` counts records with a blank, left out at 0.
 */
export function indicatorsJson({ values }: Pick<IndicatorReport, 'values'>): {
  readonly [I in IndicatorId]: { readonly [key: string]: Json };
} {
  const entries = indicatorIds.map((id) => [id, entryOf(values[id])]);
  return Object.fromEntries(entries) as ReturnType<typeof indicatorsJson>;
}

function entryOf({ id, figures, leavers, incomplete }: IndicatorValue): { readonly [key: string]: Json } {
  return {
    ...numbersOf(figures),
    unit: indicatorOf(id).unit,
    ...(leavers === null ? {} : { leavers: numbersOf(leavers) }),
    ...(incomplete.length === 0 ? {} : { incomplete: incomplete.length }),
  };
}

function numbersOf(figures: Figures): { readonly [key: string]: Json } {
  const { num, den, production, ...others } = figures;
  const plain = Object.fromEntries(Object.entries(others).map(([name, { value }]) => [name, value]));
  if (num === undefined || den === undefined) return plain;
  const ratio = (part: number): Json => ({
    num: part,
    den: den.value,
    value: ratioOf(part, den.value),
  });
  return {
    ...(ratio(num.value) as { readonly [key: string]: Json }),
    ...(production === undefined ? {} : { production: ratio(production.value) }),
    ...plain,
  };
}
