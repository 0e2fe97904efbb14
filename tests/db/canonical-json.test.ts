import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalFlat } from '../../db/canonical-json.ts';

test('plain values are written as the library writes them, byte for byte', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme-composite' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary', maxLength: 12 }), value), (object) => {
      expect(canonicalFlat(object)).toBe(canonicalize(object));
    }),
    { numRuns: 2000 },
  );
});
