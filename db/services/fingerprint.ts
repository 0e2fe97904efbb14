import { createHash } from 'node:crypto';

/** First digits of a key's hash, in fours: short enough to be read out by telephone. */
export function fingerprintOf(publicKey: string): string {
  const digits = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  return digits.match(/.{4}/g)?.join(' ') ?? digits;
}
