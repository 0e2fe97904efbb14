import { ratioHalfUp } from '../decimal.ts';
import { fullDecimal, shiftedDecimal } from './sheet-cell.ts';

const shownForm = /^(-?)((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?)(%?)$/;
const storedForm = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** What a cell's number is beside what the cell shows. */
export type BeneathShown =
  /** All of it is shown, or it is shown as a day or in words. */
  | { readonly kind: 'same' }
  /** It has more decimals; the text is read like the one that is shown. */
  | { readonly kind: 'finer'; readonly text: string }
  /** Another number: a format that shows thousandths. */
  | { readonly kind: 'other' };

/**
 * What a cell holds that may show less: `12.3456` of a cell that shows `12.35`, `12.34%` of one that shows `12.3%`.
 * @param shown as a spreadsheet shows the cell
 * @param stored its number as the spreadsheet writes it, to 17 digits or with an exponent; 15 digits of it count
 */
export function beneathShown(shown: string, stored: string): BeneathShown {
  const match = shownForm.exec(shown.trim());
  if (match === null || !storedForm.test(stored.trim())) return { kind: 'same' };
  const [, sign = '', figure = '', fraction = '', percent = ''] = match;
  const whole = fullDecimal(stored.trim());
  const exact = percent === '' ? whole : shiftedDecimal(whole, 2);
  const decimals = (exact.split('.')[1] ?? '').length;
  const finer = Math.max(decimals - fraction.length, 0);
  const places = BigInt(exact.replace('.', '')) * 10n ** BigInt(Math.max(fraction.length - decimals, 0));
  const seen = BigInt(sign + figure.replace(/[,.]/g, ''));
  if (ratioHalfUp(places, 10n ** BigInt(finer)) !== seen) return { kind: 'other' };
  return finer === 0 ? { kind: 'same' } : { kind: 'finer', text: `${exact}${percent}` };
}
