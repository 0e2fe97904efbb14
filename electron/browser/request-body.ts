import { isPlainInput } from '../plain-input.ts';

/**
 * Parses a request's JSON. Depth without end and keys that could reach a prototype are refused: no call of the contract has
 * such a field.
 * @throws SyntaxError when the text is no JSON, or JSON that no window of ours sends
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!isPlainInput(value)) throw new SyntaxError('no input of a call');
  return value;
}
