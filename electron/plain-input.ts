/** Longest input of a call, in bytes of a request's body or UTF-16 units of what a window sends. */
export const inputLimit = 20 * 1024 * 1024;
/** No call of the contract is deeper than a list of records in a list of changes; a filter adds a few levels. */
const deepest = 32;

/**
 * Whether a value is what JSON can say, of bearable size and depth, and without a key that could reach a prototype.
 * Both hosts ask this before anything looks into what a window sent: messages between processes can carry maps, buffers and
 * circles, and deep nesting would exhaust the stack of whoever walks it.
 */
export function isPlainInput(value: unknown): boolean {
  let left = inputLimit;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    const next: unknown[] = [];
    for (const one of level) {
      left -= typeof one === 'string' ? one.length + 1 : 1;
      if (left < 0) return false;
      if (Array.isArray(one)) for (const each of one) next.push(each);
      else if (typeof one === 'object' && one !== null) {
        if (Object.getPrototypeOf(one) !== Object.prototype) return false;
        for (const key of Object.keys(one)) {
          if (key === '__proto__') return false;
          left -= key.length;
          next.push((one as Record<string, unknown>)[key]);
        }
      } else if (!isPrimitive(one)) return false;
    }
    level = next;
  }
  return true;
}

/** Undefined stands where a field is left out; JSON would leave it out too. */
function isPrimitive(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}
