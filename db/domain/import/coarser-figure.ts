import { ratioHalfUp } from '../decimal.ts';
import { shiftedDecimal, toSignificant } from './sheet-cell.ts';

/** A decimal, and the unit behind it. */
const figure = /^(-?\d+\.\d+)(\D*)$/;
/** Fewer digits than this nobody gets from adding up. */
const digitsOfNoise = 14;
const digitsKept = 12;
/** What a thousand additions in binary leave, as a share. */
const mostNoise = 2e-13;

/**
 * The figure that was meant where the last digits are left over from adding up in binary: 9.99999999999998 is 10. Else null.
 * @param decimals that its field has: what is left over is far below the last of them
 */
export function withoutNoise(text: string, decimals: number): string | null {
  const [, decimal = '', unit = ''] = figure.exec(text.trim()) ?? [];
  if (decimal.replace(/^-?0*\.?0*|\D/g, '').length < digitsOfNoise) return null;
  const meant = toSignificant(decimal, digitsKept);
  const [is, then] = [Number(decimal), Number(meant)];
  const off = Math.abs(is - then);
  return off <= Math.abs(is) * mostNoise && off < 10 ** -(decimals + 2) ? `${meant}${unit}` : null;
}

/** A figure rounded half up, away from zero, to so many decimals; null for a text that is none. */
export function roundedTo(text: string, decimals: number): string | null {
  const [, decimal = '', unit = ''] = figure.exec(text.trim()) ?? [];
  if (decimal === '') return null;
  const [whole = '', fraction = ''] = decimal.split('.');
  const finer = Math.max(0, fraction.length - decimals);
  const rounded = ratioHalfUp(BigInt(whole + fraction), 10n ** BigInt(finer));
  const sign = decimal.startsWith('-') && rounded === 0n ? '' : rounded < 0n ? '-' : '';
  const digits = String(rounded < 0n ? -rounded : rounded);
  return `${sign}${shiftedDecimal(digits, finer - fraction.length)}${unit}`;
}
