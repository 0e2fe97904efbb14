import { randomBytes } from 'node:crypto';
import { FailureError } from '../db/domain/failure.ts';

/**
 * Places on this machine's disk that the window may name: opaque random tokens on one side, real paths on the other.
 * Kept in memory only, so a token is worth nothing to another run. The same path keeps its token.
 */
export class PlaceTokens {
  readonly #paths = new Map<string, string>();
  readonly #tokens = new Map<string, string>();

  /** @param path absolute path that a person may choose */
  give(path: string): string {
    const known = this.#tokens.get(path);
    if (known !== undefined) return known;
    const token = randomBytes(18).toString('base64url');
    this.#tokens.set(path, token);
    this.#paths.set(token, path);
    return token;
  }

  /** @throws FailureError `file_missing` for a token that was not given out */
  resolve(token: string): string {
    const path = this.#paths.get(token);
    if (path === undefined) throw new FailureError('file_missing');
    return path;
  }
}
