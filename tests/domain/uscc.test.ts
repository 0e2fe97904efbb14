import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUscc, usccBodyCheck, usccPlausible } from '../../db/domain/codes/uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Synthetic codes, paired with no real name (model §5.5). */
const valid = [
  '91331121MA2T01376P',
  '91331121MA2T004450',
  '91331121MA2T0004XK',
  '91330482MA2T013766',
  '91330211MA2T013761',
  'N2331121MF0002115L',
  'N2330803MF0004225F',
  '12331122002600536L',
  '11330127002600536K',
  '93331126MA2T01376R',
  'N2331121MF1234567P',
  '91350100M000100Y43',
];

/** A code with the right check character, computed by the formula as printed in the model, one weight at a time. */
function complete(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + ALPHABET.charAt((31 - (sum % 31)) % 31);
}

describe('the check of a unified social credit code', () => {
  it.each(valid)('%s passes, and its inner code and prefix do too', (code) => {
    expect(checkUscc(code)).toStrictEqual({ ok: true, value: code });
    expect(usccBodyCheck(code)).toBe(true);
    expect(usccPlausible(code)).toBe(true);
  });

  it.each([
    '91331121ma2t01376p',
    ' 91331121MA2T01376P ',
    '９１３３１１２１ＭＡ２Ｔ０１３７６Ｐ',
    "'91331121 MA2T01376P",
  ])('%j is normalised, then passes', (text) => {
    expect(checkUscc(text)).toStrictEqual({ ok: true, value: '91331121MA2T01376P' });
    expect(usccBodyCheck(text)).toBe(true);
    expect(usccPlausible(text)).toBe(true);
  });

  it.each<[string, ReturnType<typeof checkUscc>]>([
    ['91331121MA2T01376Q', { ok: false, reason: 'checksum', expected: 'P' }],
    ['9133112IMA2T01376P', { ok: false, reason: 'alphabet', at: 8 }],
    ['91331121MA2T0137P', { ok: false, reason: 'length' }],
    ['91350100M000100Y4Z', { ok: false, reason: 'alphabet', at: 18, expected: '3' }],
    ['111111111111111111', { ok: false, reason: 'checksum', expected: '5' }],
    ['9133112一MA2T01376P', { ok: false, reason: 'alphabet', at: 8 }],
    ['91331121-MA2T01376', { ok: false, reason: 'alphabet', at: 9 }],
    ['', { ok: false, reason: 'length' }],
    ['91331121MA2T01376PP', { ok: false, reason: 'length' }],
  ])('%j fails', (text, expected) => {
    expect(checkUscc(text)).toStrictEqual(expected);
  });

  it('agrees with the formula for any code', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 17, maxLength: 17 }),
        (first17) => {
          const code = complete(first17);
          expect(checkUscc(code)).toStrictEqual({ ok: true, value: code });
        },
      ),
    );
  });

  it('finds every substitution of a single character', () => {
    for (const code of valid) {
      for (let at = 0; at < 18; at += 1) {
        for (const other of ALPHABET) {
          if (other === code.charAt(at)) continue;
          expect(checkUscc(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
        }
      }
    }
  });
});

describe('the inner organisation code', () => {
  it('covers digit, X and 0 as check characters', () => {
    // Σ mod 11 = 1 → 10 → X; 0 → 11 → 0
    expect(usccBodyCheck('91331121MA2T0004XK')).toBe(true);
    const body = (eight: string, check: string) => usccBodyCheck(`91331121${eight}${check}0`);
    // 4 × 3 = 12 = 1 mod 11
    expect(body('40000000', 'X')).toBe(true);
    expect(body('40000000', '0')).toBe(false);
    expect(body('00000000', '0')).toBe(true);
  });

  it('fails for another digit and for what is no code', () => {
    expect(usccBodyCheck('N2331121MF1234568P')).toBe(false);
    expect(usccBodyCheck('91331121')).toBe(false);
    expect(usccBodyCheck('')).toBe(false);
  });
});

describe('whether a code is plausible', () => {
  it.each(['10', '22', 'A2', 'N4', 'Y2', 'B1'])(
    'refuses the unknown department and category %s',
    (prefix) => {
      expect(usccPlausible(`${prefix}331121MA2T01376P`)).toBe(false);
    },
  );

  it('asks for a province, or the national register', () => {
    expect(usccPlausible('91100000MA2T01376P')).toBe(true);
    for (const area of ['001121', '991121', '201121', '33A121', '00ABCD']) {
      expect(usccPlausible(`91${area}MA2T01376P`)).toBe(false);
    }
    expect(usccPlausible('91331121')).toBe(false);
  });

  it('refuses a resident identity number even when it passes the check of the code', () => {
    const numbers = identityNumbers().filter((number) => checkUscc(number).ok);
    expect(numbers.length).toBeGreaterThan(10);
    for (const number of numbers) expect(usccPlausible(number)).toBe(false);
    // The same digits with a day of birth that does not exist are no identity number.
    expect(usccPlausible('331121190002301234')).toBe(true);
    // 39 is a category of organisations, but no province that people are born in.
    for (const number of identityNumbers('391121')) expect(usccPlausible(number)).toBe(true);
  });
});

/** Consistent identity numbers of nobody: all born on 1 January 1900. */
function identityNumbers(area = '331121'): string[] {
  return Array.from({ length: 1000 }, (_, serial) => {
    const first17 = `${area}19000101${String(serial).padStart(3, '0')}`;
    // ISO 7064, MOD 11-2: weights are powers of 2 from the right.
    const sum = [...first17].reduce((total, digit, index) => total + Number(digit) * 2 ** (17 - index), 0);
    const check = (12 - (sum % 11)) % 11;
    return first17 + (check === 10 ? 'X' : String(check));
  });
}
