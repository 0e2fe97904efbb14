import {
  cleanNumberText,
  exactInteger,
  formatScaled,
  type NumberFormat,
  parseScaled,
  scaledToDecimal,
} from './decimal.ts';
import { accept, type Parsed, refuse } from './parsed.ts';

/** Share or rate: an integer of 1/10000 percent; 10.008 % is 100080 (model, decision 1). */
export type Percent = number & { readonly __unit: 'percent/10000' };

/** 100 % in units of `Percent`: dividing by it turns a rate into a factor. */
export const WHOLE_PERCENT = 1_000_000n;

const SCALE = 4;

/** A percentage in 1/10000 percent. @throws RangeError unless it is a safe integer. */
export function percent(n: number | bigint): Percent {
  return exactInteger(n, 'a percentage in 1/10000 percent') as Percent;
}

/**
 * Reads a percentage as typed, with or without `%`: `10.008` and `10.008%` are 10.008 %. Refuses what `parseScaled`
 * refuses (more than four decimals: `too_precise`), and `unit_conflict` for ‰.
 */
export function parsePercent(text: string): Parsed<Percent> {
  const cleaned = cleanNumberText(text);
  if (cleaned === '') return refuse('empty');
  const figure = cleaned.replace(/ *[%‰]$/, '');
  if (figure === '') return refuse('not_a_number');
  const parsed = parseScaled(figure, SCALE);
  if (!parsed.ok) return parsed;
  return cleaned.endsWith('‰') ? refuse('unit_conflict') : accept(percent(parsed.value));
}

/** A percentage for display, without the sign %; half-up away from zero at `decimals` (default 2). */
export function formatPercent(value: Percent, options: NumberFormat = {}): string {
  return formatScaled(BigInt(value), SCALE, options);
}

/** The text to put into an entry: exact, no separators, no sign %; `parsePercent` reads it back identically. */
export function percentToTyped(value: Percent): string {
  return scaledToDecimal(BigInt(value), SCALE);
}
