import { exactInteger, formatScaled, parseScaled } from './decimal.ts';
import { accept, type Parsed, refuse } from './parsed.ts';

/**
 * Reads a count: grouping as in amounts, `12.0` is 12. Refuses `not_an_integer` for `12.5`, `negative` unless
 * `allowNegative`, and what `parseScaled` refuses.
 */
export function parseInteger(text: string, options: { allowNegative?: boolean } = {}): Parsed<number> {
  const parsed = parseScaled(text, 0);
  if (!parsed.ok) return parsed.problem.code === 'too_precise' ? refuse('not_an_integer') : parsed;
  if (parsed.value < 0n && options.allowNegative !== true) return refuse('negative');
  return accept(Number(parsed.value));
}

/** A count for display: `,` every three digits. @throws RangeError unless it is a safe integer. */
export function formatInteger(value: number): string {
  return formatScaled(BigInt(exactInteger(value, 'a safe integer')), 0, { decimals: 0 });
}
