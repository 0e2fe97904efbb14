import { accept, type Parsed, refuse } from './parsed.ts';
import { normaliseText, toHalfWidth } from './text.ts';

/** Largest magnitude a parser lets in, in units of the last place; below 2^53, so every value is an exact number. */
export const LARGEST_SCALED = 9_000_000_000_000_000n;

/** Longest text that is looked at as a number. */
const LONGEST_NUMBER = 100;

export interface NumberFormat {
  /** Digits after the point, 0 to 20; default 2. */
  readonly decimals?: number;
  /** Shows every digit that is not zero, and at least `decimals`. */
  readonly full?: boolean;
}

/**
 * Brings what officers type and paste into one form: half width, `−` as minus, ，and ．。 as separators, every kind of
 * blank as one space character, no leading apostrophe (the spreadsheet mark for text), no blanks at the ends.
 */
export function cleanNumberText(text: string): string {
  return toHalfWidth(normaliseText(text))
    .replace(/^['‘’]/, '')
    .replace(/，/g, ',')
    .replace(/[．。]/g, '.')
    .replace(/−/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .trim();
}

/**
 * The digits of a whole part without its separators, or null when the grouping is not plausible: groups of three or, the
 * Chinese way, of four; one kind of separator; a first group that does not start with 0.
 */
function ungroup(whole: string): string | null {
  if (/^\d*$/.test(whole)) return whole;
  const [first = '', ...rest] = whole.split(whole.includes(',') ? ',' : ' ');
  const size = rest[0]?.length;
  if (size !== 3 && size !== 4) return null;
  if (!/^[1-9]\d*$/.test(first) || first.length > size) return null;
  return rest.every((group) => group.length === size && /^\d+$/.test(group)) ? first + rest.join('') : null;
}

/**
 * Reads a decimal number exactly, as an integer of 10^−scale; digits only, never through a float.
 * Refuses: `empty`; `not_a_number` (letters, exponents, signs other than one leading + or -); `ambiguous_number` (doubtful
 * grouping, several points, brackets); `too_precise` with `decimals` = what is allowed (zeros at the end do not count);
 * `too_large` beyond ±9 × 10^15 units of the last place; `too_long`.
 */
export function parseScaled(text: string, scale: number): Parsed<bigint> {
  const cleaned = cleanNumberText(text);
  if (cleaned === '') return refuse('empty');
  if (cleaned.length > LONGEST_NUMBER) return refuse('too_long', { max: LONGEST_NUMBER });
  // Bookkeepers write a negative figure in brackets, others mean a remark: ask.
  if (/^\(.*\d.*\)$/.test(cleaned)) return refuse('ambiguous_number');
  const match = /^([+-]?) ?([\d.,][\d., ]*)$/.exec(cleaned);
  const body = match?.[2];
  if (body === undefined || !/\d/.test(body)) return refuse('not_a_number');

  const [wholeText = '', fractionText = '', ...more] = body.split('.');
  const whole = ungroup(wholeText);
  if (more.length > 0 || whole === null || !/^\d*$/.test(fractionText)) return refuse('ambiguous_number');
  const fraction = fractionText.replace(/0+$/, '');
  if (fraction.length > scale) return refuse('too_precise', { decimals: scale });
  const magnitude = BigInt(whole + fraction.padEnd(scale, '0'));
  if (magnitude > LARGEST_SCALED) return refuse('too_large');
  return accept(match?.[1] === '-' ? -magnitude : magnitude);
}

/** An integer that a number holds exactly, never −0. @throws RangeError otherwise, naming `what`. */
export function exactInteger(n: number | bigint, what: string): number {
  const value = Number(n);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not ${what}: ${n}`);
  return value === 0 ? 0 : value;
}

/** numerator ÷ denominator, rounded half-up away from zero. @throws RangeError when the denominator is zero. */
export function ratioHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/** An integer of 10^−scale as its shortest exact decimal: no separators, no zeros at the end. */
export function scaledToDecimal(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * An integer of 10^−scale as shown: `,` every three digits, `.`, a leading `-`; rounded half-up away from zero. What
 * rounds to zero is shown without a minus. @throws RangeError when `decimals` is no integer from 0 to 20.
 */
export function formatScaled(value: bigint, scale: number, options: NumberFormat = {}): string {
  const decimals = options.decimals ?? 2;
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 20) {
    throw new RangeError(`decimals must be an integer from 0 to 20, not ${decimals}`);
  }
  const kept = options.full === true ? scale : decimals;
  const rounded = ratioHalfUp(value * 10n ** BigInt(kept), 10n ** BigInt(scale));
  const [whole = '', fraction = ''] = scaledToDecimal(rounded, kept).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const padded = fraction.padEnd(decimals, '0');
  return padded === '' ? grouped : `${grouped}.${padded}`;
}
