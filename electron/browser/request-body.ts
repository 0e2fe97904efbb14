/** Longest request body, in bytes. */
export const bodyLimitBytes = 20 * 1024 * 1024;

/**
 * Parses a request's JSON. Keys that could reach a prototype are refused: no call of the contract has such a field.
 * @throws SyntaxError when the text is no JSON or holds such a key
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '__proto__') throw new SyntaxError('forbidden key');
    return value;
  });
}
