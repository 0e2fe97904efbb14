const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Letters of base64url that are taken: 72 bits, of which 64 are shown. */
const letters = 12;
const digits = 16;

/**
 * The first 64 bits of a public key (base64url) as hexadecimal digits in groups of four: what two officers compare on the
 * telephone. `2F9A 01C4 77E0 B3D5`.
 */
export function spokenKey(publicKey: string): string {
  const bits = [...publicKey.slice(0, letters)].reduce(
    (before, letter) => before * 64n + BigInt(Math.max(0, alphabet.indexOf(letter))),
    0n,
  );
  const hex = bits
    .toString(16)
    .padStart((letters * 6) / 4, '0')
    .slice(0, digits);
  return hex.toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');
}
