import { isIsoDate } from '../dates.ts';
import { isProvince } from './area-code.ts';
import { cleanCode } from './clean-code.ts';

/** The alphabet of GB 32100-2015, values 0 to 30: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 3^(i−1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Weights of the inner organisation code, GB 11714. */
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Weights of the resident identity number, GB 11643. */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Registering department and category that are known to occur (model §5.5). */
const PREFIXES: ReadonlySet<string> = new Set(
  (
    '11 12 13 19 21 31 32 33 34 35 39 41 49 51 52 53 54 55 59 61 62 69 71 72 79 81 89 91 92 93 99 ' +
    'A1 A9 N1 N2 N3 N9 Y1'
  ).split(' '),
);

/**
 * `value` is the code in its plain form. `at` is the position, from 1, of the first character outside the alphabet;
 * `expected` the check character, given whenever the first 17 allow to compute it.
 */
export type UsccCheck =
  | { ok: true; value: string }
  | { ok: false; reason: 'length' | 'alphabet' | 'checksum'; expected?: string; at?: number };

function checkCharacter(first17: string): string | null {
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(index));
    if (value < 0) return null;
    sum += value * weight;
  }
  // The outer mod 31 turns 31 into 0.
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * Checks length, alphabet and check character of a unified social credit code (H01, model §5.5). Lower case, full width,
 * blanks and a leading apostrophe are normalised. A pass says that the code is consistent, not that the firm exists.
 */
export function checkUscc(text: string): UsccCheck {
  const value = cleanCode(text);
  const characters = [...value];
  if (characters.length !== 18) return { ok: false, reason: 'length' };
  const expected = checkCharacter(value);
  const strangerAt = characters.findIndex((character) => !ALPHABET.includes(character));
  if (strangerAt >= 0) {
    const failure = { ok: false, reason: 'alphabet', at: strangerAt + 1 } as const;
    return expected === null ? failure : { ...failure, expected };
  }
  if (expected === null || value.charAt(17) === expected) return { ok: true, value };
  return { ok: false, reason: 'checksum', expected };
}

/**
 * Whether positions 9–17 pass the check of the older organisation code, GB 11714 (S02, a hint: some real codes do not).
 * False, too, for what is no 18 letters and digits.
 */
export function usccBodyCheck(text: string): boolean {
  const value = cleanCode(text);
  if (!/^[0-9A-Z]{18}$/.test(value)) return false;
  // A = 10 … Z = 35, the full alphabet.
  const sum = BODY_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(value.charAt(8 + i), 36),
    0,
  );
  const check = 11 - (sum % 11);
  return value.charAt(16) === (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

/** Whether 18 characters are a consistent resident identity number: province, date of birth, check digit. */
function isResidentId(value: string): boolean {
  if (!/^\d{17}[\dX]$/.test(value) || !isProvince(value.slice(0, 2))) return false;
  const born = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isIsoDate(born) || born < '1900-01-01' || born > '2099-12-31') return false;
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(value.charAt(index)), 0);
  return '10X98765432'.charAt(sum % 11) === value.charAt(17);
}

/**
 * Whether a code of 18 characters looks like that of an organisation (S03): known registering department and category,
 * area digits of a province (or 10, the national register), and no resident identity number. False for any other text.
 */
export function usccPlausible(text: string): boolean {
  const value = cleanCode(text);
  if (!/^[0-9A-Z]{18}$/.test(value) || !PREFIXES.has(value.slice(0, 2))) return false;
  if (!/^\d{6}$/.test(value.slice(2, 8)) || isResidentId(value)) return false;
  const province = value.slice(2, 4);
  return province === '10' || isProvince(province);
}
