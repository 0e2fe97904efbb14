import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long an address works. */
const lifetimeMs = 60_000;
/** Windows that may be open at once; the oldest one's secret is forgotten beyond that. */
const sessionLimit = 16;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * Who may call: a one-time token in the address is exchanged for a session secret of 256 bits. Only digests are kept, and
 * digests are compared in constant time, so neither memory nor time tells a secret.
 */
export class Admission {
  /** Milliseconds of a clock that only goes forward. */
  readonly #now: () => number;
  #token: { readonly digest: Buffer; readonly until: number } | undefined;
  readonly #sessions: Buffer[] = [];

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A new token, good once and for 60 seconds; the one before it is void from now on. */
  newToken(): string {
    const token = newSecret();
    this.#token = { digest: digest(token), until: this.#now() + lifetimeMs };
    return token;
  }

  /** The session's secret, or undefined when the token is wrong, used or too old. */
  exchange(token: string): string | undefined {
    const offered = this.#token;
    if (offered === undefined || !timingSafeEqual(digest(token), offered.digest)) return undefined;
    this.#token = undefined;
    if (this.#now() > offered.until) return undefined;
    const secret = newSecret();
    this.#sessions.push(digest(secret));
    if (this.#sessions.length > sessionLimit) this.#sessions.shift();
    return secret;
  }

  admits(secret: string): boolean {
    const given = digest(secret);
    // Every session is compared, so that the time tells nothing about which one fits.
    return this.#sessions.reduce((found, known) => timingSafeEqual(given, known) || found, false);
  }
}
