import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spokenKey } from '../../db/domain/spoken-key.ts';

it('a key is read out by its first eight bytes, in groups of four digits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const hex = Buffer.from(bytes).toString('hex').slice(0, 16).toUpperCase();
      const said = spokenKey(Buffer.from(bytes).toString('base64url'));
      expect(said.replaceAll(' ', '')).toBe(hex);
      expect(said).toMatch(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/);
    }),
  );
});
